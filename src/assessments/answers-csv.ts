// The sheet of a provider's answers: one row for each thing to fill in, as CSV for spreadsheet programs. Built from the edition. Pure.
import { stringify } from 'csv-stringify/sync';
import { placeOf } from '#standard/catalogue.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { figureField, flagField, ruleField } from './answer-input.ts';
import { figureWords } from './number-words.ts';
import type { Filled } from './typed-answer.ts';

/** The columns in the order in which they are written. They may be read in any order. */
export const COLUMNS = ['Edition', 'Check', 'Part', 'Area', 'Question', 'What to enter', 'Answer', 'Comment', 'Says', 'Reason'] as const;
export type Column = (typeof COLUMNS)[number];

/** What the column "Says" may hold. Left empty beside an answer, it means the first. */
export const SAYS_WORDS = { answer: 'answer', 'would-not-say': 'would not say', 'not-applicable': 'does not apply' } as const;

/** One thing to fill in: the value, a figure, a tick, the choice, or the choice for one rule. */
export interface Part {
  readonly id: string;
  /** Its name in the form of the check. */
  readonly field: string;
  readonly kind: 'number' | 'tick' | 'option';
  /** What to enter. */
  readonly asks: string;
}

const limits = (min: number | undefined, max: number | undefined): string =>
  min !== undefined && max !== undefined ? `, from ${figureWords(min)} to ${figureWords(max)}` : min !== undefined ? `, ${figureWords(min)} or more` : max !== undefined ? `, at most ${figureWords(max)}` : '';

/** The parts of a check, in the order of its form. */
export function partsOf({ answer }: Check): Part[] {
  if (answer.kind === 'number') {
    const figures = (answer.figures ?? []).map(({ id, label, unit, min, max }): Part => ({ id, field: figureField(id), kind: 'number', asks: `${label}: a number, in ${unit}${limits(min, max)}` }));
    const value: Part = { id: 'value', field: 'value', kind: 'number', asks: `A number, in ${answer.unit}${limits(answer.min, answer.max)}` };
    return [...(answer.figures ? figures : [value]), ...(answer.flags ?? []).map(({ id, label }): Part => ({ id, field: flagField(id), kind: 'tick', asks: `${label}: yes or no` }))];
  }
  const options = answer.options.flatMap((option, at) => (option.notApplicable ? [] : [`${at + 1} = ${option.label}`])).join('; ');
  if (answer.kind === 'choice') return [{ id: 'choice', field: 'choice', kind: 'option', asks: `The number of one option: ${options}` }];
  return answer.rules.map(({ id, label }) => ({ id, field: ruleField(id), kind: 'option', asks: `${label}: the number of one option: ${options}` }));
}

/** What a provider writes in one row. */
export interface Cells {
  readonly part: string;
  readonly answer: string;
  readonly comment: string;
  readonly says: string;
  readonly reason: string;
}

const isSaid = (says: string | undefined): says is keyof typeof SAYS_WORDS => says !== undefined && says in SAYS_WORDS;

/** The rows of one check, filled with what stands there. What is said of the whole check stands in the first of them; a tick that is not set is left empty. */
export function cellsOf(check: Check, filled: Filled): Cells[] {
  const parts = partsOf(check);
  const isAnswered = parts.some(({ field }) => filled[field]);
  const says = isSaid(filled['says']) && (filled['says'] !== 'answer' || isAnswered) ? filled['says'] : undefined;
  const first = { comment: says === 'answer' ? (filled['note'] ?? '') : '', says: says ? SAYS_WORDS[says] : '', reason: says === 'not-applicable' ? (filled['ground'] ?? '') : '' };
  return parts.map(({ id, field, kind }, at) => ({ part: id, answer: kind === 'tick' ? (filled[field] ? 'yes' : '') : (filled[field] ?? ''), ...(at === 0 ? first : { comment: '', says: '', reason: '' }) }));
}

/** A negative number is no formula, and must stay a number. */
const NEGATIVE = /^-\d+(\.\d+)?(e[+-]?\d+)?$/i;
/**
 * Where a spreadsheet program would run what follows: at the start of a cell, and after a mark at which a program that expects other marks
 * between columns would begin a cell of its own. Apostrophes count along, so that each that was typed comes back.
 */
const RUNS = /^(?='*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20])|(?<=[;\t\r\n])(?='*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/g;
const GUARDED = /^'(?='*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20])|(?<=[;\t\r\n])'(?='*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/g;

/** A cell as it is written: no program takes any of it for a formula. */
export const guarded = (cell: string): string => (NEGATIVE.test(cell) ? cell : cell.replace(RUNS, "'"));

/** The cell behind `guarded`. A cell that a person typed without the apostrophe reads as it stands. */
export const unguarded = (cell: string): string => cell.replace(GUARDED, '');

/** How the edition of a sheet is written in it. A bare 2026.10 would become 2026.1 in a spreadsheet program. */
export const editionCell = (edition: string): string => `Edition ${edition}`;

/**
 * All answers as CSV: UTF-8 with its mark, lines ended by CR LF, every cell in quotes. `filledOf` gives what stands for a check, by the names
 * of its form's fields.
 */
export function answersCsv(edition: Edition, filledOf: (check: Check) => Filled): string {
  const rows = edition.checks.flatMap((check) => {
    const parts = partsOf(check);
    const otherwise = check.notApplicable ? `. Or write "${SAYS_WORDS['not-applicable']}" under Says and why under Reason, if this is so: ${check.notApplicable.ground}` : '';
    return cellsOf(check, filledOf(check)).map(({ part, answer, comment, says, reason }, at) =>
      [editionCell(edition.id), check.id, part, placeOf(edition, check.id)?.area.name ?? '', check.question, `${parts[at]!.asks}${at === 0 ? otherwise : ''}`, answer, comment.replace(/\r\n?/g, '\n'), says, reason.replace(/\r\n?/g, '\n')].map(guarded));
  });
  return stringify([[...COLUMNS], ...rows], { bom: true, record_delimiter: 'windows', quoted: true });
}
