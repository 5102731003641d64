// Part of the import verb: stores one batch of a list's firms. Adds what is new, and changes only what nobody has claimed.
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { identityChanges } from './identity-tables.ts';
import type { ListedFirm, RefusedRow } from './listing-row.ts';
import { matchListed, type FirmLine, type Matched, type Stored } from './match-listed.ts';
import { recordFacts, type NewFact } from './record-facts.ts';
import type { ListingNote } from './schema.ts';
import { chooseSlugs } from './slugs.ts';
import { places, providers } from './tables.ts';
import type { NoWebsite } from './website.ts';

/** What became of the rows that were taken. The last four count what is not known of them. */
export interface Tally {
  added: number;
  changed: number;
  unchanged: number;
  abroad: number;
  noWebsite: Partial<Record<NoWebsite, number>>;
  unknownZip: number;
  noCoordinates: number;
}
export const makeTally = (): Tally => ({ added: 0, changed: 0, unchanged: 0, abroad: 0, noWebsite: {}, unknownZip: 0, noCoordinates: 0 });

type Places = ReadonlyMap<string, typeof places.$inferSelect>;

/** What a list says of a firm: the only columns that an import may change. */
const LISTED = ['name', 'legalName', 'nameKey', 'listingKey', 'domain', 'website', 'city', 'state', 'country', 'postcode', 'zip', 'lat', 'lon', 'source', 'sourceDate'] as const;
type Listed = Pick<Stored, (typeof LISTED)[number]>;

function columnsOf(firm: ListedFirm, known: Places, note: ListingNote): Listed {
  const place = firm.zip === undefined ? undefined : known.get(firm.zip);
  const { name, legalName, nameKey, listingKey, domain = null, website = null, city = null, country, postcode = null } = firm;
  const where = { city, state: firm.state ?? place?.state ?? null, country, postcode, zip: place?.zip ?? null, lat: place?.lat ?? null, lon: place?.lon ?? null };
  return { name, legalName, nameKey, listingKey, domain, website, ...where, source: note.id, sourceDate: note.date };
}

function count(tally: Tally, firm: ListedFirm, known: Places): void {
  if (firm.country !== 'US') tally.abroad += 1;
  if (firm.noWebsite) tally.noWebsite[firm.noWebsite] = (tally.noWebsite[firm.noWebsite] ?? 0) + 1;
  const place = firm.zip === undefined ? undefined : known.get(firm.zip);
  if (firm.country === 'US' && !place) tally.unknownZip += 1;
  if (place && place.lat === null) tally.noCoordinates += 1;
}

function factsOf({ id, firm }: Matched, note: ListingNote): NewFact[] {
  const shared = { providerId: id, demonstration: false, source: note.id, givenOn: note.date };
  return [
    ...(firm.services.length ? [{ ...shared, key: 'services' as const, value: [...firm.services] }] : []),
    ...(firm.founded === undefined ? [] : [{ ...shared, key: 'founded' as const, value: firm.founded }]),
    ...(firm.phone === undefined ? [] : [{ ...shared, key: 'phone' as const, value: firm.phone }]),
  ];
}

/** What to change in a stored firm. A known website stays where this list has none; everything else is as the list says. */
function differences(old: Stored, next: Listed): Partial<Listed> {
  const keepsSite = next.domain === null && old.domain !== null;
  const wanted = keepsSite ? { ...next, domain: old.domain, website: old.website, listingKey: old.listingKey } : next;
  return Object.fromEntries(LISTED.filter((field) => wanted[field] !== old[field]).map((field) => [field, wanted[field]]));
}

/** Firms whose name or legal name a moderator has found to be another than lists may say: both stay as they were found. */
async function namedAnew(tx: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.select({ id: identityChanges.providerId }).from(identityChanges).where(and(inArray(identityChanges.providerId, [...ids]), isNotNull(identityChanges.oldWords), eq(identityChanges.state, 'confirmed')));
  return new Set(rows.map((row) => row.id));
}

/** A list speaks only for firms that have not claimed their listing and were not taken off it, and never over a newer list. */
const mayChange = (old: Stored, note: ListingNote): boolean => old.standing === 'listed' && old.withdrawnOn === null && old.succeededBy === null && note.date >= old.sourceDate;

async function addFirms(tx: Db, fresh: readonly Matched[], known: Places, note: ListingNote, now: Date): Promise<void> {
  if (fresh.length === 0) return;
  const slugs = await chooseSlugs(tx, fresh.map(({ id, firm }) => ({ id, name: firm.name, city: firm.city })));
  const shared = { standing: 'listed' as const, demonstration: false, createdAt: now, changedAt: now };
  await tx.insert(providers).values(fresh.map(({ id, firm }) => ({ id, slug: slugs.get(id)!, ...columnsOf(firm, known, note), ...shared })));
}

/** Stores one batch, counting into `tally`; gives back the rows that name a firm of an earlier line, which are refused. */
export async function storeListed(tx: Db, batch: readonly FirmLine[], note: ListingNote, now: Date, tally: Tally): Promise<RefusedRow[]> {
  if (batch.length === 0) return [];
  const zips = [...new Set(batch.flatMap(({ firm }) => firm.zip ?? []))];
  const known: Places = new Map((await tx.select().from(places).where(inArray(places.zip, zips))).map((place) => [place.zip, place]));
  const matched = await matchListed(tx, batch, now);
  const taken = matched.filter(({ sameAs }) => sameAs === undefined);
  for (const { firm } of taken) count(tally, firm, known);
  const fresh = taken.filter(({ old }) => !old);
  await addFirms(tx, fresh, known, note, now);
  const told = await recordFacts(tx, taken.filter(({ old }) => !old || mayChange(old, note)).flatMap((row) => factsOf(row, note)));
  const named = await namedAnew(tx, taken.filter(({ old }) => old).map(({ id }) => id));
  for (const { id, firm, old } of taken) {
    if (!old) continue;
    const next = { ...columnsOf(firm, known, note), ...(named.has(id) && { name: old.name, legalName: old.legalName }) };
    const change = mayChange(old, note) ? differences(old, next) : {};
    const changed = told.has(id) || Object.keys(change).length > 0;
    if (changed) await tx.update(providers).set({ ...change, changedAt: now }).where(eq(providers.id, id));
    tally[changed ? 'changed' : 'unchanged'] += 1;
  }
  tally.added += fresh.length;
  return matched.flatMap(({ line, fields, sameAs }) => (sameAs === undefined ? [] : [{ line, fields, reason: 'listed-twice' as const, sameAs }]));
}
