// The delivery model of one need: one value that the shortlist, the costs page and both documents render. Pure but for what it keeps.
import { LRUCache } from 'lru-cache';
import { asksOf } from '#engine/delivery-asks.ts';
import { flipsOf, type Decided, type Flip } from '#engine/delivery-flips.ts';
import { decideDelivery, type Delivery } from '#engine/delivery.ts';
import type { Need } from '#engine/need.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import { toDecide, type ReadCosts } from './costs-query.ts';

export interface DeliveryModel {
  /** What was asked: head count, assumptions, and what of the need bears on it. */
  readonly decided: Decided;
  readonly delivery: Delivery;
  /** Up to three changes that would give another answer, each verified by deciding again. */
  readonly flips: readonly Flip[];
}

/** Works out the delivery model for `people`, 1 or more, with what the owner changed of the assumptions (rule 24). */
export function deliveryModel(people: number, need: Need, changed: Pick<ReadCosts, 'entered' | 'ownPeople'>, model: CostModel): DeliveryModel {
  const decided = toDecide(people, need, changed, model);
  return { decided, delivery: decideDelivery(decided.frame, decided.asks, model, decided.entered), flips: flipsOf(decided, model) };
}

/** With the shipped assumptions few needs differ: by head count, and by the few answers that bear on it. */
const MOST_KEPT = 100;
const kept = new WeakMap<CostModel, LRUCache<string, DeliveryModel>>();

/** The delivery model of a need with the assumptions as shipped; undefined where it does not tell the head count. */
export function deliveryOf(need: Need, model: CostModel): DeliveryModel | undefined {
  const { people } = need;
  if (people === undefined) return undefined;
  const known = kept.get(model) ?? new LRUCache<string, DeliveryModel>({ max: MOST_KEPT });
  kept.set(model, known);
  const key = JSON.stringify([people, asksOf(need)]);
  const found = known.get(key) ?? deliveryModel(people, need, { entered: {} }, model);
  known.set(key, found);
  return found;
}
