// What becomes of a published answer once a decision against it takes effect, and once an appeal undoes that. Called by the moderators' room, in its transaction.
import { and, desc, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import type { Queue } from '#platform/queue.ts';
import { FACTS_CHANGED } from './jobs.ts';
import { answers, notApplicableClaims } from './tables.ts';

interface Parts {
  readonly clock: Clock;
  readonly queue: Queue;
}

/** What is judged: an answer as it stood at a moment. What the firm said after it is not touched. */
export interface Judged {
  readonly providerId: string;
  readonly checkId: string;
  readonly at: Date;
}

const saidBefore = ({ providerId, checkId, at }: Judged) => and(eq(answers.providerId, providerId), eq(answers.checkId, checkId), eq(answers.state, 'published'), lte(answers.writtenAt, at));

/** The answer, and a claim that the check does not apply, count as unanswered from today on (M-51, M-59). */
export async function endAnswer(tx: Db, { clock, queue }: Parts, judged: Judged): Promise<void> {
  const today = clock.today();
  await tx.update(answers).set({ endedOn: today }).where(and(saidBefore(judged), isNull(answers.takenBackOn), isNull(answers.endedOn)));
  await tx.update(notApplicableClaims).set({ takenBackOn: today }).where(and(eq(notApplicableClaims.providerId, judged.providerId), eq(notApplicableClaims.checkId, judged.checkId), eq(notApplicableClaims.state, 'published'), isNull(notApplicableClaims.takenBackOn), lte(notApplicableClaims.claimedOn, judged.at.toISOString().slice(0, 10))));
  await queue.enqueue(tx, FACTS_CHANGED(judged.providerId));
}

/** The answer was found to be false (rule 35): dated today, on the newest row that was judged. Gives false where nothing was said. */
export async function markFalse(tx: Db, { clock, queue }: Parts, judged: Judged): Promise<boolean> {
  const [newest] = await tx.select({ id: answers.id }).from(answers).where(saidBefore(judged)).orderBy(desc(answers.givenOn), desc(answers.writtenAt), desc(answers.id)).limit(1);
  if (!newest) return false;
  // A firm that carries this one on by now said the same, and keeps the mark (M-45).
  const copies = await tx.update(answers).set({ falseFoundOn: clock.today() }).where(or(eq(answers.id, newest.id), eq(answers.inheritedFrom, newest.id))).returning({ providerId: answers.providerId });
  for (const { providerId } of copies) await queue.enqueue(tx, FACTS_CHANGED(providerId));
  await queue.enqueue(tx, FACTS_CHANGED(judged.providerId));
  return true;
}

/** The comments beside the answer are shown no more; a note stands in their place (M-32, M-34). */
export async function takeCommentDown(tx: Db, { clock, queue }: Parts, judged: Judged, clause: string): Promise<void> {
  await tx.update(answers).set({ noteDownOn: clock.today(), noteDownUnder: clause }).where(and(saidBefore(judged), isNotNull(answers.note), isNull(answers.noteDownOn)));
  await queue.enqueue(tx, FACTS_CHANGED(judged.providerId));
}

/** Undoes what took effect on `on`: the answer counts again, is false no more, its comment is shown (M-33). */
export async function undoAgainstAnswer(tx: Db, { queue }: Parts, judged: Judged, on: Day): Promise<void> {
  const row = and(eq(answers.providerId, judged.providerId), eq(answers.checkId, judged.checkId));
  await tx.update(answers).set({ endedOn: null }).where(and(row, eq(answers.endedOn, on)));
  await tx.update(answers).set({ falseFoundOn: null }).where(and(row, eq(answers.falseFoundOn, on)));
  await tx.update(answers).set({ noteDownOn: null, noteDownUnder: null }).where(and(row, eq(answers.noteDownOn, on)));
  await queue.enqueue(tx, FACTS_CHANGED(judged.providerId));
}

/** Forgets the words of comments that were taken down before that day, when nobody can appeal any more. */
export async function forgetComments(db: Db, before: Day): Promise<void> {
  await db.update(answers).set({ note: null }).where(and(isNotNull(answers.note), lte(answers.noteDownOn, before)));
}
