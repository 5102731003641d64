// At which head counts two ways change places in cost as a firm grows. Pure; says nothing of which way comes first.
import type { CostModel } from '#standard/cost-schema.ts';
import { yearlyCost, type Way } from './costs.ts';
import { changed, type Decided } from './delivery-flips.ts';

/** From `people` on `cheaper` costs less than `dearer`; with one person fewer it did not. */
export interface Crossing {
  readonly people: number;
  readonly cheaper: Way;
  readonly dearer: Way;
}

/** Head counts are looked at one by one up to this many, and else in as many even steps, of which the one with a crossing is halved. */
const LOOKED_AT = 400;

/** The head count in (`from`, `to`] at which the order turns: `to` has turned, `from` has not. */
function turnBetween(from: number, to: number, hasTurned: (people: number) => boolean): number {
  let [same, other] = [from, to];
  while (other - same > 1) {
    const between = Math.floor((same + other) / 2);
    if (hasTurned(between)) other = between;
    else same = between;
  }
  return other;
}

/**
 * Every crossing of each pair of `ways` with 1 to `most` people, by head count; pairs in the order of `ways`. All but the head count is as decided, and
 * what is measured by size of firm follows it, unless the owner has set it. Both sides of each were reckoned: equal costs are no crossing yet.
 */
export function crossingsOf(decided: Decided, ways: readonly Way[], most: number, model: CostModel): Crossing[] {
  const known = new Map<number, readonly number[]>();
  const costsAt = (people: number): readonly number[] => {
    const costs = known.get(people) ?? ways.map((way) => yearlyCost(way, changed(decided, { kind: 'people', to: people }, model).frame));
    known.set(people, costs);
    return costs;
  };
  const stride = Math.ceil(most / LOOKED_AT);
  const looked = Array.from({ length: Math.ceil((most - 1) / stride) }, (_one, at) => Math.min(most, 1 + (at + 1) * stride));
  const found: Crossing[] = [];
  ways.forEach((one, a) =>
    ways.slice(a + 1).forEach((two, after) => {
      const signAt = (people: number): number => Math.sign(costsAt(people)[a]! - costsAt(people)[a + 1 + after]!);
      let [from, before] = [1, signAt(1)];
      for (const to of looked) {
        const now = signAt(to);
        if (before !== 0 && now === -before) found.push({ people: turnBetween(from, to, (people) => signAt(people) === now), cheaper: now < 0 ? one : two, dearer: now < 0 ? two : one });
        if (now !== 0) before = now;
        from = to;
      }
    }),
  );
  return found.toSorted((x, y) => x.people - y.people);
}
