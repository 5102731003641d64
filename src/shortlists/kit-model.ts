// What the cost model says to an owner, as the record of a decision keeps it: the answer, the reasons, each way's range, what would change it. Pure.
import { flipsOf } from '#engine/delivery-flips.ts';
import { decideDelivery } from '#engine/delivery.ts';
import type { Need } from '#engine/need.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import { toDecide, type ReadCosts } from './costs-query.ts';
import { answerInWords, flipInWords, outInWords, reasonsInWords, WAY_NAMES, yearlyRange } from './costs-words.ts';

/** One way of having IT done: what it costs in a year, and why it is left out, where it is. */
export interface WayWords {
  readonly name: string;
  readonly range: string;
  readonly out: readonly string[];
}

export interface ModelWords {
  readonly answer: string;
  readonly reasons: readonly string[];
  readonly ways: readonly WayWords[];
  readonly flips: readonly string[];
}

/** The answer of the cost model (rule 24) to this need; undefined where the owner did not say how many people there are. */
export function modelInWords(need: Need, read: Pick<ReadCosts, 'entered' | 'ownPeople'>, model: CostModel): ModelWords | undefined {
  if (need.people === undefined) return undefined;
  const decided = toDecide(need.people, need, read, model);
  const delivery = decideDelivery(decided.frame, decided.asks, model, decided.entered);
  return {
    answer: answerInWords(delivery),
    reasons: reasonsInWords(delivery),
    ways: delivery.costs.map((one) => ({ name: WAY_NAMES[one.way], range: yearlyRange(one), out: outInWords(one.out) })),
    flips: flipsOf(decided, model).map((flip) => flipInWords(flip, model)),
  };
}
