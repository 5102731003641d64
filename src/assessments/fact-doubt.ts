// What is wrong with a fact of a profile on a day: too old, found to be wrong, or taken back (rules 27, 35 and 37). Pure.
import { lastValidDay } from '#engine/clock.ts';
import { FALSE, KNOWN, TAKEN_BACK } from '#engine/columns.ts';
import type { Known } from '#engine/facts.ts';
import { stateOf } from '#engine/known.ts';
import { addDays, type Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';

/** Why a fact does not count on the day, with the day since when; undefined where it counts. Not a sentence: it ends one. */
export function factDoubt(fact: Known<unknown>, { edition }: LoadedEdition, asOf: Day): string | undefined {
  const state = stateOf(fact, edition, asOf);
  if (state === KNOWN) return undefined;
  if (state === FALSE) return 'found to be wrong';
  if (fact.takenBack !== undefined) return `taken back on ${fullDate(fact.takenBack)}`;
  return `too old to count since ${fullDate(addDays(lastValidDay(fact.given, edition.fit.factMonths), edition.scoring.graceDays + 1))}`;
}

/** What stands in the place of a value that does not count on the day. Undefined where it counts. */
export function insteadOf(fact: Known<unknown>, { edition }: LoadedEdition, asOf: Day): string | undefined {
  const state = stateOf(fact, edition, asOf);
  if (state === KNOWN) return undefined;
  return state === FALSE ? 'Found to be wrong' : state === TAKEN_BACK ? 'It took this back' : 'Not known today';
}
