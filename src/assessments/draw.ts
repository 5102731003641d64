// Random checks: which answers are drawn, from a seed that everybody can look up. Pure; a stranger's program can do the same from the published list alone.
import { createHash } from 'node:crypto';
import { addMonths, day, type Day } from '#kernel/time.ts';

/** An answer that may be drawn, by the public names of its provider, its check and, where a check is answered by rules, its rule. */
export interface Drawable {
  readonly provider: string;
  readonly check: string;
  readonly rule?: string | undefined;
}

const QUARTERS_A_YEAR = 4;
const MONTHS_A_QUARTER = 3;

/** The place of an answer in a draw, 64 hexadecimal digits: SHA-256 of seed, provider, check and rule (or nothing), with a line end between them. */
export const rankOf = (seed: string, { provider, check, rule = '' }: Drawable): string => createHash('sha256').update(`${seed}\n${provider}\n${check}\n${rule}`).digest('hex');

/** How many of so many answers are drawn in a quarter: a fourth of the yearly percent, rounded up, so that a year never falls short of it (M-57). */
export const drawnOf = (answers: number, share: number): number => Math.ceil((answers * share) / (100 * QUARTERS_A_YEAR));

/** The answers with the lowest ranks, lowest first, at most `count`. The order in which they come in says nothing. */
export function drawFrom<One extends Drawable>(seed: string, population: readonly One[], count: number): One[] {
  const ranked = population.map((one) => ({ one, rank: rankOf(seed, one) }));
  return ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count).map(({ one }) => one);
}

/** The first day of the quarter that a day lies in. */
export function quarterOf(on: Day): Day {
  const month = Number(on.slice(5, 7));
  return day(`${on.slice(0, 4)}-${String(month - ((month - 1) % MONTHS_A_QUARTER)).padStart(2, '0')}-01`);
}

/** The first day of the quarter after. */
export const nextQuarter = (on: Day): Day => addMonths(quarterOf(on), MONTHS_A_QUARTER);

/**
 * The days of draws that are due on `today`: every one after the last draw; where there was none, the newest alone. None lies before `since`,
 * the day from which the policy holds.
 */
export function drawsDue(today: Day, last: Day | undefined, since: Day): Day[] {
  const newest = quarterOf(today);
  const due: Day[] = [];
  for (let on = last === undefined ? newest : nextQuarter(last); on <= newest; on = nextQuarter(on)) if (on >= since) due.push(on);
  return due;
}
