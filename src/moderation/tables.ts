// Tables of the moderators' room: who looks at what, who stands aside, and every decision. Cases themselves lie in the rooms that they are about.
import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { READ_PROOF_KINDS, type ReadProofKind } from '#assessments/terms.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import { DECISIONS, type Decision } from '#standard/policy-schema.ts';
import { APPEAL_STATES, DECISION_STATES, SUBJECTS, type AppealState, type DecisionState, type Subject } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A fact that a report puts right: a listed one gets another value, one of a profile counts no more. */
export interface Correction {
  readonly fact: string;
  readonly value?: string;
  /** The row of the profile as it stood when it was decided. */
  readonly row?: string;
}

export const decisions = pgTable(
  'decisions',
  {
    id: uuid().primaryKey(),
    subject: text().$type<Subject>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    providerId: uuid('provider_id').references(() => providers.id),
    /** Gone where the moderator's account was erased; the decision stays. */
    moderatorId: uuid('moderator_id').references(() => accounts.id, { onDelete: 'set null' }),
    decision: text().$type<Decision>().notNull(),
    clause: text().notNull(),
    /** What the other side is told, word for word. */
    reason: text().notNull(),
    /** Of an accepted proof: its kind, its days, and what was looked at. */
    kind: text().$type<ReadProofKind>(),
    datedOn: date('dated_on'), untilOn: date('until_on'),
    checked: text(),
    /** Of a published text: the fingerprint of what was read. */
    digest: text(),
    /** The check that it is about, where there is one. */
    checkId: text('check_id'),
    /** Of a fact that is put right: which one, and what it is from then on. */
    correction: jsonb().$type<Correction>(),
    state: text().$type<DecisionState>().notNull(),
    decidedAt: moment('decided_at').notNull(),
    /** When it takes effect and enters the record; absent while a second moderator is wanted. */
    effectAt: moment('effect_at'),
    /** Of a decision that the firm sees first (M-30): the day on which it is published by itself, and what the firm said to it. */
    publishesOn: date('publishes_on'),
    says: text(),
    saidAt: moment('said_at'),
    /** When a moderator had read that; absent while it waits for one. */
    readAt: moment('read_at'),
    /** The firm agreed, so that nobody waits any longer. */
    agreedAt: moment('agreed_at'),
  },
  (t) => [
    index('decisions_of_subject').on(t.subject, t.subjectId),
    index('decisions_due').on(t.effectAt).where(sql`${t.state} = 'set'`),
    uniqueIndex('decisions_once').on(t.subject, t.subjectId, t.moderatorId).where(sql`${t.state} in ('first', 'set')`),
    check('decisions_words', sql`${oneOf(t.subject, SUBJECTS)} and ${oneOf(t.decision, DECISIONS)} and ${oneOf(t.state, DECISION_STATES)} and ${t.clause} ~ '^M-[1-9][0-9]*$'`),
    check('decisions_reason', sql`${written(t.reason, 2000)} and (${t.checked} is null or ${written(t.checked, 1000)})`),
    check('decisions_proof', sql`(${t.kind} is null) = (${t.datedOn} is null) and (${t.kind} is null) = (${t.checked} is null) and (${t.kind} is null or ${oneOf(t.kind, READ_PROOF_KINDS)}) and (${t.untilOn} is null or ${t.untilOn} >= ${t.datedOn})`),
    check('decisions_digest', sql`${t.digest} is null or (${t.kind} is not null and ${t.digest} ~ '^[0-9a-f]{64}$')`),
    check('decisions_heard', sql`(${t.state} <> 'heard' or ${t.publishesOn} is not null) and (${t.says} is null) = (${t.saidAt} is null) and (${t.says} is null or ${written(t.says, 4000)})`),
    check('decisions_effect', sql`${t.state} in ('first', 'split', 'undone', 'dropped') or ${t.effectAt} is not null`),
  ],
);

/** One appeal against a decision, decided by somebody who had no part in it (M-33). */
export const appeals = pgTable(
  'appeals',
  {
    id: uuid().primaryKey(),
    decisionId: uuid('decision_id').notNull().references(() => decisions.id),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    text: text().notNull(),
    state: text().$type<AppealState>().notNull(),
    sentAt: moment('sent_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    uniqueIndex('appeals_once').on(t.decisionId),
    index('appeals_open').on(t.sentAt).where(sql`${t.state} = 'open'`),
    check('appeals_text', written(t.text, 4000)),
    check('appeals_state', sql`${oneOf(t.state, APPEAL_STATES)} and (${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
);

/** A moderator who may not judge this provider (M-5). Once said, it holds. */
export const conflicts = pgTable(
  'conflicts',
  {
    moderatorId: uuid('moderator_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    declaredAt: moment('declared_at').notNull(),
  },
  (t) => [primaryKey({ name: 'conflicts_key', columns: [t.moderatorId, t.providerId] })],
);

/** Who has taken a case to look at it. */
export const takings = pgTable(
  'takings',
  {
    subject: text().$type<Subject>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    moderatorId: uuid('moderator_id').notNull().references(() => accounts.id, { onDelete: 'cascade' }),
    takenAt: moment('taken_at').notNull(),
  },
  (t) => [primaryKey({ name: 'takings_key', columns: [t.subject, t.subjectId, t.moderatorId] }), check('takings_subject', oneOf(t.subject, SUBJECTS))],
);

/** Each time a private file was opened, by whom: nobody looks unseen. */
export const viewings = pgTable(
  'viewings',
  {
    id: uuid().primaryKey(),
    evidenceId: uuid('evidence_id').notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    viewedAt: moment('viewed_at').notNull(),
  },
  (t) => [index('viewings_of_evidence').on(t.evidenceId, t.viewedAt)],
);
