// Reads a posted form under a schema: the door converts words to values, the schema judges them, and the words come back as typed.
// Knows no room. Fields that the schema does not name are never read.
import { z } from 'zod';

/** What was typed, for showing it again: one word, or several where the field is a list. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** One thing to mend, with the field that it stands beside. */
export interface FieldProblem {
  readonly field: string;
  readonly says: string;
}

export type ReadForm<Input> =
  | { readonly kind: 'accepted'; readonly input: Input; readonly values: Typed; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'wrong'; readonly values: Typed; readonly problems: readonly FieldProblem[] };

const ONCE = 'Give this once.';
const AMOUNT = /^-?\d+(\.\d+)?$/;

function innermost(field: unknown): unknown {
  return field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault ? innermost(field.unwrap()) : field;
}

/** "$2,000", "2 000" and "40%" are numbers to the people who type them. What is none stays a word, and the schema says so. */
function toNumber(word: string): number | string {
  const plain = word.replace(/[$,\s]|%$/g, '');
  return AMOUNT.test(plain) ? Number(plain) : word;
}

function convert(field: unknown, words: readonly string[]): unknown {
  const kind = innermost(field);
  if (kind instanceof z.ZodArray) return words.map((word) => convert(kind.element, [word])).filter((value) => value !== undefined);
  const word = words[0]?.trim() ?? '';
  if (kind instanceof z.ZodBoolean) return word === 'on';
  if (word === '') return undefined;
  return kind instanceof z.ZodNumber ? toNumber(word) : word;
}

/** Browsers send line ends as CR LF; a file where words are wanted is no word. */
const wordsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.replace(/\r\n?/g, '\n')] : []));

/**
 * Reads `form` under `schema`: a ticked box is `true`, a repeated field a list, an empty word absent. Wrong input gives one problem a field,
 * in the order of the schema, and every word as it was typed.
 */
export function readForm<Schema extends z.ZodObject>(schema: Schema, form: FormData): ReadForm<z.output<Schema>> {
  const values: Record<string, string | readonly string[]> = {};
  const input: Record<string, unknown> = {};
  const problems = new Map<string, string>();
  for (const [name, field] of Object.entries(schema.shape)) {
    const words = wordsOf(form, name);
    const isList = innermost(field) instanceof z.ZodArray;
    if (words.length > 1 && !isList) problems.set(name, ONCE);
    values[name] = isList ? words : (words[0] ?? '');
    const value = convert(field, words);
    if (value !== undefined) input[name] = value;
  }
  const judged = schema.safeParse(input);
  for (const issue of judged.error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    if (!problems.has(field)) problems.set(field, issue.message);
  }
  const names = Object.keys(schema.shape);
  const inOrder = [...problems].sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)).map(([field, says]) => ({ field, says }));
  return judged.success && inOrder.length === 0
    ? { kind: 'accepted', input: judged.data, values, problems: [] }
    : { kind: 'wrong', values, problems: inOrder };
}

/** The one word typed in a field; empty where nothing was. */
export function typed(values: Typed | undefined, field: string): string {
  const value = values?.[field] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

/** The problem that stands beside a field. */
export const problemAt = (problems: readonly FieldProblem[] | undefined, field: string): string | undefined =>
  problems?.find((one) => one.field === field)?.says;

const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The form in a request, or the status to answer with: 415 where it is no form, 400 where it breaks off or is not built as its type says.
 * Its size was limited before any page ran.
 */
export async function formIn(request: Request): Promise<FormData | 400 | 415> {
  if (!FORMS.test(request.headers.get('content-type') ?? '')) return 415;
  return request.formData().catch(() => 400 as const);
}
