// How figures of answers and scores are written for people. Pure. What is printed never claims a better band or grade than the figure has.
import { answeredLimits, scoreLimits, toShown } from '#engine/rounding.ts';
import { dollars, oneDecimal } from '#kernel/words.ts';
import type { NumberAnswer } from '#standard/answer-schema.ts';
import type { Scoring } from '#standard/schema.ts';

const MOST_DECIMALS = 6;

/** One for each number of decimals: to make one takes longer than all the rest of a sentence. */
const FORMATS = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }));

/** A number with commas and no more decimals than asked: 1,234.5. */
const plain = (value: number, decimals: number): string => FORMATS[decimals]!.format(value).replace('-', '−').replace(/^−0$/, '0');

const crosses = (value: number, printed: number, limit: number): boolean => Math.sign(value - limit) !== Math.sign(printed - limit);

/** `fewest` decimals at most; more only where rounding would move the value over one of `limits`. */
export function figureWords(value: number, limits: readonly number[] = [], fewest = 2): string {
  let decimals = fewest;
  while (decimals < MOST_DECIMALS && limits.some((limit) => crosses(value, Number(value.toFixed(decimals)), limit))) decimals += 1;
  return plain(value, decimals);
}

/** Three digits, for running text: 181, 63.7, 1.18. More where a limit asks for it. */
export const roughly = (value: number, limits: readonly number[] = []): string => figureWords(value, limits, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);

/** A figure with its unit as people say it: 95% of clients, $1,000,000 a claim, 24 hours after discovery. */
export function withUnit(value: number, unit: string, limits: readonly number[] = []): string {
  const percent = /^percent(?= |$)/.exec(unit);
  if (percent) return `${figureWords(value, limits)}%${unit.slice(percent[0].length)}`;
  const money = /^US dollars(?= |,|$)/.exec(unit);
  if (money) return `${dollars(value)}${unit.slice(money[0].length)}`;
  return `${figureWords(value, limits)} ${unit}`;
}

/** The limits of a number's bands that are printed as numbers. */
export const limitsOf = ({ bands }: NumberAnswer): number[] => bands.flatMap((band) => [band.upTo, band.from]).filter((limit) => typeof limit === 'number');

/** A score as it is printed: one decimal, never seeming to reach a grade or a cap that it does not (rule 1). */
export const scoreWords = (score: number, scoring: Scoring): string => oneDecimal(toShown(score, scoreLimits(scoring)));

/** A share of answers as it is printed, in percent, by the same rule. */
export const answeredWords = (answered: number, scoring: Scoring): string => `${oneDecimal(toShown(answered, answeredLimits(scoring))).replace('.0', '')}%`;
