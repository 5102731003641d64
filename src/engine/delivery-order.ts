// The order of the ways that stay in, by rule 24: the cheapest first, unless a dearer one alone gives what was asked for and pays for itself. Pure.
import { minutesToPay, type CostFrame, type Way } from './costs.ts';
import type { Asks, Wish } from './delivery-asks.ts';

const GIVES: Readonly<Record<Wish, readonly Way[]>> = {
  'monthly-visits': ['hire', 'hire-plus', 'shared'],
  'unusual-program': ['hire', 'hire-plus', 'shared'],
  'our-business': ['hire', 'hire-plus', 'shared'],
  'same-person': ['hire', 'hire-plus'],
};

/** Minutes saved for each person and week at which a wish still pays; `visit` where the cheaper way is pay per visit. */
const LIMIT = { usual: 25, visit: 45 } as const;
const NEAR = { share: 0.1, minutes: 2 } as const;

/** A way and what it costs at the middle of its assumptions, US dollars a year. */
export interface MiddleCost {
  readonly way: Way;
  readonly middle: number;
}

/** `minutes` are those that each person must save a week, `limit` what a wish may cost at most; `wishes` are those that only `way` gives. */
export interface Lift {
  readonly way: Way;
  readonly before: Way;
  readonly wishes: readonly Wish[];
  readonly minutes: number;
  readonly limit: number;
}

export interface Order {
  /** The ways that stay in, first to last. */
  readonly order: readonly Way[];
  /** The way that comes first, or that no way is clearly first. */
  readonly answer: Way | 'too-close';
  /** Ways between which it is too close to call; empty otherwise. */
  readonly close: readonly Way[];
  /** The wish that put a dearer way first, or would have: it is judged even where it costs too much. */
  readonly lift?: Lift & { readonly holds: boolean };
  /** Minutes a week for each person that the second must save to pay for itself against the first, or the first against the second where it is dearer. */
  readonly minutesBetween?: number;
}

/** One's own person, with or without cover, is one decision: the two are never too close to each other to call. */
const kindOf = (way: Way): Way => (way === 'hire-plus' ? 'hire' : way);

/** The one that costs least of those that count; at equal costs the one that stands first. */
function cheapestOf(ways: readonly MiddleCost[], counts: (one: MiddleCost) => boolean): MiddleCost | undefined {
  let least: MiddleCost | undefined;
  for (const one of ways) if (counts(one) && (least === undefined || one.middle < least.middle)) least = one;
  return least;
}

/** The dearer way with the smallest flip that gives a wish which the cheapest does not. */
function liftOver(cheapest: MiddleCost, staying: readonly MiddleCost[], asks: Asks, frame: CostFrame): Order['lift'] {
  const open = asks.wishes.filter((wish) => !GIVES[wish].includes(cheapest.way));
  if (open.length === 0) return undefined;
  const dearer = cheapestOf(staying, ({ way }) => open.some((wish) => GIVES[wish].includes(way)));
  if (!dearer) return undefined;
  const limit = cheapest.way === 'visit' ? LIMIT.visit : LIMIT.usual;
  const minutes = minutesToPay(dearer.middle - cheapest.middle, frame);
  return { way: dearer.way, before: cheapest.way, wishes: open.filter((wish) => GIVES[wish].includes(dearer.way)), limit, minutes, holds: minutes <= limit };
}

interface Call {
  readonly first: MiddleCost;
  readonly close: readonly Way[];
  readonly lift: Order['lift'];
  /** US dollars a year between the first and the next of another kind; undefined where there is none. */
  readonly gap: number | undefined;
}

/** Rule 24 on the ways that stay in, in the order of WAYS. Everything that this file says comes from here. */
function call(staying: readonly MiddleCost[], asks: Asks, frame: CostFrame): Call {
  const cheapest = cheapestOf(staying, () => true);
  if (!cheapest) throw new Error('shared and hire-plus are never out');
  const lift = liftOver(cheapest, staying, asks, frame);
  const first = lift?.holds ? staying.find(({ way }) => way === lift.way)! : cheapest;
  const second = cheapestOf(staying, ({ way }) => kindOf(way) !== kindOf(first.way));
  const gap = second === undefined ? undefined : Math.abs(first.middle - second.middle);
  const areNear = second !== undefined && gap! < NEAR.share * Math.min(first.middle, second.middle);
  const isOnEdge = lift !== undefined && Math.abs(lift.minutes - lift.limit) <= NEAR.minutes;
  return { first, lift, gap, close: areNear ? [first.way, second.way] : isOnEdge ? [lift.before, lift.way] : [] };
}

const answerOf = ({ first, close }: Call): Order['answer'] => (close.length > 0 ? 'too-close' : first.way);

/** The answer alone, for ways that stay in, in the order of WAYS. */
export const answerAmong = (staying: readonly MiddleCost[], asks: Asks, frame: CostFrame): Order['answer'] => answerOf(call(staying, asks, frame));

/** Puts the ways that stay in, given in the order of WAYS, in theirs. At equal costs the way that stands first in WAYS goes first. */
export function orderOf(staying: readonly MiddleCost[], asks: Asks, frame: CostFrame): Order {
  const called = call(staying, asks, frame);
  const { first, close, lift, gap } = called;
  const rising = staying.filter((one) => one !== first).toSorted((a, b) => a.middle - b.middle);
  return {
    order: [first, ...rising].map(({ way }) => way),
    answer: answerOf(called),
    close,
    ...(lift && { lift }),
    ...(gap !== undefined && { minutesBetween: minutesToPay(gap, frame) }),
  };
}
