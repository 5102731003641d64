// The list by distance: pages in the order of miles, then of slugs, and measured anew once a firm has moved.
import { expect, it } from 'vitest';
import { readBrowse } from '#shortlists/browse-query.ts';
import { browseDirectory } from '#shortlists/browse.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import type { Listing } from '#shortlists/listing.ts';
import { makeRecord } from '../support/make-record.ts';

const COLUMBUS = { lat: 39.96, lon: -83.0 };
const make = (n: number, change: Partial<Listing> = {}): Listing => ({
  id: `id-${n}`, slug: `firm-${String(n).padStart(3, '0')}`, name: `Firm ${n}`, alsoKnownAs: '', city: 'Columbus', state: 'OH', lat: COLUMBUS.lat, lon: COLUMBUS.lon + n / 100,
  standing: 'assessed', foundIn: 'our demonstration', demonstration: true, coverage: undefined, services: ['backup'], trades: [], apps: [], rules: [], prices: [], shown: 50, uncapped: 50, claimed: 80, answered: 90, parts: undefined, grade: 'C', rank: undefined, record: makeRecord(`Firm ${n}`), ...change,
});

const directoryOf = (listings: readonly Listing[]) => {
  const directory = makeDirectory();
  for (const listing of listings) directory.put(listing);
  return directory;
};
const ask = (query: string) => readBrowse(new URLSearchParams(query)).browse;

it('pages by distance without losing or doubling a row, firms of one street by their slug', () => {
  const streets = [7, 3, 0, 12, 3, 9, 0, 5];
  const town = directoryOf(Array.from({ length: 64 }, (_, n) => make((n * 37) % 64, { lon: COLUMBUS.lon + streets[n % 8]! / 100, ...(n % 9 === 0 && { standing: 'listed' as const, grade: undefined }) })));
  const expected = [...town.rows].filter((one) => one!.standing !== 'listed').map((one) => one!).sort((a, b) => a.lon! - b.lon! || (a.slug < b.slug ? -1 : 1));
  const seen: string[] = [];
  for (let query: string | undefined = 'near=43215&within=50&sort=near'; query !== undefined; ) {
    const browsed = browseDirectory(town, ask(query), COLUMBUS);
    seen.push(...browsed.rows.map(({ row }) => town.rows[row]!.slug));
    query = browsed.next && `near=43215&within=50&sort=near&after=${encodeURIComponent(browsed.next)}`;
  }
  expect(seen).toEqual(expected.map((one) => one.slug));
  expect(seen.length).toBe(56);
});

it('measures anew once a firm has moved', () => {
  const town = directoryOf([make(1), make(2)]);
  const nearest = () => browseDirectory(town, ask('near=43215&within=50&sort=near'), COLUMBUS).rows.map(({ row }) => town.rows[row]!.slug);
  expect(nearest()).toEqual(['firm-001', 'firm-002']);
  town.put(make(2, { lon: COLUMBUS.lon }));
  expect(nearest()).toEqual(['firm-002', 'firm-001']);
});
