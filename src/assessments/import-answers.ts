// The verb that keeps the answers of a whole sheet as drafts: all of them or none, and none where anything at the desk changed since they were looked at.
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { roleOf } from '#providers/team.ts';
import { lockCheck, refusalOfSaid, replaceDraft, type Said, type SaveProblem } from './save-answer.ts';
import { answers, notApplicableClaims } from './tables.ts';

/** Names the state of all checks at a desk under an edition: drafts, and what is published. A dry run carries it. */
export async function stateOfChecklist(db: Db, edition: string, providerId: string): Promise<string> {
  const rows = await db
    .select({ id: answers.id, state: answers.state, at: answers.writtenAt, back: answers.takenBackOn })
    .from(answers)
    .where(and(eq(answers.providerId, providerId), eq(answers.edition, edition)))
    .orderBy(asc(answers.id));
  const claims = await db
    .select({ id: notApplicableClaims.id, state: notApplicableClaims.state })
    .from(notApplicableClaims)
    .where(and(eq(notApplicableClaims.providerId, providerId), eq(notApplicableClaims.edition, edition), isNull(notApplicableClaims.takenBackOn)))
    .orderBy(asc(notApplicableClaims.id));
  return createHash('sha256').update(JSON.stringify([edition, rows, claims])).digest('base64url').slice(0, 22);
}

/** What is said to one check. */
export interface NewDraft {
  readonly checkId: string;
  readonly said: Said;
}

/** Keeps each as a draft, in place of the draft before, in one transaction. Publishes nothing. `seen` is the state of the desk at the dry run. */
export async function importAnswers(app: Pick<App, 'db' | 'clock' | 'standard'>, { account }: SignedIn, providerId: string, drafts: readonly NewDraft[], seen: string): Promise<Result<{ readonly checks: number }, SaveProblem>> {
  const { edition } = app.standard.current;
  const refusal = drafts.map(({ checkId, said }) => refusalOfSaid(edition, checkId, said)).find((one) => one !== undefined);
  if (refusal) return refused(refusal);
  const inOrder = drafts.toSorted((a, b) => (a.checkId < b.checkId ? -1 : 1));
  return app.db.transaction(async (tx) => {
    if (!(await roleOf(tx, providerId, account.id))) return refused('not-member');
    // Two sheets of one desk go one after the other, so that the second sees what the first saved.
    for (const checkId of ['every check', ...inOrder.map((one) => one.checkId)]) await lockCheck(tx, { providerId, checkId });
    if ((await stateOfChecklist(tx, edition.id, providerId)) !== seen) return refused('changed-meanwhile');
    for (const { checkId, said } of inOrder) await replaceDraft(tx, app, { providerId, checkId }, said);
    return done({ checks: inOrder.length });
  });
}
