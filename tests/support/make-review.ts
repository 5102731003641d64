// Reviews for tests: honest defaults, a client firm of its own for each unless it is named.
import type { Review } from '#engine/review.ts';
import { day } from '#kernel/time.ts';

/** A review of 1 November 2026 by a firm of 10 to 24 people, a client for one to three years, with no ratings and no facts but those given. */
export const makeReview = (client: string, change: Partial<Review> = {}): Review => ({
  ...{ client, on: day('2026-11-01'), size: '10-24', tenure: '12-35', came: 'invited', still: true, ratings: {}, facts: {} },
  ...change,
});

/** As many reviews as `count`, each of another firm named after `of`; `change` says what each gives. */
export const makeReviews = (of: string, count: number, change: (at: number) => Partial<Review>): Review[] => Array.from({ length: count }, (_one, at) => makeReview(`${of}-${at + 1}`, change(at)));
