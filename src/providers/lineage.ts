// Which firms count as one: a firm with all that it carries on, and all that the same people run. Reads only.
import { and, asc, desc, eq, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#platform/db.ts';
import { identityChanges } from './identity-tables.ts';
import { providers } from './tables.ts';

/**
 * Ids of all providers whose reviews and past scores count for this one: whoever goes on first, then every firm that it carries on. Asked of a
 * firm that is carried on, it gives the same list. Nothing where there is no such provider.
 */
export async function lineageOf(db: Db, providerId: string): Promise<readonly string[]> {
  const [own] = await db.select({ id: providers.id, head: providers.succeededBy }).from(providers).where(eq(providers.id, providerId));
  if (!own) return [];
  const head = own.head ?? own.id;
  const rows = await db.select({ id: providers.id }).from(providers).where(or(eq(providers.id, head), eq(providers.succeededBy, head))).orderBy(desc(providers.isHead), asc(providers.succeededOn), asc(providers.id));
  return rows.map((row) => row.id);
}

const others = alias(providers, 'others');

/** What was said of who a firm is, the newest first, also where it is the other of the two. `confirmed` alone is public. */
export const changesOf = (db: Db, providerId: string) =>
  db
    .select({ id: identityChanges.id, number: identityChanges.number, kind: identityChanges.kind, newWords: identityChanges.newWords, oldWords: identityChanges.oldWords, happenedOn: identityChanges.happenedOn, link: identityChanges.link, voice: identityChanges.voice, state: identityChanges.state, saidAt: identityChanges.saidAt, decidedAt: identityChanges.decidedAt, otherName: others.name, otherSlug: others.slug })
    .from(identityChanges)
    .leftJoin(others, eq(others.id, identityChanges.otherId))
    .where(eq(identityChanges.providerId, providerId))
    .orderBy(desc(identityChanges.saidAt))
    .limit(100);
export type ChangeShown = Awaited<ReturnType<typeof changesOf>>[number];

/** Whoever goes on in the place of this firm, and how the two belong together; undefined where nobody does. */
export async function whoGoesOn(db: Db, providerId: string) {
  const [own] = await db.select({ by: providers.succeededBy, on: providers.succeededOn }).from(providers).where(eq(providers.id, providerId));
  if (!own?.by) return undefined;
  const [head] = await db.select({ slug: providers.slug, name: providers.name, demonstration: providers.demonstration, withdrawnOn: providers.withdrawnOn }).from(providers).where(eq(providers.id, own.by));
  const [said] = await db.select({ kind: identityChanges.kind }).from(identityChanges).where(and(eq(identityChanges.otherId, providerId), eq(identityChanges.state, 'confirmed'))).orderBy(desc(identityChanges.decidedAt)).limit(1);
  return head && { ...head, on: own.on!, kind: said?.kind };
}

/** Declarations that this account made for its firms, for its owner's file. */
export const declaredBy = (db: Db, accountId: string) =>
  db.select({ kind: identityChanges.kind, newWords: identityChanges.newWords, says: identityChanges.says, link: identityChanges.link, state: identityChanges.state, saidAt: identityChanges.saidAt }).from(identityChanges).where(eq(identityChanges.accountId, accountId)).orderBy(asc(identityChanges.saidAt));
