// What a decision changes in the room that it is about, when it takes effect; and what an appeal puts back. In the caller's transaction.
import { eq } from 'drizzle-orm';
import type { App } from '#app.ts';
import { endAnswer, markFalse, takeCommentDown, type Judged } from '#assessments/against-answer.ts';
import { acceptEvidence, askForMore, refuseEvidence, refuseUnkept, type Reading } from '#assessments/read-evidence.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { closeReport, takeOffList } from '#providers/close-report.ts';
import { correctListed, endFact } from '#providers/correct-fact.ts';
import { decideClaim } from '#providers/decide-claim.ts';
import { providers } from '#providers/tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import { actOnIdentity, isIdentityHeard } from './act-on-identity.ts';
import { FORGED } from './case-of.ts';
import type { decisions } from './tables.ts';

export type Parts = Pick<App, 'db' | 'clock' | 'queue'>;
export type Row = typeof decisions.$inferSelect;

/** What was read, as it was decided. */
export const readingIn = (row: Row, byTwo: boolean): Reading => ({ kind: row.kind!, datedOn: row.datedOn as Day, untilOn: (row.untilOn ?? undefined) as Day | undefined, checked: row.checked!, digest: row.digest ?? undefined, checkedBy: byTwo ? 'two-moderators' : 'moderator' });

/** The answer that is judged: as it stood when it was decided. */
export const judgedIn = ({ providerId, checkId, decidedAt }: Row): Judged | undefined => (providerId === null || checkId === null ? undefined : { providerId, checkId, at: decidedAt });

/** Clauses that refuse a paper and have its file deleted the same day: clients’ data, and a file that is not what it seems. */
const UNKEPT: ReadonlySet<string> = new Set(['M-23', 'M-24']);

async function actOnEvidence(tx: Db, parts: Parts, row: Row, byTwo: boolean): Promise<boolean> {
  if (row.decision === 'ask-again') await askForMore(tx, parts.clock, row.subjectId);
  if (row.decision === 'refuse' && UNKEPT.has(row.clause)) await refuseUnkept(tx, parts.clock, row.subjectId);
  else if (row.decision === 'refuse' || row.decision === 'false-answer') await refuseEvidence(tx, parts.clock, row.subjectId);
  if (row.decision === 'false-answer') return markFalse(tx, parts, judgedIn(row)!);
  return row.decision === 'accept' && acceptEvidence(tx, parts, row.subjectId, readingIn(row, byTwo));
}

async function actOnFact(tx: Db, { clock }: Parts, row: Row): Promise<boolean> {
  const { fact, value, row: said } = row.correction!;
  if (value !== undefined && (await correctListed(tx, clock, row.providerId!, fact, value))) return true;
  if (said === undefined) return false;
  await endFact(tx, clock, row.providerId!, said, row.decision === 'false-answer');
  return true;
}

async function actOnReport(tx: Db, parts: Parts, row: Row): Promise<boolean> {
  await closeReport(tx, parts.clock, row.subjectId);
  const judged = judgedIn(row);
  if (row.decision === 'correct' || row.decision === 'false-answer') {
    if (row.correction) return actOnFact(tx, parts, row);
    if (row.decision === 'false-answer') return judged !== undefined && markFalse(tx, parts, judged);
    if (judged) await endAnswer(tx, parts, judged);
    return judged !== undefined;
  }
  if (row.decision !== 'remove') return false;
  if (judged) await takeCommentDown(tx, parts, judged, row.clause);
  else if (row.providerId) await takeOffList(tx, parts.clock, row.providerId, `Taken off under clause ${row.clause}`);
  return true;
}

/** Does it, and says whether the provider's page shows the outcome. Appeals and fact checks have verbs of their own. */
export async function actOut(tx: Db, parts: Parts, row: Row, byTwo: boolean): Promise<boolean> {
  if (row.subject === 'evidence') return actOnEvidence(tx, parts, row, byTwo);
  if (row.subject === 'report') return actOnReport(tx, parts, row);
  if (row.subject === 'identity') return actOnIdentity(tx, parts, row);
  if (row.subject !== 'claim') return false;
  await decideClaim(tx, parts, row.subjectId, row.decision === 'claim-grant');
  return row.decision === 'claim-grant';
}

const WORSE: readonly Row['decision'][] = ['correct', 'false-answer', 'remove', 'join'];

/** Whether the firm must see it first (M-30, M-43): it would make the page of a firm that speaks for itself worse, or somebody else speak for it. */
export async function isHeardFirst(tx: Db, row: Row): Promise<boolean> {
  if (row.subject === 'identity') return isIdentityHeard(tx, row);
  if (row.subject === 'claim') return row.decision === 'claim-grant' && row.providerId !== null && (await teamOf(tx, row.providerId)).length > 0;
  if (row.providerId === null || !(WORSE.includes(row.decision) || (row.decision === 'refuse' && row.clause === FORGED))) return false;
  const [firm] = await tx.select({ claimed: providers.firstClaimedOn }).from(providers).where(eq(providers.id, row.providerId));
  return firm !== undefined && firm.claimed !== null;
}
