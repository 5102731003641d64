// The job by which a decision takes effect when its ten minutes are over: the room that it is about changes, the record gets its row, mail goes out.
import { and, eq, inArray } from 'drizzle-orm';
import type { App } from '#app.ts';
import { acceptEvidence, askForMore, refuseEvidence, refuseUnkept } from '#assessments/read-evidence.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { removeUnkept } from '#assessments/sweep-evidence.ts';
import { record } from '#audit/record.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { closeReport } from '#providers/close-report.ts';
import { decideClaim } from '#providers/decide-claim.ts';
import { providers } from '#providers/tables.ts';
import { DECISION_EFFECTIVE } from './jobs.ts';
import { decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'files'>;
type Row = typeof decisions.$inferSelect;

/** Clauses that refuse a paper and have its file deleted the same day: clients’ data, and a file that is not what it seems. */
const UNKEPT: ReadonlySet<string> = new Set(['M-23', 'M-24']);

/** Does in its room what was decided, and says which check it was about and whether the provider's page shows the outcome. */
async function act(tx: Db, { clock, queue }: Pick<Parts, 'clock' | 'queue'>, row: Row, byTwo: boolean): Promise<{ readonly check?: string; readonly also?: readonly string[]; readonly shows: boolean }> {
  if (row.subject === 'claim') {
    await decideClaim(tx, { clock, queue }, row.subjectId, row.decision === 'claim-grant');
    return { shows: row.decision === 'claim-grant' };
  }
  if (row.subject === 'report') {
    await closeReport(tx, clock, row.subjectId, row.decision === 'remove' ? `Taken off under clause ${row.clause}` : undefined);
    return { shows: row.decision === 'remove' };
  }
  const [{ checkId } = { checkId: '' }] = await tx.select({ checkId: evidence.checkId }).from(evidence).where(eq(evidence.id, row.subjectId));
  if (row.decision === 'refuse' && UNKEPT.has(row.clause)) return { check: checkId, also: await refuseUnkept(tx, clock, row.subjectId), shows: false };
  if (row.decision === 'refuse') await refuseEvidence(tx, clock, row.subjectId);
  else if (row.decision === 'ask-again') await askForMore(tx, clock, row.subjectId);
  else return { check: checkId, shows: await acceptEvidence(tx, { clock, queue }, row.subjectId, { kind: row.kind!, datedOn: row.datedOn as Day, untilOn: (row.untilOn ?? undefined) as Day | undefined, checked: row.checked!, digest: row.digest ?? undefined, checkedBy: byTwo ? 'two-moderators' : 'moderator' }) };
  return { check: checkId, shows: false };
}

/** Lets a decision take effect. One that was taken back, or has taken effect, changes nothing; one that is not due yet is tried again. */
export async function effectDecision(app: Parts, id: string): Promise<void> {
  await app.db.transaction(async (tx) => {
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
    if (!row || row.state !== 'set') return;
    const now = app.clock.now();
    if (row.effectAt! > now) throw new Error('this decision is not due yet');
    const others = await tx.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, row.subject), eq(decisions.subjectId, row.subjectId), inArray(decisions.state, ['first', 'split'])));
    const { check, also = [], shows } = await act(tx, app, row, others.length > 0);
    await tx.update(decisions).set({ state: 'effective', effectAt: now }).where(inArray(decisions.id, [row.id, ...others.map((one) => one.id)]));
    const [provider] = row.providerId === null ? [] : await tx.select({ slug: providers.slug }).from(providers).where(eq(providers.id, row.providerId));
    const open = { about: row.subject, decision: row.decision, clause: row.clause, moderators: 1 + others.length, decidedAt: row.decidedAt.toISOString(), ...(check && { check }), ...(also.length > 0 && { also }), ...(row.kind && { proof: row.kind }), ...(shows && provider && { provider: provider.slug }) };
    await app.queue.enqueue(tx, DECISION_EFFECTIVE(row.id));
    await record(tx, now, { actor: 'moderator', ...(row.moderatorId && { actorId: row.moderatorId }), act: 'case-decided', subject: 'decision', subjectId: row.id, open, closed: { reason: row.reason, provider: provider?.slug ?? null } });
  });
  await removeUnkept(app);
}
