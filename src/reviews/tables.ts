// Tables of the reviews room: client firms as panels, their reviews wave by wave, replies, objections. What could name a writer never leaves this room.
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, jsonb, pgTable, smallint, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import type { ReviewFacts, Stars } from '#engine/review.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import { SIZES, SPENDS, TENURES, WAYS_TO_COME, type Rating, type SizeBand, type SpendBand, type TenureBand, type WayToCome } from '#standard/review-schema.ts';
import { OBJECTIONS, RELATIONS, REVIEWER_ROLES, REVIEW_STATES, REWARDS, TRADES, type Objection, type Relation, type ReviewerRole, type ReviewState, type Reward, type Trade } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** One client firm of one provider: all its reviews, year after year. The digest of its domain stays when the rest was erased, so that nobody begins anew within a year. */
export const panels = pgTable(
  'panels',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    domainDigest: text('domain_digest').notNull(),
    /** Absent once the firm's last writer was erased, and in the demonstration. */
    domain: text(), firm: text(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    unique('panels_once').on(t.providerId, t.domainDigest),
    check('panels_digest', sql`${t.domainDigest} ~ '^[0-9a-f]{64}$'`),
    check('panels_firm', sql`${written(t.firm, 200)}`),
  ],
);

export const reviews = pgTable(
  'reviews',
  {
    /** Drawn by chance: an id that counts time would tell when somebody wrote. */
    id: uuid().primaryKey(),
    /** The name in public addresses, drawn by chance too. */
    handle: text().notNull(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    /** Absent until the writer has said which firm they are from. */
    panelId: uuid('panel_id').references(() => panels.id),
    /** Gone where the account was erased. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    wave: smallint(),
    state: text().$type<ReviewState>().notNull(),
    role: text().$type<ReviewerRole>(), trade: text().$type<Trade>(),
    size: text().$type<SizeBand>(), tenure: text().$type<TenureBand>(), spend: text().$type<SpendBand>(),
    still: boolean(),
    /** The month in which a former client left, as its first day. */
    leftOn: date('left_on'),
    ratings: jsonb().$type<{ readonly [Code in Rating]?: Stars }>().notNull(),
    facts: jsonb().$type<ReviewFacts>().notNull(),
    good: text(), better: text(),
    /** What the writer declared: no tie to the provider or a rival, and what was given for it. */
    free: boolean().notNull().default(false),
    reward: text().$type<Reward>(),
    came: text().$type<WayToCome>().notNull(),
    invitationId: uuid('invitation_id'),
    /** When the writer showed a mailbox at the firm's own domain. */
    mailboxShownOn: date('mailbox_shown_on'),
    relation: text().$type<Relation>(),
    /** The redacted bill or contract, until it is deleted; its digest stays. */
    documentKey: text('document_key'), documentType: text('document_type'), documentDigest: text('document_digest'),
    /** Digests of network and browser, for signals alone; forgotten after 90 days. */
    networkDigest: text('network_digest'), browserDigest: text('browser_digest'),
    begunAt: moment('begun_at').notNull(), savedAt: moment('saved_at').notNull(),
    remindedAt: moment('reminded_at'), sentAt: moment('sent_at'),
    /** The day that stands for it in every number: the first of the month in which it was sent. */
    givenOn: date('given_on'),
    publishOn: date('publish_on'), publishedOn: date('published_on'),
    closedAt: moment('closed_at'),
    /** Why it was refused or removed: clause and reason, for the note in its place. */
    under: text(), because: text(),
  },
  (t) => [
    unique('reviews_handle').on(t.handle),
    uniqueIndex('reviews_one_draft').on(t.accountId, t.providerId).where(sql`${t.state} = 'draft'`),
    uniqueIndex('reviews_wave').on(t.panelId, t.wave).where(sql`${t.state} in ('waiting', 'asked', 'accepted', 'published')`),
    index('reviews_of_provider').on(t.providerId, t.publishedOn).where(sql`${t.state} = 'published'`),
    index('reviews_due').on(t.publishOn).where(sql`${t.state} = 'accepted'`),
    index('reviews_waiting').on(t.sentAt).where(sql`${t.state} = 'waiting'`),
    index('reviews_of_account').on(t.accountId),
    check('reviews_handle_form', sql`${t.handle} ~ '^[a-z2-7]{12}$'`),
    check('reviews_words', sql`${oneOf(t.state, REVIEW_STATES)} and ${oneOf(t.came, WAYS_TO_COME)} and (${t.role} is null or ${oneOf(t.role, REVIEWER_ROLES)}) and (${t.trade} is null or ${oneOf(t.trade, TRADES)}) and (${t.reward} is null or ${oneOf(t.reward, REWARDS)}) and (${t.relation} is null or ${oneOf(t.relation, RELATIONS)})`),
    check('reviews_bands', sql`(${t.size} is null or ${oneOf(t.size, SIZES)}) and (${t.tenure} is null or ${oneOf(t.tenure, TENURES)}) and (${t.spend} is null or ${oneOf(t.spend, SPENDS)})`),
    check('reviews_texts', sql`(${t.good} is null or ${written(t.good, 4000)}) and (${t.better} is null or ${written(t.better, 4000)})`),
    check('reviews_shapes', sql`jsonb_typeof(${t.ratings}) = 'object' and jsonb_typeof(${t.facts}) = 'object'`),
    check('reviews_whole', sql`${t.state} = 'draft' or (num_nulls(${t.wave}, ${t.role}, ${t.size}, ${t.tenure}, ${t.still}, ${t.sentAt}, ${t.givenOn}) = 0 and ${t.free}) or ${t.state} in ('withdrawn', 'refused', 'removed')`),
    check('reviews_days', sql`(${t.state} <> 'accepted' or ${t.publishOn} is not null) and (${t.state} <> 'published' or ${t.publishedOn} is not null) and (${t.state} in ('refused', 'withdrawn', 'removed')) = (${t.closedAt} is not null)`),
    check('reviews_closed', sql`(${t.state} not in ('refused', 'removed') or (${t.under} ~ '^M-[1-9][0-9]*$' and ${t.because} is not null))`),
  ],
);

/** The provider's one reply to a review. It may be changed for a day. */
export const replies = pgTable(
  'replies',
  {
    reviewId: uuid('review_id').primaryKey().references(() => reviews.id),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    text: text().notNull(),
    writtenAt: moment('written_at').notNull(),
  },
  (t) => [check('replies_text', written(t.text, 2000))],
);

/** What is said against a published review, or of pressure on one who wrote. It never hides a review by itself. */
export const objections = pgTable(
  'objections',
  {
    id: uuid().primaryKey(),
    kind: text().$type<Objection>().notNull(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    reviewId: uuid('review_id').references(() => reviews.id),
    text: text().notNull(),
    contact: text(),
    /** The team of the provider says it. */
    byProvider: boolean('by_provider').notNull(),
    /** What the writer said to a legal notice; they may stay silent. */
    writerSays: text('writer_says'),
    state: text().$type<'open' | 'closed'>().notNull(),
    /** A decision found it to be right. */
    upheld: boolean(),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    index('objections_open').on(t.createdAt).where(sql`${t.state} = 'open'`),
    index('objections_of_provider').on(t.providerId, t.kind),
    check('objections_kind', sql`${oneOf(t.kind, OBJECTIONS)} and (${t.kind} = 'pressure' or ${t.reviewId} is not null)`),
    check('objections_text', sql`${written(t.text, 4000)} and (${t.contact} is null or ${written(t.contact, 254)}) and (${t.writerSays} is null or ${written(t.writerSays, 4000)})`),
    check('objections_state', sql`${t.state} in ('open', 'closed') and (${t.state} = 'closed') = (${t.closedAt} is not null) and (${t.state} = 'closed') = (${t.upheld} is not null)`),
  ],
);
