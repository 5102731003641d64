// Questions about answers and proofs. Reads only: plain typed rows.
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { evidence } from './evidence-tables.ts';
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

/** The other checks for which a file was refused that we may not keep. */
export async function refusedWith(db: Db, evidenceId: string): Promise<readonly string[]> {
  const [row] = await db.select({ providerId: evidence.providerId, digest: evidence.digest, unkept: evidence.unkept }).from(evidence).where(eq(evidence.id, evidenceId));
  if (!row?.unkept || row.digest === null) return [];
  const same = and(eq(evidence.providerId, row.providerId), eq(evidence.digest, row.digest), eq(evidence.unkept, true), eq(evidence.state, 'refused'), ne(evidence.id, evidenceId));
  return (await db.selectDistinct({ checkId: evidence.checkId }).from(evidence).where(same).orderBy(asc(evidence.checkId))).map((one) => one.checkId);
}
