// All providers in memory: rows, and posting lists by word, place and filter. Postgres stays the truth; follow.ts keeps this in step.
import { cellsWithin, milesBetween, type Point } from './geography.ts';
import { termsOf, type Listing } from './listing.ts';
import { Postings } from './postings.ts';
import { add, makeRows, type Rows } from './row-bits.ts';
import { RowPlaces } from './row-places.ts';

/** The widest reach a provider may declare, in miles around its place; no two US places that a person drives between are further. */
export const WIDEST_REACH = 300;

export interface Directory {
  /** Rows by number; a withdrawn provider leaves a hole. */
  readonly rows: readonly (Listing | undefined)[];
  readonly terms: Postings;
  /** Changes with every change of a row. */
  readonly version: number;
  put(listing: Listing): void;
  drop(id: string): void;
  byId(id: string): number | undefined;
  bySlug(slug: string): Listing | undefined;
  /** Rows in one order: by shown score, those without one last, then by slug. */
  inOrder(): Int32Array;
  /** Rows whose provider serves the place: nationwide, its state, or within its own reach (rule 14). */
  serving(place: Point | undefined, state: string | undefined): Rows;
  /** Rows within `miles` of the place, with their distance. */
  near(place: Point, miles: number): ReadonlyMap<number, number>;
  /** The same rows without it. */
  around(place: Point, miles: number): Rows;
}

const pointOf = (listing: Listing): Point | undefined => (listing.lat === undefined || listing.lon === undefined ? undefined : { lat: listing.lat, lon: listing.lon });

/** Miles from the place to the provider's own place; undefined where either is not known. */
export function milesTo(listing: Listing, place: Point | undefined): number | undefined {
  const own = pointOf(listing);
  return own && place ? milesBetween(own, place) : undefined;
}

function before(a: Listing, b: Listing): number {
  const score = (b.shown ?? -1) - (a.shown ?? -1);
  return score !== 0 ? score : a.slug < b.slug ? -1 : 1;
}

/** An empty directory. */
export function makeDirectory(): Directory {
  const rows: (Listing | undefined)[] = [];
  const terms = new Postings();
  const places = new RowPlaces();
  /** No row so far comes further than this: fewer cells to look into than for the widest that may be declared. */
  let widest = 0;
  const numbers = new Map<string, number>();
  const slugs = new Map<string, Listing>();
  let version = 0;
  let order: { version: number; rows: Int32Array } | undefined;
  /** A page asks twice for the same place. */
  let last: { key: string; found: ReadonlyMap<number, number> } | undefined;
  const forget = (row: number): void => {
    const old = rows[row];
    if (!old) return;
    for (const term of termsOf(old)) terms.remove(term, row);
    slugs.delete(old.slug);
  };
  return {
    rows,
    terms,
    get version() {
      return version;
    },
    put(listing) {
      const row = numbers.get(listing.id) ?? rows.length;
      forget(row);
      rows[row] = listing;
      const reach = Math.min(listing.coverage?.radius ?? 0, WIDEST_REACH);
      places.put(row, { point: pointOf(listing), reach });
      widest = Math.max(widest, reach);
      slugs.set(listing.slug, listing);
      numbers.set(listing.id, row);
      for (const term of termsOf(listing)) terms.add(term, row);
      version += 1;
    },
    drop(id) {
      const row = numbers.get(id);
      if (row === undefined) return;
      forget(row);
      rows[row] = undefined;
      version += 1;
    },
    bySlug: (slug) => slugs.get(slug),
    byId: (id) => (rows[numbers.get(id) ?? -1] ? numbers.get(id) : undefined),
    inOrder() {
      if (order?.version !== version) {
        const living = rows.flatMap((listing, row) => (listing ? [row] : []));
        order = { version, rows: Int32Array.from(living.sort((a, b) => before(rows[a]!, rows[b]!))) };
      }
      return order.rows;
    },
    serving(place, state) {
      const found = makeRows(rows.length);
      if (!place && !state) {
        terms.mark('answers:yes', found);
        return found;
      }
      terms.mark('serves:everywhere', found);
      if (state) terms.mark(`serves:${state}`, found);
      for (const cell of place ? cellsWithin(place, widest) : []) places.within(terms.rowsOf(`reach:${cell}`), place!, widest, 'reach', (row) => add(found, row));
      return found;
    },
    near(place, miles) {
      const key = `${version} ${place.lat} ${place.lon} ${miles}`;
      if (last?.key === key) return last.found;
      const found = new Map<number, number>();
      for (const cell of cellsWithin(place, miles)) places.within(terms.rowsOf(`cell:${cell}`), place, miles, 'miles', (row, away) => found.set(row, away));
      last = { key, found };
      return found;
    },
    around(place, miles) {
      const found = makeRows(rows.length);
      for (const cell of cellsWithin(place, miles)) places.within(terms.rowsOf(`cell:${cell}`), place, miles, 'miles', (row) => add(found, row));
      return found;
    },
  };
}
