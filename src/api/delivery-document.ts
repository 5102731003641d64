// The delivery model as JSON: the value that the pages render, with codes and unrounded numbers beside the same sentences. Pure.
import { costLines, hoursOfOne, peopleHeld } from '#engine/costs.ts';
import type { Change } from '#engine/delivery-flips.ts';
import type { DeliveryModel } from '#shortlists/delivery-model.ts';
import { deliveryInLines } from '#shortlists/delivery-words.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { DeliveryDocument } from './delivery-shapes.ts';

function changeOf(change: Change): DeliveryDocument['flips'][number]['change'] {
  const id = change.kind === 'assumption' ? change.id : change.kind === 'wish' ? change.wish : null;
  return { kind: change.kind, id, to: change.to };
}

/** The document of one delivery model; `costs` names the assumptions in its sentences. */
export function deliveryDocument(model: DeliveryModel, costs: CostModel): DeliveryDocument {
  const { frame } = model.decided;
  const { delivery, flips } = model;
  const isAlone = (way: string): boolean => way === 'hire' || way === 'hire-plus';
  return {
    people: frame.people,
    answer: delivery.answer,
    says: [...deliveryInLines(model, costs)],
    close: [...delivery.close],
    order: [...delivery.order],
    minutesBetween: delivery.minutesBetween ?? null,
    lift: delivery.lift ? { ...delivery.lift, wishes: [...delivery.lift.wishes] } : null,
    costs: delivery.costs.map(({ way, low, middle, high, out }) => ({
      ...{ way, low, middle, high },
      lines: costLines(way, frame),
      ownPeople: peopleHeld(way, frame),
      hoursOfOne: isAlone(way) ? hoursOfOne(frame.values) : null,
      out: [...out],
    })),
    flips: flips.map(({ change, gives }) => ({ change: changeOf(change), gives })),
  };
}
