// What the rows of one check say, as the fields of its form: numbers as people and spreadsheet programs write them, ticks, options, one saying for the whole. Pure.
import type { Check } from '#standard/schema.ts';
import { flagField, NUMBER, type Input } from './answer-input.ts';
import { partsOf, SAYS_WORDS, type Part } from './answers-csv.ts';
import type { RowFault, Sheet, SheetRow } from './read-answers-csv.ts';

const POINT = /^-?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i;
const COMMA = /^-?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?(e[+-]?\d+)?$/i;

/** The number in a cell, or a sentence. Where fractions may be written with a comma, one that can be read in two ways is refused, never guessed. */
function readNumber(cell: string, fractions: Sheet['fractions']): number | string {
  const plain = cell.replace(/[$\s]/g, '').replace(/%$/, '').replace(/^\u2212/, '-');
  const asPoint = POINT.test(plain) ? Number(plain.replaceAll(',', '')) : undefined;
  const asComma = fractions === 'either' && COMMA.test(plain) ? Number(plain.replaceAll('.', '').replace(',', '.')) : undefined;
  if (asPoint !== undefined && asComma !== undefined && asPoint !== asComma) return `This can be ${asPoint} or ${asComma}. Write ${Math.max(asPoint, asComma)} without a mark for thousands, or ${plain}0 for the fraction.`;
  return asPoint ?? asComma ?? NUMBER;
}

const TICKS: ReadonlyMap<string, boolean> = new Map([['yes', true], ['y', true], ['x', true], ['true', true], ['no', false], ['n', false], ['false', false]]);

function readAnswer(check: Check, part: Part, cell: string, fractions: Sheet['fractions']): number | boolean | string {
  if (part.kind === 'number') return readNumber(cell, fractions);
  if (part.kind === 'tick') return TICKS.get(cell.toLowerCase()) ?? 'Write yes or no.';
  const last = check.answer.kind === 'number' ? 0 : check.answer.options.length;
  const choice = /^\d{1,3}$/.test(cell) ? Number(cell) : 0;
  return choice >= 1 && choice <= last ? choice : `Write the number of one option, from 1 to ${last}.`;
}

/** Every tick of a check's form: set in `fields`, or not set. A form holds them whatever it says. */
export const ticksOf = ({ answer }: Check, fields: Input): Input => (answer.kind === 'number' ? Object.fromEntries((answer.flags ?? []).map(({ id }) => [flagField(id), fields[flagField(id)] === true])) : {});

const SAYINGS = Object.entries(SAYS_WORDS) as [keyof typeof SAYS_WORDS, string][];
const plainSaying = (cell: string): string => cell.toLowerCase().replace(/[\s_-]+/g, ' ');

/** The one thing that these rows of a check say in a column, with the row that says it. Two that differ are a fault. */
function oneOf(rows: readonly SheetRow[], column: 'comment' | 'says' | 'reason', faults: RowFault[]): SheetRow | undefined {
  const written = rows.filter((row) => row[column] !== '');
  const other = written.find((row) => row[column] !== written[0]![column]);
  if (other) faults.push({ row: other.row, check: other.check, says: `Row ${written[0]!.row} says something else of this check under ${column.charAt(0).toUpperCase()}${column.slice(1)}. Write it once.` });
  return written[0];
}

export type ReadInput =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'faults'; readonly faults: readonly RowFault[] }
  /** `rowOf`: the row in which a field stands; the first of the check where it stands in none. */
  | { readonly kind: 'input'; readonly input: Input; readonly rowOf: (field: string) => number };

/** Reads the rows of one check. Rows with nothing in them say nothing: what stands stays. */
export function readInput(check: Check, rows: readonly SheetRow[], fractions: Sheet['fractions']): ReadInput {
  const faults: RowFault[] = [];
  const tell = (row: number, says: string): void => void faults.push({ row, check: check.id, says });
  const parts = partsOf(check);
  const places = new Map<string, number>();
  const answers: Record<string, number | boolean> = {};
  for (const { row, part: name, answer } of rows) {
    const part = parts.find((one) => one.id.toLowerCase() === name.toLowerCase());
    if (!part) tell(row, `This check has no such part. It has: ${parts.map((one) => one.id).join(', ')}.`);
    else if (places.has(part.field)) tell(row, `This stands in row ${places.get(part.field)} too. Keep one of the two rows.`);
    else {
      places.set(part.field, row);
      const read = answer === '' ? undefined : readAnswer(check, part, answer, fractions);
      if (typeof read === 'string') tell(row, read);
      else if (read !== undefined) answers[part.field] = read;
    }
  }
  const [comment, reason] = [oneOf(rows, 'comment', faults), oneOf(rows, 'reason', faults)];
  const told = faults.length;
  const saying = oneOf(rows, 'says', faults);
  // Of a check that says two things nobody can tell what else is wrong.
  if (faults.length > told) return { kind: 'faults', faults };
  const answered = rows.find((row) => row.answer !== '');
  const named = saying && SAYINGS.find(([, words]) => words === plainSaying(saying.says))?.[0];
  const says = named ?? (answered ? 'answer' : undefined);
  if (saying && !named) tell(saying.row, `Write one of these under Says: ${SAYINGS.map(([, words]) => words).join(', ')}. Or leave it empty.`);
  else if (!says && comment) tell(comment.row, 'A comment goes with an answer. Fill in the answer too.');
  if (says !== 'answer' && says && answered) tell(answered.row, `You wrote both an answer and "${SAYS_WORDS[says]}". Keep one of the two.`);
  if (says !== 'answer' && says && comment) tell(comment.row, `A comment goes with an answer, not with "${SAYS_WORDS[says]}". It would be lost.`);
  if (says !== 'not-applicable' && reason && (named || !saying)) tell(reason.row, `A reason goes with "${SAYS_WORDS['not-applicable']}". Write that under Says, or take the reason out.`);
  if (says === 'not-applicable' && !check.notApplicable) tell(saying!.row, 'This check applies to every firm. Give an answer, or write "would not say".');
  if (faults.length > 0) return { kind: 'faults', faults };
  if (!says) return { kind: 'untouched' };
  const input: Input = { says, ...(says === 'answer' && answers), ...ticksOf(check, answers), ...(comment && { note: comment.comment }), ...(reason && { ground: reason.reason }) };
  const rowOf = (field: string): number => places.get(field) ?? (field === 'ground' ? reason?.row : field === 'note' ? comment?.row : undefined) ?? rows[0]!.row;
  return { kind: 'input', input, rowOf };
}

/** More digits than a spreadsheet program keeps in a cell. */
const SAME = 1e-9;

/** Whether two forms say the same, as far as a spreadsheet program keeps figures. */
export function sameInput(one: Input, other: Input): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => {
    const [a, b] = [one[name], other[name]];
    return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b)) : a === b;
  });
}
