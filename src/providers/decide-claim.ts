// What becomes of a claim once a moderator's decision, or one on appeal, takes effect. Called by the moderators' room, in its transaction.
import { and, eq, gte, or } from 'drizzle-orm';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { grantClaim, type ClaimParts } from './settle-claim.ts';
import { claims, invitations, memberships } from './team-tables.ts';

/** Grants or refuses a claim that waits; one that was taken back meanwhile stays as it is. */
export async function decideClaim(tx: Db, parts: Pick<ClaimParts, 'clock' | 'queue'>, id: string, granted: boolean): Promise<void> {
  const [claim] = await tx.select().from(claims).where(and(eq(claims.id, id), eq(claims.state, 'waiting'))).for('update');
  if (!claim) return;
  if (granted) await grantClaim(tx, parts, claim, 'moderator');
  else await tx.update(claims).set({ state: 'refused', decidedAt: parts.clock.now() }).where(eq(claims.id, id));
}

/** A refused claim waits again, so that it can be granted on appeal. */
export async function reopenClaim(tx: Db, id: string): Promise<void> {
  await tx.update(claims).set({ state: 'waiting', decidedAt: null }).where(and(eq(claims.id, id), eq(claims.state, 'refused')));
}

/** A granted claim is refused after all: who came by it speaks for the firm no more, nor whoever came after. Those of before stay. */
export async function revokeClaim(tx: Db, clock: Clock, id: string): Promise<void> {
  const [granted] = await tx.select({ at: claims.decidedAt }).from(claims).where(and(eq(claims.id, id), eq(claims.state, 'granted'))).for('update');
  const grantedAt = granted?.at ?? clock.now();
  const [claim] = await tx.update(claims).set({ state: 'refused', decidedAt: clock.now() }).where(and(eq(claims.id, id), eq(claims.state, 'granted'))).returning();
  if (!claim?.providerId) return;
  const { providerId, accountId } = claim;
  // Nobody of the team before could be taken out since (team.ts); whoever came after may have come through the one who goes.
  await tx.delete(memberships).where(and(eq(memberships.providerId, providerId), or(eq(memberships.accountId, accountId), gte(memberships.since, grantedAt))));
  await tx.delete(invitations).where(and(eq(invitations.providerId, providerId), gte(invitations.invitedAt, grantedAt)));
}
