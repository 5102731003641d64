// The queue: everything that waits for a moderator, oldest first, with the day by which we promised to decide. Reads only.
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { evidence } from '#assessments/evidence-tables.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { dayOf, daysBetween, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { cases, providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import type { Policy } from '#standard/policy-schema.ts';
import type { Edition } from '#standard/schema.ts';
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

const MOST = 200;
const FIRM = { name: providers.name, demonstration: providers.demonstration };

type Bare = Omit<QueueLine, 'dueBy' | 'age' | 'late' | 'second' | 'takenBy'> & { readonly providerId: string | null };

async function bareLines(db: Db, edition: Edition): Promise<Bare[]> {
  const sent = await db.select({ id: evidence.id, since: evidence.sentAt, checkId: evidence.checkId, providerId: evidence.providerId, ...FIRM }).from(evidence).innerJoin(providers, eq(providers.id, evidence.providerId)).where(eq(evidence.state, 'waiting')).orderBy(asc(evidence.sentAt)).limit(MOST);
  const claimed = await db.select({ id: claims.id, since: claims.waitingSince, contested: claims.contested, proposed: claims.proposed, providerId: claims.providerId, ...FIRM }).from(claims).leftJoin(providers, eq(providers.id, claims.providerId)).where(eq(claims.state, 'waiting')).orderBy(asc(claims.waitingSince)).limit(MOST);
  const told = await db.select({ id: cases.id, since: cases.createdAt, kind: cases.kind, number: cases.number, providerId: cases.providerId, ...FIRM }).from(cases).leftJoin(providers, eq(providers.id, cases.providerId)).where(eq(cases.state, 'open')).orderBy(asc(cases.number)).limit(MOST);
  return [
    ...sent.map(({ id, since, checkId, providerId, name, demonstration }) => ({ subject: 'evidence' as const, id, since: since!, providerId, firm: name, demonstration, about: `Proof for ${checkId}${edition.checks.find((check) => check.id === checkId)?.essential ? ', essential' : ''}` })),
    ...claimed.map(({ id, since, contested, proposed, providerId, name, demonstration }) => ({ subject: 'claim' as const, id, since: since!, providerId, firm: name ?? proposed?.name ?? '', demonstration: demonstration ?? false, about: contested ? 'Claim of a firm that is claimed' : proposed ? 'Claim of a firm to be added' : 'Claim of a firm' })),
    ...told.map(({ id, since, kind, number, providerId, name, demonstration }) => ({ subject: 'report' as const, id, since, providerId, firm: name ?? 'The site', demonstration: demonstration ?? false, about: `Report ${number}: ${{ 'wrong-fact': 'a wrong fact', 'take-down': 'take it off', 'something-else': 'something else' }[kind]}` })),
  ];
}

/**
 * What waits for this moderator, oldest first. Firms that they may not judge are left out, and so are cases that they have decided themselves
 * and that want a second one.
 */
export async function queueFor(db: Db, { edition, policy, moderatorId, now }: { readonly edition: Edition; readonly policy: Pick<Policy, 'limits'>; readonly moderatorId: string; readonly now: Date }): Promise<QueueLine[]> {
  const lines = await bareLines(db, edition);
  const ids = lines.map((line) => line.id);
  const aside = new Set((await db.select({ id: conflicts.providerId }).from(conflicts).where(eq(conflicts.moderatorId, moderatorId))).map((row) => row.id));
  const open = ids.length === 0 ? [] : await db.select({ subjectId: decisions.subjectId, moderatorId: decisions.moderatorId, state: decisions.state }).from(decisions).where(and(inArray(decisions.subjectId, ids), inArray(decisions.state, ['first', 'set', 'split'])));
  const taken = ids.length === 0 ? [] : await db.select({ subjectId: takings.subjectId, moderatorId: takings.moderatorId }).from(takings).where(inArray(takings.subjectId, ids)).orderBy(sql`${takings.takenAt}`);
  const today = dayOf(now);
  return lines
    .filter((line) => line.providerId === null || !aside.has(line.providerId))
    .filter((line) => !open.some((one) => one.subjectId === line.id && (one.state === 'set' || one.moderatorId === moderatorId)))
    .map(({ providerId: _, ...line }) => {
      const dueBy = addWorkingDays(dayOf(line.since), policy.limits.decide.count);
      return { ...line, dueBy, age: daysBetween(dayOf(line.since), today), late: today > dueBy, second: open.some((one) => one.subjectId === line.id), takenBy: taken.findLast((one) => one.subjectId === line.id)?.moderatorId };
    })
    .toSorted((a, b) => a.since.getTime() - b.since.getTime());
}
