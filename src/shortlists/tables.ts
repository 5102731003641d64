// Tables of the shortlists room: what an owner chose to save. Nothing is here that nobody asked to save, and all of it goes with the account.
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import type { FirmChange } from './change-words.ts';
import type { FrozenList } from './frozen.ts';
import type { KnownOfFirm } from './known-of-firm.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const account = () => uuid('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' });

/** A need under a name of the owner's own. `query` is as need.ts writes it. The same need is saved once. */
export const savedNeeds = pgTable(
  'saved_needs',
  {
    id: uuid().primaryKey(),
    accountId: account(),
    name: text().notNull(),
    query: text().notNull(),
    note: text(),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    // By its digest: a need may be longer than an index of Postgres holds.
    uniqueIndex('saved_needs_once').on(t.accountId, sql`md5(${t.query})`),
    check('saved_needs_name', written(t.name, 80)),
    check('saved_needs_query', written(t.query, 8192)),
    check('saved_needs_note', written(t.note, 2000)),
  ],
);

/** The shortlist of a saved need as it was on one day, with all that it followed from. */
export const savedShortlists = pgTable(
  'saved_shortlists',
  {
    needId: uuid('need_id').primaryKey().references(() => savedNeeds.id, { onDelete: 'cascade' }),
    edition: text().notNull(),
    editionDigest: text('edition_digest').notNull(),
    engine: text().notNull(),
    asOf: date('as_of').notNull(),
    list: jsonb().$type<FrozenList>().notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  (t) => [
    check('saved_shortlists_edition', sql`${t.edition} ~ '^[0-9]{4}[.][0-9]+$' and ${t.editionDigest} ~ '^[0-9a-f]{64}$' and ${written(t.engine, 40)}`),
    check('saved_shortlists_list', sql`jsonb_typeof(${t.list}) = 'object'`),
  ],
);

/** A firm that an owner keeps an eye on. `told` is what the owner last knew of it: a mail says what differs from it. */
export const savedProviders = pgTable(
  'saved_providers',
  {
    accountId: account(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    note: text(),
    tell: boolean().notNull(),
    told: jsonb().$type<KnownOfFirm>().notNull(),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'saved_providers_key', columns: [t.accountId, t.providerId] }),
    index('saved_providers_tell').on(t.accountId).where(sql`${t.tell}`),
    check('saved_providers_note', written(t.note, 2000)),
    check('saved_providers_told', sql`jsonb_typeof(${t.told}) = 'object'`),
  ],
);

/** What an account is told on a day: at most one row, and so at most one mail. Rows go a week later. */
export const changeNotices = pgTable(
  'change_notices',
  {
    accountId: account(),
    onDay: date('on_day').notNull(),
    changes: jsonb().$type<readonly FirmChange[]>().notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [primaryKey({ name: 'change_notices_key', columns: [t.accountId, t.onDay] }), check('change_notices_changes', sql`jsonb_typeof(${t.changes}) = 'array' and jsonb_array_length(${t.changes}) > 0`)],
);
