// The schema of one page of the profile, and its rows. The names in a row carry its number: from-1, to-1, from-2. Pure.
import { z } from 'zod';
import type { Input, RowsPart, SubjectForm, Words } from './profile-parts.ts';
import type { StoredFacts } from './reads.ts';

/** Rows that stand open at first beyond those that are filled, and how many a press of "More rows" adds. */
const OPEN = 3;
const MORE = 5;

/** The submit button that asks for more rows, and stores nothing. */
export const MORE_ROWS = 'more';

const rowsPartOf = ({ parts }: SubjectForm): RowsPart | undefined => parts.find((part) => part.kind === 'rows');

/** The name of a field in a row, the first being 1. */
export const inRow = (name: string, row: number): string => `${name}-${row}`;

const within = (form: SubjectForm, rows: number): number => Math.min(rowsPartOf(form)?.most ?? 0, Math.max(1, rows));

/** What was posted, beside the fields themselves: how many rows stood open, and whether more are asked for. */
export interface Posted {
  readonly rows: number;
  readonly more: boolean;
}

/** Reads how a page stood when it was posted. Whatever it says of its rows, there are never more than it holds. */
export function postedTo(form: SubjectForm, fields: { get(name: string): unknown; has(name: string): boolean }): Posted {
  const rows = fields.get('rows');
  return { rows: within(form, typeof rows === 'string' && /^\d{1,6}$/.test(rows) ? Number(rows) : OPEN), more: fields.has(MORE_ROWS) };
}

/** What the form shows: what was typed, with more rows where they were asked for, or what is stored, with a few rows open beyond it. */
export function shownIn(form: SubjectForm, stored: StoredFacts, posted: Posted | undefined, typed: Words | undefined): { readonly words: Words; readonly rows: number; readonly mayGrow: boolean } {
  const kept = form.words(stored);
  const rows = within(form, posted ? posted.rows + (posted.more ? MORE : 0) : (kept.rows?.length ?? 0) + OPEN);
  return { words: typed ?? fieldsOf(kept), rows, mayGrow: rows < (rowsPartOf(form)?.most ?? 0) };
}

const says = (row: Input): boolean => Object.values(row).some((value) => value !== undefined && value !== false);

/** Every row, empty ones too, under the plain names of their columns. */
function allRows(form: SubjectForm, input: Input, rows: number): Input[] {
  const columns = rowsPartOf(form)?.columns ?? [];
  return Array.from({ length: columns.length === 0 ? 0 : rows }, (_, at) => Object.fromEntries(columns.map(({ name }) => [name, input[inRow(name, at + 1)]])));
}

/** The rows of right input that say something, in their order. */
export const rowsOf = (form: SubjectForm, input: Input, rows: number): Input[] => allRows(form, input, rows).filter(says);

/** The fields of a page with these words in its rows. */
function fieldsOf({ fields, rows = [] }: ReturnType<SubjectForm['words']>): Words {
  return { ...fields, ...Object.fromEntries(rows.flatMap((row, at) => Object.entries(row).map(([name, word]) => [inRow(name, at + 1), word] as const))) };
}

function shapeOf(form: SubjectForm, rows: number): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const part of form.parts) {
    if (part.kind === 'rows') for (let row = 1; row <= rows; row += 1) for (const { name, schema } of part.columns) shape[inRow(name, row)] = schema;
    else if (part.kind === 'group') for (const { name, schema } of part.fields) shape[name] = schema;
    else shape[part.name] = part.schema;
  }
  return shape;
}

/** Judged even where a field is wrong by itself, so that nobody mends one mistake to be told of the next. A wrong field says its own sentence first. */
const EVEN_SO = { when: () => true };

/**
 * What may be posted to a page with so many rows: its fields in their order, the word for what it showed, and how many rows it had.
 */
export function schemaOf(form: SubjectForm, rows: number) {
  const part = rowsPartOf(form);
  const tooMany = `Leave out some: this page holds at most ${part?.most} rows.`;
  const counted = part && { rows: z.number('Load this page again and type it once more.').max(part.most, tooMany).optional() };
  return z.strictObject({ seen: z.string().optional(), ...counted, ...shapeOf(form, rows) }).superRefine((input: Input, ctx) => {
    const wrong = (name: string, message: string): void => ctx.addIssue({ code: 'custom', path: [name], message });
    for (const { name, says: message } of form.between?.(input) ?? []) wrong(name, message);
    const earlier: Input[] = [];
    for (const [at, row] of allRows(form, input, rows).entries()) {
      if (!part || !says(row)) continue;
      for (const { name, says: message } of part.judge(row, earlier)) wrong(inRow(name, at + 1), message);
      earlier.push(row);
    }
  }, EVEN_SO);
}
