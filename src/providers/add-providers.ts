// The verb that stores firms that speak for themselves from the first day: those that add themselves, and those of the demonstration.
import { inArray } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import type { Fact } from './fact-schema.ts';
import { listingKeyOf } from './listing-row.ts';
import { nameKey } from './readable-name.ts';
import { recordFacts } from './record-facts.ts';
import { chooseSlugs } from './slugs.ts';
import { places, providerNames, providers } from './tables.ts';
import type { NameKind } from './terms.ts';

export interface NewProvider {
  readonly name: string;
  readonly legalName: string;
  readonly domain: string;
  /** Its address, where it is not simply that of the domain. */
  readonly website?: string;
  /** A US ZIP that the table of places holds; its coordinates become the provider's. */
  readonly zip: string;
  readonly demonstration: boolean;
  readonly claimedOn: Day;
  /** An id of the table of sources. */
  readonly source: string;
  readonly names: readonly { readonly name: string; readonly kind: NameKind; readonly fromOn?: Day; readonly untilOn?: Day }[];
  readonly facts: readonly (Fact & { readonly givenOn: Day })[];
}

/** Stores the providers with their names and facts in the caller's transaction; gives back their ids in the same order. Throws on a ZIP that is not there. */
export async function addProviders(tx: Db, fresh: readonly NewProvider[], now: Date): Promise<string[]> {
  const known = new Map((await tx.select().from(places).where(inArray(places.zip, [...new Set(fresh.map((one) => one.zip))]))).map((place) => [place.zip, place]));
  const rows = fresh.map((one) => {
    const place = known.get(one.zip);
    if (!place) throw new Error(`no place ${one.zip}`);
    return { id: newId(now.getTime()), one, place };
  });
  const slugs = await chooseSlugs(tx, rows.map(({ id, one, place }) => ({ id, name: one.name, city: place.city })));
  await tx.insert(providers).values(
    rows.map(({ id, one: { name, legalName, domain, website = `https://${domain}`, demonstration, claimedOn, source }, place: { city, state, zip, lat, lon } }) => {
      const key = nameKey(legalName);
      const where = { city, state, country: 'US', postcode: zip, zip, lat, lon };
      const standing = { standing: 'claimed' as const, demonstration, firstClaimedOn: claimedOn, source, sourceDate: claimedOn };
      return { id, slug: slugs.get(id)!, name, legalName, nameKey: key, listingKey: listingKeyOf(key, domain, 'US', zip), domain, website, ...where, ...standing, createdAt: now, changedAt: now };
    }),
  );
  const names = rows.flatMap(({ id, one }) => one.names.map((name) => ({ id: newId(now.getTime()), providerId: id, ...name, source: one.source, sourceDate: one.claimedOn })));
  if (names.length) await tx.insert(providerNames).values(names);
  await recordFacts(tx, rows.flatMap(({ id, one }) => one.facts.map((fact) => ({ ...fact, providerId: id, demonstration: one.demonstration, source: one.source }))));
  const ids = rows.map((row) => row.id);
  await announceChange(tx, ids);
  return ids;
}
