// The one table of the platform itself: how many forms came in within an hour. Only limiter.ts writes it; nothing in it names a person.
import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, varchar } from 'drizzle-orm/pg-core';

/**
 * Columns, their order and types are those that rate-limiter-flexible writes. `expire` is in milliseconds since 1970. That no network address
 * stands here in clear is a constraint: a sender is a digest of 43 characters.
 */
export const postCounts = pgTable(
  'post_counts',
  { key: varchar({ length: 255 }).primaryKey(), points: integer().notNull().default(0), expire: bigint({ mode: 'number' }) },
  (t) => [check('post_counts_key', sql`${t.key} = 'everybody:posts' or ${t.key} ~ '^(sender|account):[A-Za-z0-9_-]{43}$'`)],
);
