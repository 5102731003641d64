// What would change the answer: the nearest change of one answer or one assumption, each verified by deciding again. Pure.
import { levelsFor, type Assumption, type AssumptionId, type CostModel } from '#standard/cost-schema.ts';
import type { CostFrame } from './costs.ts';
import type { Asks, Wish } from './delivery-asks.ts';
import { answerFor, answersAlong, type Delivery } from './delivery.ts';

/** What an owner could answer or enter otherwise. */
export type Change =
  | { readonly kind: 'people'; readonly to: number }
  | { readonly kind: 'assumption'; readonly id: AssumptionId; readonly to: number }
  | { readonly kind: 'hours'; readonly to: 'office' | 'always' }
  | { readonly kind: 'rules'; readonly to: 'some' | 'none' }
  | { readonly kind: 'keeps-person'; readonly to: boolean }
  | { readonly kind: 'wish'; readonly wish: Wish; readonly to: boolean };

/** `gives` is the answer after the change; `far` how far it lies, 0 here and 1 at the end of what is plausible. */
export interface Flip {
  readonly change: Change;
  readonly gives: Delivery['answer'];
  readonly far: number;
}

export interface Decided {
  readonly frame: CostFrame;
  readonly asks: Asks;
  readonly entered: ReadonlySet<string>;
}

const WISHES: readonly Wish[] = ['monthly-visits', 'unusual-program', 'our-business', 'same-person'];
const SHOWN = 3;
/** Head counts are looked at up to this many times more, or fewer. */
const TIMES = 4;
/** Into how many strides what is plausible is cut when looking for the nearest change. */
const STRIDES = 8;

/** The same question after `change`. What is measured by size of firm follows the head count, unless the owner has set it. */
export function changed({ frame, asks, entered }: Decided, change: Change, model: CostModel): Decided {
  switch (change.kind) {
    case 'people': {
      const values: Record<AssumptionId, number> = { ...frame.values };
      for (const one of model.assumptions) if (one.sizes.length > 1 && !entered.has(one.id)) values[one.id] = levelsFor(one, change.to).middle;
      return { asks, entered, frame: { ...frame, people: change.to, values } };
    }
    case 'assumption':
      return { asks, entered: new Set([...entered, change.id]), frame: { ...frame, values: { ...frame.values, [change.id]: change.to } } };
    case 'hours':
      return { frame, entered, asks: { ...asks, hours: change.to } };
    case 'rules':
      return { frame, entered, asks: { ...asks, rules: change.to } };
    case 'keeps-person':
      return { frame, entered, asks: { ...asks, keepsPerson: change.to } };
    case 'wish':
      return { frame, entered, asks: { ...asks, wishes: WISHES.filter((wish) => (wish === change.wish ? change.to : asks.wishes.includes(wish))) } };
  }
}

/** The answer after a change to a value, where it is another than now. */
type Differs = (to: number) => Flip['gives'] | undefined;

/**
 * From `start`, where the answer is as now, towards `end`: walks in even steps to the first that gives another answer, then halves to the
 * nearest value that `step` can express. Undefined where no step does.
 */
function nearestTo(start: number, end: number, step: number, differs: Differs): { readonly to: number; readonly gives: Flip['gives'] } | undefined {
  const whole = Math.floor(Math.abs(end - start) / step + 1e-9);
  const outward = Math.sign(end - start) * step;
  const valueAt = (count: number): number => Math.round(100 * (start + outward * count)) / 100;
  const stride = Math.max(1, whole / STRIDES);
  let same = 0;
  for (let walked = stride; walked < whole + stride; walked += stride) {
    let other = Math.min(whole, Math.round(walked));
    if (other <= same) continue;
    if (!differs(valueAt(other))) {
      same = other;
      continue;
    }
    while (other - same > 1) {
      const between = Math.floor((same + other) / 2);
      if (differs(valueAt(between))) other = between;
      else same = between;
    }
    return { to: valueAt(other), gives: differs(valueAt(other))! };
  }
  return undefined;
}

const other = (answer: Flip['gives'], now: Flip['gives']): Flip['gives'] | undefined => (answer === now ? undefined : answer);

/** Steps in which an owner would think: hundreds of dollars of pay, whole dollars, tenths and hundredths of small figures. */
const stepOf = (spread: number): number => (spread >= 1_000 ? 100 : spread >= 10 ? 1 : spread >= 1 ? 0.1 : 0.01);

/** The nearest value of one assumption within what is plausible, each way. */
function nearestValues(assumption: Assumption, { frame }: Decided, answerAt: (to: number) => Flip['gives'], now: Flip['gives']): Flip[] {
  const { low, high } = levelsFor(assumption, frame.people);
  const start = frame.values[assumption.id];
  const differs: Differs = (to) => other(answerAt(to), now);
  return [low, high].flatMap((end) => {
    const found = nearestTo(start, end, stepOf(high - low), differs);
    return found ? [{ change: { kind: 'assumption', id: assumption.id, to: found.to } as const, gives: found.gives, far: Math.abs((found.to - start) / (end - start)) }] : [];
  });
}

/** The nearest head count, up and down, up to TIMES as many or as few. */
function nearestPeople(from: Decided, after: (change: Change) => Flip['gives'] | undefined): Flip[] {
  const { people } = from.frame;
  return [people * TIMES, Math.ceil(people / TIMES)].flatMap((end) => {
    const found = nearestTo(people, end, 1, (to) => after({ kind: 'people', to }));
    return found ? [{ change: { kind: 'people', to: found.to } as const, gives: found.gives, far: Math.abs(Math.log(found.to / people)) / Math.log(TIMES) }] : [];
  });
}

function answersTurned({ asks }: Decided): Change[] {
  return [
    { kind: 'hours', to: asks.hours === 'always' ? 'office' : 'always' },
    { kind: 'keeps-person', to: !asks.keepsPerson },
    { kind: 'rules', to: asks.rules === 'some' ? 'none' : 'some' },
    ...WISHES.map((wish): Change => ({ kind: 'wish', wish, to: !asks.wishes.includes(wish) })),
  ];
}

/**
 * Up to three changes that would give another answer than now: the nearest of an assumption, of the head count and of an answer turned round,
 * which counts as half way. Each was verified by one full decision with the change made. Empty: nothing within reach.
 */
export function flipsOf(from: Decided, model: CostModel): Flip[] {
  const now = answerFor(from.frame, from.asks);
  const after = (change: Change): Flip['gives'] | undefined => {
    const { frame, asks } = changed(from, change, model);
    return other(answerFor(frame, asks), now);
  };
  const along = answersAlong(from.frame, from.asks);
  const values = model.assumptions.flatMap((one) => nearestValues(one, from, along(one.id), now));
  const turned = answersTurned(from).flatMap((change): Flip[] => {
    const gives = after(change);
    return gives ? [{ change, gives, far: 0.5 }] : [];
  });
  // A change to another way says more than one to "too close to call".
  const byReach = (a: Flip, b: Flip): number => Number(a.gives === 'too-close') - Number(b.gives === 'too-close') || a.far - b.far;
  const nearest = (flips: readonly Flip[]): Flip[] => flips.toSorted(byReach).slice(0, 1);
  return [values, nearestPeople(from, after), turned].flatMap(nearest).toSorted(byReach).slice(0, SHOWN);
}
