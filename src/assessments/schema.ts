// The form of an answer, built from the check itself: a new edition needs no code here. Strict, and without effects.
import { z } from 'zod';
import type { Check } from '#standard/schema.ts';

const limited = ({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }) =>
  z.number().min(min ?? -Number.MAX_VALUE).max(max ?? Number.MAX_VALUE);

const Note = z.string().min(1).max(2000);

/**
 * What may be stored as an answer to `check`. A number check takes a value or all of its figures; a figure outside its limits is refused,
 * never clipped. A choice is an option's position as printed, from 1. A check by rules takes one rule at a time.
 */
export function formFor({ answer }: Check) {
  const shared = { note: Note.exactOptional() };
  if (answer.kind !== 'number') {
    const choice = z.number().int().min(1).max(answer.options.length);
    return answer.kind === 'choice' ? z.strictObject({ ...shared, choice }) : z.strictObject({ ...shared, choice, rule: z.enum(answer.rules.map((rule) => rule.id)) });
  }
  const flags = answer.flags && z.strictObject(Object.fromEntries(answer.flags.map((flag) => [flag.id, z.boolean().exactOptional()])));
  const ticks = flags ? { flags: flags.exactOptional() } : {};
  if (!answer.figures) return z.strictObject({ ...shared, ...ticks, value: limited(answer) });
  return z.strictObject({ ...shared, ...ticks, figures: z.strictObject(Object.fromEntries(answer.figures.map((figure) => [figure.id, limited(figure)]))) });
}

/** An answer as a provider gives it. Which of the parts there are, its check says. */
export interface GivenAnswer {
  readonly rule?: string;
  readonly value?: number;
  readonly figures?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
  readonly choice?: number;
  readonly note?: string;
}
