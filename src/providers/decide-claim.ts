// What becomes of a claim once a moderator's decision takes effect. Called by the moderators' room, in its transaction.
import { and, eq } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { grantClaim, type ClaimParts } from './settle-claim.ts';
import { claims } from './team-tables.ts';

/** Grants or refuses a claim that waits; one that was taken back meanwhile stays as it is. */
export async function decideClaim(tx: Db, parts: Pick<ClaimParts, 'clock' | 'queue'>, id: string, granted: boolean): Promise<void> {
  const [claim] = await tx.select().from(claims).where(and(eq(claims.id, id), eq(claims.state, 'waiting'))).for('update');
  if (!claim) return;
  if (granted) await grantClaim(tx, parts, claim, 'moderator');
  else await tx.update(claims).set({ state: 'refused', decidedAt: parts.clock.now() }).where(eq(claims.id, id));
}
