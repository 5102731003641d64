// How often forms may be posted: counted in Postgres, so that all processes count together and a restart forgets nothing. Knows no HTTP.
import { createHmac, hkdfSync } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from './clock.ts';
import type { Database } from './db.ts';

/** Forms from everybody together within an hour: as many as people can read. */
const POSTS_OF_ALL_AN_HOUR = 300;
/** Whoever allows one sender more allows all of them more: one alone never uses up what is everybody's. */
const SENDERS_AT_LEAST = 30;
/** Somebody who answers the whole standard in one evening sends a form every ten seconds. */
const FORMS_OF_A_DESK = 40;
const HOUR_S = 3_600;
const TABLE = 'post_counts';

/** Why a form is not taken in: too many from its sender, or from everybody; `seconds` until the next may come, at least one. */
export interface Held {
  readonly who: 'sender' | 'everybody';
  readonly seconds: number;
}

export interface Limiter {
  /** The same for a form of somebody who is signed in: a desk is many forms an evening, so an account may send far more than an address. */
  readonly countAccount: (account: string) => Promise<Held | undefined>;
  /**
   * Counts one posted form from `address`; says so where it is one too many. Throws what the database throws: a form that cannot be
   * counted cannot be stored either.
   */
  readonly countPost: (address: string) => Promise<Held | undefined>;
}

interface Counter {
  readonly consume: (key: string) => Promise<unknown>;
}

async function heldBy(counter: Counter, key: string, who: Held['who']): Promise<Held | undefined> {
  try {
    await counter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return { who, seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)) };
    throw error;
  }
}

/** Sender first: whoever is over the own limit takes nothing away from the others. */
const limiterOf = (senders: Counter, everybody: Counter, accounts: Counter, keyOf: (name: string) => string): Limiter => ({
  countAccount: (account) => heldBy(accounts, keyOf(account), 'sender'),
  countPost: async (address) => (await heldBy(senders, keyOf(address), 'sender')) ?? heldBy(everybody, 'posts', 'everybody'),
});

const senderLimit = (points: number) => ({ keyPrefix: 'sender', points, duration: HOUR_S });
const accountLimit = (points: number) => ({ keyPrefix: 'account', points: points * FORMS_OF_A_DESK, duration: HOUR_S });
const everybodyLimit = (points: number) => ({ keyPrefix: 'everybody', points: Math.max(POSTS_OF_ALL_AN_HOUR, points * SENDERS_AT_LEAST), duration: HOUR_S });

export interface LimiterParts {
  readonly query: Database['query'];
  /** The address of the database: whoever knows it can read the counts anyway, and all processes know the same. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Forms that one sender may post within an hour. */
  readonly postsAnHour: number;
}

/**
 * The limiter of the site. A sender is kept as a digest of day and address, under a key made from the database's own address, which no dump
 * holds; so at midnight UTC each begins anew. Rows go an hour after their time, deleted every five minutes by any process.
 */
export function postgresLimiter({ query, databaseUrl, clock, postsAnHour }: LimiterParts): Limiter {
  const secret = Buffer.from(hkdfSync('sha256', databaseUrl, '', 'plumbline: senders of posted forms', 32));
  const keyOf = (name: string): string => createHmac('sha256', secret).update(`${clock.today()} ${name}`).digest('base64url');
  // Who is over the limit is remembered in the process too, so that a flood does not become a flood of writes.
  const counter = (limit: ReturnType<typeof senderLimit>): Counter =>
    new RateLimiterPostgres({ ...limit, storeClient: { query }, storeType: 'client', tableName: TABLE, tableCreated: true, inMemoryBlockOnConsumed: limit.points + 1 });
  return limiterOf(counter(senderLimit(postsAnHour)), counter(everybodyLimit(postsAnHour)), counter(accountLimit(postsAnHour)), keyOf);
}

/** The same in the memory of one process, for tests. */
export const memoryLimiter = (postsAnHour: number): Limiter =>
  limiterOf(new RateLimiterMemory(senderLimit(postsAnHour)), new RateLimiterMemory(everybodyLimit(postsAnHour)), new RateLimiterMemory(accountLimit(postsAnHour)), (name) => name);
