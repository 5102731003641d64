// The form of an answer, built from the check itself: a new edition needs no code here. Strict, and without effects.
import { z } from 'zod';
import { evaluateSum, type Entered } from '#engine/sum.ts';
import type { NumberAnswer } from '#standard/answer-schema.ts';
import type { Check } from '#standard/schema.ts';
import { figureWords, withUnit } from './number-words.ts';

interface Limits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const limited = ({ min, max }: Limits) =>
  z.number().min(min ?? -Number.MAX_VALUE).max(max ?? Number.MAX_VALUE);

const Note = z.string().min(1).max(2000);

const between = ({ min, max }: Limits): string =>
  min === undefined ? `be at most ${figureWords(max!)}` : max === undefined ? `be at least ${figureWords(min)}` : `lie between ${figureWords(min)} and ${figureWords(max)}`;

/** Why these figures would be no answer to the engine (points.ts); nothing where they are one. Values and conditions ask for no inflation. */
function faultsOf(rules: NumberAnswer, entered: Entered): string[] {
  const isMet = ([has, needs]: NonNullable<NumberAnswer['usable']>[number]['atLeast']): boolean => (evaluateSum(has, entered) ?? NaN) >= (evaluateSum(needs, entered) ?? NaN);
  const broken = (rules.usable ?? []).filter(({ atLeast }) => !isMet(atLeast));
  if (broken.length > 0) return broken.map(({ says }) => `This must hold: ${says}.`);
  const value = rules.value === undefined ? undefined : evaluateSum(rules.value, entered);
  if (value === undefined) return ['These figures give no result: a whole of 0 has no share.'];
  if (value >= (rules.min ?? -Infinity) && value <= (rules.max ?? Infinity)) return [];
  return [`These figures come to ${withUnit(value, rules.unit, [rules.min ?? value, rules.max ?? value])}. The answer must ${between(rules)}.`];
}

/**
 * What may be stored as an answer to `check`. A number check takes a value or all of its figures; a figure outside its limits is refused,
 * never clipped, and so are figures from which no answer follows. A choice is an option's position as
 * printed, from 1. A check by rules takes one rule at a time.
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
  const figures = z.strictObject(Object.fromEntries(answer.figures.map((figure) => [figure.id, limited(figure)])));
  return z.strictObject({ ...shared, ...ticks, figures }).superRefine((given, refuse) => {
    const { figures: entered, flags: ticked = {} } = given as GivenAnswer & Pick<Entered, 'figures'>;
    for (const message of faultsOf(answer, { figures: entered, flags: ticked, inflation: 0 })) refuse.addIssue({ code: 'custom', path: ['figures'], message });
  });
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
