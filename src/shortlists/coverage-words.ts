// What each way gives, whatever it costs, and what an owner should not forget (5.3). Words only.

/** For whom the cells of each row are. */
export const WHO = ['Your own person', 'A provider', 'Shared', 'Pay per visit'] as const;

/** What is compared, and what it is for each of WHO. */
export const COVERAGE: readonly (readonly [string, readonly string[]])[] = [
  ['Hours covered', [
    'About 1,880 of the 8,760 hours of a year: nine in ten office hours, after leave and illness.',
    'As bought. Ask who picks up at night, and read check SVC-06. A seat of your own around the clock would take nearly five full-time people.',
    'Nearly all office hours, and beyond them as bought.',
    'None for sure. They come when they can.',
  ]],
  ['Range of skill', [
    'One head. Nobody is deep in security, networks and cloud at once.',
    'A team, if you can reach it.',
    'Both.',
    'Whoever comes.',
  ]],
  ['If one person goes', [
    'If people stay three years, one year in three brings a notice and some ten weeks without. What they know leaves with them.',
    'The firm stays. The technician who knows you may not: see check STF-05.',
    'The smallest risk. Each knows what the other does.',
    'You start again with somebody else.',
  ]],
  ['Who checks the work', [
    'Nobody, unless you buy it. Have an outsider test backups and access once a year.',
    'The standard, where it has answered. Ask for the proof.',
    'Each checks the other.',
    'You do.',
  ]],
  ['Knows your business', [
    'Best of all, on site, and works for nobody else.',
    'It depends on staffing, attention and fit. It may serve your competitor too.',
    'Well. The provider may still serve your competitor.',
    'A little more with each visit.',
  ]],
];

/** What the page must say beside the money. */
export const SENTENCES: readonly string[] = [
  'In-house is not just a salary.',
  'An MSP’s 24x7 may be a machine.',
  'One person cannot be awake all week.',
  'A cheap MSP with 350 computers per technician isn’t the team you picture.',
  'If your MSP fails on staffing, attention and fit, the price difference buys less than it seems.',
  'These are averages; put in your own quotes.',
];
