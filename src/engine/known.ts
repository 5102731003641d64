// How a fact of the profile stands on a day: known, not known, marked as false, or taken back. The only place that says which of them count.
import type { Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import { clockState, lastValidDay, markHolds } from './clock.ts';
import { FALSE, KNOWN, TAKEN_BACK, UNKNOWN } from './columns.ts';
import type { Known } from './facts.ts';

/** A fact with its days, whatever it says. */
type Dated = Pick<Known<unknown>, 'given' | 'falseFound' | 'takenBack'>;

/** Whether a fact given on `given` is past its months and the grace of a declared answer by `asOf` (rule 37). */
export const hasLapsed = (given: Day, { fit, scoring }: Edition, asOf: Day): boolean => clockState(lastValidDay(given, fit.factMonths), asOf, scoring.graceDays) === 'over';

/**
 * Where `fact` stands on `asOf` (rules 27, 35 and 37). One given later than that is not known yet. A mark as false outlives that the fact was
 * taken back, and taking back outlives the months of the fact. `lapsed` may remember days already looked at.
 */
export function stateOf(fact: Dated | undefined, edition: Edition, asOf: Day, lapsed = (given: Day): boolean => hasLapsed(given, edition, asOf)): number {
  if (!fact || fact.given > asOf) return UNKNOWN;
  if (markHolds(fact.falseFound, edition.scoring.falseAnswerMonths, asOf)) return FALSE;
  if (fact.takenBack !== undefined) return fact.takenBack <= asOf ? TAKEN_BACK : UNKNOWN;
  return lapsed(fact.given) ? UNKNOWN : KNOWN;
}

/** Why something that was told does not count: found false, taken back, or too old. */
export type Doubt = { readonly kind: 'false' | 'lapsed' } | { readonly kind: 'taken-back'; readonly on: Day };

/** The gravest doubt about `facts` on `asOf`; undefined where all that was told of them counts, or nothing was told. */
export function doubtOf(facts: readonly (Dated | undefined)[], edition: Edition, asOf: Day): Doubt | undefined {
  const told = facts.filter((fact) => fact !== undefined && fact.given <= asOf).map((fact) => ({ ...fact, state: stateOf(fact, edition, asOf) }));
  if (told.some((fact) => fact.state === FALSE)) return { kind: 'false' };
  const back = told.find((fact) => fact.state === TAKEN_BACK)?.takenBack;
  if (back !== undefined) return { kind: 'taken-back', on: back };
  return told.some((fact) => fact.state === UNKNOWN) ? { kind: 'lapsed' } : undefined;
}

type Counting<Facts> = { readonly [Key in keyof Facts]?: Exclude<NonNullable<Facts[Key]>, { readonly takenBack: Day }> };

/** Those of `facts` that count on `asOf`; nobody may be found, ranked or described by the others as if they were true. */
export const countingFacts = <Facts extends { readonly [Key in keyof Facts]?: Dated | undefined }>(facts: Facts, edition: Edition, asOf: Day): Counting<Facts> =>
  Object.fromEntries(Object.entries<Dated | undefined>(facts).filter(([, fact]) => stateOf(fact, edition, asOf) === KNOWN)) as Counting<Facts>;
