// The middle provider: the plumb line of a place (rule 20). Works on the directory in memory alone.
import type { Edition } from '#standard/schema.ts';
import type { Directory } from './directory.ts';
import type { Point } from './geography.ts';
import type { Listing } from './listing.ts';
import { has } from './postings.ts';

/** Fewer assessed providers than this have no middle. */
export const FEWEST = 5;

export interface Middle {
  /** How many assessed providers serve the place. */
  readonly count: number;
  /** Of their scores before caps. */
  readonly whole: number;
  /** Of their areas, by area code; an area that too few of them have is left out. */
  readonly areas: Readonly<Record<string, number>>;
}

/** Where one looks from: a place, its state, or both. */
export interface Where {
  readonly point: Point | undefined;
  readonly state: string | undefined;
}

function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function computeMiddle(directory: Directory, { areas, scoring }: Edition, where: Where, demonstration: boolean): Middle | undefined {
  const serving = directory.serving(where.point, where.state);
  const isCounted = (listing: Listing | undefined, row: number): boolean =>
    listing !== undefined && has(serving, row) && listing.demonstration === demonstration && listing.rank !== undefined && (listing.answered ?? 0) >= scoring.assessedFrom;
  const ranked = directory.rows.flatMap((listing, row) => (isCounted(listing, row) ? [listing!.rank!] : []));
  if (ranked.length < FEWEST) return undefined;
  const byArea = areas.flatMap(({ code }, at) => {
    const scores = ranked.flatMap(({ weights, counted }) => (weights[at] ? [counted[at]! / weights[at]] : []));
    return scores.length < FEWEST ? [] : [[code, middleOf(scores)] as const];
  });
  return { count: ranked.length, whole: middleOf(ranked.map((one) => one.uncapped)), areas: Object.fromEntries(byArea) };
}

const MOST_KEPT = 2_000;
const kept = new WeakMap<Directory, { version: number; middles: Map<string, Middle | undefined> }>();

/**
 * The middle of the assessed providers that serve the place, demonstration firms apart from real ones; undefined where there are fewer than
 * five. Kept until the directory changes.
 */
export function middleAt(directory: Directory, edition: Edition, where: Where, demonstration: boolean): Middle | undefined {
  if (where.point === undefined && where.state === undefined) return undefined;
  let held = kept.get(directory);
  if (held?.version !== directory.version || held.middles.size > MOST_KEPT) {
    held = { version: directory.version, middles: new Map() };
    kept.set(directory, held);
  }
  const key = `${where.point?.lat} ${where.point?.lon} ${where.state} ${demonstration}`;
  if (!held.middles.has(key)) held.middles.set(key, computeMiddle(directory, edition, where, demonstration));
  return held.middles.get(key);
}

/** The middle to draw on a provider's page, among firms of its own kind: at the owner's place where one is named, else at its own. */
export function middleFor(
  directory: Directory,
  edition: Edition,
  provider: { readonly city: string | null; readonly state: string | null; readonly lat: number | null; readonly lon: number | null; readonly demonstration: boolean },
  owner: (Where & { readonly name: string }) | undefined,
): { readonly middle: Middle | undefined; readonly middlePlace: string } {
  const { city, state, lat, lon, demonstration } = provider;
  const own = { point: lat === null || lon === null ? undefined : { lat, lon }, state: state ?? undefined, name: [city, state].filter((part) => part !== null).join(', ') };
  const where = owner ?? own;
  return { middle: middleAt(directory, edition, where, demonstration), middlePlace: where.name };
}
