// The verb behind "Send me a link". It does the same work and says the same for every mailbox: who has an account cannot be told from it.
import { and, count, eq, gt, ne } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import type { Queue } from '#platform/queue.ts';
import { LINK_ASKED } from './jobs.ts';
import { inboxOf } from './mailbox.ts';
import { digestOf } from './secrets.ts';
import { mailedLinks } from './tables.ts';
import type { LinkPurpose } from './terms.ts';

const HOUR_MS = 3_600_000;
/** Links that one inbox is sent within an hour, and that all together are: more than a small site sends, less than a flood. */
export const LINKS_AN_HOUR = { inbox: 5, everybody: 600 } as const;
/** Wrong codes after which a wish is worth nothing. */
export const TRIES = 5;

export interface LinkWish {
  readonly purpose: LinkPurpose;
  readonly mailbox: string;
  /** The secret in the cookie of the browser that asks. */
  readonly browser: string;
  readonly accountId?: string;
  /** A path of this site to go on to. */
  readonly next?: string;
}

export interface LinkParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly queue: Queue;
}

/** Whether the wish was taken up. One that came too often is let fall, and the asker is told the same as everybody. */
export async function askLink({ db, clock, queue }: LinkParts, { purpose, mailbox, browser, accountId, next }: LinkWish): Promise<boolean> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const recent = gt(mailedLinks.askedAt, new Date(now.getTime() - HOUR_MS));
    const inbox = inboxOf(mailbox);
    const [[all], [own]] = [
      // Nothing else that is mailed may use up what people need to sign in.
      await tx.select({ wishes: count() }).from(mailedLinks).where(and(recent, purpose === 'sign-in' ? eq(mailedLinks.purpose, purpose) : ne(mailedLinks.purpose, 'sign-in'))),
      await tx.select({ wishes: count() }).from(mailedLinks).where(and(recent, eq(mailedLinks.inbox, inbox))),
    ];
    if (all!.wishes >= LINKS_AN_HOUR.everybody || own!.wishes >= LINKS_AN_HOUR.inbox) return false;
    const id = newId(now.getTime());
    await tx.insert(mailedLinks).values({ id, purpose, mailbox, inbox, accountId: accountId ?? null, browserDigest: digestOf(browser), triesLeft: TRIES, next: next ?? null, askedAt: now });
    await queue.enqueue(tx, LINK_ASKED(id));
    return true;
  });
}
