// The arithmetic of 6.4: how much a review still weighs, means pulled toward the portal's, differences pulled toward none. Knows no review.
import { daysBetween, type Day } from '#kernel/time.ts';
import { weightedMean } from './mean.ts';

/** How the statistics are set. Standard errors for 90%; the portal's mean weighs as much as eight firms. */
export const SETTINGS = {
  z: 1.645,
  k: 8,
  /** Months after which a review weighs half. */
  halfLife: 18,
  /** How far true gaps, and true drifts a year, are taken to spread around 0: standard deviations in points. */
  gapSpread: 0.5,
  driftSpread: 0.4,
} as const;

/** Ratings go from 1 to 5, so no true mean lies outside. */
const LEAST = 1;
const MOST = 5;
const DAYS_A_MONTH = 365.25 / 12;

/** A number with its 90% interval. */
export interface Estimate {
  readonly value: number;
  /** Half the width of the interval before it ends at the ends of the scale. */
  readonly half: number;
  readonly low: number;
  readonly high: number;
}

export type Verdict = 'worse' | 'better' | 'uncertain';

/** How much what was said on `on` weighs on `asOf`: 1 on the day, half after 18 months of 365.25 / 12 days (rule 39). */
export const recencyWeight = (on: Day, asOf: Day): number => 0.5 ** (daysBetween(on, asOf) / DAYS_A_MONTH / SETTINGS.halfLife);

/**
 * (sum(a x) + k mu) / (n_eff + k), with +/- 1.645 s / sqrt(n_eff + k); n_eff is the sum of the weights a. `mu` and `s` are the portal's mean and
 * standard deviation of the rating. The interval ends where the scale does.
 */
export function shrunkenMean(rated: readonly { readonly weight: number; readonly value: number }[], mu: number, s: number): Estimate & { readonly effective: number } {
  const effective = rated.reduce((sum, one) => sum + one.weight, 0);
  const value = weightedMean([...rated, { weight: SETTINGS.k, value: mu }])!;
  const half = (SETTINGS.z * s) / Math.sqrt(effective + SETTINGS.k);
  return { value, half, low: Math.max(LEAST, value - half), high: Math.min(MOST, value + half), effective };
}

/** B d with +/- 1.645 sqrt(B v), where B = t / (t + v): a `difference` of variance v, pulled toward none, true ones being spread by sqrt(t). */
function shrunkenDifference(difference: number, variance: number, spread: number): Estimate {
  const pull = spread ** 2 / (spread ** 2 + variance);
  const [value, half] = [pull * difference, SETTINGS.z * Math.sqrt(pull * variance)];
  return { value, half, low: value - half, high: value + half };
}

/** The gap between two groups of firms: `difference` of their means, plain counts of firms in each (rule 39), `s` the portal's of the rating. */
export const gapEstimate = (difference: number, counts: readonly [number, number], s: number): Estimate =>
  shrunkenDifference(difference, s ** 2 * (1 / counts[0] + 1 / counts[1]), SETTINGS.gapSpread);

/** Drift a year: the mean change a year over so many pairs, `sd` the portal's standard deviation of such changes. */
export const driftEstimate = (mean: number, pairs: number, sd: number): Estimate => shrunkenDifference(mean, sd ** 2 / pairs, SETTINGS.driftSpread);

/** "Worse" and "better" only where the whole interval lies on one side of 0. `above` says what a number above 0 means. */
export function verdictOf({ low, high }: Estimate, above: 'worse' | 'better'): Verdict {
  if (low > 0) return above;
  if (high < 0) return above === 'worse' ? 'better' : 'worse';
  return 'uncertain';
}
