// The table of what people report about providers and the site. Decided in the moderators' room; what was decided stands there.
import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from './tables.ts';
import { CASE_KINDS, CASE_STATES, type CaseKind, type CaseState } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What strangers report: a wrong fact, a wish to be off the list, something about the site. `contact` is personal and stays on the moderators' desk. */
export const cases = pgTable(
  'cases',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 1001 }).notNull(),
    kind: text().$type<CaseKind>().notNull(),
    providerId: uuid('provider_id').references(() => providers.id),
    /** The check whose answer it is about. */
    checkId: text('check_id'),
    text: text().notNull(),
    contact: text(),
    state: text().$type<CaseState>().notNull(),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    unique('cases_number').on(t.number),
    index('cases_open').on(t.state, t.number),
    check('cases_kind', sql`${oneOf(t.kind, CASE_KINDS)} and (${t.kind} = 'something-else' or ${t.providerId} is not null) and (${t.kind} = 'answer') = (${t.checkId} is not null) and ${t.checkId} ~ '^[A-Z]{3}-[0-9]{2}$'`),
    check('cases_text', written(t.text, 4000)),
    check('cases_contact', written(t.contact, 254)),
    check('cases_state', sql`${oneOf(t.state, CASE_STATES)} and (${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
);
