// Pairs: what the same client firm says of a rating a year or more later. Drift is read from them (6.4). Pure.
import { addMonths, daysBetween, type Day } from '#kernel/time.ts';
import type { Rating } from '#standard/review-schema.ts';
import type { Firm } from './waves.ts';

/** The ratings whose drift is read. */
export const DRIFT_RATINGS = ['ALL', 'ATT', 'SPD'] as const satisfies readonly Rating[];
export type DriftRating = (typeof DRIFT_RATINGS)[number];

const DAYS_A_YEAR = 365.25;

/** The first and the newest rating of one firm. */
export interface Pair {
  readonly began: Day;
  readonly years: number;
  /** Points up (down where negative) for each year between the two (rule 39). */
  readonly perYear: number;
}

/**
 * One pair for each firm that has rated `code` twice, a year or more apart: its first wave that does against its newest. One, because what a
 * firm says in three waves is not three independent pairs. In an order that knows no firm, so that a sum over them is the same to the last bit.
 */
export function pairsOf(firms: readonly Firm[], code: DriftRating): Pair[] {
  const pairs = firms.flatMap((firm): Pair[] => {
    const rated = firm.filter((wave) => wave.ratings[code] !== undefined);
    const [first, newest] = [rated[0], rated.at(-1)];
    if (!first || !newest || newest.began < addMonths(first.began, 12)) return [];
    const years = daysBetween(first.began, newest.began) / DAYS_A_YEAR;
    return [{ began: first.began, years, perYear: (newest.ratings[code]! - first.ratings[code]!) / years }];
  });
  return pairs.sort((a, b) => a.perYear - b.perYear || a.years - b.years);
}
