// The jobs by which a decision takes effect: ten minutes after it was made, or, where the firm sees it first, on the day that it was told (M-7, M-30).
import { and, eq, inArray } from 'drizzle-orm';
import type { App } from '#app.ts';
import { removeUnkept } from '#assessments/sweep-evidence.ts';
import { record } from '#audit/record.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { addDays, dayOf } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { holdEvidence } from '#assessments/appealed-evidence.ts';
import { isHeardFirst, type Row } from './act-out.ts';
import { isParty } from './case-for.ts';
import { caseOf } from './case-of.ts';
import { carryOut, joinedTo } from './carry-out.ts';
import { DECISION_HEARD, DECISION_PUBLISHES } from './jobs.ts';
import { decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'policy' | 'files'>;

/** Tells the firm first. It has the whole of its last working day; on the day after, the decision is published by itself. */
async function hear(tx: Db, { clock, queue, policy }: Parts, row: Row): Promise<void> {
  const now = clock.now();
  const publishesOn = addDays(addWorkingDays(dayOf(now), policy.limits.factCheck.count), 1);
  const { length } = await joinedTo(tx, row);
  await tx.update(decisions).set({ state: 'heard', effectAt: now, publishesOn }).where(eq(decisions.id, row.id));
  // A paper that is judged does not vanish meanwhile.
  if (row.subject === 'evidence') await holdEvidence(tx, row.subjectId, true);
  await queue.enqueue(tx, DECISION_HEARD(row.id));
  await queue.enqueue(tx, DECISION_PUBLISHES(row.id, new Date(`${publishesOn}T00:00:00Z`)));
  await record(tx, now, { actor: 'moderator', ...(row.moderatorId && { actorId: row.moderatorId }), act: 'case-heard', subject: 'decision', subjectId: row.id, open: { about: row.subject, decision: row.decision, clause: row.clause, moderators: 1 + length, publishesOn } });
}

/** Whether somebody who decided is a party by now, such as a new member of the team: then nothing of it stands, and the case waits again. */
async function isTainted(tx: Db, row: Row): Promise<boolean> {
  const key = { subject: row.subject, id: row.subjectId };
  const open = await caseOf(tx, key);
  const all = [row, ...(await joinedTo(tx, row))];
  for (const { moderatorId } of open ? all : []) {
    if (moderatorId === null || !(await isParty(tx, key, open!, moderatorId))) continue;
    await tx.update(decisions).set({ state: 'undone', effectAt: null }).where(inArray(decisions.id, all.map((one) => one.id)));
    return true;
  }
  return false;
}

/** Lets a decision take effect when its ten minutes are over. One that was taken back, or has taken effect, changes nothing; one that is not due yet is tried again. */
export async function effectDecision(app: Parts, id: string): Promise<void> {
  await app.db.transaction(async (tx) => {
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
    if (!row || row.state !== 'set') return;
    if (row.effectAt! > app.clock.now()) throw new Error('this decision is not due yet');
    if (await isTainted(tx, row)) return;
    await ((await isHeardFirst(tx, row)) ? hear(tx, app, row) : carryOut(tx, app, row));
  });
  await removeUnkept(app);
}

/**
 * Publishes a decision that its firm was told of, on its day, or sooner where the firm agreed. It waits for a moderator who has decided to
 * drop it and may still take that back.
 */
export async function publishDecision(app: Parts, id: string): Promise<void> {
  await app.db.transaction(async (tx) => {
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
    if (!row || row.state !== 'heard') return;
    if (row.agreedAt === null && app.clock.today() < row.publishesOn!) throw new Error('this decision is not due yet');
    const [again] = await tx.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, 'fact-check'), eq(decisions.subjectId, id), eq(decisions.state, 'set')));
    if (again) throw new Error('a moderator is looking at this decision again');
    await carryOut(tx, app, row);
  });
}
