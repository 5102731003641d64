// Questions about answers, proofs and scores. Reads only: plain typed rows.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { answers, proofs, scores } from './tables.ts';

/** The score of one provider under one edition as it stands; undefined where it has none, as for a firm that is only listed. */
export async function currentScore(db: Db, providerId: string, edition: string) {
  const [row] = await db.select().from(scores).where(and(eq(scores.providerId, providerId), eq(scores.edition, edition), eq(scores.current, true)));
  return row;
}
export type StoredScore = NonNullable<Awaited<ReturnType<typeof currentScore>>>;

/** Every score that a provider has had under one edition, newest first: from which day, until which day the same. At most `most`. */
export const scoreHistory = (db: Db, providerId: string, edition: string, most: number) =>
  db
    .select({ engine: scores.engine, asOf: scores.asOf, sameOn: scores.sameOn, uncapped: scores.uncapped, shown: scores.shown, claimed: scores.claimed, answered: scores.answered, grade: scores.grade })
    .from(scores)
    .where(and(eq(scores.providerId, providerId), eq(scores.edition, edition)))
    .orderBy(desc(scores.asOf))
    .limit(most);

/** Every published answer of one provider under one edition, oldest first, with the provider's note and the proofs that were read for it. */
export async function answersOf(db: Db, providerId: string, edition: string) {
  const rows = await db
    .select({
      ...{ id: answers.id, checkId: answers.checkId, rule: answers.rule, value: answers.value, figures: answers.figures, flags: answers.flags, choice: answers.choice },
      ...{ wouldNotSay: answers.wouldNotSay, note: answers.note, givenOn: answers.givenOn, takenBackOn: answers.takenBackOn, endedOn: answers.endedOn, falseFoundOn: answers.falseFoundOn },
    })
    .from(answers)
    .where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.state, 'published')))
    .orderBy(asc(answers.givenOn), asc(answers.writtenAt), asc(answers.id));
  const read = rows.length
    ? await db
        .select({ answerId: proofs.answerId, kind: proofs.kind, date: proofs.date, checkedOn: proofs.checkedOn, until: proofs.until, checkedBy: proofs.checkedBy, checked: proofs.checked })
        .from(proofs)
        .where(inArray(proofs.answerId, rows.map((row) => row.id)))
        .orderBy(asc(proofs.date))
    : [];
  const byAnswer = Map.groupBy(read, (proof) => proof.answerId);
  return rows.map((row) => ({ ...row, proofs: byAnswer.get(row.id) ?? [] }));
}

/** What stands beside the answers to some checks of one provider: its notes, and of each proof what was looked at, when and by whom. */
export async function papersOf(db: Db, providerId: string, edition: string, checkIds: readonly string[]) {
  const rows = await db
    .select({
      ...{ checkId: answers.checkId, rule: answers.rule, givenOn: answers.givenOn, note: answers.note },
      ...{ kind: proofs.kind, date: proofs.date, checkedOn: proofs.checkedOn, until: proofs.until, checkedBy: proofs.checkedBy, checked: proofs.checked },
    })
    .from(answers)
    .leftJoin(proofs, eq(proofs.answerId, answers.id))
    .where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.state, 'published'), inArray(answers.checkId, [...checkIds])))
    .orderBy(asc(answers.givenOn), asc(answers.writtenAt), asc(proofs.date));
  return rows.map((row) => ({ ...row, givenOn: row.givenOn as Day, date: row.date as Day | null, checkedOn: row.checkedOn as Day | null, until: row.until as Day | null }));
}
export type Paper = Awaited<ReturnType<typeof papersOf>>[number];
