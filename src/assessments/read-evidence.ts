// What becomes of evidence once a decision about it takes effect: a proof, a question, or nothing. Called by the moderators' room, in its transaction.
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Day } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import type { Queue } from '#platform/queue.ts';
import { evidence } from './evidence-tables.ts';
import { FACTS_CHANGED } from './jobs.ts';
import { closeBacked } from './settle-draws.ts';
import { answers, notApplicableClaims, proofs } from './tables.ts';
import type { CheckerRole, ReadProofKind } from './terms.ts';

export interface Reading {
  readonly kind: ReadProofKind;
  readonly datedOn: Day;
  readonly untilOn?: Day | undefined;
  /** What was looked at; public, and names nobody. */
  readonly checked: string;
  readonly checkedBy: CheckerRole;
  /** Fingerprint of the text that was read at a link. */
  readonly digest?: string | undefined;
}

type Row = typeof evidence.$inferSelect;

/** The live answer (of the rule that it is for) or claim that the evidence proves; undefined where it was taken back meanwhile. */
async function provenBy(tx: Db, row: Row): Promise<{ answerId: string } | { claimId: string } | undefined> {
  if (row.forClaim) {
    const [claim] = await tx.select({ id: notApplicableClaims.id }).from(notApplicableClaims).where(and(eq(notApplicableClaims.providerId, row.providerId), eq(notApplicableClaims.edition, row.edition), eq(notApplicableClaims.checkId, row.checkId), eq(notApplicableClaims.state, 'published'), isNull(notApplicableClaims.takenBackOn)));
    return claim && { claimId: claim.id };
  }
  const ofRule = row.rule === null ? isNull(answers.rule) : eq(answers.rule, row.rule);
  const live = and(eq(answers.providerId, row.providerId), eq(answers.edition, row.edition), eq(answers.checkId, row.checkId), ofRule, eq(answers.state, 'published'), eq(answers.wouldNotSay, false), isNull(answers.takenBackOn), isNull(answers.endedOn));
  const [answer] = await tx.select({ id: answers.id }).from(answers).where(live).orderBy(desc(answers.givenOn), desc(answers.writtenAt), desc(answers.id)).limit(1);
  return answer && { answerId: answer.id };
}

/** Accepts the evidence: it is a proof from today on. Says whether there is still something that it proves. */
export async function acceptEvidence(tx: Db, { clock, queue }: { readonly clock: Clock; readonly queue: Queue }, id: string, reading: Reading): Promise<boolean> {
  const [row] = await tx.select().from(evidence).where(eq(evidence.id, id)).for('update');
  if (!row || row.state !== 'waiting') return false;
  const now = clock.now();
  const target = await provenBy(tx, row);
  if (!target) {
    await tx.update(evidence).set({ state: 'withdrawn', closedAt: now }).where(eq(evidence.id, id));
    return false;
  }
  const proofId = newId(now.getTime());
  const { kind, datedOn, untilOn, checked, checkedBy, digest } = reading;
  await tx.insert(proofs).values({ id: proofId, ...target, kind, date: datedOn, until: untilOn ?? null, checkedOn: clock.today(), checkedBy, checked });
  await tx.update(evidence).set({ state: 'accepted', closedAt: now, proofId, ...(row.link !== null && digest !== undefined && { digest }) }).where(eq(evidence.id, id));
  if (!row.forClaim) await closeBacked(tx, row, clock.today());
  await queue.enqueue(tx, FACTS_CHANGED(row.providerId));
  return true;
}

/** Refuses the evidence. The answer stays as it was. */
export async function refuseEvidence(tx: Db, clock: Clock, id: string): Promise<void> {
  await tx.update(evidence).set({ state: 'refused', closedAt: clock.now() }).where(and(eq(evidence.id, id), inArray(evidence.state, ['waiting', 'asked'])));
}

/**
 * Refuses evidence whose file we may not keep (M-23, M-24). The same file may have been offered to other checks: what is open of that is refused
 * with it, and nothing leads to the file any more. Gives the other checks. The file itself goes by removeUnkept, once this is committed.
 */
export async function refuseUnkept(tx: Db, clock: Clock, id: string): Promise<readonly string[]> {
  await refuseEvidence(tx, clock, id);
  const [row] = await tx.update(evidence).set({ unkept: true }).where(and(eq(evidence.id, id), eq(evidence.state, 'refused'))).returning({ key: evidence.fileKey });
  if (!row?.key) return [];
  await tx.update(evidence).set({ unkept: true }).where(eq(evidence.fileKey, row.key));
  const others = await tx.update(evidence).set({ state: 'refused', closedAt: clock.now(), sentAt: sql`coalesce(${evidence.sentAt}, ${evidence.addedAt})` }).where(and(eq(evidence.fileKey, row.key), inArray(evidence.state, ['draft', 'waiting', 'asked']))).returning({ checkId: evidence.checkId });
  return others.map((one) => one.checkId).sort();
}

/** Asks for more. The provider sends it, or the case closes by itself (M-15). */
export async function askForMore(tx: Db, clock: Clock, id: string): Promise<void> {
  const [row] = await tx.select({ timesAsked: evidence.timesAsked }).from(evidence).where(and(eq(evidence.id, id), eq(evidence.state, 'waiting')));
  if (row) await tx.update(evidence).set({ state: 'asked', timesAsked: row.timesAsked + 1, askedAt: clock.now() }).where(eq(evidence.id, id));
}
