// Named questions about what an owner saved. The account stands in every one of them: nobody reads what is another's.
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { providers } from '#providers/tables.ts';
import { changeNotices, savedNeeds, savedProviders, savedShortlists } from './tables.ts';

const NEED = { id: savedNeeds.id, name: savedNeeds.name, query: savedNeeds.query, note: savedNeeds.note, createdAt: savedNeeds.createdAt, changedAt: savedNeeds.changedAt };
const LIST = { edition: savedShortlists.edition, editionDigest: savedShortlists.editionDigest, engine: savedShortlists.engine, asOf: savedShortlists.asOf, list: savedShortlists.list, takenAt: savedShortlists.takenAt };

/** The needs of this account, the newest first; `frozenOn` is the day of the list that was kept with it. */
export const savedNeedsOf = (db: Db, accountId: string) =>
  db.select({ ...NEED, frozenOn: savedShortlists.asOf }).from(savedNeeds).leftJoin(savedShortlists, eq(savedShortlists.needId, savedNeeds.id)).where(eq(savedNeeds.accountId, accountId)).orderBy(desc(savedNeeds.createdAt), asc(savedNeeds.id));

/** One saved need with its frozen list, for whose it is. */
export async function savedNeedOf(db: Db, id: string, accountId: string) {
  const [row] = await db.select({ need: NEED, frozen: LIST }).from(savedNeeds).leftJoin(savedShortlists, eq(savedShortlists.needId, savedNeeds.id)).where(and(eq(savedNeeds.id, id), eq(savedNeeds.accountId, accountId)));
  return row;
}

/** The id under which this account saved exactly this need. */
export async function savedNeedAt(db: Db, query: string, accountId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: savedNeeds.id }).from(savedNeeds).where(and(eq(savedNeeds.accountId, accountId), eq(savedNeeds.query, query)));
  return row?.id;
}

/** The firms that this account keeps, by name. One that was taken down has its day, and is not to be named. */
export const savedFirmsOf = (db: Db, accountId: string) =>
  db
    .select({ id: providers.id, slug: providers.slug, name: providers.name, demonstration: providers.demonstration, withdrawnOn: providers.withdrawnOn, note: savedProviders.note, tell: savedProviders.tell, createdAt: savedProviders.createdAt })
    .from(savedProviders)
    .innerJoin(providers, eq(providers.id, savedProviders.providerId))
    .where(eq(savedProviders.accountId, accountId))
    .orderBy(asc(providers.name), asc(providers.id));

/** What this account keeps of one firm. */
export async function savedFirmOf(db: Db, providerId: string, accountId: string): Promise<{ readonly note: string | null; readonly tell: boolean } | undefined> {
  const [row] = await db.select({ note: savedProviders.note, tell: savedProviders.tell }).from(savedProviders).where(and(eq(savedProviders.accountId, accountId), eq(savedProviders.providerId, providerId)));
  return row;
}

/** All that this room holds about one account, for its owner. Moments as they are stored, in UTC. */
export async function exportSaved(db: Db, accountId: string) {
  const needs = await db.select({ ...NEED, list: LIST }).from(savedNeeds).leftJoin(savedShortlists, eq(savedShortlists.needId, savedNeeds.id)).where(eq(savedNeeds.accountId, accountId)).orderBy(asc(savedNeeds.id));
  const firms = await db
    .select({ slug: providers.slug, note: savedProviders.note, tell: savedProviders.tell, told: savedProviders.told, createdAt: savedProviders.createdAt, changedAt: savedProviders.changedAt })
    .from(savedProviders)
    .innerJoin(providers, eq(providers.id, savedProviders.providerId))
    .where(eq(savedProviders.accountId, accountId))
    .orderBy(asc(providers.slug));
  const mails = await db.select({ onDay: changeNotices.onDay, changes: changeNotices.changes, sentAt: changeNotices.sentAt }).from(changeNotices).where(eq(changeNotices.accountId, accountId)).orderBy(asc(changeNotices.onDay));
  return { needs, firms, mails };
}
