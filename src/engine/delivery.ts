// Which way of having IT done comes first for an owner, by rule 24 alone: what is out, the cheapest of the rest, and what the owner asked for
// that only a dearer way gives. Ranges are shown, and never decide. Pure.
import { levelsFor, type AssumptionId, type CostModel, type Levels } from '#standard/cost-schema.ts';
import { READS, WAYS, yearlyCost, type AssumptionValues, type CostFrame, type Way } from './costs.ts';
import type { Asks } from './delivery-asks.ts';
import { answerAmong, orderOf, type MiddleCost, type Order } from './delivery-order.ts';

/** Why a way is out: nobody there at night · rules and too few people for one person to hold alone · an own person is kept · not for this firm. */
export const OUT_REASONS = ['day-and-night', 'rules-and-small', 'own-person-kept', 'too-large', 'hours', 'rules', 'cannot-wait', 'hurts-today'] as const;
export type OutReason = (typeof OUT_REASONS)[number];

/** Most people for whom a visit paid by the hour will do; people from which one person may hold rules alone. */
const VISIT_PEOPLE = 15;
const RULES_PEOPLE = 25;

export interface WayCost extends Levels {
  readonly way: Way;
  /** Empty where the way stays in. */
  readonly out: readonly OutReason[];
}

export interface Delivery extends Order {
  /** In the order of WAYS. US dollars a year: low and high by the quartiles of pay and the published prices, all else at its middle. */
  readonly costs: readonly WayCost[];
}

/** Whether each reason holds for `way`, in the order in which they are told. */
function outReasons(way: Way, people: number, asks: Asks): OutReason[] {
  switch (way) {
    case 'hire':
      return held(['day-and-night', asks.hours === 'always'], ['rules-and-small', asks.rules === 'some' && people < RULES_PEOPLE]);
    case 'msp':
      return held(['own-person-kept', asks.keepsPerson]);
    case 'visit':
      return held(['own-person-kept', asks.keepsPerson], ['too-large', people > VISIT_PEOPLE], ['hours', asks.hours !== 'office'], ['rules', asks.rules !== 'none'], ['cannot-wait', !asks.canWait], ['hurts-today', asks.hurts]);
    case 'hire-plus':
    case 'shared':
      return [];
  }
}

const held = (...reasons: readonly (readonly [OutReason, boolean])[]): OutReason[] => reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));

const stayingFor = (people: number, asks: Asks): Way[] => WAYS.filter((way) => outReasons(way, people, asks).length === 0);

/** `frame` with every assumption that spreads at one of its levels: quartiles of pay, and prices that are published. */
function atLevel(frame: CostFrame, model: CostModel, level: 'low' | 'high', fixed: ReadonlySet<string>): CostFrame {
  const values: Record<string, number> = { ...frame.values };
  for (const one of model.assumptions) if (one.spreads && !fixed.has(one.id)) values[one.id] = levelsFor(one, frame.people)[level];
  return { ...frame, values: values as AssumptionValues };
}

const middlesFor = (frame: CostFrame, asks: Asks): MiddleCost[] => stayingFor(frame.people, asks).map((way) => ({ way, middle: yearlyCost(way, frame) }));

/** The answer alone: the way that comes first, or that it is too close to call (rule 24). */
export const answerFor = (frame: CostFrame, asks: Asks): Delivery['answer'] => answerAmong(middlesFor(frame, asks), asks, frame);

/**
 * The answer as it goes with one assumption, all else as it is: the same as `answerFor` of a frame with that value. For many values: a way that
 * does not reckon with the assumption is reckoned once.
 */
export function answersAlong(frame: CostFrame, asks: Asks): (id: AssumptionId) => (value: number) => Delivery['answer'] {
  const staying = middlesFor(frame, asks);
  return (id) => {
    const values = { ...frame.values };
    const moved = { ...frame, values };
    const moving = staying.map(({ way, middle }) => ({ way, middle, moves: READS[way].has(id) }));
    return (value) => {
      values[id] = value;
      for (const one of moving) if (one.moves) one.middle = yearlyCost(one.way, moved);
      return answerAmong(moving, asks, moved);
    };
  };
}

/**
 * Costs, order and answer for an owner (rule 24). Middles alone decide. `entered` are assumptions that the owner set: known now, they have no
 * range any more.
 */
export function decideDelivery(frame: CostFrame, asks: Asks, model: CostModel, entered: ReadonlySet<string> = new Set()): Delivery {
  const [low, high] = [atLevel(frame, model, 'low', entered), atLevel(frame, model, 'high', entered)];
  const costs = WAYS.map((way): WayCost => ({ way, out: outReasons(way, frame.people, asks), low: yearlyCost(way, low), middle: yearlyCost(way, frame), high: yearlyCost(way, high) }));
  return { ...orderOf(costs.filter(({ out }) => out.length === 0), asks, frame), costs };
}
