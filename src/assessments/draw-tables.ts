// Tables of the random checks: each draw with what it was drawn from, so that anybody can repeat it, and what became of each answer that was drawn.
import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { oneOf } from '#platform/constraints.ts';
import { providers } from '#providers/tables.ts';
import type { Drawable } from './draw.ts';
import { answers } from './tables.ts';
import { DRAWN_STATES, type DrawnState } from './terms.ts';

/** One draw, for the first day of a quarter. Never changed: names stand as they were on the day, because the seed ranks those. */
export const draws = pgTable(
  'draws',
  {
    day: date().primaryKey(),
    /** When it was made: later than its day only where no job ran on that. The days to send proof run from here. */
    madeOn: date('made_on').notNull(),
    /** The hash of the newest row of the record before the day, and the number of that row; 64 zeros and 0 where there was none. */
    seed: text().notNull(),
    recordNumber: bigint('record_number', { mode: 'number' }).notNull(),
    /** Percent a year. */
    share: smallint().notNull(),
    /** All answers that are declared or proven by a document; and how many were drawn. */
    answers: integer().notNull(),
    drawn: integer().notNull(),
    /** What it was drawn from, and what was set aside because it was drawn in the 12 months before. Together they are all answers. */
    population: jsonb().$type<readonly Drawable[]>().notNull(),
    setAside: jsonb('set_aside').$type<readonly Drawable[]>().notNull(),
  },
  (t) => [
    check('draws_day', sql`extract(day from ${t.day}) = 1 and extract(month from ${t.day}) in (1, 4, 7, 10) and ${t.madeOn} >= ${t.day}`),
    check('draws_seed', sql`${t.seed} ~ '^[0-9a-f]{64}$' and ${t.recordNumber} >= 0`),
    check('draws_counts', sql`${t.drawn} between 0 and ${t.answers} and jsonb_array_length(${t.population}) + jsonb_array_length(${t.setAside}) = ${t.answers}`),
  ],
);

/** An answer that was drawn. */
export const drawnAnswers = pgTable(
  'drawn_answers',
  {
    id: uuid().primaryKey(),
    drawDay: date('draw_day').notNull().references(() => draws.day),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    /** The name of the provider at the draw. */
    slug: text().notNull(),
    edition: text().notNull(),
    checkId: text('check_id').notNull(),
    rule: text(),
    /** The answer that was drawn; given again in the same words, the newer row. */
    answerId: uuid('answer_id').notNull().references(() => answers.id),
    state: text().$type<DrawnState>().notNull(),
    /** The last day to send fuller proof. */
    dueOn: date('due_on').notNull(),
    closedOn: date('closed_on'),
  },
  (t) => [
    uniqueIndex('drawn_once').on(t.drawDay, t.providerId, t.checkId, sql`coalesce(${t.rule}, '')`),
    index('drawn_open').on(t.providerId).where(sql`${t.state} = 'asked'`),
    check('drawn_state', sql`${oneOf(t.state, DRAWN_STATES)} and (${t.state} = 'asked') = (${t.closedOn} is null)`),
    check('drawn_days', sql`${t.dueOn} > ${t.drawDay}`),
  ],
);
