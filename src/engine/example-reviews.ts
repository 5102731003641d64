// Reviews of Harbour IT, the made-up provider of the method page, by eight firms as made up. Facts only; the engine does the sums.
import { day } from '#kernel/time.ts';
import type { Review, Stars } from './review.ts';

const GIVEN: readonly (readonly [on: string, again: Stars])[] = [
  ['2026-11-10', 5], ['2026-09-02', 5], ['2026-06-18', 4], ['2026-02-11', 4], ['2025-10-05', 5], ['2025-05-20', 3], ['2024-11-24', 4], ['2023-11-24', 2],
];

/** What they said of "would you choose them again", newest first. */
export const EXAMPLE_REVIEWS: readonly Review[] = GIVEN.map(([on, again], at) => ({
  ...{ client: `firm-${at + 1}`, on: day(on), size: '10-24', tenure: '12-35', came: 'invited', still: true },
  ratings: { ALL: again },
  facts: {},
}));
