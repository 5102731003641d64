// What becomes of a report once a moderator's decision takes effect. Called by the moderators' room, in its transaction.
import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import { cases, providers } from './tables.ts';

/** Closes the report. With a reason the firm that it is about is taken off the list, and its page says why (M-34). */
export async function closeReport(tx: Db, clock: Clock, id: string, takenOffBecause: string | undefined): Promise<void> {
  const [report] = await tx.update(cases).set({ state: 'closed', closedAt: clock.now() }).where(and(eq(cases.id, id), eq(cases.state, 'open'))).returning({ providerId: cases.providerId });
  if (!report?.providerId || takenOffBecause === undefined) return;
  await tx.update(providers).set({ withdrawnOn: clock.today(), withdrawnBecause: takenOffBecause, changedAt: clock.now() }).where(and(eq(providers.id, report.providerId), isNull(providers.withdrawnOn)));
  await announceChange(tx, [report.providerId]);
}
