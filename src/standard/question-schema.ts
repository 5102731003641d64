// The owner's questions and what each answer asks of a provider, as data.
import { z } from 'zod';

const Ref = z.string().regex(/^[A-Z]{3}-\d{2}$/);

/**
 * Something a provider must have. `check`: its points reach `points` (for one rule where `rule` is named).
 * `fact`: a fact of the profile stands in the stated relation to the answer.
 */
export const Must = z.union([
  z.strictObject({ id: z.string(), check: Ref, points: z.number(), rule: z.string().optional() }),
  z.strictObject({ id: z.string(), fact: z.literal('visits'), oneOf: z.array(z.string()) }),
  z.strictObject({ id: z.string(), fact: z.enum(['sizes', 'price', 'languages']) }),
]);
export type Must = z.infer<typeof Must>;

/** What follows when any of `when` is among the answers; `any` is every real answer, `upTo` a whole number up to and including. */
export const Effect = z.strictObject({
  when: z.union([z.literal('any'), z.array(z.string()).min(1), z.strictObject({ upTo: z.number() })]),
  /** Multipliers by area code; all that apply are multiplied, then clipped. */
  areas: z.record(z.string().regex(/^[A-Z]{3}$/), z.number()).optional(),
  doubles: z.array(Ref).optional(),
  musts: z.array(Must).optional(),
});
export type Effect = z.infer<typeof Effect>;

/** `noWish`: chosen, it asks nothing of a provider, so the match does not count its item ("hardly ever", "just looking"). */
const Choice = z.strictObject({
  value: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  short: z.string().optional(),
  noWish: z.boolean().optional(),
});

const shared = { param: z.string(), label: z.string(), hint: z.string().optional(), effects: z.array(Effect).optional() };

export const Field = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.literal('zip') }),
  z.strictObject({ ...shared, kind: z.literal('number'), min: z.number(), max: z.number() }),
  z.strictObject({ ...shared, kind: z.literal('one'), options: z.array(Choice).min(1) }),
  z.strictObject({ ...shared, kind: z.literal('many'), options: z.array(Choice).min(2), most: z.number().optional(), alone: z.string().optional() }),
  z.strictObject({ ...shared, kind: z.literal('tick'), value: z.string(), tick: z.string() }),
  /** Free words, at most `most` of them, each of `longest` characters at most. */
  z.strictObject({ ...shared, kind: z.literal('words'), most: z.number(), longest: z.number() }),
]);
export type Field = z.infer<typeof Field>;

export const Question = z.strictObject({
  number: z.number().int().min(1),
  section: z.string(),
  title: z.string(),
  /** Short form for "So far" and the check page. */
  short: z.string(),
  why: z.string(),
  /** What the answer changes in the ranking, in plain words. */
  changes: z.string(),
  unsure: z.string(),
  /** The sentence when nothing was chosen. */
  missing: z.string(),
  /** The first is what the question asks; any further one may be left out. */
  fields: z.array(Field).min(1),
});
export type Question = z.infer<typeof Question>;

/** Bands of people with a computer, for sizes of clients; `to` is left out in the last. */
export const SizeBand = z.strictObject({ id: z.string(), from: z.number(), to: z.number().optional() });
export type SizeBand = z.infer<typeof SizeBand>;

export const Questionnaire = z.strictObject({
  questions: z.array(Question).min(1),
  sizeBands: z.array(SizeBand).min(1),
  /** The upper end of each budget answer in dollars per person a month; none for the open one. */
  budgets: z.record(z.string(), z.strictObject({ from: z.number(), to: z.number().optional() })),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
