// The form of one check: which fields it has, what was typed in them, and what that says. Built from the edition; a new one needs no code here. Pure.
import { z } from 'zod';
import type { Check } from '#standard/schema.ts';
import { formFor, type GivenAnswer } from './schema.ts';
import type { Said } from './save-answer.ts';

const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
/** What is told where a number is wanted and none was written. */
export const NUMBER = 'Write a number, such as 250 or 12.5.';
/** More than this of anything is a slip of the finger. */
const MOST = 1e12;
const amount = () => z.number(NUMBER).min(-MOST, NUMBER).max(MOST, 'That is more than any firm has. Look at the number again.');
const text = (most: number, says: string) => z.string().max(most, says).refine((typed) => !HIDDEN.test(typed), 'Leave out control characters; they cannot be stored.');

export const SAYS = ['answer', 'would-not-say', 'not-applicable', 'nothing'] as const;

/** The field of a figure. The other names of fields: `value`, and `choice` where there are no rules. */
export const figureField = (id: string): string => `figure-${id}`;
/** The field of a tick beside the figures. */
export const flagField = (id: string): string => `flag-${id}`;
/** The field of one rule, for a check that is answered rule by rule. */
export const ruleField = (id: string): string => `choice-${id}`;

/** What may be posted to the form of `check`. Everything may be left out: what is missing is told by readSaid, which knows what was meant. */
export function answerForm({ answer, notApplicable }: Check) {
  const choice = z.number('Choose one.').int().min(1);
  const fields: Record<string, z.ZodType> = {};
  if (answer.kind === 'choice') fields['choice'] = choice.optional();
  else if (answer.kind === 'rules') for (const { id } of answer.rules) fields[ruleField(id)] = choice.optional();
  else {
    for (const { id } of answer.figures ?? []) fields[figureField(id)] = amount().optional();
    if (!answer.figures) fields['value'] = amount().optional();
    for (const { id } of answer.flags ?? []) fields[flagField(id)] = z.boolean();
  }
  return z.strictObject({
    says: z.enum(notApplicable ? SAYS : SAYS.filter((one) => one !== 'not-applicable'), 'Choose one.'),
    ...fields,
    ground: text(1_000, 'Use at most 1,000 characters.').optional(),
    note: text(2_000, 'Use at most 2,000 characters.').optional(),
    seen: z.string().max(60).optional(),
    /** The edition that the form was drawn for. */
    edition: z.string().max(20).optional(),
    act: z.enum(['save', 'preview', 'take-back', 'publish']).optional(),
  });
}

export interface Fault {
  readonly field: string;
  readonly says: string;
}
/** What stands in the fields of a form, by their names. */
export type Input = Readonly<Record<string, unknown>>;

const limitWords = (label: string, min: number | undefined, max: number | undefined): string =>
  min !== undefined && max !== undefined ? `${label} must lie between ${min} and ${max}.` : min !== undefined ? `${label} must be ${min} or more.` : `${label} must be ${max} or less.`;

function numbersOf({ answer }: Check, input: Input): { readonly given: GivenAnswer; readonly faults: readonly Fault[] } {
  if (answer.kind !== 'number') return { given: {}, faults: [] };
  const wanted = answer.figures?.map(({ id, label, min, max }) => ({ id, field: figureField(id), label, min, max })) ?? [{ id: 'value', field: 'value', label: 'The answer', min: answer.min, max: answer.max }];
  const faults = wanted.flatMap(({ field, label, min, max }) => {
    const value = input[field] as number | undefined;
    if (value === undefined) return [{ field, says: `Fill in: ${label.charAt(0).toLowerCase()}${label.slice(1)}.` }];
    return (min !== undefined && value < min) || (max !== undefined && value > max) ? [{ field, says: limitWords(label, min, max) }] : [];
  });
  const flags = answer.flags && Object.fromEntries(answer.flags.map(({ id }) => [id, input[flagField(id)] === true]));
  const figures = Object.fromEntries(wanted.map(({ id, field }) => [id, input[field] as number]));
  return { given: { ...(answer.figures ? { figures } : { value: figures['value']! }), ...(flags && { flags }) }, faults };
}

/** What a form that was read says, or what is missing in it, each beside its field. */
export function readSaid(check: Check, input: Input): { readonly kind: 'said'; readonly said: Said } | { readonly kind: 'faults'; readonly faults: readonly Fault[] } {
  const says = input['says'] as (typeof SAYS)[number];
  if (says === 'nothing' || says === 'would-not-say') return { kind: 'said', said: { kind: says } };
  const ground = ((input['ground'] as string | undefined) ?? '').trim();
  if (says === 'not-applicable') return ground.length < 10 ? { kind: 'faults', faults: [{ field: 'ground', says: 'Say in a sentence why it does not apply to you.' }] } : { kind: 'said', said: { kind: says, ground } };
  const note = (input['note'] as string | undefined)?.trim();
  const shared = note ? { note } : {};
  const { answer } = check;
  if (answer.kind === 'rules') {
    const given = answer.rules.flatMap(({ id }) => (input[ruleField(id)] === undefined ? [] : [{ rule: id, choice: input[ruleField(id)] as number, ...shared }]));
    return given.length === 0 ? { kind: 'faults', faults: [{ field: ruleField(answer.rules[0]!.id), says: 'Answer for one rule at least.' }] } : judged(check, given, ruleField(answer.rules[0]!.id));
  }
  if (answer.kind === 'choice') return input['choice'] === undefined ? { kind: 'faults', faults: [{ field: 'choice', says: 'Choose one.' }] } : judged(check, [{ choice: input['choice'] as number, ...shared }], 'choice');
  const { given, faults } = numbersOf(check, input);
  return faults.length > 0 ? { kind: 'faults', faults } : judged(check, [{ ...given, ...shared }], answer.figures ? figureField(answer.figures[0]!.id) : 'value');
}

/** The check's own form has the last word: limits of the result, and figures that say nothing together. */
function judged(check: Check, given: readonly GivenAnswer[], field: string): ReturnType<typeof readSaid> {
  const form = formFor(check);
  const wrong = given.flatMap((one) => form.safeParse(one).error?.issues ?? []);
  return wrong.length === 0 ? { kind: 'said', said: { kind: 'answers', given } } : { kind: 'faults', faults: [{ field, says: wrong[0]!.message }] };
}
