// "Finish later": a link with the answers so far, mailed once to whom its owner names. No account is needed, and nothing is kept.
// An attacker wants to fill somebody else's inbox, or to have us mail words of theirs: an inbox gets five an hour, and all that is theirs
// stands in a link, as need.ts writes it.
import { inboxOf } from '#accounts/mailbox.ts';
import { mailOf } from '#accounts/mail.ts';
import type { App } from '#app.ts';
import type { Db } from '#platform/db.ts';
import type { Mail } from '#platform/mailer.ts';
import { LATER_ASKED } from './jobs.ts';

export interface LaterWish {
  readonly mailbox: string;
  /** The need, as need.ts writes it. */
  readonly query: string;
}

const DAY_MS = 86_400_000;

/** Whether the wish was taken up. One that came too often is let fall, and the asker is told the same as everybody. */
export async function askLater({ db, queue, limiter, clock }: Pick<App, 'queue' | 'limiter' | 'clock'> & { readonly db: Db }, { mailbox, query }: LaterWish): Promise<boolean> {
  if (query === '' || (await limiter.countMail(inboxOf(mailbox)))) return false;
  await queue.enqueue(db, LATER_ASKED({ mailbox, query, askedAt: clock.now().toISOString() }));
  return true;
}

/** The mail itself. */
export const laterMail = (to: string, query: string, site: string): Mail =>
  mailOf(
    to,
    'Your questions on Plumbline, to finish later',
    [
      'Somebody typed this mailbox on Plumbline, to go on with the questions later. This link opens them with the answers so far:',
      { link: `${site}/start/check?${query}`, label: 'Go on with the questions' },
      'The answers stand in the link, and nowhere else. Nobody at Plumbline keeps them. Whoever has the link can read them.',
      'If this was not you, leave this mail alone. We did not keep your address.',
    ],
    site,
  );

/** Mails the link. What could not be sent within a day is let go with the answers in it. */
export async function mailLater({ mailer, clock, config: { site } }: Pick<App, 'mailer' | 'clock' | 'config'>, { mailbox, query, askedAt }: LaterWish & { readonly askedAt: string }): Promise<void> {
  if (clock.now().getTime() - Date.parse(askedAt) > DAY_MS) return;
  await mailer.send(laterMail(mailbox, query, site));
}
