// Reads a posted form under a schema: the door converts words to values, the schema judges them, and the words come back as typed.
// Knows no room. Fields that the schema does not name are never read.
import { z } from 'zod';
import { LARGEST_TEXT } from './addresses.ts';

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

/** Commas part thousands, and nothing else: "12,5" is twelve and a half to some people and a slip to others, so it is not guessed. */
const PARTED = /^[^,]*$|^-?\$?-?\d{1,3}(,\d{3})+(\.\d*)?%?$/;

/** "$2,000", "2 000" and "40%" are numbers to the people who type them. What is none stays a word, and the schema says so. */
function toNumber(word: string): number | string {
  if (!PARTED.test(word.replace(/\s/g, ''))) return word;
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
/** As many as our largest form has fields, several times over; each one costs more to read than it does to send. */
const MOST_PARTS = 500;
/** Stands at the head of each part (RFC 7578, 4.2). */
const PART = 'form-data';

function hasTooManyParts(body: Buffer): boolean {
  let count = 0;
  for (let at = body.indexOf(PART); at !== -1 && count <= MOST_PARTS; at = body.indexOf(PART, at + 1)) count += 1;
  return count > MOST_PARTS;
}

/**
 * The form in a request, or the status to answer with: 415 where it is no form, 413 where it has more parts than any of ours, or more words
 * without a file, 400 where it breaks off or is not built as its type says. Its size was limited before any page ran.
 */
export async function formIn(request: Request): Promise<FormData | 400 | 413 | 415> {
  const type = request.headers.get('content-type') ?? '';
  const kind = FORMS.exec(type)?.[1]?.toLowerCase();
  if (kind === undefined) return 415;
  try {
    const body = Buffer.from(await request.arrayBuffer());
    if (kind === 'multipart/form-data' ? hasTooManyParts(body) : body.length > LARGEST_TEXT) return 413;
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    return 400;
  }
}

/**
 * The bytes of the one file in a field: `none` where no file was chosen, `several` where more came than the field takes. Its name and the type
 * that the sender gives it are never read.
 */
export async function fileIn(form: FormData, field: string): Promise<Uint8Array | 'none' | 'several'> {
  // A field that was left empty comes as a file without a name and without bytes.
  const files = form.getAll(field).filter((value) => typeof value !== 'string').filter((file) => file.size > 0 || file.name !== '');
  if (files.length > 1) return 'several';
  return files[0] ? new Uint8Array(await files[0].arrayBuffer()) : 'none';
}

const LONG_WORDS = 20;

/** What of a form can be sent again later: its fields in their order, the longer texts to be read, and whether a file was in it. */
export function keptOf(form: FormData): { readonly fields: readonly (readonly [string, string])[]; readonly texts: readonly string[]; readonly hadFile: boolean } {
  const all = [...form];
  const fields = all.flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []));
  return { fields, texts: fields.map(([, value]) => value.trim()).filter((value) => value.length >= LONG_WORDS && value.includes(' ')), hadFile: all.some(([, value]) => typeof value !== 'string' && value.size > 0) };
}
