// A decision takes effect: the room that it is about changes, the record gets its row, mail is on its way. In the caller's transaction.
import { and, eq, inArray } from 'drizzle-orm';
import { holdEvidence } from '#assessments/appealed-evidence.ts';
import { refusedWith } from '#assessments/reads.ts';
import { record } from '#audit/record.ts';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import { actOut, type Parts, type Row } from './act-out.ts';
import { DECISION_EFFECTIVE } from './jobs.ts';
import { settleAppeal, settleFactCheck } from './settle-again.ts';
import { decisions } from './tables.ts';

/** What others decided on the same case before it was agreed. */
export const joinedTo = (tx: Db, row: Row): Promise<Row[]> => tx.select().from(decisions).where(and(eq(decisions.subject, row.subject), eq(decisions.subjectId, row.subjectId), inArray(decisions.state, ['first', 'split'])));

async function act(tx: Db, parts: Parts, row: Row, byTwo: boolean): Promise<boolean> {
  if (row.subject === 'fact-check') return settleFactCheck(tx, parts, row);
  return row.subject === 'appeal' ? settleAppeal(tx, parts, row, byTwo) : actOut(tx, parts, row, byTwo);
}

async function claimWaits(tx: Db, id: string): Promise<boolean> {
  const [claim] = await tx.select({ state: claims.state }).from(claims).where(eq(claims.id, id)).for('update');
  return claim?.state === 'waiting';
}

/** Carries out a decision of the caller's: it is effective from now on, with all that agreed to it. */
export async function carryOut(tx: Db, parts: Parts, row: Row): Promise<void> {
  const now = parts.clock.now();
  const others = await joinedTo(tx, row);
  if (row.subject === 'claim' && !(await claimWaits(tx, row.subjectId))) {
    await tx.update(decisions).set({ state: 'dropped' }).where(inArray(decisions.id, [row.id, ...others.map((one) => one.id)]));
    return;
  }
  if (row.subject === 'evidence' && row.state === 'heard') await holdEvidence(tx, row.subjectId, false);
  // What is judged is what stood when the first of them decided (M-27).
  const decidedAt = others.filter((one) => one.state === 'first').reduce((first, one) => (one.decidedAt < first ? one.decidedAt : first), row.decidedAt);
  const shows = await act(tx, parts, { ...row, decidedAt }, others.length > 0);
  await tx.update(decisions).set({ state: 'effective', effectAt: now }).where(inArray(decisions.id, [row.id, ...others.map((one) => one.id)]));
  const also = row.subject === 'evidence' && row.decision === 'refuse' ? await refusedWith(tx, row.subjectId) : [];
  const [provider] = row.providerId === null ? [] : await tx.select({ slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
  const open = { about: row.subject, decision: row.decision, clause: row.clause, moderators: 1 + others.length, decidedAt: row.decidedAt.toISOString(), ...(row.checkId && { check: row.checkId }), ...(also.length > 0 && { also }), ...(row.kind && { proof: row.kind }), ...(shows && provider && { provider: provider.slug }) };
  await parts.queue.enqueue(tx, DECISION_EFFECTIVE(row.id));
  await record(tx, now, { actor: 'moderator', ...(row.moderatorId && { actorId: row.moderatorId }), act: 'case-decided', subject: 'decision', subjectId: row.id, open, closed: { reason: row.reason, provider: provider?.slug ?? null } });
}
