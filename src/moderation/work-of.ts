// A read: what the moderators' room holds about one account, for its owner: decisions made, files opened, appeals sent, firms stood aside from.
import { eq } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { appeals, conflicts, decisions, viewings } from './tables.ts';

/** Everything, oldest first as it is stored. */
export async function workOf(db: Db, accountId: string) {
  return {
    decisions: await db.select({ subject: decisions.subject, decision: decisions.decision, clause: decisions.clause, reason: decisions.reason, state: decisions.state, decidedAt: decisions.decidedAt }).from(decisions).where(eq(decisions.moderatorId, accountId)),
    viewings: await db.select({ evidenceId: viewings.evidenceId, viewedAt: viewings.viewedAt }).from(viewings).where(eq(viewings.accountId, accountId)),
    appeals: await db.select({ decisionId: appeals.decisionId, text: appeals.text, state: appeals.state, sentAt: appeals.sentAt }).from(appeals).where(eq(appeals.accountId, accountId)),
    stoodAside: await db.select({ providerId: conflicts.providerId, declaredAt: conflicts.declaredAt }).from(conflicts).where(eq(conflicts.moderatorId, accountId)),
  };
}
