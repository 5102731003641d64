// What a form of a check says, in lines for people: before and after, side by side. Pure.
import type { Check } from '#standard/schema.ts';
import { figureField, flagField, ruleField, type Input } from './answer-input.ts';
import { figureWords } from './number-words.ts';

const LONGEST_COMMENT = 200;
/** More than a printed answer has, so that a small change can be seen. */
const DECIMALS = 6;

const clipped = (words: unknown): string => (typeof words !== 'string' ? '' : words.length > LONGEST_COMMENT ? `${words.slice(0, LONGEST_COMMENT).trimEnd()}…` : words);
const numberWords = (value: unknown, unit: string): string => (typeof value === 'number' ? `${figureWords(value, [], DECIMALS)} ${unit}` : 'left empty');

function answerLines({ answer }: Check, input: Input): string[] {
  if (answer.kind === 'number') {
    const figures = answer.figures ? answer.figures.map(({ id, label, unit }) => `${label}: ${numberWords(input[figureField(id)], unit)}`) : [numberWords(input['value'], answer.unit)];
    return [...figures, ...(answer.flags ?? []).filter(({ id }) => input[flagField(id)] === true).map(({ label }) => label)];
  }
  const option = (choice: unknown): string => answer.options[Number(choice) - 1]?.label ?? 'left empty';
  if (answer.kind === 'choice') return [option(input['choice'])];
  return answer.rules.flatMap(({ id, label }) => (input[ruleField(id)] === undefined ? [] : [`${label}: ${option(input[ruleField(id)])}`]));
}

/** The lines of one form; of nothing, that nothing is said yet. */
export function inputWords(check: Check, input: Input | undefined): string[] {
  if (!input) return ['Nothing yet'];
  if (input['says'] === 'would-not-say') return ['We would rather not say'];
  if (input['says'] === 'not-applicable') return [`Does not apply: ${clipped(input['ground'])}`];
  return [...answerLines(check, input), ...(input['note'] ? [`Comment: ${clipped(input['note'])}`] : [])];
}
