// Named questions to the tables of this room.
import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { accounts, passkeys, sessions } from './tables.ts';

/** Where this account is signed in, the newest first. */
export const sessionsOf = (db: Db, accountId: string) =>
  db.select({ id: sessions.id, browser: sessions.browser, strength: sessions.strength, signedInAt: sessions.signedInAt, endsAt: sessions.endsAt }).from(sessions).where(eq(sessions.accountId, accountId)).orderBy(desc(sessions.signedInAt));

/** The passkeys of this account, the oldest first. */
export const passkeysOf = (db: Db, accountId: string) =>
  db.select({ id: passkeys.id, name: passkeys.name, synced: passkeys.synced, transports: passkeys.transports, addedAt: passkeys.addedAt, usedAt: passkeys.usedAt }).from(passkeys).where(eq(passkeys.accountId, accountId)).orderBy(asc(passkeys.addedAt));

/** The account itself, or undefined where it was erased meanwhile. */
export async function accountOf(db: Db, id: string): Promise<{ readonly id: string; readonly mailbox: string; readonly createdAt: Date; readonly moderatorSince: Date | null } | undefined> {
  const [account] = await db.select({ id: accounts.id, mailbox: accounts.mailbox, createdAt: accounts.createdAt, moderatorSince: accounts.moderatorSince }).from(accounts).where(eq(accounts.id, id));
  return account;
}
