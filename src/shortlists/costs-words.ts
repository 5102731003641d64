// The cost model in words. Pure; computes nothing.
import type { CostProblem } from './costs-query.ts';

const amount = (value: number): string => value.toLocaleString('en-US');

/** What is wrong with a value of an assumption, and what to do. */
export function costProblemInWords({ code, value, least, most }: CostProblem): string {
  switch (code) {
    case 'not-a-number':
      return `“${value}” is not a number. Type digits, such as ${amount(Math.max(least, 1))}.`;
    case 'out-of-range':
      return `Type a number from ${amount(least)} to ${amount(most)}, not “${value}”.`;
    case 'repeated':
      return 'This was given twice. Give it once.';
  }
}
