// The verb that turns rows into scores, and stores each as of a day. The only writer of scores; the arithmetic is the engine's.
import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from '#providers/announce.ts';
import { claimedProviders } from '#providers/reads.ts';
import { holdProviders, setStanding } from '#providers/set-standing.ts';
import type { Edition } from '#standard/schema.ts';
import { factsOf } from './facts.ts';
import { scores } from './tables.ts';

type ScoreRow = typeof scores.$inferSelect;

export interface Recomputed {
  readonly computed: number;
  /** How many of them are not what they were. */
  readonly changed: number;
}

const BATCH = 200;

/** JSON drops what is undefined, and so does the database: both sides of a comparison go through it. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The row of one provider on one day. Pure. */
export function scoreRow(edition: Edition, providerId: string, facts: ProviderFacts, asOf: Day): ScoreRow {
  const findings = findingsOf(edition, facts, asOf);
  const score = scoreOf(edition, findings, facts.firstClaimed, asOf);
  const { profile: _profile, asOf: _asOf, ...ranked } = rankRow(edition, facts, findings, score);
  const { uncapped, shown, claimed, answered, grade, gradeReason, assessed, caps, areas, parts, engine } = score;
  const numbers = { uncapped, shown, claimed, answered, grade: grade ?? null, gradeReason, assessed };
  return { providerId, edition: edition.id, engine, asOf, sameOn: asOf, current: true, ...numbers, ...plain({ caps, areas, parts, ranked }) };
}

const saysTheSame = (old: ScoreRow, next: ScoreRow): boolean => isDeepStrictEqual({ ...plain(old), asOf: '', sameOn: '' }, { ...plain(next), asOf: '', sameOn: '' });

/** Stores one batch. A score that is of a later day is never overwritten by an earlier one. */
async function storeBatch(tx: Db, edition: Edition, ids: readonly string[], asOf: Day): Promise<Recomputed & { readonly ids: readonly string[] }> {
  await holdProviders(tx, ids);
  const facts = await factsOf(tx, edition.id, ids);
  const current = and(inArray(scores.providerId, [...ids]), eq(scores.edition, edition.id), eq(scores.current, true));
  const before = new Map((await tx.select().from(scores).where(current)).map((row) => [row.providerId, row]));
  const rows = [...facts].map(([id, known]) => scoreRow(edition, id, known, asOf)).filter((row) => (before.get(row.providerId)?.sameOn ?? '') <= asOf);
  const same = rows.filter((row) => before.has(row.providerId) && saysTheSame(before.get(row.providerId)!, row));
  const fresh = rows.filter((row) => !same.includes(row));
  const idsOf = (some: readonly ScoreRow[]): string[] => some.map((row) => row.providerId);
  if (same.length) await tx.update(scores).set({ sameOn: asOf }).where(and(current, inArray(scores.providerId, idsOf(same))));
  if (fresh.length) {
    await tx.update(scores).set({ current: false }).where(and(current, inArray(scores.providerId, idsOf(fresh))));
    for (const row of fresh) await tx.insert(scores).values(row).onConflictDoUpdate({ target: [scores.providerId, scores.edition, scores.engine, scores.asOf], set: row });
  }
  await setStanding(tx, idsOf(rows.filter((row) => row.assessed)), 'assessed');
  await setStanding(tx, idsOf(rows.filter((row) => !row.assessed)), 'claimed');
  return { computed: rows.length, changed: fresh.length, ids: idsOf(rows) };
}

/**
 * Recomputes and stores the scores of these providers (of all that speak for themselves, where none are named) under the current edition as
 * of a day, and tells every process that holds providers in memory. A job for a change of facts and for each day's roll (rule 23): done
 * twice, it changes nothing.
 */
export async function recomputeScores(app: Pick<App, 'db' | 'standard'>, { asOf, providers }: { readonly asOf: Day; readonly providers?: readonly string[] }): Promise<Recomputed> {
  const { edition } = app.standard.current;
  const store = (ids: readonly string[], tell: boolean) =>
    app.db.transaction(async (tx) => {
      const stored = await storeBatch(tx, edition, ids, asOf);
      if (tell) await announceChange(tx, stored.ids);
      return stored;
    });
  let [computed, changed] = [0, 0];
  const add = (stored: Recomputed): void => {
    computed += stored.computed;
    changed += stored.changed;
  };
  if (providers) {
    for (let at = 0; at < providers.length; at += BATCH) add(await store(providers.slice(at, at + BATCH), true));
    return { computed, changed };
  }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await claimedProviders(app.db, after, BATCH);
    if (ids.length > 0) add(await store(ids, false));
    if (ids.length < BATCH) break;
    after = ids.at(-1)!;
  }
  if (computed > 0) await announceChange(app.db, 'all');
  return { computed, changed };
}
