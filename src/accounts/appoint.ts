// The verbs of the operator, by command on the machine: make somebody a moderator, open the way back after a lost passkey, let one go.
import { eq } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { mailboxKey } from './mailbox.ts';
import { digestOf, newToken } from './secrets.ts';
import { endSessionsOf, type SessionParts } from './sessions.ts';
import { accounts, passkeys } from './tables.ts';

const HOLDS_MS = 24 * 3_600_000;

export interface Appointed {
  /** The word that goes with the first passkey. It is shown once, works once, and holds until then. */
  readonly word: string;
  readonly until: Date;
}

/**
 * Makes the account of this mailbox a moderator's (and the account, where there is none), and gives a word for adding a passkey. With `lost`
 * the passkeys that it has are thrown away and its sessions ended first. Written into the record either way.
 */
export async function appointModerator({ db, clock }: SessionParts, mailbox: string, lost: boolean): Promise<Result<Appointed, 'has-passkey' | 'no-moderator'>> {
  const now = clock.now();
  const [word, until] = [newToken(), new Date(now.getTime() + HOLDS_MS)];
  return db.transaction(async (tx) => {
    const key = mailboxKey(mailbox);
    if (!lost) await tx.insert(accounts).values({ id: newId(now.getTime()), mailbox, mailboxKey: key, createdAt: now }).onConflictDoNothing({ target: accounts.mailboxKey });
    const [account] = await tx.select().from(accounts).where(eq(accounts.mailboxKey, key)).for('update');
    if (!account || (lost && !account.moderatorSince)) return refused('no-moderator');
    const owned = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.accountId, account.id));
    if (account.moderatorSince && owned.length > 0 && !lost) return refused('has-passkey');
    // What signed in before, by whatever way, is no moderator's session.
    await endSessionsOf({ db: tx, clock }, account.id);
    await tx.delete(passkeys).where(eq(passkeys.accountId, account.id));
    await tx.update(accounts).set({ moderatorSince: account.moderatorSince ?? now, enrolDigest: digestOf(word), enrolUntil: until }).where(eq(accounts.id, account.id));
    await record(tx, now, { actor: 'operator', act: lost ? 'moderator-passkey-lost' : 'moderator-appointed', subject: 'account', subjectId: account.id, open: {} });
    return done({ word, until });
  });
}

/** Lets a moderator go: the account stays, and decides nothing any more from the next request on. */
export async function dismissModerator({ db, clock }: SessionParts, mailbox: string): Promise<Result<void, 'no-moderator'>> {
  return db.transaction(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.mailboxKey, mailboxKey(mailbox))).for('update');
    if (!account?.moderatorSince) return refused('no-moderator');
    await tx.update(accounts).set({ moderatorSince: null, enrolDigest: null, enrolUntil: null }).where(eq(accounts.id, account.id));
    await endSessionsOf({ db: tx, clock }, account.id);
    await record(tx, clock.now(), { actor: 'operator', act: 'moderator-dismissed', subject: 'account', subjectId: account.id, open: {} });
    return done(undefined);
  });
}
