// What a provider says now on one line: to one check, or to one rule of it. A read.
import { and, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { answers, notApplicableClaims } from './tables.ts';

export interface Line {
  readonly providerId: string;
  readonly edition: string;
  readonly checkId: string;
  readonly rule: string | null;
}

/** The answer that stands in public; undefined where the last word is another: would not say, taken back, ended, or that the check does not apply. */
export async function liveAnswer(db: Db, { providerId, edition, checkId, rule }: Line): Promise<typeof answers.$inferSelect | undefined> {
  const here = <Table extends typeof answers | typeof notApplicableClaims>(table: Table) => and(eq(table.providerId, providerId), eq(table.edition, edition), eq(table.checkId, checkId), eq(table.state, 'published'));
  const ofLine = or(eq(answers.wouldNotSay, true), rule === null ? isNull(answers.rule) : eq(answers.rule, rule));
  const [last] = await db.select().from(answers).where(and(here(answers), ofLine)).orderBy(desc(answers.givenOn), desc(answers.writtenAt), desc(answers.id)).limit(1);
  if (!last || last.wouldNotSay || last.takenBackOn !== null || last.endedOn !== null) return undefined;
  const claims = await db.select({ id: notApplicableClaims.id }).from(notApplicableClaims).where(and(here(notApplicableClaims), isNull(notApplicableClaims.takenBackOn), gte(notApplicableClaims.claimedOn, last.givenOn)));
  return claims.length > 0 ? undefined : last;
}
