// Which way of having IT done comes first for an owner, by rule 24 alone: what is out, the cheapest of the rest, and what the owner asked for
// that only a dearer way gives. Ranges are shown, and never decide. Pure.
import { levelsFor, type CostModel, type Levels } from '#standard/cost-schema.ts';
import { minutesToPay, WAYS, yearlyCost, type AssumptionValues, type CostFrame, type Way } from './costs.ts';
import type { Asks, Wish } from './delivery-asks.ts';

/** Why a way is out: nobody there at night · rules and too few people for one person to hold alone · an own person is kept · not for this firm. */
export type OutReason = 'day-and-night' | 'rules-and-small' | 'own-person-kept' | 'too-large' | 'hours' | 'rules' | 'cannot-wait' | 'hurts-today';

const GIVES: Readonly<Record<Wish, readonly Way[]>> = {
  'monthly-visits': ['hire', 'hire-plus', 'shared'],
  'unusual-program': ['hire', 'hire-plus', 'shared'],
  'our-business': ['hire', 'hire-plus', 'shared'],
  'same-person': ['hire', 'hire-plus'],
};

/** Most people for whom a visit paid by the hour will do; people from which one person may hold rules alone. */
const VISIT_PEOPLE = 15;
const RULES_PEOPLE = 25;
/** Minutes saved for each person and week at which a wish still pays; `visit` where the cheaper way is pay per visit. */
const LIMIT = { usual: 25, visit: 45 } as const;
const NEAR = { share: 0.1, minutes: 2 } as const;

export interface WayCost extends Levels {
  readonly way: Way;
  /** Empty where the way stays in. */
  readonly out: readonly OutReason[];
}

/** `minutes` are those that each person must save a week, `limit` what a wish may cost at most; `wishes` are those that only `way` gives. */
export interface Lift {
  readonly way: Way;
  readonly before: Way;
  readonly wishes: readonly Wish[];
  readonly minutes: number;
  readonly limit: number;
}

export interface Delivery {
  /** In the order of WAYS. US dollars a year: low and high by the quartiles of pay and the published prices, all else at its middle. */
  readonly costs: readonly WayCost[];
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

type MiddleCost = Omit<WayCost, 'low' | 'high'>;
type Judged = Omit<Delivery, 'costs'> & { readonly middles: readonly MiddleCost[] };

function outReasons(way: Way, people: number, asks: Asks): OutReason[] {
  const reasons: [OutReason, boolean][] = [];
  if (way === 'hire') reasons.push(['day-and-night', asks.hours === 'always'], ['rules-and-small', asks.rules === 'some' && people < RULES_PEOPLE]);
  if (way === 'msp' || way === 'visit') reasons.push(['own-person-kept', asks.keepsPerson]);
  if (way === 'visit')
    reasons.push(['too-large', people > VISIT_PEOPLE], ['hours', asks.hours !== 'office'], ['rules', asks.rules !== 'none'], ['cannot-wait', !asks.canWait], ['hurts-today', asks.hurts]);
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** One's own person, with or without cover, is one decision: the two are never too close to each other to call. */
const kindOf = (way: Way): Way => (way === 'hire-plus' ? 'hire' : way);

/** The dearer way with the smallest flip that gives a wish which the cheapest does not. */
function liftOver(cheapest: MiddleCost, dearer: readonly MiddleCost[], asks: Asks, frame: CostFrame): Lift | undefined {
  const limit = cheapest.way === 'visit' ? LIMIT.visit : LIMIT.usual;
  for (const { way, middle } of dearer) {
    const wishes = asks.wishes.filter((wish) => GIVES[wish].includes(way) && !GIVES[wish].includes(cheapest.way));
    if (wishes.length > 0) return { way, before: cheapest.way, wishes, limit, minutes: minutesToPay(middle - cheapest.middle, frame) };
  }
  return undefined;
}

/** `frame` with every assumption that spreads at one of its levels: quartiles of pay, and prices that are published. */
function atLevel(frame: CostFrame, model: CostModel, level: 'low' | 'high', fixed: ReadonlySet<string>): CostFrame {
  const values: Record<string, number> = { ...frame.values };
  for (const one of model.assumptions) if (one.spreads && !fixed.has(one.id)) values[one.id] = levelsFor(one, frame.people)[level];
  return { ...frame, values: values as AssumptionValues };
}

/** Middles alone decide. At equal ones the way that stands first in WAYS goes first. */
function judge(frame: CostFrame, asks: Asks): Judged {
  const middles = WAYS.map((way): MiddleCost => ({ way, middle: yearlyCost(way, frame), out: outReasons(way, frame.people, asks) }));
  const left = middles.filter(({ out }) => out.length === 0).toSorted((a, b) => a.middle - b.middle);
  const [cheapest, ...dearer] = left;
  if (!cheapest) throw new Error('shared and hire-plus are never out');
  const lift = liftOver(cheapest, dearer, asks, frame);
  const holds = lift !== undefined && lift.minutes <= lift.limit;
  const order = holds ? [lift.way, ...left.map((one) => one.way).filter((way) => way !== lift.way)] : left.map((one) => one.way);
  const [first, ...others] = order as [Way, ...Way[]];
  const second = others.find((way) => kindOf(way) !== kindOf(first));
  const middle = (way: Way): number => middles.find((one) => one.way === way)!.middle;
  const gap = second === undefined ? undefined : Math.abs(middle(first) - middle(second));
  const areNear = second !== undefined && gap! < NEAR.share * Math.min(middle(first), middle(second));
  const isOnEdge = lift !== undefined && Math.abs(lift.minutes - lift.limit) <= NEAR.minutes;
  const close = areNear ? [first, second] : isOnEdge ? [lift.before, lift.way] : [];
  return {
    ...{ middles, order, close, answer: close.length > 0 ? ('too-close' as const) : first },
    ...(lift && { lift: { ...lift, holds } }),
    ...(gap !== undefined && { minutesBetween: minutesToPay(gap, frame) }),
  };
}

/** The answer alone: the way that comes first, or that it is too close to call (rule 24). */
export const answerFor = (frame: CostFrame, asks: Asks): Delivery['answer'] => judge(frame, asks).answer;

/**
 * Costs, order and answer for an owner (rule 24). `entered` are assumptions that the owner set: known now, they have no range any more.
 */
export function decideDelivery(frame: CostFrame, asks: Asks, model: CostModel, entered: ReadonlySet<string> = new Set()): Delivery {
  const { middles, ...rest } = judge(frame, asks);
  const [low, high] = [atLevel(frame, model, 'low', entered), atLevel(frame, model, 'high', entered)];
  return { ...rest, costs: middles.map((one) => ({ ...one, low: yearlyCost(one.way, low), high: yearlyCost(one.way, high) })) };
}
