// A decision takes effect: the room that it is about changes, the record gets its row, mail is on its way. In the caller's transaction.
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
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

/** Carries out a decision of the caller's: it is effective from now on, with all that agreed to it. */
export async function carryOut(tx: Db, parts: Parts, row: Row): Promise<void> {
  const now = parts.clock.now();
  const others = await joinedTo(tx, row);
  const shows = await act(tx, parts, row, others.length > 0);
  await tx.update(decisions).set({ state: 'effective', effectAt: now }).where(inArray(decisions.id, [row.id, ...others.map((one) => one.id)]));
  const [provider] = row.providerId === null ? [] : await tx.select({ slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
  const open = { about: row.subject, decision: row.decision, clause: row.clause, moderators: 1 + others.length, decidedAt: row.decidedAt.toISOString(), ...(row.checkId && { check: row.checkId }), ...(row.kind && { proof: row.kind }), ...(shows && provider && { provider: provider.slug }) };
  await parts.queue.enqueue(tx, DECISION_EFFECTIVE(row.id));
  await record(tx, now, { actor: 'moderator', ...(row.moderatorId && { actorId: row.moderatorId }), act: 'case-decided', subject: 'decision', subjectId: row.id, open, closed: { reason: row.reason, provider: provider?.slug ?? null } });
}
