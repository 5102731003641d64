// What happens when it is shown that a firm's domain is somebody's: they speak for the firm, or, where others do already, a moderator is asked.
import { eq, sql } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db.ts';
import type { Queue } from '#platform/queue.ts';
import { addProviders } from './add-providers.ts';
import { announceChange } from './announce.ts';
import { listingKeyOf } from './listing-row.ts';
import { nameKey } from './readable-name.ts';
import { FIRM_CONTESTED, PROVIDER_CLAIMED } from './jobs.ts';
import { providers } from './tables.ts';
import { claims, memberships, type ProposedFirm } from './team-tables.ts';
import type { ClaimState, ClaimWay } from './team-terms.ts';

export interface ClaimParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly config: Pick<Config, 'site'>;
}

/** Any number: sets these locks apart from others. */
const ADDING = 7_206_002;

type Claim = typeof claims.$inferSelect;

async function addFirm(tx: Db, { name, legalName, website, domain, zip }: ProposedFirm, clock: Clock): Promise<string> {
  const [same] = await tx.select({ id: providers.id }).from(providers).where(eq(providers.listingKey, listingKeyOf(nameKey(legalName), domain, 'US', zip)));
  if (same) return same.id;
  const demonstration = domain.endsWith('.example');
  const source = demonstration ? 'demonstration' : 'provider';
  const [id] = await addProviders(tx, [{ name, legalName, domain, website, zip, demonstration, claimedOn: clock.today(), source, names: [], facts: [] }], clock.now());
  return id!;
}

/** Whether a firm of this domain is in our tables, taken off and carried on ones too. Held until the transaction ends, so that two cannot add one firm at once. */
async function isKnownDomain(tx: Db, domain: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${domain}, ${ADDING}))`);
  const rows = await tx.select({ id: providers.id }).from(providers).where(eq(providers.domain, domain)).limit(1);
  return rows.length > 0;
}

/**
 * Grants a claim in the caller's transaction: the claimant owns the firm's desk, beside whoever is there already. The day of the first claim
 * is kept for good (rule 27).
 */
export async function grantClaim(tx: Db, { clock, queue }: Pick<ClaimParts, 'clock' | 'queue'>, claim: Claim, way: ClaimWay): Promise<string> {
  const now = clock.now();
  const providerId = claim.providerId ?? (await addFirm(tx, claim.proposed!, clock));
  const [provider] = await tx.select().from(providers).where(eq(providers.id, providerId)).for('update');
  if (provider!.standing === 'listed') await tx.update(providers).set({ standing: 'claimed', firstClaimedOn: provider!.firstClaimedOn ?? clock.today(), changedAt: now }).where(eq(providers.id, providerId));
  await tx.insert(memberships).values({ providerId, accountId: claim.accountId, role: 'owner', since: now }).onConflictDoUpdate({ target: [memberships.providerId, memberships.accountId], set: { role: 'owner' } });
  await tx.update(claims).set({ state: 'granted', way, providerId, decidedAt: now }).where(eq(claims.id, claim.id));
  await announceChange(tx, [providerId]);
  await queue.enqueue(tx, PROVIDER_CLAIMED(providerId));
  await record(tx, now, { actor: way === 'moderator' ? 'moderator' : 'account', ...(way !== 'moderator' && { actorId: claim.accountId }), act: 'provider-claimed', subject: 'provider', subjectId: providerId, open: { provider: provider!.slug, way } });
  return providerId;
}

/** Follows from a shown domain: granted where nobody speaks for the firm, else a case, of which those who do are told. Gives the new state. */
export async function settleClaim(tx: Db, parts: ClaimParts, claim: Claim, way: 'mailbox' | 'dns'): Promise<ClaimState> {
  if (claim.providerId === null && (await isKnownDomain(tx, claim.proposed!.domain))) {
    // A firm of that domain is, or was, listed: whether this is the same one is for a moderator (M-46).
    await tx.update(claims).set({ state: 'waiting', way, waitingSince: parts.clock.now() }).where(eq(claims.id, claim.id));
    return 'waiting';
  }
  const team = claim.providerId === null ? [] : await tx.select({ accountId: memberships.accountId }).from(memberships).where(eq(memberships.providerId, claim.providerId));
  if (team.length === 0) {
    await grantClaim(tx, parts, claim, way);
    return 'granted';
  }
  await tx.update(claims).set({ state: 'waiting', way, contested: true, waitingSince: parts.clock.now() }).where(eq(claims.id, claim.id));
  await parts.queue.enqueue(tx, FIRM_CONTESTED(claim.id));
  return 'waiting';
}
