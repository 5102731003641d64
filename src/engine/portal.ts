// What the statistics of one provider are held against: means and spreads over all verified reviews of the portal (6.4). Pure.
import type { Day } from '#kernel/time.ts';
import { RATINGS, type Rating } from '#standard/review-schema.ts';
import { DRIFT_RATINGS, pairsOf, type DriftRating } from './pairs.ts';
import type { Review } from './review.ts';
import { firmsOf } from './waves.ts';

export interface Portal {
  /** For each rating its mean and standard deviation, and how many reviews gave it. */
  readonly ratings: Readonly<Record<Rating, { readonly mu: number; readonly s: number; readonly count: number }>>;
  /** For each rating with drift: the standard deviation of a pair's change a year, and how many pairs there are. */
  readonly drift: Readonly<Record<DriftRating, { readonly sd: number; readonly count: number }>>;
}

/** What holds until the portal knows better: a mean of 3.7, standard deviations of 1.0 and, for a pair's change a year, 0.8 (6.4, rule 39). */
const START = { mu: 3.7, s: 1, sd: 0.8 } as const;
/** Ratings, or pairs, from which the portal's own figures take the place of those. */
const OWN_FROM = 200;

const spreadOf = (squares: number, count: number): number => Math.sqrt(squares / (count - 1));

/** Ratings are whole, so counting how often each was given makes the sums exact and free of order. */
function figuresOf(code: Rating, counts: ReadonlyMap<Rating, readonly number[]>): Portal['ratings'][Rating] {
  const given = counts.get(code)!;
  const count = given.reduce((sum, one) => sum + one, 0);
  if (count < OWN_FROM) return { mu: START.mu, s: START.s, count };
  const mu = given.reduce((sum, one, at) => sum + one * (at + 1), 0) / count;
  return { mu, s: spreadOf(given.reduce((sum, one, at) => sum + one * (at + 1 - mu) ** 2, 0), count), count };
}

function driftOf(changes: readonly number[]): Portal['drift'][DriftRating] {
  const count = changes.length;
  if (count < OWN_FROM) return { sd: START.sd, count };
  const inOrder = changes.toSorted((a, b) => a - b);
  const mean = inOrder.reduce((sum, one) => sum + one, 0) / count;
  return { sd: spreadOf(inOrder.reduce((sum, one) => sum + (one - mean) ** 2, 0), count), count };
}

/**
 * The portal's figures on `asOf`, from the verified reviews of each provider. Every review counts alike, old waves too. Each rating, and each
 * kind of drift, keeps its start values until it has 200 of its own. Without providers: the start values.
 */
export function portalOf(byProvider: Iterable<readonly Review[]>, asOf: Day): Portal {
  const counts = new Map<Rating, number[]>(RATINGS.map((code) => [code, [0, 0, 0, 0, 0]]));
  const changes = new Map<DriftRating, number[]>(DRIFT_RATINGS.map((code) => [code, []]));
  for (const reviews of byProvider) {
    const firms = firmsOf(reviews, asOf);
    for (const { ratings } of firms.flat().flatMap((wave) => wave.reviews))
      for (const code of RATINGS) if (ratings[code] !== undefined) counts.get(code)![ratings[code] - 1]! += 1;
    for (const code of DRIFT_RATINGS) changes.get(code)!.push(...pairsOf(firms, code).map((pair) => pair.perYear));
  }
  return {
    ratings: Object.fromEntries(RATINGS.map((code) => [code, figuresOf(code, counts)])) as Portal['ratings'],
    drift: Object.fromEntries(DRIFT_RATINGS.map((code) => [code, driftOf(changes.get(code)!)])) as Portal['drift'],
  };
}
