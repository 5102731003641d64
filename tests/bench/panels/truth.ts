// Clients whose true opinion is known: answers from 1 to 5, drawn around a mean that is set. Chance comes from a seed. Pure.
import type { Stars } from '#engine/review.ts';
import type { Random } from '../world/random.ts';

/** How opinions spread before they are rounded to whole stars, in points: from firm to firm, and in one firm from one time to another. */
export interface Spreads {
  readonly firm: number;
  readonly occasion: number;
}

/** Rounding adds so much to a variance. */
const ROUNDING = 1 / 12;

/**
 * Opinions whose answers spread by 1.0, as the method takes them to, and of which those of one firm change by `change` from one time to the next,
 * where no end of the scale cuts answers off.
 */
const spreadsFor = (change: number): Spreads => ({ firm: Math.sqrt(1 - change ** 2 / 2), occasion: Math.sqrt(change ** 2 / 2 - ROUNDING) });

/** Clients as the method takes them to be (s 1.0, s_d 0.8), asked again after a year. */
export const USUAL = spreadsFor(0.8);
/** Anniversaries are found a month late in the middle, and drift is by the year: so much makes 0.8, and 1.0, of it. */
const MIDDLE_YEARS = 1 + 30 / 365.25;
export const USUAL_LATE = spreadsFor(0.8 * MIDDLE_YEARS);
/** Clients whose opinion of the same thing changes more from year to year than the method takes it to. */
export const RESTLESS_LATE = spreadsFor(1 * MIDDLE_YEARS);
const SPREAD = Math.sqrt(1 - ROUNDING);

/** A draw around 0 with standard deviation 1 (Box and Muller). */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** An opinion as it is given: a whole star, 1 to 5. */
export const answerOf = (opinion: number): Stars => Math.min(5, Math.max(1, Math.round(opinion))) as Stars;

/** The normal distribution's share under `x` (Abramowitz and Stegun 7.1.26, right to seven digits). */
function share(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp((-x * x) / 2);
  return x < 0 ? tail / 2 : 1 - tail / 2;
}

/** The mean of the answers of clients whose opinions spread around `level`. */
const meanAt = (level: number): number => 5 - [1.5, 2.5, 3.5, 4.5].reduce((sum, limit) => sum + share((limit - level) / SPREAD), 0);

const STEP = 0.01;
const LEVELS = Array.from({ length: 1_401 }, (_one, at) => ({ level: -4 + at * STEP, mean: meanAt(-4 + at * STEP) }));

/**
 * The level around which opinions must spread for their answers to have `mean`, between 1.02 and 4.98 (beyond, it is held there): what is cut off
 * at the ends of the scale would otherwise make the truth another one than is said.
 */
export function levelFor(mean: number): number {
  const held = Math.min(4.98, Math.max(1.02, mean));
  let [low, high] = [0, LEVELS.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (LEVELS[middle]!.mean <= held) low = middle;
    else high = middle;
  }
  const [under, over] = [LEVELS[low]!, LEVELS[high]!];
  return under.level + (STEP * (held - under.mean)) / (over.mean - under.mean);
}
