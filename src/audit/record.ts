// The verb that adds a row to the record, in the transaction of the change that it tells of.
import { randomBytes } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { BEFORE_ALL, closedDigestOf, hashOf } from './chain.ts';
import { records } from './tables.ts';
import type { ActorKind } from './terms.ts';

export interface Deed {
  readonly actor: ActorKind;
  readonly actorId?: string;
  readonly act: string;
  readonly subject: string;
  readonly subjectId?: string;
  /** What anybody may read. Nothing that names a person. */
  readonly open?: Readonly<Record<string, unknown>>;
  /** What only moderators read, and what may be erased. */
  readonly closed?: Readonly<Record<string, unknown>>;
}

/** Any number, the same in every process: who adds a row waits for whoever is adding one. */
const LOCK = 7_206_001;

/** Adds one row and gives back its number. The lock is held to the end of the caller's transaction, so it comes last in a verb. */
export async function record(tx: Db, now: Date, deed: Deed): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const [last] = await tx.select({ number: records.number, hash: records.hash }).from(records).orderBy(desc(records.number)).limit(1);
  const { actor, actorId, act, subject, subjectId, open, closed } = deed;
  const people = { ...(actorId && { actorId }), ...(subjectId && { subjectId }), ...closed };
  const salt = randomBytes(16).toString('hex');
  const number = (last?.number ?? 0) + 1;
  const previous = last?.hash ?? BEFORE_ALL;
  const link = { number, at: now.toISOString(), actor, act, subject, open: open ?? null, closedDigest: closedDigestOf(salt, people) };
  await tx.insert(records).values({ ...link, at: now, actorId: actorId ?? null, subjectId: subjectId ?? null, closed: people, salt, previous, hash: hashOf(previous, link) });
  return number;
}
