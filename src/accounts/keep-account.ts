// Small acts of an owner on the own account: end sessions, remove a passkey. Each touches rows of this account alone.
import { and, eq, ne } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { SessionParts, SignedIn } from './sessions.ts';
import { passkeys, sessions } from './tables.ts';
import { isFresh } from './viewer.ts';

/** Ends one session of this account by its id, or all but the one that asks. One that is over already is ended. */
export async function endSessions({ db }: Pick<SessionParts, 'db'>, { account, session }: SignedIn, which: string): Promise<void> {
  const one = which === 'others' ? ne(sessions.id, session.id) : eq(sessions.id, which);
  await db.delete(sessions).where(and(eq(sessions.accountId, account.id), one));
}

/** Removes a passkey of this account. A moderator keeps at least one: without it the way back leads over the operator. */
export async function removePasskey({ db, clock }: SessionParts, viewer: SignedIn, id: string): Promise<Result<void, 'not-fresh' | 'last-of-moderator' | 'not-there'>> {
  if (!isFresh(viewer, clock.now())) return refused('not-fresh');
  return db.transaction(async (tx) => {
    const owned = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.accountId, viewer.account.id)).for('update');
    if (!owned.some((one) => one.id === id)) return refused('not-there');
    if (viewer.moderator && owned.length === 1) return refused('last-of-moderator');
    await tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.accountId, viewer.account.id)));
    await record(tx, clock.now(), { actor: 'account', actorId: viewer.account.id, act: 'passkey-removed', subject: 'account', subjectId: viewer.account.id });
    return done(undefined);
  });
}
