// The one table of the platform itself: how many forms came in within an hour, and how many mails were wished for. Only limiter.ts writes it; nothing in it names a person.
import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, varchar } from 'drizzle-orm/pg-core';

/**
 * Columns, their order and types are those that rate-limiter-flexible writes. `expire` is in milliseconds since 1970. That no network address
 * and no mailbox stands here in clear is a constraint: a sender or an inbox is a digest of 43 characters.
 */
export const postCounts = pgTable(
  'post_counts',
  { key: varchar({ length: 255 }).primaryKey(), points: integer().notNull().default(0), expire: bigint({ mode: 'number' }) },
  (t) => [check('post_counts_key', sql`${t.key} in ('everybody:posts', 'mails:all') or ${t.key} ~ '^(sender|account|inbox):[A-Za-z0-9_-]{43}$'`)],
);
