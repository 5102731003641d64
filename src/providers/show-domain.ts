// The verbs that show whose a firm's domain is: by a mail to an address there, or by a text record in its names.
// An attacker tries a mailbox at a free-mail domain, at a domain that only ends alike, and a record of a firm below the same domain.
import { and, eq } from 'drizzle-orm';
import { askLink } from '#accounts/ask-link.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { useLink, type Brought, type LinkProblem } from '#accounts/use-link.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { NameResolver } from '#platform/resolver.ts';
import { isAtDomain } from './mail-domains.ts';
import { settleClaim, type ClaimParts } from './settle-claim.ts';
import { claims } from './team-tables.ts';
import type { ClaimState } from './team-terms.ts';

type Claim = typeof claims.$inferSelect;

async function openClaim({ db }: Pick<ClaimParts, 'db'>, { account }: SignedIn, id: string): Promise<Claim | undefined> {
  const [claim] = await db.select().from(claims).where(and(eq(claims.id, id), eq(claims.accountId, account.id), eq(claims.state, 'open'))).for('update');
  return claim;
}

export type MailProblem = 'no-such-claim' | 'no-usable-domain' | 'elsewhere' | 'too-often';

/** Mails a link to an address at the firm's own domain. */
export async function mailToDomain(app: ClaimParts, viewer: SignedIn, id: string, mailbox: string, browser: string): Promise<Result<void, MailProblem>> {
  const claim = await openClaim(app, viewer, id);
  if (!claim) return refused('no-such-claim');
  if (claim.domain === null) return refused('no-usable-domain');
  if (!isAtDomain(mailbox, claim.domain)) return refused('elsewhere', { domain: claim.domain });
  return (await askLink(app, { purpose: 'show-domain', mailbox, browser, accountId: viewer.account.id })) ? done(undefined) : refused('too-often');
}

/** Follows the link in that mail. It counts for the claim of the account that asked, whoever opens it with the code or in the asking browser. */
export async function showByMail(app: ClaimParts, brought: Brought): Promise<Result<{ readonly id: string; readonly state: ClaimState }, LinkProblem | 'no-such-claim'>> {
  return app.db.transaction(async (tx) => {
    const used = await useLink(tx, app.clock, ['show-domain'], brought);
    if (used.kind === 'refused') return used;
    const open = await tx.select().from(claims).where(and(eq(claims.accountId, used.value.accountId!), eq(claims.state, 'open'))).for('update');
    const claim = open.find((one) => one.domain !== null && isAtDomain(used.value.mailbox, one.domain));
    if (!claim) return refused('no-such-claim');
    return done({ id: claim.id, state: await settleClaim(tx, app, claim, 'mailbox') });
  });
}

/** The text that a claimant puts into the names of the domain. */
export const recordText = (claim: Pick<Claim, 'dnsWord'>): string => `plumbline=${claim.dnsWord}`;

export type RecordProblem = 'no-such-claim' | 'no-usable-domain' | 'not-there' | 'no-answer';

/** Looks for that text at the domain itself and at _plumbline below it. */
export async function showByRecord(app: ClaimParts & { readonly resolver: NameResolver }, viewer: SignedIn, id: string): Promise<Result<ClaimState, RecordProblem>> {
  const claim = await openClaim(app, viewer, id);
  if (!claim) return refused('no-such-claim');
  if (claim.domain === null) return refused('no-usable-domain');
  const names = [claim.domain, `_plumbline.${claim.domain}`];
  const asked = await Promise.allSettled(names.map((name) => app.resolver.textsOf(name)));
  const texts = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (!texts.some((text) => text.trim() === recordText(claim))) return refused(asked.some((one) => one.status === 'rejected') ? 'no-answer' : 'not-there');
  return app.db.transaction(async (tx) => {
    const still = await openClaim({ db: tx }, viewer, id);
    return still ? done(await settleClaim(tx, app, still, 'dns')) : refused('no-such-claim');
  });
}
