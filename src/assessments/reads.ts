// Questions about answers and proofs. Reads only: plain typed rows.
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { answers, proofs } from './tables.ts';

/** The comment, unless it was taken down. */
export const shownNote = sql<string | null>`case when ${answers.noteDownOn} is null then ${answers.note} end`;

/** What stands beside the answers to some checks of one provider: its notes, and of each proof what was looked at, when and by whom. */
export async function papersOf(db: Db, providerId: string, edition: string, checkIds: readonly string[]) {
  const rows = await db
    .select({
      ...{ checkId: answers.checkId, rule: answers.rule, givenOn: answers.givenOn, note: shownNote, noteDownOn: answers.noteDownOn, noteDownUnder: answers.noteDownUnder },
      ...{ kind: proofs.kind, date: proofs.date, checkedOn: proofs.checkedOn, until: proofs.until, checkedBy: proofs.checkedBy, checked: proofs.checked },
    })
    .from(answers)
    .leftJoin(proofs, eq(proofs.answerId, answers.id))
    .where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.state, 'published'), inArray(answers.checkId, [...checkIds])))
    .orderBy(asc(answers.givenOn), asc(answers.writtenAt), asc(proofs.date));
  return rows.map((row) => ({ ...row, givenOn: row.givenOn as Day, date: row.date as Day | null, checkedOn: row.checkedOn as Day | null, until: row.until as Day | null, noteDownOn: row.noteDownOn as Day | null }));
}
export type Paper = Awaited<ReturnType<typeof papersOf>>[number];
