// How a fictional firm works day to day: what both its profile and its answers must agree on. Pure.
import { addDays, type Day } from '#kernel/time.ts';
import type { Program } from '#standard/programs.ts';
import { diceFor, type Dice } from './dice.ts';
import type { Firm } from './firms.ts';
import { programsOf, tradesOf, type Trades } from './trades.ts';

export interface Habits {
  readonly claimedOn: Day;
  /** The day of its last round of answers. */
  readonly updated: Day;
  readonly trades: Trades;
  readonly programs: Readonly<Record<string, { clients: number; bestEffort?: boolean; proven?: boolean }>>;
  readonly clients: number;
  readonly scheduled: 'monthly' | 'quarterly' | 'on-request' | 'never';
  readonly included: boolean;
  /** Within four hours in its area, in an emergency. */
  readonly quickOnSite: boolean;
  /** What happens at night, as SVC-06 prints it from 1: able to act, extended hours, calls back, voicemail, nobody. */
  readonly nights: 1 | 2 | 3 | 4 | 5;
  /** As PRC-02 prints it from 1: a price list, a range, on request, after a sales talk. */
  readonly prices: 1 | 2 | 3 | 4;
  readonly largest: number | undefined;
  readonly smallest: number;
}

const NIGHTS: Readonly<Record<Firm['kind'], readonly Habits['nights'][]>> = {
  'small-and-good': [3, 3, 5, 2],
  steady: [1, 2, 3, 3],
  'drifting-roll-up': [1, 3, 4],
  'big-clients-first': [1, 1, 2],
  glossy: [1],
  plain: [3, 4, 5],
  'rules-and-records': [1, 1, 2],
  remote: [1, 2, 3],
  fresh: [3, 5, 2],
};

function visits(firm: Firm, dice: Dice): Pick<Habits, 'scheduled' | 'included' | 'quickOnSite'> {
  if (firm.kind === 'remote') return { scheduled: 'never', included: false, quickOnSite: false };
  if (firm.kind === 'glossy') return { scheduled: 'monthly', included: true, quickOnSite: true };
  const care = firm.truth.TAI;
  const scheduled = care > 0.78 ? dice.pick(['monthly', 'monthly', 'quarterly'] as const) : care > 0.55 ? dice.pick(['monthly', 'quarterly', 'on-request'] as const) : dice.pick(['quarterly', 'on-request', 'on-request'] as const);
  return { scheduled, included: scheduled !== 'on-request' && dice.chance(0.75), quickOnSite: dice.chance(care) };
}

function sizes(firm: Firm, dice: Dice): Pick<Habits, 'smallest' | 'largest'> {
  const [low, high] = firm.traits.clientSize;
  if (firm.kind === 'big-clients-first') return { smallest: dice.pick([10, 20, 25, 40]), largest: undefined };
  if (firm.kind === 'drifting-roll-up') return { smallest: dice.pick([5, 10, 15, 20]), largest: dice.pick([250, 400, undefined]) };
  const largest = Math.round((high * dice.between(2, 4)) / 5) * 5;
  return { smallest: low <= 10 ? dice.pick([1, 1, 2, 3]) : dice.pick([3, 5, 8]), largest };
}

/** The habits of one firm as of a day. */
export function habitsOf(firm: Firm, programs: readonly Program[], seed: number, asOf: Day): Habits {
  const dice = diceFor(seed, firm.domain, 'habits');
  const { kind, traits, people } = firm;
  const claimedDays = dice.whole(...traits.claimed);
  const tired = claimedDays > 460 && dice.chance(0.22);
  const ago = kind === 'fresh' ? dice.whole(0, Math.max(0, claimedDays - 3)) : tired ? dice.whole(375, 450) : dice.whole(18, Math.min(claimedDays - 12, 290));
  const trades = tradesOf(firm, dice);
  const [low, high] = traits.clientSize;
  return {
    claimedOn: addDays(asOf, -claimedDays),
    updated: addDays(asOf, -ago),
    trades,
    programs: programsOf(trades, programs, dice, dice.chance(traits.papers)),
    clients: Math.max(6, Math.round((firm.technicians * 190) / ((low + high) / 2))),
    ...visits(firm, dice),
    nights: people > 40 && kind === 'plain' ? 3 : dice.pick(NIGHTS[kind]),
    prices: kind === 'glossy' ? dice.pick([2, 3, 4]) : kind === 'big-clients-first' ? dice.pick([2, 3, 3, 4]) : firm.truth.PRC > 0.6 ? dice.pick([1, 2, 2]) : dice.pick([2, 2, 3]),
    ...sizes(firm, dice),
  };
}
