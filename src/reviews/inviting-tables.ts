// Tables of inviting clients: the list that a provider gave, and each invitation. A provider sees counts of these, never rows.
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import { SIZES, type SizeBand } from '#standard/review-schema.ts';
import { INVITATION_STATES, INVITING_WAYS, type InvitationState, type InvitingWay } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** One list of clients as a provider gave it, and how it was invited from. */
export const clientLists = pgTable(
  'client_lists',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    givenBy: uuid('given_by').references(() => accounts.id, { onDelete: 'set null' }),
    way: text().$type<InvitingWay>().notNull(),
    /** Clients in the list; how many the provider says it has in all; how many were left out, by reason. */
    listed: integer().notNull(), clients: integer().notNull(),
    leftOut: jsonb('left_out').$type<Readonly<Record<string, number>>>().notNull(),
    /** Clients in the list by size band. */
    sizes: jsonb().$type<Readonly<Partial<Record<SizeBand, number>>>>().notNull(),
    /** The seed of the lot, and the entry of the record that it comes from. */
    seed: text(), seedEntry: integer('seed_entry'),
    givenAt: moment('given_at').notNull(),
    /** Inviting was stopped: pressure on a reviewer was confirmed. */
    stoppedAt: moment('stopped_at'),
  },
  (t) => [
    index('client_lists_of_provider').on(t.providerId, t.givenAt),
    check('client_lists_way', sql`${oneOf(t.way, INVITING_WAYS)} and (${t.way} = 'sample') = (${t.seed} is not null) and (${t.seed} is null) = (${t.seedEntry} is null)`),
    check('client_lists_counts', sql`${t.listed} >= 1 and ${t.clients} >= ${t.listed} and jsonb_typeof(${t.leftOut}) = 'object' and jsonb_typeof(${t.sizes}) = 'object'`),
  ],
);

/** One client who is invited. The mailbox goes when the invitation is used up, stopped, or 60 days old. */
export const clientInvitations = pgTable(
  'client_invitations',
  {
    id: uuid().primaryKey(),
    listId: uuid('list_id').notNull().references(() => clientLists.id),
    firm: text(), domain: text(), mailbox: text(),
    /** SHA-256 of the word in the mail; made when the mail is sent. */
    wordDigest: text('word_digest'),
    size: text().$type<SizeBand>(),
    state: text().$type<InvitationState>().notNull(),
    sentAt: moment('sent_at'), remindedAt: moment('reminded_at'), closedAt: moment('closed_at'),
  },
  (t) => [
    unique('client_invitations_word').on(t.wordDigest),
    index('client_invitations_of_list').on(t.listId, t.state),
    check('client_invitations_state', sql`${oneOf(t.state, INVITATION_STATES)} and (${t.size} is null or ${oneOf(t.size, SIZES)})`),
    check('client_invitations_words', sql`(${t.firm} is null or ${written(t.firm, 200)}) and (${t.mailbox} is null or ${written(t.mailbox, 254)})`),
  ],
);

/** Mailboxes that want no invitation any more, as digests: from any provider, for good. */
export const noInvitations = pgTable('no_invitations', { mailboxDigest: text('mailbox_digest').primaryKey(), saidAt: moment('said_at').notNull() }, (t) => [check('no_invitations_digest', sql`${t.mailboxDigest} ~ '^[0-9a-f]{64}$'`)]);
