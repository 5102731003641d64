// How numbers are rounded for display: once, at the end (rules 1 and 15). Nothing is ever computed from a rounded number.
import type { Scoring } from '#standard/schema.ts';

/** `value` to one decimal, halves away from zero: floor(10 |x| + 0.5) / 10 with x's sign. */
export const toOneDecimal = (value: number): number => (Math.sign(value) * Math.floor(10 * Math.abs(value) + 0.5)) / 10 + 0;

/**
 * `value` as it is printed. Where rounding would lift it onto a limit that it does not reach, it is shown rounded down, so that what is
 * printed never claims the better grade (rule 1). Limits have one decimal at most.
 */
export function toShown(value: number, limits: readonly number[]): number {
  const rounded = toOneDecimal(value);
  const claimed = limits.find((limit) => value < limit && rounded >= limit);
  return claimed === undefined ? rounded : (Math.round(10 * claimed) - 1) / 10;
}

/** The limits that a printed score may not seem to reach: those of the grades and of the caps. */
export const scoreLimits = ({ grades, caps }: Scoring): number[] => [...grades.map((row) => row.score).filter((score) => score > 0), ...Object.values(caps)];

/** The limits that a printed share of answers may not seem to reach. */
export const answeredLimits = ({ grades, assessedFrom }: Scoring): number[] => [...grades.map((row) => row.answered), assessedFrom];

/**
 * `values` with one decimal each, so that they add up to `total`, which has one decimal itself: each is rounded down, and the tenths that
 * are left go to the largest remainders, equal ones in the order given (rule 15). `values` add up to `total` but for its rounding.
 */
export function splitRounded(values: readonly number[], total: number): number[] {
  const tenths = values.map((value) => Math.floor(10 * value));
  const left = Math.round(10 * total) - tenths.reduce((sum, one) => sum + one, 0);
  const byRemainder = values.map((value, index) => ({ index, remainder: 10 * value - tenths[index]! })).toSorted((a, b) => b.remainder - a.remainder);
  const lucky = new Set(byRemainder.slice(0, left).map((one) => one.index));
  return tenths.map((one, index) => (lucky.has(index) ? one + 1 : one) / 10);
}
