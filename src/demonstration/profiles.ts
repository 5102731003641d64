// The profiles of the fictional firms: what each says of itself beside the checks. Pure; every sentence is ours.
import { addDays, type Day } from '#kernel/time.ts';
import type { Coverage, Fact, FactValue } from '#providers/fact-schema.ts';
import { diceFor, type Dice } from './dice.ts';
import type { Firm } from './firms.ts';
import type { Habits } from './habits.ts';

const TRADE_WORDS: Readonly<Record<string, string>> = { dental: 'dental practices', medical: 'medical practices', accounting: 'accountants', law: 'law firms', construction: 'builders', manufacturing: 'manufacturers', nonprofit: 'nonprofits', restaurant: 'restaurants', retail: 'shops', insurance: 'insurance agencies', optical: 'eye doctors', veterinary: 'vets', architecture: 'architects', engineering: 'engineers' };

function description({ kind, people, years, city }: Firm, { trades, scheduled }: Habits, founded: number, dice: Dice): string {
  const named = Object.keys(trades.clients).flatMap((trade) => TRADE_WORDS[trade] ?? []).slice(0, 2);
  const whom = named.length ? `${named.join(' and ')} among others` : 'small firms of many trades';
  const first = kind === 'remote' ? 'We work remotely only, and never come by. ' : '';
  const size = people <= 3 ? `We are ${people} people` : `We are a team of ${people}`;
  const since = years < 2 ? `and opened in ${city.city} in ${founded}` : `and have worked from ${city.city} for ${years} years`;
  const visit = scheduled === 'monthly' ? 'We visit every client each month.' : scheduled === 'quarterly' ? 'We visit every client four times a year.' : scheduled === 'on-request' ? 'We come by when a call cannot fix it.' : 'We help by phone and screen.';
  const last = dice.pick(['You will talk to people you know.', 'Ask us what we do not do.', 'Our prices and our contract fit on two pages.', 'We like plain words and short meetings.', 'We keep a written plan for each client.']);
  return `${first}${size}, ${since}. We look after ${whom}. ${visit} ${last}`;
}

const SHARES: Readonly<Record<Firm['kind'], readonly number[]>> = {
  'small-and-good': [0.45, 0.42, 0.1, 0.03, 0],
  steady: [0.2, 0.42, 0.26, 0.1, 0.02],
  'drifting-roll-up': [0.08, 0.2, 0.32, 0.26, 0.14],
  'big-clients-first': [0.01, 0.07, 0.2, 0.32, 0.4],
  glossy: [0.2, 0.3, 0.25, 0.15, 0.1],
  plain: [0.38, 0.4, 0.16, 0.06, 0],
  'rules-and-records': [0.18, 0.44, 0.26, 0.1, 0.02],
  remote: [0.44, 0.36, 0.14, 0.05, 0.01],
  fresh: [0.3, 0.42, 0.2, 0.08, 0],
};
const BANDS = ['1-9', '10-24', '25-49', '50-99', '100-plus'];
/** The smallest client of each band. */
const BANDS_FROM = [1, 10, 25, 50, 100];

/** In hundredths, never more than 1 together; none in a band above the firm's largest client. */
function sharesOf(kind: Firm['kind'], upTo: number | undefined, dice: Dice): number[] {
  const rough = SHARES[kind].map((share) => share * dice.between(0.8, 1.2)).map((share, at) => (BANDS_FROM[at]! > (upTo ?? Infinity) ? 0 : share));
  const sum = rough.reduce((all, share) => all + share, 0);
  const percents = rough.map((share) => Math.floor((100 * share) / sum));
  // What rounding down leaves goes to the largest band, so that the shares add up to all clients.
  const left = 100 - percents.reduce((all, one) => all + one, 0);
  const largest = percents.indexOf(Math.max(...percents));
  return percents.map((percent, at) => (percent + (at === largest ? left : 0)) / 100);
}

function coverageOf({ kind, city }: Firm, dice: Dice): Coverage {
  if (kind === 'remote') return { nationwide: true };
  if (kind === 'big-clients-first' || kind === 'drifting-roll-up') return { states: [city.state, ...dice.some(city.neighbors, dice.whole(0, city.neighbors.length))] };
  const radius = kind === 'small-and-good' ? dice.pick([20, 25, 30, 35]) : dice.pick([30, 40, 50, 60, 75]);
  return kind === 'steady' && dice.chance(0.3) ? { states: [city.state], radius } : { radius };
}

function pricesOf({ traits }: Firm, dice: Dice): FactValue<'prices'> {
  const middle = dice.between(...traits.price);
  const round = (dollars: number): number => Math.round(dollars / 5) * 5;
  const band = (from: number, to: number | undefined, factor: number) => ({ from, ...(to === undefined ? {} : { to }), low: round(middle * factor * 0.92), high: round(middle * factor * 1.1) });
  return [band(1, 9, 1.14), band(10, 24, 1), band(25, 49, 0.94), band(50, undefined, 0.86)];
}

const TECHNICIAN = { 1: 'always', 2: 'extended', 3: 'office', 4: 'office', 5: 'office' } as const;
const OTHERWISE = { 1: 'none', 2: 'call-back', 3: 'call-back', 4: 'voicemail', 5: 'none' } as const;
const SERVICES = ['managed IT services', 'help desk', 'cybersecurity services', 'cloud and cloud-related IT services', 'backup and recovery', 'work beside your own IT person', 'phones and internet', 'IT planning'];

/** Every fact that the firm gives of itself. One that gives no price has no prices, and some leave more open. */
export function profileFacts(firm: Firm, habits: Habits, seed: number, asOf: Day): (Fact & { readonly givenOn: Day })[] {
  const dice = diceFor(seed, firm.domain, 'profile');
  const { kind, city, people, technicians, years } = firm;
  const shares = sharesOf(kind, habits.largest, dice);
  const founded = Number(asOf.slice(0, 4)) - years;
  const facts: Fact[] = [
    { key: 'phone', value: `(${city.areaCode}) 555-01${String(dice.whole(0, 99)).padStart(2, '0')}` },
    { key: 'contact-mail', value: `hello@${firm.domain}` },
    { key: 'description', value: description(firm, habits, founded, dice) },
    { key: 'head-count', value: people },
    { key: 'technicians', value: technicians },
    { key: 'founded', value: founded },
    { key: 'services', value: [...SERVICES.slice(0, 2), ...dice.some(SERVICES.slice(2), dice.whole(2, 5))] },
    { key: 'coverage', value: coverageOf(firm, dice) },
    { key: 'sizes', value: { from: habits.smallest, ...(habits.largest === undefined ? {} : { to: habits.largest }) } },
    { key: 'size-shares', value: Object.fromEntries(BANDS.map((band, at) => [band, shares[at]!])) },
    { key: 'hours', value: { technician: TECHNICIAN[habits.nights], otherwise: OTHERWISE[habits.nights] } },
    { key: 'languages', value: dice.chance(0.35) ? ['en', 'es'] : ['en'] },
    { key: 'trades', value: { ...habits.trades.clients } },
    { key: 'apps', value: { complete: dice.chance(0.2), programs: { ...habits.programs } } },
    { key: 'rules', value: [...habits.trades.rules] },
    { key: 'visits', value: { scheduled: habits.scheduled, included: habits.included } },
    { key: 'starts-from', value: addDays(asOf, dice.pick([-20, 5, 14, 21, 28, 45, 75, 110])) },
    ...(habits.prices <= 2 ? [{ key: 'prices' as const, value: pricesOf(firm, dice) }, { key: 'minimum-fee' as const, value: dice.pick([0, 250, 400, 500, 750, 1000]) * (people > 30 ? 2 : 1) }] : []),
  ];
  const optional = new Set(['size-shares', 'apps', 'trades', 'sizes', 'starts-from', 'minimum-fee', 'rules', 'hours', 'prices', 'languages', 'visits']);
  const left = kind === 'fresh' ? 0.35 : 1 - firm.traits.openness;
  return facts.filter((fact) => !optional.has(fact.key) || !dice.chance(left)).map((fact) => ({ ...fact, givenOn: habits.updated }));
}
