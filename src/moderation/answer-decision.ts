// The verbs of those whom a decision is about: say what is wrong with it before it is published, agree to it, appeal once. Moderators have verbs of their own.
import { eq } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { keepForAppeal } from '#assessments/appealed-evidence.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { claims } from '#providers/team-tables.ts';
import { appealEnd } from './decision-words.ts';
import { DECISION_PUBLISHES } from './jobs.ts';
import { roleBeside } from './sides.ts';
import { appeals, decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'policy'>;
type Row = typeof decisions.$inferSelect;
export type AnswerProblem = 'not-yours' | 'not-heard' | 'too-late' | 'appealed-already' | 'not-open';

const isOwner = async (tx: Db, row: Row, accountId: string): Promise<boolean> => (await roleBeside(tx, row, accountId)) === 'owner';

/** Whether this account is the other side of the decision: an owner of the firm, or whoever claimed it and was refused. */
export async function isTheirs(tx: Db, row: Row, accountId: string): Promise<boolean> {
  if (row.subject !== 'claim') return isOwner(tx, row, accountId);
  const [claim] = await tx.select({ accountId: claims.accountId }).from(claims).where(eq(claims.id, row.subjectId));
  return row.decision === 'claim-grant' ? claim?.accountId !== accountId && (await isOwner(tx, row, accountId)) : claim?.accountId === accountId;
}

async function heard(tx: Db, id: string, accountId: string): Promise<Row | 'not-yours' | 'not-heard'> {
  const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
  if (!row || !(await isOwner(tx, row, accountId))) return 'not-yours';
  return row.state === 'heard' ? row : 'not-heard';
}

/** Stores what the firm says to a decision that is not published yet. A moderator reads it. Said again before that, it takes the place of the first. */
export async function sayToDecision(app: Parts, { account }: SignedIn, id: string, says: string): Promise<Result<void, AnswerProblem>> {
  return app.db.transaction(async (tx) => {
    const row = await heard(tx, id, account.id);
    if (typeof row === 'string') return refused(row);
    if (row.readAt !== null) return refused('too-late');
    await tx.update(decisions).set({ says, saidAt: row.saidAt ?? app.clock.now() }).where(eq(decisions.id, id));
    return done(undefined);
  });
}

/** The firm agrees: the decision is published now. */
export async function agreeToDecision(app: Parts, { account }: SignedIn, id: string): Promise<Result<void, AnswerProblem>> {
  return app.db.transaction(async (tx) => {
    const row = await heard(tx, id, account.id);
    if (typeof row === 'string') return refused(row);
    await tx.update(decisions).set({ agreedAt: app.clock.now() }).where(eq(decisions.id, id));
    await app.queue.enqueue(tx, DECISION_PUBLISHES(id, app.clock.now()));
    return done(undefined);
  });
}

/** Appeals, once, within the days that the policy gives (M-33). The first decision stands until somebody else has decided. */
export async function appealDecision(app: Parts, { account }: SignedIn, id: string, text: string): Promise<Result<void, AnswerProblem>> {
  return app.db.transaction(async (tx) => {
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
    if (!row || !(await isTheirs(tx, row, account.id))) return refused('not-yours');
    const end = appealEnd(row, app.policy);
    if (row.state !== 'effective' || end === undefined) return refused('not-open');
    if (app.clock.today() > end) return refused('too-late');
    const now = app.clock.now();
    const [stored] = await tx.insert(appeals).values({ id: newId(now.getTime()), decisionId: id, accountId: account.id, text, state: 'open', sentAt: now }).onConflictDoNothing().returning({ id: appeals.id });
    if (!stored) return refused('appealed-already');
    if (row.subject === 'evidence') await keepForAppeal(tx, row.subjectId);
    return done(undefined);
  });
}
