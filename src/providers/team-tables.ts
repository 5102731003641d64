// Tables of who may speak for a provider: members, invitations, claims. No name of a person stands here; accounts hold mailboxes.
import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from './tables.ts';
import { CLAIM_STATES, CLAIM_WAYS, TEAM_ROLES, type ClaimState, type ClaimWay, type TeamRole } from './team-terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const memberships = pgTable(
  'memberships',
  {
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    accountId: uuid('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    role: text().$type<TeamRole>().notNull(),
    since: moment('since').notNull(),
  },
  (t) => [primaryKey({ name: 'memberships_key', columns: [t.providerId, t.accountId] }), index('memberships_account').on(t.accountId), check('memberships_role', oneOf(t.role, TEAM_ROLES))],
);

/** Bound to a mailbox: whoever signs in with it may accept, and nobody else, whoever has the mail. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    mailbox: text().notNull(),
    mailboxKey: text('mailbox_key').notNull(),
    role: text().$type<TeamRole>().notNull(),
    invitedBy: uuid('invited_by').references(() => accounts.id, { onDelete: 'set null' }),
    invitedAt: moment('invited_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [
    uniqueIndex('invitations_once').on(t.providerId, t.mailboxKey),
    index('invitations_mailbox').on(t.mailboxKey),
    check('invitations_role', oneOf(t.role, TEAM_ROLES)),
    check('invitations_mailbox_written', written(t.mailbox, 254)),
  ],
);

/** A firm that is not listed yet, as whoever adds it describes it. It becomes a provider when the claim is granted. */
export interface ProposedFirm {
  readonly name: string;
  readonly legalName: string;
  readonly website: string;
  readonly domain: string;
  readonly zip: string;
}

/** Somebody says that a firm is theirs. Either a listed one, or one to be added. */
export const claims = pgTable(
  'claims',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').references(() => providers.id),
    proposed: jsonb().$type<ProposedFirm>(),
    accountId: uuid('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    state: text().$type<ClaimState>().notNull(),
    way: text().$type<ClaimWay>(),
    /** The registrable domain that is to be shown, where the firm has one that can be. */
    domain: text(),
    /** What stands behind `plumbline=` in the record of the domain. Public by nature: it is worth nothing without the account. */
    dnsWord: text('dns_word').notNull(),
    /** Why the firm is theirs, in their words, where a moderator decides. */
    ground: text(),
    /** Somebody else speaks for the firm already. */
    contested: boolean().notNull(),
    begunAt: moment('begun_at').notNull(),
    /** Since when a moderator is asked. */
    waitingSince: moment('waiting_since'),
    decidedAt: moment('decided_at'),
  },
  (t) => [
    uniqueIndex('claims_once').on(t.accountId, sql`coalesce(${t.providerId}::text, ${t.proposed}->>'domain')`).where(sql`${t.state} in ('open', 'waiting')`),
    index('claims_of_provider').on(t.providerId),
    index('claims_waiting').on(t.waitingSince).where(sql`${t.state} = 'waiting'`),
    check('claims_of_one', sql`(${t.providerId} is null) <> (${t.proposed} is null) or (${t.state} = 'granted' and ${t.providerId} is not null)`),
    check('claims_state', sql`${oneOf(t.state, CLAIM_STATES)} and (${t.way} is null or ${oneOf(t.way, CLAIM_WAYS)})`),
    check('claims_times', sql`(${t.state} <> 'waiting' or ${t.waitingSince} is not null) and (${t.state} in ('granted', 'refused', 'dropped')) = (${t.decidedAt} is not null)`),
    check('claims_ground', written(t.ground, 2000)),
  ],
);
