// The queue: everything that waits for a moderator, oldest first, with the day by which we promised to decide. Reads only.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { addWorkingDays } from '#kernel/working-days.ts';
import { dayOf, daysBetween, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { memberships } from '#providers/team-tables.ts';
import type { Policy } from '#standard/policy-schema.ts';
import type { Edition } from '#standard/schema.ts';
import { waitingCases } from './queue-lines.ts';
import { conflicts, decisions, takings } from './tables.ts';
import type { Subject } from './terms.ts';

export interface QueueLine {
  readonly subject: Subject;
  readonly id: string;
  readonly since: Date;
  readonly dueBy: Day;
  /** Whole days since it came in. */
  readonly age: number;
  readonly late: boolean;
  readonly firm: string;
  readonly demonstration: boolean;
  readonly about: string;
  /** Somebody has decided, and a second moderator is wanted. */
  readonly second: boolean;
  /** Whose it is; undefined where nobody took it. */
  readonly takenBy: string | undefined;
}

/**
 * What waits for this moderator, oldest first. Firms that they may not judge are left out, and so are cases that they have decided themselves
 * and that want a second one, appeals against what they had a part in, and decisions whose firm is being heard.
 */
export async function queueFor(db: Db, { edition, policy, moderatorId, now }: { readonly edition: Edition; readonly policy: Pick<Policy, 'limits'>; readonly moderatorId: string; readonly now: Date }): Promise<QueueLine[]> {
  const lines = await waitingCases(db, edition);
  const own = (await db.select({ id: memberships.providerId }).from(memberships).where(eq(memberships.accountId, moderatorId))).map((row) => row.id);
  const ids = lines.map((line) => line.id);
  const said = await db.select({ id: conflicts.providerId }).from(conflicts).where(eq(conflicts.moderatorId, moderatorId));
  const aside = new Set([...own, ...said.map((row) => row.id)]);
  const open = ids.length === 0 ? [] : await db.select({ subjectId: decisions.subjectId, moderatorId: decisions.moderatorId, state: decisions.state }).from(decisions).where(and(inArray(decisions.subjectId, ids), inArray(decisions.state, ['first', 'set', 'split', 'heard'])));
  const taken = ids.length === 0 ? [] : await db.select({ subjectId: takings.subjectId, moderatorId: takings.moderatorId }).from(takings).where(inArray(takings.subjectId, ids)).orderBy(sql`${takings.takenAt}`);
  const today = dayOf(now);
  return lines
    .filter((line) => (line.providerId === null || !aside.has(line.providerId)) && !(line.otherId && aside.has(line.otherId)))
    .filter((line) => !line.part.includes(moderatorId) && !open.some((one) => one.subjectId === line.id && (one.state === 'set' || one.state === 'heard' || one.moderatorId === moderatorId)))
    .map(({ providerId: _, otherId: ___, part: __, before, ...line }) => {
      const promised = addWorkingDays(dayOf(line.since), policy.limits.decide.count);
      const dueBy = before !== undefined && before < promised ? before : promised;
      return { ...line, dueBy, age: daysBetween(dayOf(line.since), today), late: today > dueBy, second: open.some((one) => one.subjectId === line.id), takenBy: taken.findLast((one) => one.subjectId === line.id)?.moderatorId };
    })
    .toSorted((a, b) => a.since.getTime() - b.since.getTime());
}
