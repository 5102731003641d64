// Evaluates the sums of an edition, which are data. Knows no check and no provider.
import type { Sum } from '#standard/answer-schema.ts';

/** What a sum may name: the figures and flags of one answer, and the inflation of the day's year in percent. */
export interface Entered {
  readonly figures: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly inflation: number;
}

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

function foldParts(parts: readonly Sum[], entered: Entered, operation: (a: number, b: number) => number): number | undefined {
  const values = parts.map((part) => evaluateSum(part, entered));
  return values.every(isNumber) ? values.reduce((a, b) => operation(a, b)) : undefined;
}

function operate(sum: Exclude<Sum, number | string>, entered: Entered): number | undefined {
  if ('when' in sum) return evaluateSum(entered.flags[sum.when] === true ? sum.then : sum.else, entered);
  if ('add' in sum) return foldParts(sum.add, entered, (a, b) => a + b);
  if ('subtract' in sum) return foldParts(sum.subtract, entered, (a, b) => a - b);
  if ('multiply' in sum) return foldParts(sum.multiply, entered, (a, b) => a * b);
  if ('divide' in sum) return foldParts(sum.divide, entered, (a, b) => a / b);
  if ('percent' in sum) return foldParts(sum.percent, entered, (a, b) => (100 * a) / b);
  if ('min' in sum) return foldParts(sum.min, entered, (a, b) => Math.min(a, b));
  return foldParts(sum.max, entered, (a, b) => Math.max(a, b));
}

/**
 * The value of `sum`, or undefined where a figure it needs is missing or an operation has no finite result (division by zero).
 * A flag that was not set counts as no; the branch of `when` that is not taken needs no figures.
 */
export function evaluateSum(sum: Sum, entered: Entered): number | undefined {
  const value =
    typeof sum === 'number' ? sum : typeof sum !== 'string' ? operate(sum, entered) : sum === 'inflation' ? entered.inflation : entered.figures[sum];
  return isNumber(value) ? value : undefined;
}
