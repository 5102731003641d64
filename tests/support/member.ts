// Somebody who is signed in and speaks for a firm, in the database of a running server; and the forms they post.
import { and, eq } from 'drizzle-orm';
import { beginSession } from '../../src/accounts/sessions.ts';
import { accounts } from '../../src/accounts/tables.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase, type Db } from '../../src/platform/db.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import type { TeamRole } from '../../src/providers/team-terms.ts';
import { providers } from '../../src/providers/tables.ts';

/** Asks the database at this address something, and closes it. */
export async function inDatabase<Answer>(url: string, ask: (db: Db) => Promise<Answer>): Promise<Answer> {
  const { db, close } = openDatabase(url, { connections: 1 });
  return ask(db).finally(close);
}

/** A new account with a session of its own; gives back its cookie. */
export const signIn = (url: string): Promise<{ readonly accountId: string; readonly cookie: string }> =>
  inDatabase(url, async (db) => {
    const id = crypto.randomUUID();
    const mailbox = `${id}@northgate.example`;
    await db.insert(accounts).values({ id, mailbox, mailboxKey: mailbox, createdAt: systemClock.now() });
    const { key } = await beginSession({ db, clock: systemClock }, id, { strength: 'mailbox', browser: 'Firefox on Linux', moderator: false });
    return { accountId: id, cookie: `plumbline=${key}` };
  });

/** Takes the account into the team of the firm at this slug, or (no role) out of it. */
export const seat = (url: string, accountId: string, slug: string, role: TeamRole | undefined): Promise<void> =>
  inDatabase(url, async (db) => {
    const [provider] = await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, slug));
    const providerId = provider!.id;
    if (role) await db.insert(memberships).values({ providerId, accountId, role, since: systemClock.now() });
    else await db.delete(memberships).where(and(eq(memberships.providerId, providerId), eq(memberships.accountId, accountId)));
  });
