// Builders for tests of needs and rankings: findings and rows with honest defaults on the real edition. No expected number lives here.
import { join } from 'node:path';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns, type Columns, type RankRow } from '#engine/columns.ts';
import type { ProviderFacts, Known, Profile } from '#engine/facts.ts';
import { NO_NEED, type Need } from '#engine/need.ts';
import { rankRow } from '#engine/rank-row.ts';
import type { Finding, Score } from '#engine/score-types.ts';
import { day, type Day } from '#kernel/time.ts';
import { loadStandard, type LoadedEdition } from '#standard/load.ts';

/** The edition that ranks, as it stands in content/. */
export const loaded: LoadedEdition = loadStandard(join(import.meta.dirname, '../../content')).current;
export const edition = loaded.edition;
export const TODAY: Day = day('2026-11-24');

/** A fact of the profile as the provider gave it a month ago. */
export const known = <Value>(value: Value, more: { readonly given?: Day; readonly falseFound?: Day } = {}): Known<Value> => ({ value, given: day('2026-10-24'), source: 'test', ...more });

/** The same, taken back on `takenBack`. */
export const takenBack = (on: Day, more: { readonly given?: Day; readonly falseFound?: Day } = {}): Known<never> => ({ takenBack: on, given: day('2026-10-24'), source: 'test', ...more });

/** A need with some answers in it. */
export const makeNeed = (more: Partial<Need> = {}): Need => ({ ...NO_NEED, ...more });

/** The dental practice of 4.3: 14 people, one site, a monthly visit, an unusual program, patients, "tell me", pains c and d, Saturdays, half a day, $150-200, a year. */
export const dental: Need = makeNeed({
  people: 14,
  apps: [{ typed: 'Dentrix', program: 'dentrix' }],
  choices: {
    sites: ['1'], visits: ['monthly'], trade: ['dental'], unusual: ['yes'], rules: ['hipaa'], rivals: ['tell-me'], pains: ['new-faces', 'surprise-bills'],
    hours: ['extended'], down: ['half-day'], budget: ['150-200'], commit: ['year'], start: ['now'],
  },
});

/** A finding that was answered by declaration, unless told otherwise. */
function makeFinding(check: string, area: string, more: Partial<Finding> = {}): Finding {
  const finding: Finding = { check, area, outcome: 'partly', points: 50, counted: 20, proof: 'declared', inGrace: false, contested: false, falseAnswer: false, wouldNotSay: false, ...more };
  const { outcome, points, proof, choice } = finding;
  const isAnswered = outcome === 'met' || outcome === 'partly' || outcome === 'unmet';
  return isAnswered ? { most: { points, ...(proof && { proof }), ...(choice !== undefined && { choice }) }, ...finding } : finding;
}

export interface Made {
  readonly slug: string;
  /** What counts of every check of an area, so that the area's score is this number. */
  readonly areas?: Readonly<Record<string, number>>;
  readonly checks?: Readonly<Record<string, Partial<Finding>>>;
  readonly profile?: Profile;
  readonly firstClaimed?: Day;
  readonly uncapped?: number;
  readonly caps?: Score['caps'];
}

/** One finding for each check of the edition. */
export function makeFindings({ areas = {}, checks = {} }: Pick<Made, 'areas' | 'checks'>): Finding[] {
  return edition.areas.flatMap((area) =>
    area.checks.map((id) => makeFinding(id, area.code, { ...(areas[area.code] !== undefined && { points: 100, counted: areas[area.code]! }), ...checks[id] })),
  );
}

const noParts = { attested: 0, document: 0, declared: 0, claimed: 0, unanswered: 100, missed: 0 };

/** A row as the ranking reads it, from findings and a score that says only what the ranking reads. */
export function makeRow(made: Made, asOf: Day = TODAY): RankRow {
  const facts: ProviderFacts = { slug: made.slug, checks: {}, profile: made.profile ?? {}, ...(made.firstClaimed && { firstClaimed: made.firstClaimed }) };
  const uncapped = made.uncapped ?? 50;
  const caps = made.caps ?? [];
  const score: Score = {
    edition: edition.id, engine: 'test', asOf, uncapped, shown: Math.min(uncapped, ...caps.map((cap) => cap.limit)), claimed: uncapped, answered: 100,
    grade: 'C', gradeReason: 'score', assessed: true, caps, areas: [], parts: noParts,
  };
  return rankRow(edition, facts, makeFindings(made), score);
}

/** Columns that hold these providers, each in the row of its place in the list. */
export function makeFilled(rows: readonly RankRow[], asOf: Day = TODAY): Columns {
  const columns = makeColumns(edition, asOf, 2);
  rows.forEach((row, at) => putRow(edition, columns, at, row));
  return columns;
}

/** Every row of the columns, as candidates. */
export const everyRow = (columns: Columns): number[] => columns.rows.map((_, row) => row);
