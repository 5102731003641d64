// How often forms may be posted, and mails wished to one inbox: counted in Postgres, so that all processes count together and a restart forgets nothing. Knows no HTTP.
import { createHmac, hkdfSync } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from './clock.ts';
import type { Database } from './db.ts';

/** Forms from everybody together within an hour: as many as people can read. */
const POSTS_OF_ALL_AN_HOUR = 300;
/** Whoever allows one sender more allows all of them more: one alone never uses up what is everybody's. */
const SENDERS_AT_LEAST = 30;
/** Mails that one inbox is sent within an hour on the wish of whoever types it, and that all together are. */
const MAILS_AN_HOUR = { inbox: 5, everybody: 600 } as const;
/** Somebody who answers the whole standard in one evening sends a form every ten seconds. */
const FORMS_OF_A_DESK = 40;
const HOUR_S = 3_600;
const TABLE = 'post_counts';

/** Why a form or a mail is not taken in: too many from its sender (to its inbox), or from everybody; `seconds` until the next may come, at least one. */
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
  /** Counts one mail that a stranger wishes sent to `inbox`, in the form in which one inbox has one writing; says so where it is one too many. */
  readonly countMail: (inbox: string) => Promise<Held | undefined>;
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

interface Limit {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}
const within = (keyPrefix: string, points: number): Limit => ({ keyPrefix, points, duration: HOUR_S });

/** Sender or inbox first: whoever is over the own limit takes nothing away from the others. */
function limiterOf(counterOf: (limit: Limit) => Counter, postsAnHour: number, keyOf: (name: string) => string): Limiter {
  const senders = counterOf(within('sender', postsAnHour));
  const everybody = counterOf(within('everybody', Math.max(POSTS_OF_ALL_AN_HOUR, postsAnHour * SENDERS_AT_LEAST)));
  const inboxes = counterOf(within('inbox', MAILS_AN_HOUR.inbox));
  const accounts = counterOf(within('account', postsAnHour * FORMS_OF_A_DESK));
  const mails = counterOf(within('mails', MAILS_AN_HOUR.everybody));
  return {
    countAccount: (account) => heldBy(accounts, keyOf(account), 'sender'),
    countPost: async (address) => (await heldBy(senders, keyOf(address), 'sender')) ?? heldBy(everybody, 'posts', 'everybody'),
    countMail: async (inbox) => (await heldBy(inboxes, keyOf(inbox), 'sender')) ?? heldBy(mails, 'all', 'everybody'),
  };
}

export interface LimiterParts {
  readonly query: Database['query'];
  /** The address of the database: whoever knows it can read the counts anyway, and all processes know the same. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Forms that one sender may post within an hour. */
  readonly postsAnHour: number;
}

/**
 * The limiter of the site. A sender or an inbox is kept as a digest of day and address, under a key made from the database's own address, which no dump
 * holds; so at midnight UTC each begins anew. Rows go an hour after their time, deleted every five minutes by any process.
 */
export function postgresLimiter({ query, databaseUrl, clock, postsAnHour }: LimiterParts): Limiter {
  const secret = Buffer.from(hkdfSync('sha256', databaseUrl, '', 'plumbline: senders of posted forms', 32));
  const keyOf = (name: string): string => createHmac('sha256', secret).update(`${clock.today()} ${name}`).digest('base64url');
  // Who is over the limit is remembered in the process too, so that a flood does not become a flood of writes.
  const counterOf = (limit: Limit): Counter =>
    new RateLimiterPostgres({ ...limit, storeClient: { query }, storeType: 'client', tableName: TABLE, tableCreated: true, inMemoryBlockOnConsumed: limit.points + 1 });
  return limiterOf(counterOf, postsAnHour, keyOf);
}

/** The same in the memory of one process, for tests. */
export const memoryLimiter = (postsAnHour: number): Limiter =>
  limiterOf((limit) => new RateLimiterMemory(limit), postsAnHour, (name) => name);
