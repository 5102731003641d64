// The verb that keeps an answer as a draft, each time the form is sent. Two people at one check: the second is shown what the first did, and nothing is lost.
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { roleOf } from '#providers/team.ts';
import type { Edition } from '#standard/schema.ts';
import { formFor, type GivenAnswer } from './schema.ts';
import { answers, notApplicableClaims } from './tables.ts';

/** What somebody says to one check: an answer (one for each rule, where it is answered by rules), a refusal, that it does not apply, or nothing any more. */
export type Said =
  | { readonly kind: 'answers'; readonly given: readonly GivenAnswer[] }
  | { readonly kind: 'would-not-say' }
  | { readonly kind: 'not-applicable'; readonly ground: string }
  | { readonly kind: 'nothing' };

export interface CheckPlace {
  readonly providerId: string;
  readonly checkId: string;
}

function stateOf(rows: readonly object[], claims: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify([rows, claims])).digest('base64url').slice(0, 22);
}

/** Names the state of one check at the desk: drafts, and what is published. A form carries it, so that it shows whether somebody was there in between. */
export async function stateOfCheck(db: Db, edition: string, { providerId, checkId }: CheckPlace): Promise<string> {
  const rows = await db
    .select({ id: answers.id, state: answers.state, at: answers.writtenAt, back: answers.takenBackOn })
    .from(answers)
    .where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.checkId, checkId)))
    .orderBy(asc(answers.id));
  const claims = await db.select({ id: notApplicableClaims.id, state: notApplicableClaims.state }).from(notApplicableClaims).where(and(eq(notApplicableClaims.providerId, providerId), eq(notApplicableClaims.edition, edition), eq(notApplicableClaims.checkId, checkId), isNull(notApplicableClaims.takenBackOn)));
  return stateOf(rows, claims);
}

/** The state of a check to which nobody has said anything. */
export const stateOfNothing = stateOf([], []);

export type SaveProblem = 'not-member' | 'no-such-check' | 'not-allowed' | 'changed-meanwhile';

/** Why this cannot be an answer to a check of this edition; undefined where it can. */
export function refusalOfSaid(edition: Edition, checkId: string, said: Said): 'no-such-check' | 'not-allowed' | undefined {
  const check = edition.checks.find((one) => one.id === checkId);
  if (!check) return 'no-such-check';
  if (said.kind === 'answers' && said.given.some((one) => !formFor(check).safeParse(one).success)) return 'not-allowed';
  return said.kind === 'not-applicable' && !check.notApplicable ? 'not-allowed' : undefined;
}

/** Keeps everybody else from this check until the transaction ends. Whoever takes several takes them in the order of their ids. */
export const lockCheck = (tx: Db, { providerId, checkId }: CheckPlace): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${providerId} ${checkId}`}, 0))`);

/** Puts what is said in place of the draft before. Asks nobody: the check is locked, and who may was asked. */
export async function replaceDraft(tx: Db, { standard, clock }: Pick<App, 'clock' | 'standard'>, { providerId, checkId }: CheckPlace, said: Said): Promise<void> {
  const edition = standard.current.edition.id;
  const now = clock.now();
  const here = { providerId, edition, checkId };
  await tx.delete(answers).where(and(eq(answers.providerId, providerId), eq(answers.edition, edition), eq(answers.checkId, checkId), eq(answers.state, 'draft')));
  await tx.delete(notApplicableClaims).where(and(eq(notApplicableClaims.providerId, providerId), eq(notApplicableClaims.edition, edition), eq(notApplicableClaims.checkId, checkId), eq(notApplicableClaims.state, 'draft')));
  const draft = { ...here, state: 'draft' as const, givenOn: clock.today(), writtenAt: now };
  if (said.kind === 'would-not-say') await tx.insert(answers).values({ id: newId(now.getTime()), ...draft, wouldNotSay: true });
  if (said.kind === 'answers') for (const one of said.given) await tx.insert(answers).values({ id: newId(now.getTime()), ...draft, ...one });
  if (said.kind === 'not-applicable') await tx.insert(notApplicableClaims).values({ id: newId(now.getTime()), ...here, ground: said.ground, state: 'draft', claimedOn: clock.today() });
}

/** Keeps what is said as a draft, in place of the draft before. Publishes nothing. */
export async function saveAnswer(app: Pick<App, 'db' | 'clock' | 'standard'>, { account }: SignedIn, place: CheckPlace, said: Said, seen: string): Promise<Result<void, SaveProblem>> {
  const { edition } = app.standard.current;
  const refusal = refusalOfSaid(edition, place.checkId, said);
  if (refusal) return refused(refusal);
  return app.db.transaction(async (tx) => {
    if (!(await roleOf(tx, place.providerId, account.id))) return refused('not-member');
    await lockCheck(tx, place);
    if ((await stateOfCheck(tx, edition.id, place)) !== seen) return refused('changed-meanwhile');
    await replaceDraft(tx, app, place, said);
    return done(undefined);
  });
}
