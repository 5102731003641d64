// The verbs by which an account gets another mailbox: both mailboxes must say yes, within a day of each other.
import { and, desc, eq, gt, isNotNull } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { askLink, type LinkParts } from './ask-link.ts';
import { MAILBOX_LEFT } from './jobs.ts';
import { mailboxKey } from './mailbox.ts';
import { endSessionsOf, type SignedIn } from './sessions.ts';
import { accounts, mailedLinks } from './tables.ts';
import { useLink, type Brought, type LinkProblem } from './use-link.ts';
import { isFresh } from './viewer.ts';

const DAY_MS = 86_400_000;

/** Asks both mailboxes. Says the same whether the wanted one belongs to an account already: that shows when both have said yes, to its owner alone. */
export async function askMailbox(app: LinkParts, viewer: SignedIn, wanted: string, browser: string): Promise<Result<void, 'not-fresh' | 'same' | 'too-often'>> {
  if (!isFresh(viewer, app.clock.now())) return refused('not-fresh');
  if (mailboxKey(wanted) === mailboxKey(viewer.account.mailbox)) return refused('same');
  const shared = { accountId: viewer.account.id, browser };
  // One's own mailbox first: its limit keeps strangers from being mailed.
  const asked = (await askLink(app, { ...shared, purpose: 'leave-mailbox', mailbox: viewer.account.mailbox })) && (await askLink(app, { ...shared, purpose: 'take-mailbox', mailbox: wanted }));
  return asked ? done(undefined) : refused('too-often');
}

/** What a yes came to: the other mailbox is still asked, the change is done, or the wanted mailbox has an account of its own. */
export type Agreed = 'waiting' | 'changed' | 'taken';

/** Takes the yes of one mailbox; with the second the account changes, and all its sessions end. */
export async function agreeToMailbox(app: LinkParts, brought: Brought): Promise<Result<Agreed, LinkProblem>> {
  return app.db.transaction(async (tx) => {
    const used = await useLink(tx, app.clock, ['leave-mailbox', 'take-mailbox'], brought);
    if (used.kind === 'refused') return used;
    const now = app.clock.now();
    const accountId = used.value.accountId!;
    const agreed = await tx.select().from(mailedLinks).where(and(eq(mailedLinks.accountId, accountId), isNotNull(mailedLinks.usedAt), gt(mailedLinks.usedAt, new Date(now.getTime() - DAY_MS)))).orderBy(desc(mailedLinks.askedAt));
    const [newest] = await tx.select({ id: mailedLinks.id, askedAt: mailedLinks.askedAt }).from(mailedLinks).where(and(eq(mailedLinks.accountId, accountId), eq(mailedLinks.purpose, 'leave-mailbox'))).orderBy(desc(mailedLinks.askedAt), desc(mailedLinks.id)).limit(1);
    // Two wishes are a pair: a yes to one change is never one to another.
    const take = agreed.find((wish) => wish.purpose === 'take-mailbox' && newest !== undefined && wish.askedAt >= newest.askedAt);
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
    const leave = agreed.find((wish) => wish.id === newest?.id && mailboxKey(wish.mailbox) === account?.mailboxKey);
    if (!account || !take || !leave) return done('waiting' as const);
    const key = mailboxKey(take.mailbox);
    const [other] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.mailboxKey, key));
    if (other) return done('taken' as const);
    await tx.update(accounts).set({ mailbox: take.mailbox, mailboxKey: key }).where(eq(accounts.id, accountId));
    await tx.delete(mailedLinks).where(eq(mailedLinks.accountId, accountId));
    await endSessionsOf({ db: tx, clock: app.clock }, accountId);
    await app.queue.enqueue(tx, MAILBOX_LEFT(account.mailbox));
    await record(tx, now, { actor: 'account', actorId: accountId, act: 'mailbox-changed', subject: 'account', subjectId: accountId });
    return done('changed' as const);
  });
}
