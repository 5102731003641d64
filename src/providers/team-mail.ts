// The mails about claims and teams, and the jobs that send them. A job whose claim or invitation is gone has nothing to do.
import { eq } from 'drizzle-orm';
import { mailOf } from '#accounts/mail.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db.ts';
import type { Mailer } from '#platform/mailer.ts';
import { providers } from './tables.ts';
import { claims, invitations } from './team-tables.ts';
import { teamOf } from './team-reads.ts';

export interface MailParts {
  readonly db: Db;
  readonly mailer: Mailer;
  readonly config: Pick<Config, 'site'>;
}

/** Tells an invited mailbox. The way in is to sign in with it: the mail itself opens nothing. */
export async function mailInvitation({ db, mailer, config: { site } }: MailParts, id: string): Promise<void> {
  const [found] = await db.select({ mailbox: invitations.mailbox, role: invitations.role, name: providers.name }).from(invitations).innerJoin(providers, eq(providers.id, invitations.providerId)).where(eq(invitations.id, id));
  if (!found) return;
  const may = found.role === 'owner' ? 'change its profile, answer the standard, and say who else may' : 'change its profile and answer the standard';
  await mailer.send(mailOf(found.mailbox, `Answer for ${found.name} on Plumbline`, [`You were invited to speak for ${found.name} on Plumbline: you could ${may}.`, 'Sign in with this mailbox, and say yes or no there.', { link: `${site}/sign-in?next=/desk`, label: 'Sign in' }, 'The invitation holds for two weeks. If you know nothing of this, leave this mail alone.'], site));
}

/** Tells everybody who speaks for a firm that somebody else has shown that its domain is theirs. */
export async function mailContest({ db, mailer, config: { site } }: MailParts, id: string): Promise<void> {
  const [found] = await db.select({ providerId: claims.providerId, state: claims.state, name: providers.name }).from(claims).innerJoin(providers, eq(providers.id, claims.providerId)).where(eq(claims.id, id));
  if (!found || found.state !== 'waiting') return;
  for (const member of await teamOf(db, found.providerId!))
    await mailer.send(mailOf(member.mailbox, `Somebody else says that ${found.name} is theirs`, [`Another account says that ${found.name} is theirs. Nothing has changed: you speak for the firm as before, and a moderator looks at it. You hear of it before anything changes.`, 'A colleague of yours? Then invite them to your team, and the matter is closed.', { link: `${site}/desk`, label: 'Open your desk' }, 'Nobody you know? Tell us.', { link: `${site}/report`, label: 'Tell us' }], site));
}
