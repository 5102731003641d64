// Tables of the accounts room: who can sign in, by what, and where they are signed in. Secrets are here as digests only.
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, customType, index, jsonb, pgTable, smallint, text, timestamp, unique, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { oneOf, written } from '#platform/constraints.ts';
import { CHALLENGE_PURPOSES, LINK_PURPOSES, STRENGTHS, type ChallengePurpose, type LinkPurpose, type Strength } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Buffer }>({ dataType: () => 'bytea', fromDriver: (read) => new Uint8Array(read), toDriver: (value) => Buffer.from(value) });
/** SHA-256 in base64url: what a stolen copy of the database holds instead of a key to the house. */
const digest = (column: AnyPgColumn) => sql`${column} ~ '^[A-Za-z0-9_-]{43}$'`;

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    /** As its owner writes it, and the form in which two writings of one mailbox are the same. */
    mailbox: text().notNull(),
    mailboxKey: text('mailbox_key').notNull(),
    /** Since when this person reads evidence for Plumbline. */
    moderatorSince: moment('moderator_since'),
    /** The digest of the word with which a moderator may add a passkey, and how long it holds. */
    enrolDigest: text('enrol_digest'), enrolUntil: moment('enrol_until'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    unique('accounts_mailbox').on(t.mailboxKey),
    check('accounts_written', sql`${written(t.mailbox, 254)} and ${written(t.mailboxKey, 254)}`),
    check('accounts_enrol', sql`(${t.enrolDigest} is null) = (${t.enrolUntil} is null) and (${t.enrolDigest} is null or (${t.moderatorSince} is not null and ${digest(t.enrolDigest)}))`),
  ],
);

/**
 * Wishes for a link by mail. The link and the code are made when the mail is sent, so that no queue ever holds them; until then both digests
 * are absent. Rows go two days after they were asked for.
 */
export const mailedLinks = pgTable(
  'mailed_links',
  {
    id: uuid().primaryKey(),
    purpose: text().$type<LinkPurpose>().notNull(),
    mailbox: text().notNull(),
    /** The form under which wishes are counted: one inbox, however it is written. */
    inbox: text().notNull(),
    /** The account whose mailbox is to change; absent where somebody signs in. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** Digest of the cookie of the browser that asked. */
    browserDigest: text('browser_digest').notNull(),
    linkDigest: text('link_digest'), codeDigest: text('code_digest'),
    triesLeft: smallint('tries_left').notNull(),
    /** Where to go afterwards, on this site. */
    next: text(),
    askedAt: moment('asked_at').notNull(),
    sentAt: moment('sent_at'),
    usedAt: moment('used_at'),
  },
  (t) => [
    unique('mailed_links_link').on(t.linkDigest),
    index('mailed_links_inbox').on(t.inbox, t.askedAt),
    index('mailed_links_browser').on(t.browserDigest),
    index('mailed_links_asked').on(t.askedAt),
    check('mailed_links_purpose', sql`${oneOf(t.purpose, LINK_PURPOSES)} and (${t.purpose} = 'sign-in') = (${t.accountId} is null)`),
    check('mailed_links_digests', sql`${digest(t.browserDigest)} and (${t.linkDigest} is null or (${digest(t.linkDigest)} and ${digest(t.codeDigest)}))`),
    check('mailed_links_sent', sql`(${t.sentAt} is null) = (${t.linkDigest} is null) and (${t.linkDigest} is null) = (${t.codeDigest} is null)`),
    check('mailed_links_next', sql`${t.next} ~ '^/([^/]|$)' and length(${t.next}) <= 8192`),
  ],
);

/** Where somebody is signed in. The key itself is in a cookie alone. */
export const sessions = pgTable(
  'sessions',
  {
    /** What names the session to its owner, in the list of sessions. */
    id: uuid().primaryKey(),
    digest: text().notNull(),
    accountId: uuid('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    strength: text().$type<Strength>().notNull(),
    /** As: Firefox on Linux. */
    browser: text().notNull(),
    signedInAt: moment('signed_in_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** The end, however busy the session is. */
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [
    unique('sessions_digest').on(t.digest),
    index('sessions_account').on(t.accountId),
    index('sessions_expires').on(t.expiresAt),
    check('sessions_digest_form', digest(t.digest)),
    check('sessions_strength', oneOf(t.strength, STRENGTHS)),
    check('sessions_times', sql`${t.expiresAt} <= ${t.endsAt} and ${t.signedInAt} < ${t.endsAt}`),
  ],
);

export const passkeys = pgTable(
  'passkeys',
  {
    /** The credential's own id, base64url. */
    id: text().primaryKey(),
    accountId: uuid('account_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    publicKey: bytes('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: jsonb().$type<readonly string[]>().notNull(),
    /** Whether it is kept by an account of its maker's, and so survives the loss of a phone. */
    synced: boolean().notNull(),
    name: text().notNull(),
    addedAt: moment('added_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('passkeys_account').on(t.accountId), check('passkeys_name', written(t.name, 60)), check('passkeys_id', sql`${t.id} ~ '^[A-Za-z0-9_-]+$' and length(${t.id}) <= 1400`)],
);

/** Challenges that a browser was given and has not answered. Each is answered once, within five minutes. */
export const challenges = pgTable(
  'challenges',
  {
    digest: text().primaryKey(),
    purpose: text().$type<ChallengePurpose>().notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [
    index('challenges_expires').on(t.expiresAt),
    check('challenges_digest', digest(t.digest)),
    check('challenges_purpose', sql`${oneOf(t.purpose, CHALLENGE_PURPOSES)} and (${t.purpose} = 'add') = (${t.accountId} is not null)`),
  ],
);
