// How the facts of a profile stand on a day, in words for those who speak for the firm: said, to be said again, lapsed, taken back, found wrong. Pure.
import { lastValidDay } from '#engine/clock.ts';
import { FALSE, UNKNOWN } from '#engine/columns.ts';
import { stateOf } from '#engine/known.ts';
import { addDays, addMonths, type Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { StoredFact, StoredFacts } from '#providers/reads.ts';
import { SUBJECT_GROUPS, SUBJECTS, type Subject } from '#providers/profile-subjects.ts';
import type { FactKey } from '#providers/terms.ts';
import { factSays, factTerm, type Telling } from './profile-words.ts';

/** due: soon or already a year old, and still counting · found: from a public list, and nobody of the firm has said it. */
export type FactStanding = 'false' | 'lapsed' | 'due' | 'found' | 'taken-back' | 'not-said' | 'said';

export interface FactState {
  readonly standing: FactStanding;
  /** One sentence or two, with the days. */
  readonly says: string;
}

/** How long before its last valid day a fact asks to be said again. */
const AHEAD_DAYS = 60;

/** How a fact stands on the day of `telling` (rules 27, 35, 37 and 38). */
export function factState(fact: StoredFact<unknown> | undefined, { loaded: { edition }, asOf }: Telling): FactState {
  if (fact === undefined) return { standing: 'not-said', says: 'Not said.' };
  const state = stateOf(fact, edition, asOf);
  if (state === FALSE) return { standing: 'false', says: `Found to be wrong on ${fullDate(fact.falseFound!)}. It does not count until ${fullDate(addMonths(fact.falseFound!, edition.scoring.falseAnswerMonths))} is over.` };
  if (fact.takenBack !== undefined) return { standing: 'taken-back', says: `You took this back on ${fullDate(fact.takenBack)}.` };
  const last = lastValidDay(fact.given, edition.fit.factMonths);
  const lapses = fullDate(addDays(last, edition.scoring.graceDays + 1));
  if (state === UNKNOWN) return fact.given > asOf ? { standing: 'said', says: `Said on ${fullDate(fact.given)}.` } : { standing: 'lapsed', says: `Said on ${fullDate(fact.given)}. It lapsed on ${lapses} and no longer counts.` };
  const isOwn = fact.source === 'provider' || fact.source === 'demonstration';
  const said = isOwn ? `Said on ${fullDate(fact.given)}.` : `From a public list of ${fullDate(fact.given)}.`;
  if (asOf > addDays(last, -AHEAD_DAYS)) return { standing: 'due', says: `${said} Say it again: it lapses on ${lapses}.` };
  return { standing: isOwn ? 'said' : 'found', says: `${said} It lapses on ${lapses}.` };
}

export interface FactLine extends FactState {
  readonly key: FactKey;
  readonly term: string;
  /** What is said; undefined where nothing is, or where it was taken back. */
  readonly value: string | undefined;
}

/** The facts under these keys, each with what is said and how it stands. */
export const factLines = (keys: readonly FactKey[], stored: StoredFacts, telling: Telling): FactLine[] =>
  keys.map((key) => {
    const value = factSays(key, stored, telling);
    return { key, term: factTerm(key), value: value === '' ? 'None' : value, ...factState(stored[key], telling) };
  });

/** partly: some of it is said, and all of that counts. */
export type SubjectStanding = Exclude<FactStanding, 'not-said'> | 'partly' | 'not-said';

const WORST_FIRST = ['false', 'lapsed', 'due', 'found'] as const;

function standingOf(lines: readonly FactLine[]): SubjectStanding {
  const has = (standing: FactStanding): boolean => lines.some((line) => line.standing === standing);
  const worst = WORST_FIRST.find(has);
  if (worst) return worst;
  if (!has('said')) return has('taken-back') ? 'taken-back' : 'not-said';
  return lines.every((line) => line.standing === 'said') ? 'said' : 'partly';
}

export interface SubjectState {
  readonly subject: Subject;
  readonly task: string;
  readonly standing: SubjectStanding;
  readonly lines: readonly FactLine[];
}

/** The whole profile under its headings, as a list of tasks. */
export const profileTasks = (stored: StoredFacts, telling: Telling): { readonly heading: string; readonly tasks: readonly SubjectState[] }[] =>
  SUBJECT_GROUPS.map(({ heading, subjects }) => ({
    heading,
    tasks: subjects.map((subject) => {
      const lines = factLines(SUBJECTS[subject].keys, stored, telling);
      return { subject, task: SUBJECTS[subject].task, standing: standingOf(lines), lines };
    }),
  }));

/** How many facts there are, and how many of them are said and count on the day. */
export function profileCount(stored: StoredFacts, telling: Telling): { readonly said: number; readonly all: number } {
  const lines = profileTasks(stored, telling).flatMap(({ tasks }) => tasks.flatMap((task) => task.lines));
  return { said: lines.filter(({ standing }) => standing === 'said' || standing === 'due' || standing === 'found').length, all: lines.length };
}

/** The last day on which a must-have that a firm left open is asked about; undefined where it has passed, and silence rules the firm out (rule 27). */
export function openUntil(firstClaimed: Day, { loaded: { edition }, asOf }: Telling): Day | undefined {
  const last = addDays(firstClaimed, edition.fit.silenceDays);
  return asOf <= last ? last : undefined;
}
