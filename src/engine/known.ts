// How a fact of the profile stands on a day: known, not known, or marked as false. The only place that says which of them count.
import type { Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import { clockState, lastValidDay, markHolds } from './clock.ts';
import { FALSE, KNOWN, UNKNOWN } from './columns.ts';
import type { Known } from './facts.ts';

/** A fact with its days, whatever it says. */
type Dated = Pick<Known<unknown>, 'given' | 'falseFound'>;

/** Whether a fact given on `given` is past its months and the grace of a declared answer by `asOf` (rule 37). */
export const hasLapsed = (given: Day, { fit, scoring }: Edition, asOf: Day): boolean => clockState(lastValidDay(given, fit.factMonths), asOf, scoring.graceDays) === 'over';

/** Where `fact` stands on `asOf` (rules 35 and 37). One given later than that is not known yet. `lapsed` may remember days already looked at. */
export function stateOf(fact: Dated | undefined, edition: Edition, asOf: Day, lapsed = (given: Day): boolean => hasLapsed(given, edition, asOf)): number {
  if (!fact || fact.given > asOf) return UNKNOWN;
  if (markHolds(fact.falseFound, edition.scoring.falseAnswerMonths, asOf)) return FALSE;
  return lapsed(fact.given) ? UNKNOWN : KNOWN;
}

/** Those of `facts` that count on `asOf`; nobody may be found, ranked or described by the others as if they were true. */
export const countingFacts = <Facts extends { readonly [Key in keyof Facts]?: Dated | undefined }>(facts: Facts, edition: Edition, asOf: Day): Partial<Facts> =>
  Object.fromEntries(Object.entries<Dated | undefined>(facts).filter(([, fact]) => stateOf(fact, edition, asOf) === KNOWN)) as Partial<Facts>;
