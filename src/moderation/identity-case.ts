// A case about who a firm is: as the verbs see it, as it waits in the queue, as a moderator reads it, and who is told. Reads only.
import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts/tables.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { answers } from '#assessments/tables.ts';
import type { Day } from '#kernel/time.ts';
import { counted, fullDate, opening } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import { identityKindWords, namesOther } from '#providers/identity-rules.ts';
import { identityChanges } from '#providers/identity-tables.ts';
import { providers } from '#providers/tables.ts';
import { teamOf } from '#providers/team-reads.ts';
import type { OpenCase } from './case-of.ts';
import type { WaitingCase } from './queue-lines.ts';
import { decisions } from './tables.ts';

const MOST = 200;
const FIRM = { slug: providers.slug, name: providers.name, legalName: providers.legalName, domain: providers.domain, demonstration: providers.demonstration, firstClaimedOn: providers.firstClaimedOn };
const others = alias(providers, 'others');

/** The case, held until the transaction ends. Two firms as one always want two moderators; so does what others say of a firm. */
export async function identityCaseOf(tx: Db, id: string): Promise<OpenCase | undefined> {
  const [row] = await tx.select().from(identityChanges).where(eq(identityChanges.id, id)).for('update');
  if (!row) return undefined;
  const [heard] = await tx.select({ id: decisions.id }).from(decisions).where(and(eq(decisions.subject, 'identity'), eq(decisions.subjectId, id), eq(decisions.state, 'heard'))).limit(1);
  return { providerId: row.providerId, otherId: row.otherId, waits: row.state === 'pending' && !heard, may: ['no-change', namesOther(row.kind) ? 'join' : 'correct'], ...(row.voice === 'anybody' && { two: true }) };
}

/** Those that wait, the oldest first. */
export async function openIdentities(db: Db): Promise<WaitingCase[]> {
  const rows = await db
    .select({ id: identityChanges.id, since: identityChanges.saidAt, kind: identityChanges.kind, voice: identityChanges.voice, accountId: identityChanges.accountId, providerId: identityChanges.providerId, otherId: identityChanges.otherId, name: providers.name, demonstration: providers.demonstration })
    .from(identityChanges)
    .innerJoin(providers, eq(providers.id, identityChanges.providerId))
    .where(eq(identityChanges.state, 'pending'))
    .orderBy(asc(identityChanges.saidAt))
    .limit(MOST);
  return rows.map(({ id, since, kind, voice, accountId, providerId, otherId, name, demonstration }) => ({ subject: 'identity', id, since, providerId, otherId, part: [accountId], firm: name, demonstration, about: `${voice === 'firm' ? 'The firm says' : 'Somebody says'}: ${identityKindWords(kind).toLowerCase()}` }));
}

/** What a moderator should know before two firms become one. */
async function signalsOf(db: Db, { otherId, providerId }: typeof identityChanges.$inferSelect): Promise<string[]> {
  if (otherId === null) return [];
  const [marks] = await db.select({ times: count() }).from(answers).where(and(eq(answers.providerId, otherId), isNotNull(answers.falseFoundOn)));
  const [waiting] = await db.select({ times: count() }).from(evidence).where(and(eq(evidence.providerId, otherId), inArray(evidence.state, ['waiting', 'asked'])));
  const [team, own] = [await teamOf(db, otherId), await teamOf(db, providerId)];
  return [
    ...(marks!.times > 0 ? [`${counted(marks!.times, 'answer')} of the other firm ${marks!.times === 1 ? 'was' : 'were'} found false. The mark goes along.`] : []),
    ...(waiting!.times > 0 ? [`${counted(waiting!.times, 'proof')} of the other firm ${waiting!.times === 1 ? 'waits' : 'wait'} for a moderator. Decide on them first: only what was read goes along.`] : []),
    ...(team.length > 0 && !team.some((one) => own.some((same) => same.accountId === one.accountId)) ? [`${counted(team.length, 'person speaks', 'people speak')} for the other firm, and none of them for this one.`] : []),
  ].map(opening);
}

/** Everything of one such case. */
export async function identityView(db: Db, id: string) {
  const [row] = await db.select({ change: identityChanges, firm: FIRM, other: { slug: others.slug, name: others.name, legalName: others.legalName, demonstration: others.demonstration, firstClaimedOn: others.firstClaimedOn } }).from(identityChanges).innerJoin(providers, eq(providers.id, identityChanges.providerId)).leftJoin(others, eq(others.id, identityChanges.otherId)).where(eq(identityChanges.id, id));
  if (!row) return undefined;
  const { change, firm, other } = row;
  return { kind: 'identity' as const, firm, change, other: other ?? undefined, title: `Case I-${change.number}: ${identityKindWords(change.kind).toLowerCase()}`, happened: change.happenedOn ? fullDate(change.happenedOn as Day) : 'Not said', signals: await signalsOf(db, change) };
}

/** Who said it, where they can be told, and the number of the case. */
export async function saidBy(db: Db, id: string): Promise<{ readonly number: number; readonly to: readonly string[] } | undefined> {
  const [row] = await db.select({ number: identityChanges.number, contact: identityChanges.contact, mailbox: accounts.mailbox }).from(identityChanges).leftJoin(accounts, eq(accounts.id, identityChanges.accountId)).where(eq(identityChanges.id, id));
  return row && { number: row.number, to: row.contact ? [row.contact] : row.mailbox ? [row.mailbox] : [] };
}
