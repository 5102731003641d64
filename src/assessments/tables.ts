// Tables of the assessments room: answers as rows, proofs, claims that a check does not apply, scores. Never a column per check.
import { sql } from 'drizzle-orm';
import { boolean, check, date, doublePrecision, index, jsonb, pgTable, primaryKey, smallint, text, timestamp, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { RankRow } from '#engine/columns.ts';
import type { AreaScore, Cap, GradeReason, Parts } from '#engine/score-types.ts';
import { oneOf, written } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import { GRADES, type Grade } from '#standard/schema.ts';
import { ANSWER_STATES, CHECKER_ROLES, READ_PROOF_KINDS, type AnswerState, type CheckerRole, type ReadProofKind } from './terms.ts';

/** A rank row as it is stored: the profile has rows and clocks of its own, and the day is that of the score. */
export type RankedScore = Omit<RankRow, 'profile' | 'asOf'>;

const moment = (name: string) => timestamp(name, { withTimezone: true });
const editionForm = (column: AnyPgColumn) => sql`${column} ~ '^[0-9]{4}[.][0-9]+$'`;
const checkForm = (column: AnyPgColumn) => sql`${column} ~ '^[A-Z]{3}-[0-9]{2}$'`;
const percent = (column: AnyPgColumn) => sql`${column} between 0 and 100`;

/**
 * One answer to one check (to one rule of it, where the check is answered by rules). A published answer is never changed: a new row
 * follows it. Exactly one of value, figures, choice is there, or the recorded statement that the provider would not say (rule 13).
 */
export const answers = pgTable(
  'answers',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    edition: text().notNull(),
    checkId: text('check_id').notNull(),
    rule: text(),
    value: doublePrecision(),
    figures: jsonb().$type<Readonly<Record<string, number>>>(),
    flags: jsonb().$type<Readonly<Record<string, boolean>>>(),
    choice: smallint(),
    wouldNotSay: boolean('would_not_say').notNull().default(false), note: text(),
    /** The comment was taken down: on which day, and under which clause. It is kept unseen until the time to appeal is over. */
    noteDownOn: date('note_down_on'),
    noteDownUnder: text('note_down_under'),
    state: text().$type<AnswerState>().notNull(),
    givenOn: date('given_on').notNull(),
    takenBackOn: date('taken_back_on'),
    /** A change of fact ended this answer and its proofs (IND-05, IND-08). */
    endedOn: date('ended_on'),
    /** A wrong answer that the provider should have known to be wrong was found (rule 35). */
    falseFoundOn: date('false_found_on'),
    writtenAt: moment('written_at').notNull(),
    /** The answer of a firm that this one carries on, of which this is a copy with its own days (rule 30). */
    inheritedFrom: uuid('inherited_from'),
  },
  (t) => [
    uniqueIndex('answers_one_draft').on(t.providerId, t.edition, t.checkId, sql`coalesce(${t.rule}, '')`).where(sql`${t.state} = 'draft'`),
    index('answers_of_provider').on(t.providerId, t.edition, t.checkId, t.givenOn, t.id),
    check('answers_edition', editionForm(t.edition)),
    check('answers_check', checkForm(t.checkId)),
    check('answers_rule', sql`${t.rule} is null or (${written(t.rule, 60)} and not ${t.wouldNotSay})`),
    check('answers_one_form', sql`num_nonnulls(${t.value}, ${t.figures}, ${t.choice}) = case when ${t.wouldNotSay} then 0 else 1 end`),
    check('answers_figures', sql`jsonb_typeof(${t.figures}) = 'object' and (${t.flags} is null or jsonb_typeof(${t.flags}) = 'object')`),
    check('answers_choice', sql`${t.choice} >= 1`),
    check('answers_number', sql`${t.value} not in ('NaN', 'Infinity', '-Infinity')`),
    check('answers_note', written(t.note, 2000)),
    check('answers_note_down', sql`(${t.noteDownOn} is null) = (${t.noteDownUnder} is null) and (${t.noteDownUnder} is null or ${t.noteDownUnder} ~ '^M-[1-9][0-9]*$')`),
    check('answers_state', oneOf(t.state, ANSWER_STATES)),
    check('answers_ends', sql`${t.takenBackOn} >= ${t.givenOn} and (${t.endedOn} is null or ${t.endedOn} >= ${t.givenOn})`),
    check('answers_draft', sql`${t.state} = 'published' or num_nonnulls(${t.takenBackOn}, ${t.endedOn}, ${t.falseFoundOn}) = 0`),
  ],
);

/** A claim that a check does not apply. It counts only with a document that proves its ground (rule 29). */
export const notApplicableClaims = pgTable(
  'not_applicable_claims',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    edition: text().notNull(),
    checkId: text('check_id').notNull(),
    ground: text().notNull(),
    state: text().$type<AnswerState>().notNull().default('published'),
    claimedOn: date('claimed_on').notNull(), takenBackOn: date('taken_back_on'),
    inheritedFrom: uuid('inherited_from'),
  },
  (t) => [
    uniqueIndex('not_applicable_live').on(t.providerId, t.edition, t.checkId, t.state).where(sql`${t.takenBackOn} is null`),
    check('not_applicable_edition', editionForm(t.edition)),
    check('not_applicable_check', checkForm(t.checkId)),
    check('not_applicable_ground', written(t.ground, 1000)),
    check('not_applicable_state', sql`${oneOf(t.state, ANSWER_STATES)} and (${t.state} = 'published' or ${t.takenBackOn} is null)`),
    check('not_applicable_days', sql`${t.takenBackOn} >= ${t.claimedOn}`),
  ],
);

/** A proof that was read, of an answer or of such a claim. The file itself is never here: its kind, its days, and what was looked at. */
export const proofs = pgTable(
  'proofs',
  {
    id: uuid().primaryKey(),
    answerId: uuid('answer_id').references(() => answers.id),
    claimId: uuid('claim_id').references(() => notApplicableClaims.id),
    kind: text().$type<ReadProofKind>().notNull(),
    /** The proof's own day: a log's last day, a certificate's issue. Its clock runs from here (rule 3). */
    date: date().notNull(),
    checkedOn: date('checked_on').notNull(),
    until: date(),
    checkedBy: text('checked_by').$type<CheckerRole>().notNull(),
    checked: text().notNull(),
  },
  (t) => [
    index('proofs_of_answer').on(t.answerId),
    index('proofs_of_claim').on(t.claimId),
    check('proofs_of_one', sql`num_nonnulls(${t.answerId}, ${t.claimId}) = 1`),
    check('proofs_kind', oneOf(t.kind, READ_PROOF_KINDS)),
    check('proofs_checker', oneOf(t.checkedBy, CHECKER_ROLES)),
    check('proofs_days', sql`${t.checkedOn} >= ${t.date} and (${t.until} is null or ${t.until} >= ${t.date})`),
    check('proofs_checked', written(t.checked, 1000)),
  ],
);

/** Scores by day. A row stands from `asOf` for as long as recomputing gives the same; a day that changes it begins a new row. */
export const scores = pgTable(
  'scores',
  {
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    edition: text().notNull(),
    engine: text().notNull(),
    asOf: date('as_of').notNull(),
    /** The last day for which the same score was computed again. */
    sameOn: date('same_on').notNull(),
    current: boolean().notNull(),
    uncapped: doublePrecision().notNull(),
    shown: doublePrecision().notNull(),
    claimed: doublePrecision().notNull(),
    answered: doublePrecision().notNull(),
    grade: text().$type<Grade>(),
    gradeReason: text('grade_reason').$type<GradeReason>().notNull(),
    assessed: boolean().notNull(),
    caps: jsonb().$type<readonly Cap[]>().notNull(),
    areas: jsonb().$type<readonly AreaScore[]>().notNull(),
    parts: jsonb().$type<Parts>().notNull(),
    /** What the ranking reads of these findings, without the profile: a process fills its columns from here, and computes nothing. */
    ranked: jsonb().$type<RankedScore>().notNull(),
  },
  (t) => [
    primaryKey({ name: 'scores_key', columns: [t.providerId, t.edition, t.engine, t.asOf] }),
    uniqueIndex('scores_current').on(t.providerId, t.edition).where(sql`${t.current}`),
    index('scores_in_order').on(t.edition, t.shown.desc(), t.providerId).where(sql`${t.current}`),
    check('scores_edition', editionForm(t.edition)),
    check('scores_range', sql`${percent(t.uncapped)} and ${percent(t.shown)} and ${percent(t.claimed)} and ${percent(t.answered)} and ${t.shown} <= ${t.uncapped}`),
    check('scores_grade', sql`${t.grade} is null or ${oneOf(t.grade, GRADES)}`),
    check('scores_days', sql`${t.sameOn} >= ${t.asOf}`),
  ],
);
