// Somebody who is signed in, made without a mail: an account, a session, and what a verb wants to know of both.
import { beginSession, holderOf, type SignedIn } from '../../src/accounts/sessions.ts';
import { accounts } from '../../src/accounts/tables.ts';
import { mailboxKey } from '../../src/accounts/mailbox.ts';
import type { Strength } from '../../src/accounts/terms.ts';
import { newId } from '../../src/kernel/id.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';

/** The account of this mailbox, made where there is none, with a new session; `cookie` is what its browser sends. By the machine's clock, which lucia asks too. */
export async function signedIn(db: Db, mailbox: string, { strength = 'mailbox', moderator = false }: { readonly strength?: Strength; readonly moderator?: boolean } = {}): Promise<SignedIn & { readonly cookie: string }> {
  const parts = { db, clock: systemClock };
  const row = { id: newId(), mailbox, mailboxKey: mailboxKey(mailbox), createdAt: systemClock.now(), moderatorSince: moderator ? systemClock.now() : null };
  const [account] = await db.insert(accounts).values(row).onConflictDoUpdate({ target: accounts.mailboxKey, set: { mailbox } }).returning({ id: accounts.id });
  const { key } = await beginSession(parts, account!.id, { strength, browser: 'A browser', moderator });
  return { ...(await holderOf(parts, key))!, cookie: `plumbline=${key}` };
}
