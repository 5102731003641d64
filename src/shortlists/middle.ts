// The middle provider: the plumb line of a place (rule 20). Works on the directory in memory alone.
import { US_STATES } from '#providers/us-states.ts';
import type { Edition } from '#standard/schema.ts';
import type { Directory } from './directory.ts';
import type { Point } from './geography.ts';
import { add, membersOf, type Rows } from './row-bits.ts';

/** Fewer assessed providers than this have no middle. */
const FEWEST = 5;

export interface Middle {
  /** How many assessed providers serve the place. */
  readonly count: number;
  /** Of their scores before caps. */
  readonly whole: number;
  /** Of their areas, by area code; an area that too few of them have is left out. */
  readonly areas: Readonly<Record<string, number>>;
}

/** Where one looks from: a place with its state, or a state as a whole. */
export interface Where {
  readonly point: Point | undefined;
  readonly state: string | undefined;
}

function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Whoever comes to a place; to a state as a whole also those within it that come to whatever lies in their reach. */
function servingOf(directory: Directory, { point, state }: Where): Rows {
  const serving = directory.serving(point, state);
  if (point === undefined) for (const row of directory.terms.rowsOf(`state:${state}`)) if (directory.rows[row]?.coverage?.radius !== undefined) add(serving, row);
  return serving;
}

function computeMiddle(directory: Directory, { areas, scoring }: Edition, where: Where, demonstration: boolean): Middle | undefined {
  const ranked = membersOf(servingOf(directory, where)).flatMap((row) => {
    const listing = directory.rows[row];
    return listing?.rank && listing.demonstration === demonstration && (listing.answered ?? 0) >= scoring.assessedFrom ? [listing.rank] : [];
  });
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

/**
 * The middle to draw on a provider's page, among firms of its own kind: at the owner's place where one is named, else in the provider's own
 * state, so that all firms of a state are held against one line.
 */
export function middleFor(
  directory: Directory,
  edition: Edition,
  provider: { readonly state: string | null; readonly demonstration: boolean },
  owner: (Where & { readonly name: string }) | undefined,
): { readonly middle: Middle | undefined; readonly middlePlace: string } {
  const { state, demonstration } = provider;
  const where = owner ?? { point: undefined, state: state ?? undefined, name: US_STATES[state ?? ''] ?? '' };
  return { middle: middleAt(directory, edition, where, demonstration), middlePlace: where.name };
}
