// The values of one parameter of a need, read from an address: what they mean, or what is wrong with them. Pure; knows one field at a time.
import type { NamedApp } from '#engine/need.ts';
import { programSlug, type Programs } from '#standard/programs.ts';
import type { Field } from '#standard/question-schema.ts';

/** What an owner answers to anything: asks nothing of a provider, like an answer left out. */
export const UNSURE = 'unsure';

/**
 * repeated: one answer was wanted · alone: this answer stands alone, and others came with it · no-letters: words without a letter or digit ·
 * the others as they say.
 */
export type ProblemCode =
  | 'unknown-value' | 'repeated' | 'too-many' | 'alone' | 'not-a-zip' | 'no-such-zip' | 'not-whole' | 'out-of-range' | 'too-long' | 'no-letters' | 'control-character' | 'not-a-weight';

export interface ValueProblem {
  readonly code: ProblemCode;
  /** The value as it came, cut to 60 characters, control characters made visible. */
  readonly value: string;
}

/** What one parameter says. Problems stand beside what could still be read. */
export interface Values<Read> {
  readonly read: Read;
  readonly unsure: boolean;
  readonly problems: readonly ValueProblem[];
}

const SHOWN = 60;
const REPORTED = 10;
/** What nobody can type: controls, halves of letters, marks that turn the direction of a line, and what is no letter at all, which no XML may hold. */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u;

/** Text with what nobody can type made visible. */
export const madeVisible = (text: string): string => [...text].map((one) => (CONTROL.test(one) ? '\uFFFD' : one)).join('');

/** A value as it came, for a sentence about it: cut to 60 characters, control characters made visible. */
export const asCame = (value: string): string => madeVisible([...value.slice(0, 4 * SHOWN)].slice(0, SHOWN).join(''));

const problem = (code: ProblemCode, value: string): ValueProblem => ({ code, value: asCame(value) });

const found = <Read>(read: Read, problems: readonly ValueProblem[] = []): Omit<Values<Read>, 'unsure'> => ({ read, problems });

/** Refuses what nobody can have typed, drops what is empty, and takes "not sure" apart, which stands alone. */
function sort<Read>(raw: readonly string[], nothing: Read, read: (values: readonly string[]) => Omit<Values<Read>, 'unsure'>): Values<Read> {
  const odd = raw.find((value) => CONTROL.test(value));
  if (odd !== undefined) return { ...found(nothing, [problem('control-character', odd)]), unsure: false };
  const values = raw.map((value) => value.trim()).filter((value) => value !== '');
  const real = values.filter((value) => value !== UNSURE);
  const isUnsure = values.length > 0 && real.length === 0;
  if (isUnsure || values.length === 0) return { ...found(nothing), unsure: isUnsure };
  const { read: answer, problems } = read(real);
  return { read: answer, unsure: false, problems: real.length < values.length ? [problem('alone', UNSURE), ...problems] : problems };
}

function readSingle<Read>(raw: readonly string[], read: (value: string) => { readonly is: Read } | ProblemCode): Values<Read | undefined> {
  return sort<Read | undefined>(raw, undefined, ([value = '', ...others]) => {
    if (others.length > 0) return found(undefined, [problem('repeated', others[0]!)]);
    const answer = read(value);
    return typeof answer === 'string' ? found(undefined, [problem(answer, value)]) : found(answer.is);
  });
}

/** Five digits; a ZIP+4 is cut to them. `knowsZip` may say that there is no such place. */
export function readZip(raw: readonly string[], knowsZip: (zip: string) => boolean): Values<string | undefined> {
  return readSingle<string>(raw, (value) => {
    const zip = /^(\d{5})(?:[- ]?\d{4})?$/.exec(value)?.[1];
    return zip === undefined ? 'not-a-zip' : knowsZip(zip) ? { is: zip } : 'no-such-zip';
  });
}

/** A whole number within the field's limits. Spaces and commas may part its thousands: "1,480". */
export function readWhole(raw: readonly string[], field: Extract<Field, { kind: 'number' }>): Values<number | undefined> {
  return readSingle<number>(raw, (value) => {
    if (!/^(\d+|\d{1,3}([,\s]\s?\d{3})+)$/.test(value)) return 'not-whole';
    const whole = Number(value.replace(/[,\s]/g, ''));
    return whole >= field.min && whole <= field.max ? { is: whole } : 'out-of-range';
  });
}

/** An owner's weight for an area, within `limits`. */
export function readWeight(raw: readonly string[], [least, most]: readonly [number, number]): Values<number | undefined> {
  return readSingle<number>(raw, (value) => {
    if (!/^\d*\.?\d+$/.test(value)) return 'not-a-weight';
    const weight = Number(value);
    return weight >= least && weight <= most ? { is: weight } : 'out-of-range';
  });
}

/** Answers to a field with printed options, in the order as printed. A field for one answer takes one. */
export function readChoices(raw: readonly string[], field: Extract<Field, { kind: 'one' | 'many' | 'tick' }>): Values<readonly string[]> {
  const options = field.kind === 'tick' ? [field.value] : field.options.map((option) => option.value);
  return sort<readonly string[]>(raw, [], (values) => {
    if (field.kind !== 'many' && values.length > 1) return found([], [problem('repeated', values[1]!)]);
    const unknown = [...new Set(values.filter((value) => !options.includes(value)))].slice(0, REPORTED);
    const known = options.filter((option) => values.includes(option));
    const problems = unknown.map((value) => problem('unknown-value', value));
    if (field.kind !== 'many') return found(known, problems);
    const { alone, most = known.length } = field;
    if (alone !== undefined && known.length > 1 && known.includes(alone)) return found(known.filter((value) => value !== alone), [...problems, problem('alone', alone)]);
    return known.length > most ? found(known.slice(0, most), [...problems, problem('too-many', known[most]!)]) : found(known, problems);
  });
}

/** Programs by name, as typed; two spellings of one program are one. */
export function readApps(raw: readonly string[], field: Extract<Field, { kind: 'words' }>, programs: Programs): Values<readonly NamedApp[]> {
  return sort<readonly NamedApp[]>(raw, [], (values) => {
    const named = new Map<string, NamedApp>();
    const problems: ValueProblem[] = [];
    for (const typed of values) {
      const isLong = [...typed].length > field.longest;
      const program = isLong ? undefined : programSlug(typed, programs);
      if (program === undefined) problems.push(problem(isLong ? 'too-long' : 'no-letters', typed));
      else if (!named.has(program)) named.set(program, { typed, program });
    }
    const apps = [...named.values()];
    const over = apps[field.most];
    return found(apps.slice(0, field.most), [...problems.slice(0, REPORTED), ...(over ? [problem('too-many', over.typed)] : [])]);
  });
}
