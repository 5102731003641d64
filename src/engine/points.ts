// One answer under one check: its value and points, or that it says nothing. Knows no proof and no clock.
import type { NumberAnswer, Option } from '#standard/answer-schema.ts';
import type { Check } from '#standard/schema.ts';
import type { Answer } from './facts.ts';
import { evaluateSum, type Entered } from './sum.ts';

/** What was entered, without its day and its proofs: all that points depend on. */
export type Entry = Pick<Answer, 'value' | 'figures' | 'flags' | 'choice'>;

/** What an answer says. `unlessAttested`: its points without attested proof (rule 36). */
export type Judged =
  | { readonly says: 'nothing' }
  | { readonly says: 'not-applicable' }
  | { readonly says: 'points'; readonly points: number; readonly unlessAttested?: number; readonly value?: number; readonly choice?: number };

const NOTHING: Judged = { says: 'nothing' };

const withinLimits = (limits: { readonly min?: number | undefined; readonly max?: number | undefined }, value: number): boolean =>
  value >= (limits.min ?? -Infinity) && value <= (limits.max ?? Infinity);

/** The entered figures where each lies within its limits; an entry outside them is no answer, and is never clipped. */
function valueOf(rules: NumberAnswer, answer: Entry, entered: Entered): number | undefined {
  const outside = (rules.figures ?? []).some((figure) => figure.id in entered.figures && !withinLimits(figure, entered.figures[figure.id] ?? NaN));
  if (outside) return undefined;
  const value = rules.value === undefined ? answer.value : evaluateSum(rules.value, entered);
  if (value === undefined || !Number.isFinite(value) || !withinLimits(rules, value)) return undefined;
  const usable = (rules.usable ?? []).every(({ atLeast: [amount, least] }) => {
    const [has, needs] = [evaluateSum(amount, entered), evaluateSum(least, entered)];
    return has !== undefined && needs !== undefined && has >= needs;
  });
  return usable ? value : undefined;
}

/**
 * The place of the band that `value` falls into, 0 for the first as printed. Bands hold on real numbers, compared as entered (rule 9); the last
 * takes the rest.
 */
export const bandAt = (rules: NumberAnswer, value: number, entered: Entered): number =>
  rules.bands.findIndex((one, index) => {
    if (index === rules.bands.length - 1) return true;
    const limit = evaluateSum((rules.better === 'less' ? one.upTo : one.from) ?? NaN, entered);
    return limit !== undefined && (rules.better === 'less' ? value <= limit : value >= limit);
  });

function judgeNumber(rules: NumberAnswer, answer: Entry, inflation: number, floor: number): Judged {
  const entered: Entered = { figures: answer.figures ?? {}, flags: answer.flags ?? {}, inflation };
  const value = valueOf(rules, answer, entered);
  const points = value === undefined ? undefined : rules.bands[bandAt(rules, value, entered)]?.points;
  if (value === undefined || points === undefined) return NOTHING;
  const deducted = rules.deduct && entered.flags[rules.deduct.unless] !== true ? Math.max(points - rules.deduct.points, floor) : points;
  return { says: 'points', points: deducted, value };
}

function judgeChoice(options: readonly Option[], choice: number | undefined): Judged {
  const option = choice === undefined ? undefined : options[choice - 1];
  if (!option || choice === undefined || option.silent) return NOTHING;
  if (option.notApplicable) return { says: 'not-applicable' };
  if (option.points === undefined) return NOTHING;
  const unlessAttested = option.unlessAttested === undefined ? {} : { unlessAttested: option.unlessAttested };
  return { says: 'points', points: option.points, choice, ...unlessAttested };
}

/**
 * What `answer` says under `check`: points 0 to 100 before any proof, or nothing (rule 33). `inflation` is that of the day's year in percent,
 * 0 where the edition has no figure for it, so that a band's own limit holds; `floor` is `floorOf` the check.
 */
export function judgeAnswer(check: Check, answer: Entry, inflation: number, floor: number): Judged {
  return check.answer.kind === 'number'
    ? judgeNumber(check.answer, answer, inflation, floor)
    : judgeChoice(check.answer.options, answer.choice);
}

function printedPoints(check: Check, silentToo: boolean): number[] {
  if (check.answer.kind !== 'number')
    return check.answer.options.filter((option) => silentToo || !option.silent).flatMap((option) => option.points ?? []);
  const silent = silentToo ? (check.answer.silent ?? []) : [];
  return [...check.answer.bands, ...silent].map((band) => band.points);
}

interface Range {
  /** Of answers that say something. */
  readonly answered: { readonly most: number; readonly fewest: number };
  /** The fewest as printed, options that say nothing included. */
  readonly printed: number;
}

const ranges = new WeakMap<Check, Range>();

/** Worked out once for each check of an edition, which never changes. */
function rangeOf(check: Check): Range {
  const known = ranges.get(check);
  if (known) return known;
  const points = printedPoints(check, false);
  const range = { answered: { most: Math.max(...points), fewest: Math.min(...points) }, printed: Math.min(...printedPoints(check, true)) };
  ranges.set(check, range);
  return range;
}

/** What an honest worst answer is worth: the edition's floor where the lowest points as printed reach it, else 0 (rules 11 and 33). */
export const floorOf = (check: Check, floor: number): number => (rangeOf(check).printed >= floor ? floor : 0);

/** The most and the fewest points that an answer which says something can have. */
export const pointsRange = (check: Check): Range['answered'] => rangeOf(check).answered;
