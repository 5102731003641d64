// The table of what providers send to prove an answer, before and after somebody reads it. The file lies in the store; here is its key, as long as it is kept.
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import { proofs } from './tables.ts';
import { EVIDENCE_STATES, READ_PROOF_KINDS, type EvidenceState, type ReadProofKind } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A file or a link for one check (one rule of it), or for the claim that the check does not apply. */
export const evidence = pgTable(
  'evidence',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    edition: text().notNull(),
    checkId: text('check_id').notNull(),
    rule: text(),
    /** It is to prove that the check does not apply. */
    forClaim: boolean('for_claim').notNull(),
    kind: text().$type<ReadProofKind>().notNull(),
    /** A paper of the crosswalk, where it is one. */
    paper: text(),
    /** The key in the store, until the file is deleted. Its name was never kept. */
    fileKey: text('file_key'), fileType: text('file_type'), fileSize: integer('file_size'),
    /** SHA-256 of the file, or of what a moderator read at the link. It stays. */
    digest: text(),
    link: text(),
    /** Days that stand on the paper: its own, and its last where it has one. */
    datedOn: date('dated_on').notNull(), untilOn: date('until_on'),
    note: text(),
    state: text().$type<EvidenceState>().notNull(),
    addedBy: uuid('added_by').references(() => accounts.id, { onDelete: 'set null' }),
    addedAt: moment('added_at').notNull(),
    /** Since when it is with us: the promised days run from here. */
    sentAt: moment('sent_at'),
    /** Its firm is heard, or somebody appeals against what was decided: it cannot be taken back, and its file is kept, until that is over. */
    appealed: boolean().notNull().default(false),
    timesAsked: smallint('times_asked').notNull().default(0),
    /** When we asked for more, the last time: so long the provider may send it (M-15). */
    askedAt: moment('asked_at'),
    /** What it shows we may not keep (M-23, M-24): the file goes as soon as that is decided. */
    unkept: boolean().notNull().default(false),
    closedAt: moment('closed_at'),
    /** The proof that it became. */
    proofId: uuid('proof_id').references(() => proofs.id),
  },
  (t) => [
    index('evidence_of_provider').on(t.providerId, t.edition, t.checkId),
    index('evidence_waiting').on(t.sentAt).where(sql`${t.state} = 'waiting'`),
    index('evidence_files').on(t.fileKey).where(sql`${t.fileKey} is not null`),
    check('evidence_kind', oneOf(t.kind, READ_PROOF_KINDS)),
    check('evidence_state', sql`${oneOf(t.state, EVIDENCE_STATES)} and (${t.state} = 'draft' or ${t.state} = 'withdrawn' or ${t.sentAt} is not null) and (${t.state} in ('accepted', 'refused', 'withdrawn')) = (${t.closedAt} is not null) and (${t.proofId} is null or ${t.state} = 'accepted')`),
    check('evidence_asked', sql`${t.state} <> 'asked' or ${t.askedAt} is not null`),
    check('evidence_of_one', sql`(${t.link} is null) <> (${t.fileType} is null) and (${t.fileType} is null) = (${t.fileSize} is null) and (${t.fileKey} is null or ${t.fileType} is not null)`),
    check('evidence_link', sql`${t.link} ~ '^https?://' and length(${t.link}) <= 1000`),
    check('evidence_note', written(t.note, 2000)),
    check('evidence_days', sql`${t.untilOn} >= ${t.datedOn}`),
  ],
);
