// The one definition of the checkup of a provider that an owner already has: content/checkup. Reads no file.
import { z } from 'zod';
import type { LoadedEdition } from './load.ts';
import { CheckId } from './schema.ts';

const Param = z.string().regex(/^[a-z][a-z-]*$/);
const Value = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

/**
 * What the owner's answer says about its one firm, in the form of the check: as a provider would answer that treats all its clients so.
 * `silent`: the contract says nothing, and the edition prints points for that.
 */
export const CheckupAnswer = z.union([
  z.strictObject({ choice: z.int().min(1) }),
  z.strictObject({ value: z.number() }),
  z.strictObject({ figures: z.record(z.string(), z.number()) }),
  z.strictObject({ silent: z.literal(true) }),
]);
export type CheckupAnswer = z.infer<typeof CheckupAnswer>;

const option = { value: Value, label: z.string(), short: z.string().optional() };
const question = {
  param: Param,
  /** The check of the edition that the question comes from. */
  check: CheckId,
  title: z.string(),
  /** Short form for “so far” and the result. */
  short: z.string(),
  /** Where an owner finds the answer. */
  where: z.string(),
  /** The sentence of the letter that asks for it. */
  letter: z.string(),
};

/** A question with bands: its answers stand from the best to the worst. */
export const HeldQuestion = z.strictObject({ ...question, options: z.array(z.strictObject({ ...option, answer: CheckupAnswer })).min(2) });
/** A question about a year ago: an answer with `drift` is a sign, told by `sign`. */
export const DriftQuestion = z.strictObject({ ...question, sign: z.string(), options: z.array(z.strictObject({ ...option, drift: z.boolean() })).min(2) });
export type HeldQuestion = z.infer<typeof HeldQuestion>;
export type DriftQuestion = z.infer<typeof DriftQuestion>;
export type CheckupQuestion = HeldQuestion | DriftQuestion;

/** Some questions that an owner answers with the same papers at hand. */
export const CheckupPage = z.strictObject({
  title: z.string(),
  name: z.string(),
  /** What to have at hand. */
  hand: z.string(),
  questions: z.array(z.union([HeldQuestion, DriftQuestion])).min(1),
});
export type CheckupPage = z.infer<typeof CheckupPage>;

/** One step of leaving; `had` names the answers with which it is done. With `notice` the owner tells the provider. */
export const LeavingStep = z.strictObject({ title: z.string(), says: z.string(), notice: z.literal(true).optional(), had: z.strictObject({ param: Param, values: z.array(Value).min(1) }).optional() });
export type LeavingStep = z.infer<typeof LeavingStep>;

/** checkup.yaml as it is written. */
export const CheckupFile = z.strictObject({
  edition: z.string(),
  pages: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  /** What no client can see, as a question to the provider. */
  ask: z.array(z.strictObject({ check: CheckId, says: z.string() })),
  leaving: z.array(LeavingStep).min(2),
});

/** The whole checkup, under the edition that it was written for. */
export interface Checkup {
  readonly loaded: LoadedEdition;
  readonly pages: readonly CheckupPage[];
  readonly ask: readonly { readonly check: string; readonly says: string }[];
  readonly leaving: readonly LeavingStep[];
}

/** Whether the question is about a year ago. */
export const isDrift = (one: CheckupQuestion): one is DriftQuestion => 'sign' in one;

/** All questions, in the order of the pages. */
export const questionsOf = ({ pages }: Pick<Checkup, 'pages'>): CheckupQuestion[] => pages.flatMap((page) => page.questions);
