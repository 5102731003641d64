// The job that mails a link. Link and code are made here and nowhere stored: a second try makes new ones, and the first stop working.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db.ts';
import type { Mailer } from '#platform/mailer.ts';
import { leaveMailboxMail, showDomainMail, signInMail, takeMailboxMail } from './mail.ts';
import { digestOf, newCode, newToken, writtenCode } from './secrets.ts';
import { mailedLinks } from './tables.ts';
import type { LinkPurpose } from './terms.ts';

const PATHS: Readonly<Record<LinkPurpose, string>> = { 'sign-in': 'sign-in', 'leave-mailbox': 'account/mailbox', 'take-mailbox': 'account/mailbox', 'show-domain': 'desk/shown' };

export interface SendParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly config: Pick<Config, 'site'>;
}

/** Mails the link of this wish. A wish that is gone, or was used, is done already. The digests stand before the mail leaves, so that no link arrives that does not work. */
export async function sendLink({ db, clock, mailer, config: { site } }: SendParts, id: string): Promise<void> {
  const [token, code] = [newToken(), newCode()];
  const [wish] = await db
    .update(mailedLinks)
    .set({ linkDigest: digestOf(token), codeDigest: digestOf(code), sentAt: clock.now() })
    .where(and(eq(mailedLinks.id, id), isNull(mailedLinks.usedAt)))
    .returning();
  if (!wish) return;
  const path = PATHS[wish.purpose];
  const parts = { to: wish.mailbox, site, link: `${site}/${path}/${token}`, code: writtenCode(code) };
  if (wish.purpose === 'sign-in') return mailer.send(signInMail(parts));
  if (wish.purpose === 'show-domain') return mailer.send(showDomainMail(parts));
  if (wish.purpose === 'take-mailbox') return mailer.send(takeMailboxMail(parts));
  const [wanted] = await db.select({ mailbox: mailedLinks.mailbox }).from(mailedLinks).where(and(eq(mailedLinks.accountId, wish.accountId!), eq(mailedLinks.purpose, 'take-mailbox'))).orderBy(desc(mailedLinks.askedAt)).limit(1);
  if (wanted) await mailer.send(leaveMailboxMail(parts, wanted.mailbox));
}
