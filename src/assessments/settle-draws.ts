// What becomes of an answer that was drawn: backed by proof, changed by its team, or ended by the calendar when nothing came (M-58).
import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, isNull, lt, ne } from 'drizzle-orm';
import type { App } from '#app.ts';
import { record } from '#audit/record.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
import { drawnAnswers } from './draw-tables.ts';
import { evidence } from './evidence-tables.ts';
import { DRAWN_ANSWER_ENDED, FACTS_CHANGED } from './jobs.ts';
import { liveAnswer, type Line } from './live-answer.ts';
import { answers } from './tables.ts';
import type { DrawnState } from './terms.ts';

type Drawn = typeof drawnAnswers.$inferSelect;
const isAsked = eq(drawnAnswers.state, 'asked');

const close = (tx: Db, { id }: Drawn, state: DrawnState, closedOn: Day) => tx.update(drawnAnswers).set({ state, closedOn }).where(eq(drawnAnswers.id, id));

/** Fuller proof was accepted: an answer that was drawn on this line is done with. */
export async function closeBacked(tx: Db, { providerId, edition, checkId, rule }: Line, today: Day): Promise<void> {
  const ofLine = and(eq(drawnAnswers.providerId, providerId), eq(drawnAnswers.edition, edition), eq(drawnAnswers.checkId, checkId), rule === null ? isNull(drawnAnswers.rule) : eq(drawnAnswers.rule, rule));
  await tx.update(drawnAnswers).set({ state: 'backed', closedOn: today }).where(and(ofLine, isAsked));
}

const saidIn = ({ value, figures, flags, choice }: typeof answers.$inferSelect) => ({ value, figures, flags, choice });

/** The live answer that was drawn, or nothing where it was changed or taken back, which closes it. Given again in the same words it is the same answer. */
async function stillThere(tx: Db, row: Drawn, today: Day): Promise<string | undefined> {
  const live = await liveAnswer(tx, row);
  if (live?.id === row.answerId) return live.id;
  const [drawn] = await tx.select().from(answers).where(eq(answers.id, row.answerId));
  if (live && isDeepStrictEqual(saidIn(live), saidIn(drawn!))) {
    await tx.update(drawnAnswers).set({ answerId: live.id }).where(eq(drawnAnswers.id, row.id));
    return live.id;
  }
  await close(tx, row, 'changed', today);
  return undefined;
}

/** Closes what a provider has changed or taken back since it was drawn. Part of whatever publishes. */
export async function closeChanged(tx: Db, providerId: string, today: Day): Promise<void> {
  for (const row of await tx.select().from(drawnAnswers).where(and(eq(drawnAnswers.providerId, providerId), isAsked)).for('update')) await stillThere(tx, row, today);
}

/**
 * Whether proof that came in time still waits for a decision: then the clock waits too. What we asked for again counts as in time, whenever it
 * came. Locks that proof, so that a decision which takes effect meanwhile is seen.
 */
async function proofWaits(tx: Db, { providerId, edition, checkId, rule, dueOn }: Drawn): Promise<boolean> {
  const ofLine = and(eq(evidence.providerId, providerId), eq(evidence.edition, edition), eq(evidence.checkId, checkId), eq(evidence.forClaim, false), rule === null ? isNull(evidence.rule) : eq(evidence.rule, rule));
  const open = await tx.select({ sentAt: evidence.sentAt, timesAsked: evidence.timesAsked }).from(evidence).where(and(ofLine, inArray(evidence.state, ['waiting', 'asked']))).for('update');
  const over = new Date(`${addDays(dueOn as Day, 1)}T00:00:00Z`);
  return open.some(({ sentAt, timesAsked }) => timesAsked > 0 || (sentAt !== null && sentAt < over));
}

/** Ends one answer whose days are over. Says whether it did. */
async function endOne(tx: Db, { queue, clock }: Pick<App, 'queue' | 'clock'>, id: string, today: Day): Promise<boolean> {
  // First the proof, then the answer that was drawn: whoever accepts proof locks them in the same order.
  const [seen] = await tx.select().from(drawnAnswers).where(eq(drawnAnswers.id, id));
  if (await proofWaits(tx, seen!)) return false;
  const [row] = await tx.select().from(drawnAnswers).where(and(eq(drawnAnswers.id, id), isAsked)).for('update');
  const answerId = row && (await stillThere(tx, row, today));
  if (!answerId) return false;
  await tx.update(answers).set({ endedOn: today }).where(eq(answers.id, answerId));
  await close(tx, row, 'ended', today);
  await queue.enqueue(tx, FACTS_CHANGED(row.providerId));
  await queue.enqueue(tx, DRAWN_ANSWER_ENDED(row.id));
  const [firm] = await tx.select({ slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
  const { checkId: check, rule, drawDay } = row;
  await record(tx, clock.now(), { actor: 'clock', act: 'drawn-answer-ended', subject: 'provider', subjectId: row.providerId, open: { provider: firm!.slug, check, ...(rule && { rule }), clause: 'M-58', draw: drawDay } });
  return true;
}

/** Goes through all that is open on `today`: what was changed is closed, and what nobody sent proof for ends. Says how many ended. Done twice, it changes nothing. */
export async function settleDraws(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard'>, today: Day): Promise<number> {
  const edition = app.standard.current.edition.id;
  // Answers to an older edition count no more, and nobody can send proof for them.
  await app.db.update(drawnAnswers).set({ state: 'over', closedOn: today }).where(and(isAsked, ne(drawnAnswers.edition, edition)));
  for (const { providerId } of await app.db.selectDistinct({ providerId: drawnAnswers.providerId }).from(drawnAnswers).where(isAsked)) await app.db.transaction((tx) => closeChanged(tx, providerId, today));
  let ended = 0;
  for (const { id } of await app.db.select({ id: drawnAnswers.id }).from(drawnAnswers).where(and(isAsked, lt(drawnAnswers.dueOn, today)))) ended += (await app.db.transaction((tx) => endOne(tx, app, id, today))) ? 1 : 0;
  return ended;
}
