// The verb that takes a person out of the record: what may name them goes, its digest stays, and the chain holds.
import { eq, or } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { records } from './tables.ts';

/** Empties the closed part of every row in which this account acted or was the subject. What was decided, by which clause and when, stays. */
export async function forgetInRecord(tx: Db, accountId: string): Promise<void> {
  await tx.update(records).set({ actorId: null, subjectId: null, closed: null, salt: null }).where(or(eq(records.actorId, accountId), eq(records.subjectId, accountId)));
}
