// A read: all that this room and the record hold about one account, for its owner. Secrets are digests, and stay out.
import { eq, or } from 'drizzle-orm';
import { records } from '#audit/tables.ts';
import type { Db } from '#platform/db.ts';
import { accountOf, passkeysOf, sessionsOf } from './reads.ts';
import { mailedLinks } from './tables.ts';

/** Moments as they are stored, in UTC. */
export async function exportAccount(db: Db, id: string) {
  const account = await accountOf(db, id);
  const links = await db
    .select({ purpose: mailedLinks.purpose, mailbox: mailedLinks.mailbox, next: mailedLinks.next, askedAt: mailedLinks.askedAt, sentAt: mailedLinks.sentAt, usedAt: mailedLinks.usedAt })
    .from(mailedLinks)
    .where(or(eq(mailedLinks.accountId, id), eq(mailedLinks.mailbox, account?.mailbox ?? '')));
  const record = await db.select({ at: records.at, act: records.act, subject: records.subject, open: records.open, closed: records.closed }).from(records).where(or(eq(records.actorId, id), eq(records.subjectId, id)));
  return { ...account, sessions: await sessionsOf(db, id), passkeys: await passkeysOf(db, id), mailedLinks: links, record };
}
