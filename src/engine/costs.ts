// What each way of having IT done costs in a year, line by line (5.2 and rules 24, 25 and 39). Pure arithmetic; recommends nothing.
import type { AssumptionId } from '#standard/cost-schema.ts';

/** Ways of having IT done. `hire-plus` is one's own person with specialists on call. */
export const WAYS = ['hire', 'hire-plus', 'shared', 'msp', 'visit'] as const;
export type Way = (typeof WAYS)[number];

/** One value for each assumption, in its own unit. */
export type AssumptionValues = Readonly<Record<AssumptionId, number>>;

export interface CostFrame {
  /** People with a computer, 1 or more. */
  readonly people: number;
  readonly values: AssumptionValues;
  /** IT people already employed, who need not be recruited (rule 39). */
  readonly employed: number;
  /** Own IT people as the owner rounds them; left out, people over what one looks after, at least one, unrounded. */
  readonly ownPeople?: number;
}

/** Where the money goes. All in US dollars a year. */
export const COST_LINES = ['pay', 'training', 'recruiting', 'tools', 'fee', 'moving-in', 'stand-in', 'specialist', 'retainer', 'extra', 'help', 'your-time'] as const;
export type CostLine = (typeof COST_LINES)[number];
export type CostLines = Readonly<Partial<Record<CostLine, number>>>;

/** IT people of one's own that each way holds: 0 where there is none. */
export function peopleHeld(way: Way, { people, values, ownPeople }: CostFrame): number {
  if (way === 'msp' || way === 'visit') return 0;
  if (way === 'shared') return Math.max(0.2, people / values['people-per-shared-person']);
  return ownPeople ?? Math.max(1, people / values['people-per-person']);
}

/** Falls in a line from 1 at one own person to 0.25 at two, who stand in for each other (rule 24). */
const standInFactor = (held: number): number => (held >= 2 ? 0.25 : held <= 1 ? 1 : 1 - 0.75 * (held - 1));

const standInOfOne = ({ people, values }: CostFrame): number => values.absence * Math.max(1, people / values['people-per-urgent-hour']) * values['stand-in'];
const specialistOf = ({ people, values }: CostFrame): number => (values['specialist-base'] + values['specialist-each'] * people) * values.specialist;

function ownPerson(frame: CostFrame, hasCover: boolean): CostLines {
  const { people, values, employed } = frame;
  const held = peopleHeld('hire', frame);
  const left = hasCover ? 0.5 : 1;
  const lines = {
    pay: values.pay * held * values.load,
    training: values.training * held,
    recruiting: ((values.recruiting / 100) * values.pay * Math.max(0, held - employed)) / values.stays,
    tools: 12 * people * values.tools,
    'stand-in': left * standInOfOne(frame) * standInFactor(held),
    specialist: left * specialistOf(frame),
    'your-time': 12 * values['own-time'] * values['your-hour'],
  };
  return hasCover ? { ...lines, retainer: 12 * people * values.retainer } : lines;
}

/**
 * A fifth of a person is one of the firm's people who does it on the side, at that person's pay and without recruiting (5.4); a whole one is
 * hired (5.5). Between them both go in a line.
 */
function sharedWork(frame: CostFrame): CostLines {
  const { people, values, employed } = frame;
  const held = peopleHeld('shared', frame);
  const hired = Math.min(1, (held - 0.2) / 0.8);
  const pay = values['side-pay'] + (values.pay - values['side-pay']) * hired;
  return {
    pay: pay * held * values.load,
    training: values.training * held,
    recruiting: ((values.recruiting / 100) * pay * Math.max(0, Math.min(1, held) * hired + Math.max(0, held - 1) - employed)) / values.stays,
    fee: 12 * people * values['shared-price'],
    'moving-in': (people * values['shared-price'] * values['moving-in']) / values.stays,
    'stand-in': 0.25 * standInOfOne(frame),
    specialist: 0.25 * specialistOf(frame),
    'your-time': 12 * values['shared-time'] * values['your-hour'],
  };
}

function provider({ people, values }: CostFrame): CostLines {
  return {
    fee: 12 * people * values.price,
    'moving-in': (people * values.price * values['moving-in']) / values.stays,
    extra: people * values['extra-hours'] * values['extra-rate'],
    'your-time': (values['provider-time'] + people / 20) * 12 * values['your-hour'],
  };
}

const payPerVisit = ({ people, values }: CostFrame): CostLines => ({
  help: values['visit-hours'] * people * 12 * values['visit-rate'],
  tools: 12 * people * values['visit-tools'],
  'your-time': Math.min(4, 0.3 * people) * 12 * values['your-hour'],
});

/** The lines of one way for `frame`, US dollars a year, unrounded. */
export function costLines(way: Way, frame: CostFrame): CostLines {
  switch (way) {
    case 'hire':
    case 'hire-plus':
      return ownPerson(frame, way === 'hire-plus');
    case 'shared':
      return sharedWork(frame);
    case 'msp':
      return provider(frame);
    case 'visit':
      return payPerVisit(frame);
  }
}

/** Their sum, US dollars a year. */
export function totalOf(lines: CostLines): number {
  let sum = 0;
  for (const line of COST_LINES) sum += lines[line] ?? 0;
  return sum;
}

/** The yearly cost of one way, US dollars. */
export const yearlyCost = (way: Way, frame: CostFrame): number => totalOf(costLines(way, frame));

/** What one way reckons with, found by watching it reckon: it reads the same assumptions whatever they are. */
function readBy(way: Way): ReadonlySet<AssumptionId> {
  const read = new Set<AssumptionId>();
  const watched = new Proxy({} as AssumptionValues, { get: (_none, id) => (read.add(id as AssumptionId), 1) });
  costLines(way, { people: 1, employed: 0, values: watched });
  return read;
}

/** The assumptions that bear on the cost of each way. Changing any other leaves it as it is. */
export const READS: Readonly<Record<Way, ReadonlySet<AssumptionId>>> = { hire: readBy('hire'), 'hire-plus': readBy('hire-plus'), shared: readBy('shared'), msp: readBy('msp'), visit: readBy('visit') };

/** Working hours of a year in which one IT person of one's own is there, of 8,760: 52 weeks of 40 hours, less the days away (5.3). */
export const hoursOfOne = ({ absence }: AssumptionValues): number => Math.max(0, 52 * 40 - 8 * absence);

/** Minutes that each person must save a week for `extra` dollars a year to pay for themselves (5.2). */
export const minutesToPay = (extra: number, { people, values }: CostFrame): number => (60 * extra) / (people * values['worker-hour'] * values.weeks);
