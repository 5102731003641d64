// Evidence whose decision is heard or appealed: its file is kept until then, and goes on the day that the appeal is decided (M-28). Called by the moderators' room.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { evidence } from './evidence-tables.ts';

/** Keeps this evidence and its file as it is, while its firm is heard or an appeal is open; or lets it go again. */
export async function holdEvidence(tx: Db, id: string, held: boolean): Promise<void> {
  await tx.update(evidence).set({ appealed: held }).where(eq(evidence.id, id));
}

/** What was refused or asked for waits again, so that it can be accepted; what was accepted may be accepted as more. */
export async function reopenEvidence(tx: Db, id: string): Promise<void> {
  await tx.update(evidence).set({ state: 'waiting', closedAt: null, proofId: null }).where(and(eq(evidence.id, id), inArray(evidence.state, ['refused', 'asked', 'accepted'])));
}

/** The appeal is decided. A row that is closed names its file no more; the hourly sweep deletes what nobody names. */
export async function endAppealOn(tx: Db, id: string): Promise<void> {
  await tx.update(evidence).set({ appealed: false }).where(eq(evidence.id, id));
  await tx.update(evidence).set({ fileKey: null }).where(and(eq(evidence.id, id), inArray(evidence.state, ['accepted', 'refused'])));
}
