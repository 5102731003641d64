// Harbour IT, a made-up provider: the worked example of the method page and of "how to read a score". Facts only; the engine does the sums.
import { day, type Day } from '#kernel/time.ts';
import type { Answer, CheckFacts, Known, Profile, ProviderFacts } from './facts.ts';
import type { Need } from './need.ts';

type Entered = Pick<Answer, 'value' | 'figures' | 'flags' | 'choice'>;

const GIVEN = day('2026-09-01');
const PROVEN = day('2026-08-31');
const CHECKED = day('2026-09-14');

const answered = (entered: Entered, kind?: 'document' | 'attested'): CheckFacts => ({
  answers: [{ given: GIVEN, ...entered, proofs: kind ? [{ kind, date: PROVEN, checked: CHECKED }] : [] }],
});
/** On its own word. */
const says = (entered: Entered): CheckFacts => answered(entered);
/** With a paper that was read. */
const shows = (entered: Entered): CheckFacts => answered(entered, 'document');
/** Checked by an outsider, or public. */
const attests = (entered: Entered): CheckFacts => answered(entered, 'attested');
const option = (choice: number): Entered => ({ choice });
const figures = (entered: Readonly<Record<string, number>>): Entered => ({ figures: entered });

const checks: Readonly<Record<string, CheckFacts>> = {
  'STF-01': shows(figures({ endpoints: 2880, technicians: 12 })),
  'STF-02': shows(figures({ booked: 16_060, paid: 22_000 })),
  'STF-03': says(figures({ protected: 4.8, scheduled: 40 })),
  'STF-04': shows(figures({ endpointsBefore: 2500, endpointsNow: 2880, techniciansBefore: 10.8, techniciansNow: 12 })),
  'STF-05': shows(figures({ left: 2, average: 11, months: 12 })),
  'STF-06': says(option(2)),
  'STF-07': shows(figures({ hours: 360, technicians: 12 })),
  'STF-08': { ...says(option(1)), clients: { agree: 9, disagree: 1, latest: PROVEN } },
  'ATT-01': shows(option(2)),
  'ATT-02': attests(figures({ smallUrgent: 30, largeUrgent: 22, smallNormal: 210, largeNormal: 170 })),
  'ATT-03': attests({ value: 13 }),
  'ATT-04': shows(option(1)),
  'ATT-05': shows(option(1)),
  'ATT-06': shows(option(4)),
  'IND-01': shows(option(5)),
  'IND-02': shows(option(1)),
  'IND-03': attests(option(1)),
  'IND-04': shows(option(3)),
  'IND-05': attests(option(2)),
  'IND-06': shows(figures({ professional: 2_000_000, cyber: 2_000_000 })),
  'IND-07': says(option(2)),
  'IND-08': shows(option(2)),
  'TAI-01': shows(option(2)),
  'TAI-02': shows(option(1)),
  'TAI-03': shows(option(2)),
  'TAI-04': shows(option(2)),
  'TAI-05': shows(option(1)),
  'TAI-06': shows(option(1)),
  'TAI-07': shows(figures({ reviewed: 68, clients: 74 })),
  'PRC-01': attests(option(1)),
  'PRC-02': shows(option(1)),
  'PRC-03': attests(option(1)),
  'PRC-04': shows(option(2)),
  'PRC-05': attests(option(2)),
  'PRC-06': shows({ ...figures({ ceiling: 4, actual: 3.2 }), flags: { noCeiling: false, notice: true } }),
  'PRC-07': shows(option(2)),
  'PRC-08': shows(option(1)),
  'SVC-01': shows(option(1)),
  'SVC-02': shows(figures({ stopped: 93, person: 91, other: 94 })),
  'SVC-03': attests(figures({ first: 4180, incidents: 5900 })),
  'SVC-04': shows(figures({ again: 390, solved: 5900 })),
  'SVC-05': attests(figures({ hours: 9900, endpointMonths: 32_400 })),
  'SVC-06': shows(option(3)),
  'SVC-07': shows({ ...figures({ satisfied: 93, replies: 1400, asked: 5900 }), flags: { everyTicket: true } }),
  'SEC-01': shows(option(2)),
  'SEC-02': shows(option(2)),
  'SEC-03': shows(option(1)),
  'SEC-04': shows(option(1)),
  'SEC-05': shows(option(1)),
  'SEC-06': attests({ value: 24 }),
  'SEC-07': attests(option(2)),
  'CLI-01': shows(figures({ protected: 2610, accounts: 2650, refused: 10 })),
  'CLI-02': attests({ value: 93 }),
  'CLI-03': shows(option(1)),
  'CLI-04': says(option(1)),
  'CLI-05': shows(option(1)),
  'CLI-06': { answers: [], rules: { hipaa: shows(option(1)).answers } },
  'BCK-01': shows(figures({ restored: 66, clients: 74 })),
  'BCK-02': attests(option(1)),
  'BCK-03': shows(option(1)),
  'BCK-04': says(option(1)),
  'BCK-05': attests(option(1)),
  'EXT-01': attests(option(1)),
  'EXT-02': attests(option(1)),
  'EXT-03': shows({ value: 21 }),
  'EXT-04': attests(option(2)),
  'EXT-05': attests(option(2)),
  'EXT-06': shows(option(1)),
};

const known = <Value>(value: Value): Known<Value> => ({ value, given: GIVEN, source: 'the provider' });

const profile: Profile = {
  sizes: known({ from: 8, to: 60 }),
  sizeShares: known({ '1-9': 0.2, '10-24': 0.38, '25-49': 0.3, '50-99': 0.12 }),
  prices: known([{ from: 8, to: 60, low: 140, high: 180 }]),
  hours: known({ technician: 'office', otherwise: 'call-back' }),
  languages: known(['en']),
  trades: known({ dental: 6 }),
  apps: known({ complete: false, programs: { 'old-practice-program': { clients: 6, proven: true } } }),
  visits: known({ scheduled: 'monthly', included: true }),
  startsFrom: known(day('2026-12-01')),
};

/** The dental practice of the worked fit (4.3): 14 people, one unusual program, patients, and two things that hurt. */
export const EXAMPLE_NEED: Need = {
  people: 14,
  apps: [{ typed: 'Old practice program', program: 'old-practice-program' }],
  choices: {
    visits: ['monthly'],
    trade: ['dental'],
    unusual: ['yes'],
    rules: ['hipaa'],
    rivals: ['tell-me'],
    pains: ['new-faces', 'surprise-bills'],
    hours: ['extended'],
    down: ['half-day'],
    budget: ['150-200'],
    commit: ['year'],
    start: ['3-months'],
    language: ['en'],
  },
  unsure: [],
  weights: {},
};

/** The edition whose checks the example answers, and the day as of which it is worked out. `middle` places the plumb line: made up too. */
export const EXAMPLE: { readonly edition: string; readonly name: string; readonly middle: number; readonly asOf: Day; readonly facts: ProviderFacts } = {
  edition: '2026.1',
  name: 'Harbour IT',
  middle: 58,
  asOf: day('2026-11-24'),
  facts: { slug: 'harbour-it', firstClaimed: day('2026-03-02'), checks, profile },
};

/** The same facts on the day that nobody has answered `check`. */
export function withoutAnswer(facts: ProviderFacts, check: string): ProviderFacts {
  return { ...facts, checks: Object.fromEntries(Object.entries(facts.checks).filter(([id]) => id !== check)) };
}
