// Every case that waits, from the rooms that it lies in, as one list. Reads only.
import { and, asc, eq, isNotNull, isNull, inArray } from 'drizzle-orm';
import { evidence } from '#assessments/evidence-tables.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { cases } from '#providers/case-tables.ts';
import { providers } from '#providers/tables.ts';
import { claims } from '#providers/team-tables.ts';
import type { CaseKind } from '#providers/terms.ts';
import type { Edition } from '#standard/schema.ts';
import { openIdentities } from './identity-case.ts';
import type { QueueLine } from './queue.ts';
import { appeals, decisions } from './tables.ts';

const MOST = 200;
const FIRM = { name: providers.name, demonstration: providers.demonstration };

export type WaitingCase = Omit<QueueLine, 'dueBy' | 'age' | 'late' | 'second' | 'takenBy'> & {
  readonly providerId: string | null;
  /** Of two firms that are to be one: the other. */
  readonly otherId?: string | null;
  /** Moderators who had a part in what is looked at again. */
  readonly part: readonly (string | null)[];
  /** The last day before something is published by itself. */
  readonly before?: Day;
};

const REPORTED: Readonly<Record<CaseKind, string>> = { 'wrong-fact': 'a wrong fact', answer: 'an answer', 'take-down': 'take it off', 'something-else': 'something else' };

async function sentEvidence(db: Db, edition: Edition): Promise<WaitingCase[]> {
  const rows = await db.select({ id: evidence.id, since: evidence.sentAt, checkId: evidence.checkId, providerId: evidence.providerId, ...FIRM }).from(evidence).innerJoin(providers, eq(providers.id, evidence.providerId)).where(eq(evidence.state, 'waiting')).orderBy(asc(evidence.sentAt)).limit(MOST);
  return rows.map(({ id, since, checkId, providerId, name, demonstration }) => ({ subject: 'evidence', id, since: since!, providerId, part: [], firm: name, demonstration, about: `Proof for ${checkId}${edition.checks.find((check) => check.id === checkId)?.essential ? ', essential' : ''}` }));
}

async function openClaims(db: Db): Promise<WaitingCase[]> {
  const rows = await db.select({ id: claims.id, since: claims.waitingSince, contested: claims.contested, proposed: claims.proposed, accountId: claims.accountId, providerId: claims.providerId, ...FIRM }).from(claims).leftJoin(providers, eq(providers.id, claims.providerId)).where(eq(claims.state, 'waiting')).orderBy(asc(claims.waitingSince)).limit(MOST);
  return rows.map(({ id, since, contested, proposed, accountId, providerId, name, demonstration }) => ({ subject: 'claim', id, since: since!, providerId, part: [accountId], firm: name ?? proposed?.name ?? '', demonstration: demonstration ?? false, about: contested ? 'Claim of a firm that is claimed' : proposed ? 'Claim of a firm to be added' : 'Claim of a firm' }));
}

async function openReports(db: Db): Promise<WaitingCase[]> {
  const rows = await db.select({ id: cases.id, since: cases.createdAt, kind: cases.kind, checkId: cases.checkId, number: cases.number, providerId: cases.providerId, ...FIRM }).from(cases).leftJoin(providers, eq(providers.id, cases.providerId)).where(eq(cases.state, 'open')).orderBy(asc(cases.number)).limit(MOST);
  return rows.map(({ id, since, kind, checkId, number, providerId, name, demonstration }) => ({ subject: 'report', id, since, providerId, part: [], firm: name ?? 'The site', demonstration: demonstration ?? false, about: checkId ? `Challenge ${number}: the answer to ${checkId}` : `Report ${number}: ${REPORTED[kind]}` }));
}

async function factChecks(db: Db): Promise<WaitingCase[]> {
  const rows = await db.select({ id: decisions.id, since: decisions.saidAt, publishesOn: decisions.publishesOn, checkId: decisions.checkId, providerId: decisions.providerId, ...FIRM }).from(decisions).innerJoin(providers, eq(providers.id, decisions.providerId)).where(and(eq(decisions.state, 'heard'), isNotNull(decisions.saidAt), isNull(decisions.readAt))).orderBy(asc(decisions.saidAt)).limit(MOST);
  return rows.map(({ id, since, publishesOn, checkId, providerId, name, demonstration }) => ({ subject: 'fact-check', id, since: since!, providerId, part: [], firm: name, demonstration, about: `The firm answered before publication${checkId ? `: ${checkId}` : ''}`, before: addDays(day(publishesOn!), -1) }));
}

async function openAppeals(db: Db): Promise<WaitingCase[]> {
  const rows = await db.select({ id: appeals.id, accountId: appeals.accountId, decisionId: appeals.decisionId, since: appeals.sentAt, of: decisions.subjectId, checkId: decisions.checkId, providerId: decisions.providerId, ...FIRM }).from(appeals).innerJoin(decisions, eq(decisions.id, appeals.decisionId)).leftJoin(providers, eq(providers.id, decisions.providerId)).where(eq(appeals.state, 'open')).orderBy(asc(appeals.sentAt)).limit(MOST);
  const took = rows.length === 0 ? [] : await db.select({ of: decisions.subjectId, moderatorId: decisions.moderatorId }).from(decisions).where(and(inArray(decisions.subjectId, rows.flatMap((row) => [row.of, row.decisionId])), inArray(decisions.state, ['effective', 'reversed'])));
  return rows.map(({ id, accountId, decisionId, since, of, checkId, providerId, name, demonstration }) => ({ subject: 'appeal', id, since, providerId, part: [accountId, ...took.filter((one) => one.of === of || one.of === decisionId).map((one) => one.moderatorId)], firm: name ?? '', demonstration: demonstration ?? false, about: `Appeal${checkId ? `: ${checkId}` : ' against a decision'}` }));
}

/** Everything that waits for anybody, at most 200 of each kind, the oldest of each first. */
export const waitingCases = async (db: Db, edition: Edition): Promise<WaitingCase[]> => [...(await sentEvidence(db, edition)), ...(await openClaims(db)), ...(await openReports(db)), ...(await openIdentities(db)), ...(await factChecks(db)), ...(await openAppeals(db))];
