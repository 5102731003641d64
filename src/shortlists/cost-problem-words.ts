// What is wrong with a figure of the cost model in an address, as a sentence that says what to do. Pure.
import type { CostModel } from '#standard/cost-schema.ts';
import { costParam, type CostProblem } from './costs-query.ts';
import { amount } from './costs-words.ts';

/** What is wrong with a value of an assumption, and what to do. */
export function costProblemInWords({ code, value, least, most }: CostProblem): string {
  switch (code) {
    case 'not-a-number':
      return `“${value}” is not a number. Type digits, such as ${amount(Math.max(least, 1))}.`;
    case 'out-of-range':
      return `Type a number from ${amount(least)} to ${amount(most)}, not “${value}”.`;
    case 'repeated':
      return 'This was given twice. Give it once.';
    case 'unknown':
      return `The address names “${value}”, which is none of our figures. Take it out, or change one on the page about costs.`;
  }
}

/** The same with the name of the figure before it, for a page that has no field for it. */
export function labelledCostProblem(problem: CostProblem, { assumptions }: CostModel): string {
  const label = assumptions.find(({ id }) => costParam(id) === problem.param)?.label ?? 'IT people of your own';
  return problem.code === 'unknown' ? costProblemInWords(problem) : `${label}: ${costProblemInWords(problem)}`;
}
