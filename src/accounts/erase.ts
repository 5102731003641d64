// The verb that erases an account with all that names its owner. What it did for a firm stays with the firm, without a name.
import { eq } from 'drizzle-orm';
import { forgetInRecord } from '#audit/forget.ts';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { SessionParts, SignedIn } from './sessions.ts';
import { accounts, mailedLinks } from './tables.ts';
import { isFresh } from './viewer.ts';

/**
 * Erases the account at once: sessions, passkeys, memberships and what was saved go with it. A moderator is let go by the operator first, so
 * that no open decision loses its reader unseen.
 */
export async function eraseAccount({ db, clock }: SessionParts, viewer: SignedIn): Promise<Result<void, 'not-fresh' | 'moderator'>> {
  const now = clock.now();
  if (!isFresh(viewer, now)) return refused('not-fresh');
  return db.transaction(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, viewer.account.id)).for('update');
    if (!account) return done(undefined);
    if (account.moderatorSince) return refused('moderator');
    await tx.delete(mailedLinks).where(eq(mailedLinks.mailbox, account.mailbox));
    await tx.delete(accounts).where(eq(accounts.id, account.id));
    await forgetInRecord(tx, account.id);
    await record(tx, now, { actor: 'account', act: 'account-erased', subject: 'account' });
    return done(undefined);
  });
}
