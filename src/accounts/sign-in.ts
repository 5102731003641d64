// The verb that turns a used link into a session. Whoever signs in for the first time has an account from then on.
import { eq } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { mailboxKey } from './mailbox.ts';
import { beginSession, endSession, type SessionParts } from './sessions.ts';
import { accounts } from './tables.ts';
import { useLink, type Brought, type LinkProblem } from './use-link.ts';

export interface Browser {
  /** As: Firefox on Linux. */
  readonly name: string;
  /** The key of the session that it brought, which ends here: a key that somebody planted before is worth nothing after. */
  readonly oldKey?: string | undefined;
}

export interface Begun {
  readonly key: string;
  readonly endsAt: Date;
  readonly next: string | undefined;
}

async function accountOf(tx: Db, mailbox: string, now: Date): Promise<{ readonly id: string; readonly moderatorSince: Date | null }> {
  const key = mailboxKey(mailbox);
  await tx.insert(accounts).values({ id: newId(now.getTime()), mailbox, mailboxKey: key, createdAt: now }).onConflictDoNothing({ target: accounts.mailboxKey });
  const [account] = await tx.select({ id: accounts.id, moderatorSince: accounts.moderatorSince }).from(accounts).where(eq(accounts.mailboxKey, key));
  return account!;
}

/** Signs in by a mailed link or its code. A moderator who comes this way is an ordinary account until a passkey is shown. */
export async function signIn(app: SessionParts, brought: Brought, browser: Browser): Promise<Result<Begun, LinkProblem>> {
  return app.db.transaction(async (tx) => {
    const used = await useLink(tx, app.clock, ['sign-in'], brought);
    if (used.kind === 'refused') return used;
    const account = await accountOf(tx, used.value.mailbox, app.clock.now());
    const parts = { db: tx, clock: app.clock };
    if (browser.oldKey) await endSession(parts, browser.oldKey);
    const begun = await beginSession(parts, account.id, { strength: 'mailbox', browser: browser.name, moderator: account.moderatorSince !== null });
    return done({ ...begun, next: used.value.next ?? undefined });
  });
}
