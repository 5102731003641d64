// How a check is answered, as data: figures, bands, options. An edition never needs code of its own.
import { z } from 'zod';

const FigureId = z.string().regex(/^[a-zA-Z]+$/);

/**
 * A sum written as data: a number, a figure's id, `inflation` (the edition's table, the day's year), or one operation on such sums.
 * `percent: [a, b]` is 100 a / b; `when` chooses by a flag.
 */
export type Sum =
  | number
  | string
  | { add: Sum[] }
  | { subtract: [Sum, Sum] }
  | { multiply: Sum[] }
  | { divide: [Sum, Sum] }
  | { percent: [Sum, Sum] }
  | { min: Sum[] }
  | { max: Sum[] }
  | { when: string; then: Sum; else: Sum };

const pair = () => z.tuple([SumSchema, SumSchema]);
const some = () => z.array(SumSchema).min(2);

export const SumSchema: z.ZodType<Sum> = z.lazy(() =>
  z.union([
    z.number(),
    FigureId,
    z.strictObject({ add: some() }),
    z.strictObject({ subtract: pair() }),
    z.strictObject({ multiply: some() }),
    z.strictObject({ divide: pair() }),
    z.strictObject({ percent: pair() }),
    z.strictObject({ min: some() }),
    z.strictObject({ max: some() }),
    z.strictObject({ when: FigureId, then: SumSchema, else: SumSchema }),
  ]),
);

const Points = z.number().min(0).max(100);

/** One figure that the provider enters. A provider's entry outside min..max is refused, never clipped. */
export const Figure = z.strictObject({
  id: FigureId,
  label: z.string(),
  unit: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
});

/** A yes-or-no beside the figures. */
export const Flag = z.strictObject({ id: FigureId, label: z.string() });

/**
 * One band of a number. Where less is better: values up to and including `upTo`; where more is better: `from` and above (rule 9).
 * The last band has neither and takes the rest.
 */
export const Band = z.strictObject({ label: z.string(), points: Points, upTo: SumSchema.optional(), from: SumSchema.optional() });

/** An option that says nothing ("not stated"): printed with its points as the text does, counted as unanswered (rule 33). */
export const Silent = z.strictObject({ label: z.string(), points: Points });

export const NumberAnswer = z.strictObject({
  kind: z.literal('number'),
  unit: z.string(),
  better: z.enum(['less', 'more']),
  /** Left out where one value is entered as it is. */
  figures: z.array(Figure).min(1).optional(),
  flags: z.array(Flag).min(1).optional(),
  /** How the value follows from the figures; wanted where `figures` is there. */
  value: SumSchema.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Each must hold for the figures to say anything; otherwise the check is unanswered. */
  usable: z.array(z.strictObject({ says: z.string(), atLeast: z.tuple([SumSchema, SumSchema]) })).optional(),
  bands: z.array(Band).min(2),
  silent: z.array(Silent).optional(),
  /** Points taken off unless the flag is set; the floor holds (rule 10). */
  deduct: z.strictObject({ unless: FigureId, points: Points }).optional(),
});

/** An option's position in the list, from 1, is what facts and exports hold. */
export const Option = z.strictObject({
  label: z.string(),
  points: Points.optional(),
  /** Says nothing: unanswered (rule 33). */
  silent: z.boolean().optional(),
  /** Chosen, it makes the check not applicable, under the check's own condition. */
  notApplicable: z.boolean().optional(),
  /** Full points only with attested proof; otherwise these (IND-07, rule 36). */
  unlessAttested: Points.optional(),
  /** Chosen as a statement against itself that ends searches which need the thing. */
  refuses: z.boolean().optional(),
});

export const ChoiceAnswer = z.strictObject({ kind: z.literal('choice'), options: z.array(Option).min(2) });

/** One choice for each rule (CLI-06). The best rule counts (rule 31). */
export const RulesAnswer = z.strictObject({
  kind: z.literal('rules'),
  rules: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
  options: z.array(Option).min(2),
});

export const AnswerRules = z.discriminatedUnion('kind', [NumberAnswer, ChoiceAnswer, RulesAnswer]);
export type AnswerRules = z.infer<typeof AnswerRules>;
export type NumberAnswer = z.infer<typeof NumberAnswer>;
export type ChoiceAnswer = z.infer<typeof ChoiceAnswer>;
export type RulesAnswer = z.infer<typeof RulesAnswer>;
export type Option = z.infer<typeof Option>;
