// What each way gives, whatever it costs, and what an owner should not forget (5.3). Words only.

/** For whom the cells of each row are. */
export const WHO = ['Your own person', 'A provider', 'Shared', 'Pay per visit'] as const;

/** Hours of a year. */
const YEAR = 8_760;

/** "about 1,880 of the 8,760 hours of a year", from the working hours of one person. */
export const hoursOfYear = (hours: number): string => `about ${(10 * Math.round(hours / 10)).toLocaleString('en-US')} of the ${YEAR.toLocaleString('en-US')} hours of a year`;

const TENTHS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "nine in ten office hours": of 52 weeks of 40 hours. */
const shareOfOffice = (hours: number): string => `${TENTHS[Math.round((10 * hours) / 2_080)]} in ten office hours`;

/** What stands on the card of one's own person too. */
export const OWN = {
  knows: 'Best of all, on site, and works for nobody else.',
  risk: 'If people stay three years, one year in three brings a notice and some ten weeks without. What they know leaves with them.',
  checks: 'Nobody, unless you buy it. Have an outsider test backups and access once a year.',
} as const;

/** What is compared, and what it is for each of WHO. `hours` are the working hours in which one person is there in a year. */
export const coverage = (hours: number): readonly (readonly [string, readonly string[]])[] => [
  ['Hours covered', [
    `A${hoursOfYear(hours).slice(1)}: ${shareOfOffice(hours)}, after leave and illness.`,
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
    OWN.risk,
    'The firm stays. The technician who knows you may not: see check STF-05.',
    'The smallest risk. Each knows what the other does.',
    'You start again with somebody else.',
  ]],
  ['Who checks the work', [
    OWN.checks,
    'The standard, where it has answered. Ask for the proof.',
    'Each checks the other.',
    'You do.',
  ]],
  ['Knows your business', [
    OWN.knows,
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
