// What becomes of a report, and of a firm's place on the list, once a moderator's decision takes effect. Called by the moderators' room, in its transaction.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import { cases } from './case-tables.ts';
import { providers } from './tables.ts';

/** Closes the report. */
export async function closeReport(tx: Db, clock: Clock, id: string): Promise<void> {
  await tx.update(cases).set({ state: 'closed', closedAt: clock.now() }).where(and(eq(cases.id, id), eq(cases.state, 'open')));
}

/** Takes the firm off the list; its page says why (M-34). */
export async function takeOffList(tx: Db, clock: Clock, providerId: string, because: string): Promise<void> {
  await tx.update(providers).set({ withdrawnOn: clock.today(), withdrawnBecause: because, changedAt: clock.now() }).where(and(eq(providers.id, providerId), isNull(providers.withdrawnOn)));
  await announceChange(tx, [providerId]);
}

/** Puts it back, on appeal. */
export async function putBackOnList(tx: Db, clock: Clock, providerId: string): Promise<void> {
  await tx.update(providers).set({ withdrawnOn: null, withdrawnBecause: null, changedAt: clock.now() }).where(and(eq(providers.id, providerId), isNotNull(providers.withdrawnOn)));
  await announceChange(tx, [providerId]);
}
