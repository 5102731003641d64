// The verbs by which somebody says that a firm is theirs, and takes it back. Nothing is shown by a claim alone.
import { and, eq, inArray } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { newToken } from '#accounts/secrets.ts';
import { isAtDomain, isOpenDomain } from './mail-domains.ts';
import { FIRM_CONTESTED } from './jobs.ts';
import { settleClaim, type ClaimParts } from './settle-claim.ts';
import { providers } from './tables.ts';
import { claims, memberships, type ProposedFirm } from './team-tables.ts';
import type { ClaimState } from './team-terms.ts';

export type BeginProblem = 'no-such-provider' | 'withdrawn' | 'succeeded' | 'member-already' | 'too-many';

const MOST_OPEN = 10;

/** What somebody claims: a listed firm by its slug, or one that is not listed yet. */
export type Claimed = { readonly slug: string } | { readonly proposed: ProposedFirm };

/**
 * Begins a claim, or goes on with the one that is begun, and gives its id and state. Whoever signed in by a mailbox at the firm's own domain
 * has shown it already.
 */
export async function beginClaim(app: ClaimParts, { account }: SignedIn, claimed: Claimed): Promise<Result<{ readonly id: string; readonly state: ClaimState }, BeginProblem>> {
  return app.db.transaction(async (tx) => {
    const now = app.clock.now();
    const [provider] = 'slug' in claimed ? await tx.select().from(providers).where(eq(providers.slug, claimed.slug)).for('update') : [];
    if ('slug' in claimed && !provider) return refused('no-such-provider');
    if (provider?.withdrawnOn) return refused('withdrawn');
    if (provider?.succeededBy) return refused('succeeded');
    const domain = provider ? provider.domain : 'proposed' in claimed ? claimed.proposed.domain : null;
    const team = provider ? await tx.select({ accountId: memberships.accountId }).from(memberships).where(eq(memberships.providerId, provider.id)) : [];
    if (team.some((member) => member.accountId === account.id)) return refused('member-already');
    const live = and(eq(claims.accountId, account.id), inArray(claims.state, ['open', 'waiting']));
    const mine = await tx.select().from(claims).where(live);
    const same = mine.find((one) => (provider ? one.providerId === provider.id : one.proposed?.domain === domain));
    if (same) return done({ id: same.id, state: same.state });
    if (mine.length >= MOST_OPEN) return refused('too-many');
    const usable = domain !== null && !isOpenDomain(domain) ? domain : null;
    const [claim] = await tx
      .insert(claims)
      .values({ id: newId(now.getTime()), providerId: provider?.id ?? null, proposed: 'proposed' in claimed ? claimed.proposed : null, accountId: account.id, state: 'open', domain: usable, dnsWord: newToken(), contested: team.length > 0, begunAt: now })
      .returning();
    if (usable === null || !isAtDomain(account.mailbox, usable)) return done({ id: claim!.id, state: 'open' as const });
    return done({ id: claim!.id, state: await settleClaim(tx, app, claim!, 'mailbox') });
  });
}

/** Hands the claim to a moderator, with reasons in the claimant's words. */
export async function askModerator(app: ClaimParts, { account }: SignedIn, id: string, ground: string): Promise<Result<void, 'no-such-claim'>> {
  const open = and(eq(claims.id, id), eq(claims.accountId, account.id), eq(claims.state, 'open'));
  return app.db.transaction(async (tx) => {
    const [claim] = await tx.update(claims).set({ state: 'waiting', way: 'moderator', ground, waitingSince: app.clock.now() }).where(open).returning({ providerId: claims.providerId });
    if (!claim) return refused('no-such-claim');
    const team = claim.providerId === null ? [] : await tx.select({ id: memberships.accountId }).from(memberships).where(eq(memberships.providerId, claim.providerId)).limit(1);
    await tx.update(claims).set({ contested: team.length > 0 }).where(eq(claims.id, id));
    // Those who speak for the firm hear of it in any case (M-43).
    if (team.length > 0) await app.queue.enqueue(tx, FIRM_CONTESTED(id));
    return done(undefined);
  });
}

/** Takes a claim back, as long as nobody has decided. */
export async function dropClaim(app: ClaimParts, { account }: SignedIn, id: string): Promise<Result<void, 'no-such-claim'>> {
  const live = and(eq(claims.id, id), eq(claims.accountId, account.id), inArray(claims.state, ['open', 'waiting']));
  const rows = await app.db.update(claims).set({ state: 'dropped', decidedAt: app.clock.now() }).where(live).returning({ id: claims.id });
  return rows.length === 1 ? done(undefined) : refused('no-such-claim');
}
