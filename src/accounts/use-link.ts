// The verb behind a mailed link and behind its code: used once, within 15 minutes, by the browser that asked, or with the code typed in.
// An attacker tries a link that somebody else asked for (to have them work in a foreign account), codes by guessing, and a link twice at once.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { digestOf, sameDigest, typedCode } from './secrets.ts';
import { mailedLinks } from './tables.ts';
import type { LinkPurpose } from './terms.ts';

const HOLDS_MS = 15 * 60_000;

/** What somebody brings: the link's own word, the code, the cookie of the browser; at least one of the first two. */
export interface Brought {
  readonly token?: string | undefined;
  readonly code?: string | undefined;
  readonly browser?: string | undefined;
}

export type Wish = typeof mailedLinks.$inferSelect;
export type LinkProblem = 'no-such-link' | 'used' | 'too-late' | 'code-wanted' | 'wrong-code' | 'no-tries';

const isLate = (wish: Wish, now: Date): boolean => !wish.sentAt || now.getTime() - wish.sentAt.getTime() > HOLDS_MS;

/** A link is found by its word; a code by the browser that asked last. */
async function wishOf(db: Db, purposes: readonly LinkPurpose[], { token, browser }: Brought): Promise<Wish | undefined> {
  const named = token === undefined ? (browser === undefined ? undefined : eq(mailedLinks.browserDigest, digestOf(browser))) : eq(mailedLinks.linkDigest, digestOf(token));
  if (!named) return undefined;
  const [wish] = await db.select().from(mailedLinks).where(named).orderBy(desc(mailedLinks.askedAt)).limit(1).for('update');
  return wish && purposes.includes(wish.purpose) ? wish : undefined;
}

/** What a page needs to know before anything is used: whether the link still works, and whether this browser must type the code. */
export async function lookAtLink({ db, clock }: { readonly db: Db; readonly clock: Clock }, purposes: readonly LinkPurpose[], brought: Brought): Promise<Result<{ readonly mailbox: string; readonly needsCode: boolean }, LinkProblem>> {
  const wish = await wishOf(db, purposes, brought);
  if (!wish) return refused('no-such-link');
  if (wish.usedAt) return refused('used');
  if (isLate(wish, clock.now())) return refused('too-late');
  if (wish.triesLeft === 0) return refused('no-tries');
  return done({ mailbox: wish.mailbox, needsCode: brought.browser === undefined || !sameDigest(wish.browserDigest, digestOf(brought.browser)) });
}

/**
 * Uses up the wish that is brought, in the caller's transaction, and gives it back. A wrong code costs one of five tries, and that stands
 * though the act is refused: the caller must not roll back.
 */
export async function useLink(tx: Db, clock: Clock, purposes: readonly LinkPurpose[], brought: Brought): Promise<Result<Wish, LinkProblem>> {
  const now = clock.now();
  const wish = await wishOf(tx, purposes, brought);
  if (!wish) return refused('no-such-link');
  if (wish.usedAt) return refused('used');
  if (isLate(wish, now)) return refused(wish.sentAt ? 'too-late' : 'no-such-link');
  if (wish.triesLeft === 0) return refused('no-tries');
  const fromAsker = brought.browser !== undefined && sameDigest(wish.browserDigest, digestOf(brought.browser));
  const code = typedCode(brought.code ?? '');
  if (brought.token === undefined || !fromAsker) {
    if (code === '') return refused('code-wanted');
    if (!sameDigest(wish.codeDigest!, digestOf(code))) {
      await tx.update(mailedLinks).set({ triesLeft: sql`${mailedLinks.triesLeft} - 1` }).where(eq(mailedLinks.id, wish.id));
      return refused(wish.triesLeft === 1 ? 'no-tries' : 'wrong-code');
    }
  }
  // Where the asker was goes on in the caller's hands; it may hold answers, and stays here no longer than it must.
  const used = await tx.update(mailedLinks).set({ usedAt: now, next: null }).where(and(eq(mailedLinks.id, wish.id), isNull(mailedLinks.usedAt))).returning({ id: mailedLinks.id });
  return used.length === 1 ? done(wish) : refused('used');
}
