// Decisions as those read them whom they are about. Reads only.
import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
import { isTheirs } from './answer-decision.ts';
import { roleBeside } from './sides.ts';
import { appeals, decisions } from './tables.ts';

const SHOWN = ['heard', 'effective', 'dropped', 'reversed'] as const;
type Row = typeof decisions.$inferSelect;

/** What the team of a firm sees: one line for each case on which something was decided that concerns it, the newest first. */
export async function decisionsAbout(db: Db, providerId: string): Promise<Row[]> {
  const rows = await db.select().from(decisions).where(and(eq(decisions.providerId, providerId), inArray(decisions.state, [...SHOWN]), inArray(decisions.subject, ['evidence', 'report', 'identity', 'claim']), notInArray(decisions.decision, ['no-change', 'claim-refuse']))).orderBy(desc(decisions.decidedAt)).limit(500);
  return rows.filter((row, at) => rows.findIndex((one) => one.subjectId === row.subjectId && one.state === row.state) === at);
}

/** One decision for this account: for a team that it is about, or for whoever claimed. Undefined for everybody else. */
export async function decisionFor(db: Db, id: string, accountId: string) {
  const [row] = await db.select().from(decisions).where(and(eq(decisions.id, id), inArray(decisions.state, [...SHOWN])));
  if (!row || row.subject === 'appeal' || row.subject === 'fact-check' || row.decision === 'no-change') return undefined;
  const mayAct = await isTheirs(db, row, accountId);
  const mayRead = mayAct || (row.subject !== 'claim' && (await roleBeside(db, row, accountId)) !== undefined);
  if (!mayRead) return undefined;
  const [firm] = row.providerId === null ? [] : await db.select({ name: providers.name, slug: providers.slug, demonstration: providers.demonstration }).from(providers).where(eq(providers.id, row.providerId));
  const [appeal] = await db.select().from(appeals).where(eq(appeals.decisionId, id));
  const [answer] = appeal ? await db.select().from(decisions).where(and(eq(decisions.subject, 'appeal'), eq(decisions.subjectId, appeal.id), eq(decisions.state, 'effective'))).orderBy(desc(decisions.decidedAt)).limit(1) : [];
  const [read] = await db.select().from(decisions).where(and(eq(decisions.subject, 'fact-check'), eq(decisions.subjectId, id), eq(decisions.state, 'effective'))).limit(1);
  return { row, firm, mayAct, appeal, answer, read };
}
export type DecisionShown = NonNullable<Awaited<ReturnType<typeof decisionFor>>>;

/** The decision by which a claim was refused. */
export async function refusalOf(db: Db, claimId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, 'claim'), eq(decisions.subjectId, claimId), eq(decisions.decision, 'claim-refuse'), inArray(decisions.state, ['effective', 'reversed']))).orderBy(desc(decisions.decidedAt)).limit(1);
  return row?.id;
}
