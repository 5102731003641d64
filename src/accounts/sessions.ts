// Sessions, and the only import of lucia (decision 0028). A thief of the database finds digests; a thief of a cookie has until its absolute end.
// An attacker tries a key of yesterday, a key fixed before the sign-in, and a key of an account that was erased.
import { and, eq, lte, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { newId } from '#kernel/id.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { digestOf, newToken } from './secrets.ts';
import { accounts, sessions } from './tables.ts';
import type { Strength } from './terms.ts';

interface SessionAttributes {
  readonly handle: string;
  readonly strength: Strength;
  readonly browser: string;
  readonly signedInAt: Date;
  readonly endsAt: Date;
}
interface AccountAttributes {
  readonly mailbox: string;
  readonly isModerator: boolean;
}
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, AccountAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: AccountAttributes;
  }
}

const HOUR_MS = 3_600_000;
/** A session that nobody uses ends after two weeks; used, it lasts two more each time, to its absolute end. */
const IDLE = new TimeSpan(2, 'w');
const LASTS_MS: Readonly<Record<'anybody' | 'moderator', number>> = { anybody: 60 * 24 * HOUR_MS, moderator: 12 * HOUR_MS };

/** Who holds a session, and how they showed who they are. */
export interface SignedIn {
  readonly account: { readonly id: string; readonly mailbox: string };
  readonly session: { readonly id: string; readonly strength: Strength; readonly signedInAt: Date };
  /** A moderator of Plumbline who came by a passkey. By a mailed link alone nobody is one. */
  readonly moderator: boolean;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** Lucia keeps keys in clear and ends a session only when it is idle; this adapter stores digests and knows the absolute end. */
function adapterOn(db: Db, clock: Clock): Adapter {
  type Row = typeof sessions.$inferSelect;
  const shown = (row: Row, id: string) => ({
    id, userId: row.accountId, expiresAt: row.expiresAt,
    attributes: { handle: row.id, strength: row.strength, browser: row.browser, signedInAt: row.signedInAt, endsAt: row.endsAt },
  });
  return {
    async getSessionAndUser(key) {
      const [found] = await db.select().from(sessions).innerJoin(accounts, eq(accounts.id, sessions.accountId)).where(eq(sessions.digest, digestOf(key)));
      if (!found || found.sessions.endsAt <= clock.now()) return [null, null];
      const { id, mailbox, moderatorSince } = found.accounts;
      return [shown(found.sessions, key), { id, attributes: { mailbox, isModerator: moderatorSince !== null } }];
    },
    async getUserSessions(accountId) {
      return (await db.select().from(sessions).where(eq(sessions.accountId, accountId))).map((row) => shown(row, row.digest));
    },
    async setSession({ id: key, userId, expiresAt, attributes: { handle, strength, browser, signedInAt, endsAt } }) {
      await db.insert(sessions).values({ id: handle, digest: digestOf(key), accountId: userId, strength, browser, signedInAt, endsAt, expiresAt: earlier(expiresAt, endsAt) });
    },
    async updateSessionExpiration(key, expiresAt) {
      // A session that reaches its absolute end is lengthened no more, and written no more.
      const until = sql`least(${expiresAt.toISOString()}::timestamptz, ${sessions.endsAt})`;
      await db.update(sessions).set({ expiresAt: until }).where(and(eq(sessions.digest, digestOf(key)), sql`${sessions.expiresAt} < ${until}`));
    },
    async deleteSession(key) {
      await db.delete(sessions).where(eq(sessions.digest, digestOf(key)));
    },
    async deleteUserSessions(accountId) {
      await db.delete(sessions).where(eq(sessions.accountId, accountId));
    },
    async deleteExpiredSessions() {
      await db.delete(sessions).where(lte(sessions.expiresAt, clock.now()));
    },
  };
}

const luciaOn = ({ db, clock }: SessionParts): Lucia<SessionAttributes, AccountAttributes> =>
  new Lucia(adapterOn(db, clock), { sessionExpiresIn: IDLE, getSessionAttributes: (kept) => kept, getUserAttributes: (kept) => kept });

export interface SessionParts {
  readonly db: Db;
  readonly clock: Clock;
}

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** Who holds the key, or undefined where it opens nothing. Asked on every request that brings one; a session past half of its idle time is lengthened. */
export async function holderOf(parts: SessionParts, key: string): Promise<SignedIn | undefined> {
  if (!KEY.test(key)) return undefined;
  const { session, user } = await luciaOn(parts).validateSession(key);
  if (!session) return undefined;
  const { handle: id, strength, signedInAt } = session;
  return { account: { id: user.id, mailbox: user.mailbox }, session: { id, strength, signedInAt }, moderator: user.isModerator && strength === 'passkey' };
}

/** Begins a session with a key of its own, never one that the browser brought, and gives back the key for its cookie. */
export async function beginSession(parts: SessionParts, accountId: string, { strength, browser, moderator }: { readonly strength: Strength; readonly browser: string; readonly moderator: boolean }): Promise<{ readonly key: string; readonly endsAt: Date }> {
  const signedInAt = parts.clock.now();
  const endsAt = new Date(signedInAt.getTime() + LASTS_MS[moderator ? 'moderator' : 'anybody']);
  const key = newToken();
  await luciaOn(parts).createSession(accountId, { handle: newId(signedInAt.getTime()), strength, browser, signedInAt, endsAt }, { sessionId: key });
  return { key, endsAt };
}

/** Ends the session of this key, everywhere and at once. A key that opens nothing is no mistake. */
export const endSession = async (parts: SessionParts, key: string): Promise<void> => (KEY.test(key) ? luciaOn(parts).invalidateSession(key) : undefined);

/** Ends every session of the account. */
export const endSessionsOf = (parts: SessionParts, accountId: string): Promise<void> => luciaOn(parts).invalidateUserSessions(accountId);

/** Sweeps away the rows of sessions that are over. */
export const sweepSessions = (parts: SessionParts): Promise<void> => luciaOn(parts).deleteExpiredSessions();
