// What is really true of the fictional firms, for whoever makes up what their clients would say of them. Pure. Never shown on a page.
import { diceFor } from './dice.ts';
import { firmsOf } from './firms.ts';
import type { KindName, Truth } from './kinds.ts';

export interface Qualities {
  readonly kind: KindName;
  /** By area of the standard, from 0 to 1. */
  readonly truth: Truth;
  /** Share of its answers that are true. */
  readonly honesty: number;
  /** Change of every truth in a year. */
  readonly trend: number;
  /** Rating of small clients less that of large ones, on a scale from 1 to 5. */
  readonly smallGap: number;
}

/** The hidden qualities of every firm of the world with this seed, by domain. */
export function qualitiesOf(seed: number): ReadonlyMap<string, Qualities> {
  return new Map(
    firmsOf(seed).map(({ domain, kind, truth, traits }) => {
      const dice = diceFor(seed, domain, 'qualities');
      return [domain, { kind, truth, honesty: traits.honesty, trend: dice.between(...traits.trend), smallGap: dice.between(...traits.smallGap) }] as const;
    }),
  );
}
