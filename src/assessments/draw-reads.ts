// Named questions to the random checks: what is open at a desk, every draw with its outcomes, one draw as data.
import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { DrawDocument } from './draw-document.ts';
import { drawnAnswers, draws } from './draw-tables.ts';

/** Answers of a provider that were drawn and wait for fuller proof. */
export const drawnOpen = (db: Db, edition: string, providerId: string) =>
  db.select({ checkId: drawnAnswers.checkId, rule: drawnAnswers.rule, dueOn: drawnAnswers.dueOn }).from(drawnAnswers).where(and(eq(drawnAnswers.providerId, providerId), eq(drawnAnswers.edition, edition), eq(drawnAnswers.state, 'asked'))).orderBy(asc(drawnAnswers.checkId), asc(drawnAnswers.rule));

/** Every draw, the newest first, with how many of its answers are in which state. */
export async function allDraws(db: Db) {
  const rows = await db.select({ day: draws.day, madeOn: draws.madeOn, seed: draws.seed, recordNumber: draws.recordNumber, answers: draws.answers, drawn: draws.drawn }).from(draws).orderBy(desc(draws.day)).limit(100);
  const states = await db.select({ day: drawnAnswers.drawDay, state: drawnAnswers.state, answers: count() }).from(drawnAnswers).groupBy(drawnAnswers.drawDay, drawnAnswers.state);
  return rows.map((row) => ({ ...row, day: row.day as Day, states: Object.fromEntries(states.filter(({ day }) => day === row.day).map(({ state, answers }) => [state, answers])) }));
}
export type ShownDraw = Awaited<ReturnType<typeof allDraws>>[number];

/** One draw as data, or nothing where none was made for that day. */
export async function drawDocument(db: Db, on: Day): Promise<DrawDocument | undefined> {
  const [row] = await db.select().from(draws).where(eq(draws.day, on));
  if (!row) return undefined;
  const { day, madeOn, seed, recordNumber, share, answers, population, setAside } = row;
  const drawn = await db.select().from(drawnAnswers).where(eq(drawnAnswers.drawDay, on)).orderBy(asc(drawnAnswers.slug), asc(drawnAnswers.checkId), asc(drawnAnswers.rule));
  const plain = (some: typeof population) => some.map(({ provider, check, rule }) => ({ provider, check, ...(rule !== undefined && { rule }) }));
  return {
    ...{ day, madeOn, seed, recordNumber, share, answers, population: plain(population), setAside: plain(setAside) },
    drawn: drawn.map(({ slug: provider, checkId: check, rule, state, dueOn, closedOn }) => ({ provider, check, ...(rule !== null && { rule }), state, dueOn, closedOn })),
  };
}
