// The record of who did what: rows that are only ever added, each chained to the one before, so that none can be changed or left out unseen.
import { sql } from 'drizzle-orm';
import { bigint, check, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { oneOf, written } from '#platform/constraints.ts';
import { ACTOR_KINDS, type ActorKind } from './terms.ts';

/**
 * `open` is what anybody may read. `closed` is what may name a person: it can be erased, and its digest stays in the chain. Numbers have no
 * gaps; `previous` is the hash of the row before, 64 zeros at the first.
 */
export const records = pgTable(
  'records',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    actor: text().$type<ActorKind>().notNull(),
    actorId: uuid('actor_id'),
    /** A past event, as: passkey-added. */
    act: text().notNull(),
    subject: text().notNull(),
    subjectId: text('subject_id'),
    open: jsonb().$type<Readonly<Record<string, unknown>>>(),
    closed: jsonb().$type<Readonly<Record<string, unknown>>>(),
    /** Without it a short text that was erased could be guessed from its digest. It goes with `closed`. */
    salt: text(),
    closedDigest: text('closed_digest').notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    unique('records_hash').on(t.hash),
    unique('records_previous').on(t.previous),
    check('records_actor', oneOf(t.actor, ACTOR_KINDS)),
    check('records_words', sql`${written(t.act, 60)} and ${written(t.subject, 40)}`),
    check('records_digests', sql`${t.closedDigest} ~ '^[0-9a-f]{64}$' and ${t.previous} ~ '^[0-9a-f]{64}$' and ${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('records_erased', sql`(${t.closed} is null) = (${t.salt} is null)`),
  ],
);
