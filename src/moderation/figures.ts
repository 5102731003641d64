// The figures of the transparency page: how many decisions, of what kind, how long they took, what waits. Counted, never written. Reads only.
import { count, eq, inArray, sql } from 'drizzle-orm';
import { evidence } from '#assessments/evidence-tables.ts';
import type { Db } from '#platform/db.ts';
import { claims } from '#providers/team-tables.ts';
import type { Decision } from '#standard/policy-schema.ts';
import { decisions } from './tables.ts';

export interface Figures {
  /** Cases decided, by decision; where two decided one case it counts once. */
  readonly decided: readonly { readonly decision: Decision; readonly cases: number }[];
  /** Days from sending to decision of accepted and refused proof, the middle one and the longest; undefined where there is none. */
  readonly days: { readonly middle: number; readonly longest: number } | undefined;
  readonly waiting: number;
  /** Appeals that were decided, and how many of them changed the first decision. */
  readonly appeals: { readonly decided: number; readonly reversed: number };
  /** Decisions that their firm saw first, and how many were dropped after it was heard. */
  readonly heard: { readonly told: number; readonly dropped: number };
}

/** Counts over everything that has taken effect. */
export async function moderationFigures(db: Db): Promise<Figures> {
  const decided = await db.select({ decision: decisions.decision, cases: sql<number>`count(distinct ${decisions.subjectId})::int` }).from(decisions).where(inArray(decisions.state, ['effective', 'reversed'])).groupBy(decisions.decision).orderBy(decisions.decision);
  const [spent] = await db
    .select({ middle: sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from ${evidence.closedAt} - ${evidence.sentAt}) / 86400)::float`, longest: sql<number | null>`max(extract(epoch from ${evidence.closedAt} - ${evidence.sentAt}) / 86400)::float` })
    .from(evidence)
    .where(sql`${evidence.state} in ('accepted', 'refused')`);
  const [sent] = await db.select({ waiting: count() }).from(evidence).where(eq(evidence.state, 'waiting'));
  const [again] = await db
    .select({
      decided: sql<number>`count(distinct ${decisions.subjectId}) filter (where ${decisions.subject} = 'appeal' and ${decisions.state} = 'effective')::int`,
      reversed: sql<number>`count(distinct ${decisions.subjectId}) filter (where ${decisions.decision} = 'appeal-reverse' and ${decisions.state} = 'effective')::int`,
      told: sql<number>`count(*) filter (where ${decisions.publishesOn} is not null)::int`,
      dropped: sql<number>`count(*) filter (where ${decisions.publishesOn} is not null and ${decisions.state} = 'dropped')::int`,
    })
    .from(decisions);
  const [claimed] = await db.select({ waiting: count() }).from(claims).where(eq(claims.state, 'waiting'));
  return { decided, days: spent!.middle === null ? undefined : { middle: spent!.middle, longest: spent!.longest! }, waiting: sent!.waiting + claimed!.waiting, appeals: { decided: again!.decided, reversed: again!.reversed }, heard: { told: again!.told, dropped: again!.dropped } };
}
