// What it does when a decision was looked at again: after its firm was heard it stands or is dropped; on appeal it stands or is reversed. In the caller's transaction.
import { and, eq, inArray } from 'drizzle-orm';
import { undoAgainstAnswer } from '#assessments/against-answer.ts';
import { endAppealOn, holdEvidence, reopenEvidence } from '#assessments/appealed-evidence.ts';
import { acceptEvidence } from '#assessments/read-evidence.ts';
import { dayOf } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { closeReport, putBackOnList } from '#providers/close-report.ts';
import { restoreFact } from '#providers/correct-fact.ts';
import { decideClaim, reopenClaim, revokeClaim } from '#providers/decide-claim.ts';
import { refuseChange } from '#providers/settle-change.ts';
import { undoIdentity } from './act-on-identity.ts';
import { judgedIn, readingIn, type Parts, type Row } from './act-out.ts';
import { appeals, decisions } from './tables.ts';

const ofCase = ({ subject, subjectId }: Row) => and(eq(decisions.subject, subject), eq(decisions.subjectId, subjectId));

/** The firm was heard: the decision is dropped, or what the firm said is read and it is published on its day. Shows nothing either way. */
export async function settleFactCheck(tx: Db, { clock }: Parts, row: Row): Promise<boolean> {
  const [of] = await tx.select().from(decisions).where(eq(decisions.id, row.subjectId)).for('update');
  if (of?.state !== 'heard') return false;
  await tx.update(decisions).set({ readAt: clock.now() }).where(eq(decisions.id, of.id));
  if (row.decision !== 'no-change') return false;
  if (of.subject === 'evidence') await holdEvidence(tx, of.subjectId, false);
  await tx.update(decisions).set({ state: 'dropped' }).where(and(ofCase(of), inArray(decisions.state, ['heard', 'first', 'split'])));
  if (of.subject === 'report') await closeReport(tx, clock, of.subjectId);
  if (of.subject === 'identity') await refuseChange(tx, clock, of.subjectId);
  return false;
}

async function reverseOnEvidence(tx: Db, parts: Parts, of: Row, row: Row, byTwo: boolean): Promise<boolean> {
  const judged = judgedIn(of);
  if (of.decision === 'false-answer') {
    await undoAgainstAnswer(tx, parts, judged!, dayOf(of.effectAt!));
    return true;
  }
  await reopenEvidence(tx, of.subjectId);
  return acceptEvidence(tx, parts, of.subjectId, readingIn(row, byTwo));
}

async function reverseOnReport(tx: Db, parts: Parts, of: Row): Promise<boolean> {
  const [judged, on] = [judgedIn(of), dayOf(of.effectAt!)];
  if (of.correction) await restoreFact(tx, of.providerId!, of.correction.fact, on);
  else if (judged) await undoAgainstAnswer(tx, parts, judged, on);
  else if (of.decision === 'remove') await putBackOnList(tx, parts.clock, of.providerId!);
  return true;
}

async function reverseOnClaim(tx: Db, parts: Parts, of: Row): Promise<boolean> {
  if (of.decision === 'claim-grant') {
    await revokeClaim(tx, parts.clock, of.subjectId);
    return false;
  }
  await reopenClaim(tx, of.subjectId);
  await decideClaim(tx, parts, of.subjectId, true);
  return true;
}

/** The appeal is decided. Reversed, what was decided is undone, and its rows say so. Says whether the provider's page shows it. */
export async function settleAppeal(tx: Db, parts: Parts, row: Row, byTwo: boolean): Promise<boolean> {
  const [appeal] = await tx.update(appeals).set({ state: 'closed', closedAt: parts.clock.now() }).where(and(eq(appeals.id, row.subjectId), eq(appeals.state, 'open'))).returning({ of: appeals.decisionId });
  const [of] = appeal ? await tx.select().from(decisions).where(eq(decisions.id, appeal.of)).for('update') : [];
  if (of?.state !== 'effective') return false;
  let shows = false;
  if (row.decision === 'appeal-reverse') {
    shows = of.subject === 'evidence' ? await reverseOnEvidence(tx, parts, of, row, byTwo) : of.subject === 'claim' ? await reverseOnClaim(tx, parts, of) : of.subject === 'identity' ? await undoIdentity(tx, parts, of) : await reverseOnReport(tx, parts, of);
    await tx.update(decisions).set({ state: 'reversed' }).where(and(ofCase(of), eq(decisions.state, 'effective')));
  }
  if (of.subject === 'evidence') await endAppealOn(tx, of.subjectId);
  return shows;
}
