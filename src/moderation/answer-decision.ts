// The verbs of those whom a decision is about: say what is wrong with it before it is published, agree to it, appeal once. Moderators have verbs of their own.
import { and, eq, inArray } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { holdEvidence } from '#assessments/appealed-evidence.ts';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import { claims } from '#providers/team-tables.ts';
import { appealEnd } from './decision-words.ts';
import { DECISION_PUBLISHES } from './jobs.ts';
import { roleOf } from '#providers/team.ts';
import { heardSides, sidesOf } from './sides.ts';
import { appeals, decisions } from './tables.ts';

type Parts = Pick<App, 'db' | 'clock' | 'queue' | 'policy'>;
type Row = typeof decisions.$inferSelect;
export type AnswerProblem = 'not-yours' | 'not-heard' | 'too-late' | 'appealed-already' | 'not-open' | 'two-sides' | 'too-long';

/** Characters of what a firm, or two together, may say. */
const LONGEST = 4_000;

/** An owner of a firm that is heard: where one firm said that it goes on from another, that other one alone. */
async function isOwner(tx: Db, row: Row, accountId: string): Promise<boolean> {
  for (const id of await heardSides(tx, row)) if ((await roleOf(tx, id, accountId)) === 'owner') return true;
  return false;
}

/** Whether this account is the other side of the decision: an owner of the firm, or whoever claimed it and was refused. */
export async function isTheirs(tx: Db, row: Row, accountId: string): Promise<boolean> {
  if (row.subject !== 'claim') return isOwner(tx, row, accountId);
  const [claim] = await tx.select({ accountId: claims.accountId }).from(claims).where(eq(claims.id, row.subjectId));
  return row.decision === 'claim-grant' ? claim?.accountId !== accountId && (await isOwner(tx, row, accountId)) : claim?.accountId === accountId;
}

async function heard(tx: Db, id: string, accountId: string): Promise<Row | 'not-yours' | 'not-heard'> {
  const [row] = await tx.select().from(decisions).where(eq(decisions.id, id)).for('update');
  if (!row || !(await isTheirs(tx, row, accountId))) return 'not-yours';
  return row.state === 'heard' ? row : 'not-heard';
}

/** Whether a moderator has decided on what the firm said, and may still take that back: new words would be read by nobody. */
async function isBeingRead(tx: Db, id: string): Promise<boolean> {
  const rows = await tx.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, 'fact-check'), eq(decisions.subjectId, id), inArray(decisions.state, ['first', 'set'])));
  return rows.length > 0;
}

/** Stores what the firm says to a decision that is not published yet. A moderator reads it. Said again before that, it takes the place of the first; of two firms both are kept. */
export async function sayToDecision(app: Parts, { account }: SignedIn, id: string, says: string): Promise<Result<void, AnswerProblem>> {
  return app.db.transaction(async (tx) => {
    const row = await heard(tx, id, account.id);
    if (typeof row === 'string') return refused(row);
    if (row.readAt !== null || (await isBeingRead(tx, id))) return refused('too-late');
    // Of two firms that are taken as one, neither speaks over the other.
    const all = row.says !== null && (await sidesOf(tx, row)).length > 1 ? `${row.says}\n\n${says}` : says;
    if (all.length > LONGEST) return refused('too-long');
    await tx.update(decisions).set({ says: all, saidAt: row.saidAt ?? app.clock.now() }).where(eq(decisions.id, id));
    return done(undefined);
  });
}

/** The firm agrees: the decision is published now. */
export async function agreeToDecision(app: Parts, { account }: SignedIn, id: string): Promise<Result<void, AnswerProblem>> {
  return app.db.transaction(async (tx) => {
    const row = await heard(tx, id, account.id);
    if (typeof row === 'string') return refused(row);
    if ((await heardSides(tx, row)).length > 1) return refused('two-sides');
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
    if (row.subject === 'evidence') await holdEvidence(tx, row.subjectId, true);
    return done(undefined);
  });
}
