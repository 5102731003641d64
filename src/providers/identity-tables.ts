// The table of what changed about who a firm is: a new name, a sale, another legal entity, a firm that it carries on. Said by its team or by anybody; decided in the moderators' room.
import { sql } from 'drizzle-orm';
import { bigint, check, date, index, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from './tables.ts';
import { IDENTITY_KINDS, IDENTITY_STATES, IDENTITY_VOICES, type IdentityKind, type IdentityState, type IdentityVoice } from './team-terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** `contact` is personal, and stays on the moderators' desk. */
export const identityChanges = pgTable(
  'identity_changes',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 101 }).notNull(),
    /** The firm that it is about; of two, the one that goes on. */
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    kind: text().$type<IdentityKind>().notNull(),
    /** The firm that was there before, or that the same people run: it answers no more by itself. */
    otherId: uuid('other_id').references(() => providers.id),
    /** The name, or the legal name: what it is now, and what it was until then. The second is written when it takes effect. */
    newWords: text('new_words'), oldWords: text('old_words'),
    /** The day on which it happened, where whoever says so knows it. */
    happenedOn: date('happened_on'),
    says: text().notNull(),
    link: text(),
    voice: text().$type<IdentityVoice>().notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    contact: text(),
    state: text().$type<IdentityState>().notNull(),
    saidAt: moment('said_at').notNull(),
    decidedAt: moment('decided_at'),
    /** Of one firm carried on: the day of its first claim before the other's counted. */
    ownFirstClaim: date('own_first_claim'),
  },
  (t) => [
    unique('identity_changes_number').on(t.number),
    index('identity_changes_of_provider').on(t.providerId),
    index('identity_changes_pending').on(t.saidAt).where(sql`${t.state} = 'pending'`),
    uniqueIndex('identity_changes_once').on(t.providerId, t.kind, sql`coalesce(${t.otherId}, ${t.providerId})`).where(sql`${t.state} = 'pending' and ${t.voice} = 'firm'`),
    check('identity_changes_words', sql`${oneOf(t.kind, IDENTITY_KINDS)} and ${oneOf(t.voice, IDENTITY_VOICES)} and ${oneOf(t.state, IDENTITY_STATES)}`),
    check('identity_changes_parts', sql`(${t.kind} in ('predecessor', 'same-control')) = (${t.otherId} is not null) and (${t.kind} in ('renamed', 'new-legal-entity')) = (${t.newWords} is not null) and ${t.otherId} <> ${t.providerId}`),
    check('identity_changes_said', sql`${written(t.says, 4000)} and ${written(t.newWords, 200)} and ${written(t.oldWords, 200)} and ${written(t.contact, 254)} and ${t.link} ~ '^https?://' and length(${t.link}) <= 1000`),
    check('identity_changes_voice', sql`${t.voice} = 'firm' or ${t.accountId} is null`),
    check('identity_changes_decided', sql`(${t.state} = 'pending') = (${t.decidedAt} is null)`),
  ],
);
