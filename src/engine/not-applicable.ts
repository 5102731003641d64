// Which checks may be left out of a provider's score (rules 2, 21 and 29). Decides on claims; reads no answer's points.
import type { Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import { lastValidDay } from './clock.ts';
import type { Proof } from './facts.ts';
import type { Reading } from './reading.ts';
import type { Finding } from './score-types.ts';

/** Granted on a paper with its last day, or refused with the reason. */
export type Ruling =
  | { readonly granted: true; readonly date: Day; readonly lastValid: Day }
  | { readonly granted: false; readonly because: NonNullable<Finding['notApplicableRefused']> | undefined };

interface Paper {
  readonly date: Day;
  readonly lastValid: Day;
}

/** The paper that lasts longest among those seen by `asOf` and still valid; it ends without grace (rule 29). */
function bestPaper(proofs: readonly Proof[], months: number, asOf: Day): Paper | undefined {
  const papers = proofs.filter((proof) => proof.checked <= asOf).map(({ date, until }) => ({ date, lastValid: lastValidDay(date, months, until) }));
  const lasts = (a: Paper, b: Paper): boolean => (a.lastValid === b.lastValid ? a.date > b.date : a.lastValid > b.lastValid);
  return papers.filter((paper) => paper.lastValid >= asOf).reduce<Paper | undefined>((best, one) => (!best || lasts(one, best) ? one : best), undefined);
}

/** The check itself, and the other check's live answer that it asks for, allow it. That answer must stand, and not be known to be false. */
function conditionHolds(reading: Reading, readings: ReadonlyMap<string, Reading>): boolean {
  const { notApplicable, essential } = reading.check;
  if (!notApplicable || essential) return false;
  if (!notApplicable.onlyWhile) return true;
  const other = readings.get(notApplicable.onlyWhile.check);
  if (!other?.counts || other.isFalse) return false;
  const live = other.counts.history.candidates.at(-1);
  return live?.choice === notApplicable.onlyWhile.choice && other.counts.standings.some((one) => one.candidate === live);
}

/**
 * Rules on every claim in catalogue order. Shares are weight x area weight / area sum of the full catalogue, in percent of all area
 * weights. One that would take the running share over the limit is refused, it alone, and the walk goes on. A check under a false answer
 * is never left out: it counts 0, and its own mark says why.
 */
export function ruleOnClaims(edition: Edition, readings: ReadonlyMap<string, Reading>, asOf: Day): ReadonlyMap<string, Ruling> {
  const weights = new Map(edition.checks.map((check) => [check.id, check.weight]));
  const total = edition.areas.reduce((sum, area) => sum + area.weight, 0);
  const limit = (edition.scoring.notApplicableLimit / 100) * total;
  const rulings = new Map<string, Ruling>();
  let running = 0;
  for (const area of edition.areas) {
    const areaSum = area.checks.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
    for (const id of area.checks) {
      const reading = readings.get(id);
      if (!reading?.claim) continue;
      const paper = bestPaper(reading.claim.proofs, reading.check.valid.months, asOf);
      const share = (reading.check.weight * area.weight) / areaSum;
      const refuse = (because: Finding['notApplicableRefused']) => rulings.set(id, { granted: false, because });
      if (reading.isFalse) refuse(undefined);
      else if (!conditionHolds(reading, readings)) refuse('condition');
      else if (!paper) refuse('no-paper');
      else if (running + share > limit) refuse('over-limit');
      else {
        running += share;
        rulings.set(id, { granted: true, ...paper });
      }
    }
  }
  return rulings;
}
