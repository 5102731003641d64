// A shortlist frozen on a day, and the same need's list of today beside it. Pure.
import { toOneDecimal } from '#engine/rounding.ts';
import { GROUP_NAMES, type GroupName } from '#engine/rank.ts';
import type { Day } from '#kernel/time.ts';
import { oneDecimal } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Shortlist } from './build.ts';
import type { Directory } from './directory.ts';

/** Who stood where, by slug: the first of each group, and how many there were. Fits as they were printed, of 100. */
export interface FrozenList {
  readonly fits: readonly { readonly slug: string; readonly fit: number }[];
  readonly askFirst: readonly string[];
  readonly ruledOut: readonly string[];
  readonly total: Readonly<Record<GroupName, number>>;
}

/** A list of a day, with all that it follows from beside the facts: edition, engine, day. */
export interface DatedList {
  readonly edition: string;
  readonly editionDigest: string;
  readonly engine: string;
  readonly asOf: Day;
  readonly list: FrozenList;
}

/** Named of each group; the rest is counted. */
export const MOST_FROZEN = 100;

/** The list of today, to be stored. */
export function freeze({ ranking: { groups }, engine, asOf }: Pick<Shortlist, 'ranking' | 'engine' | 'asOf'>, { rows }: Pick<Directory, 'rows'>, { edition, digest }: Pick<LoadedEdition, 'edition' | 'digest'>): DatedList {
  const slugs = (group: GroupName): string[] => Array.from(groups[group].rows.subarray(0, MOST_FROZEN), (row) => rows[row]!.slug);
  const list = {
    fits: slugs('fits').map((slug, at) => ({ slug, fit: toOneDecimal(groups.fits.fits[at]!) })),
    askFirst: slugs('askFirst'),
    ruledOut: slugs('ruledOut'),
    total: { fits: groups.fits.rows.length, askFirst: groups.askFirst.rows.length, ruledOut: groups.ruledOut.rows.length },
  };
  return { edition: edition.id, editionDigest: digest, engine, asOf, list };
}

/** One firm on both days. Without slug and name where it is no longer listed: then it is not named. */
export interface ThenAndNow {
  readonly slug: string | undefined;
  readonly name: string | undefined;
  readonly demonstration: boolean;
  readonly then: string;
  readonly now: string;
  /** What became of it, in two or three words. */
  readonly moved: string;
}

/** Where somebody stands: a place among those that fit, a group, or nowhere. */
type Stand = { readonly place: number; readonly fit: number } | 'askFirst' | 'ruledOut' | 'absent' | 'further' | 'unlisted';

const STANDS: Readonly<Record<Exclude<Stand, object>, string>> = { askFirst: 'Ask first', ruledOut: 'Ruled out', absent: 'Not on the list', further: `Not among the first ${MOST_FROZEN}`, unlisted: 'No longer listed' };
const standWords = (stand: Stand): string => (typeof stand === 'string' ? STANDS[stand] : `Place ${stand.place}, fit ${oneDecimal(stand.fit)}`);

function standIn({ fits, askFirst, ruledOut, total }: FrozenList, slug: string): Stand {
  const at = fits.findIndex((one) => one.slug === slug);
  if (at >= 0) return { place: at + 1, fit: fits[at]!.fit };
  if (askFirst.includes(slug)) return 'askFirst';
  if (ruledOut.includes(slug)) return 'ruledOut';
  return Math.max(total.fits, total.askFirst, total.ruledOut) > MOST_FROZEN ? 'further' : 'absent';
}

function movedWords(then: Stand, now: Stand): string {
  if (typeof then === 'string') return then === 'further' ? 'New near the front' : 'New among those that fit';
  if (typeof now === 'string') return now === 'unlisted' ? 'Gone' : 'Fits no more';
  if (now.place === then.place) return now.fit === then.fit ? 'As it was' : 'Same place';
  return now.place < then.place ? `Up from ${then.place}` : `Down from ${then.place}`;
}

/** A list with every firm in it, without an end: to look a stand of today up. */
function wholeOf({ ranking: { groups } }: Pick<Shortlist, 'ranking'>, { rows }: Pick<Directory, 'rows'>): ReadonlyMap<string, Stand> {
  return new Map(GROUP_NAMES.flatMap((group) => Array.from(groups[group].rows, (row, at): [string, Stand] => [rows[row]!.slug, group === 'fits' ? { place: at + 1, fit: toOneDecimal(groups.fits.fits[at]!) } : group])));
}

/** The first `most` of then and of now, those of today first, each once. */
export function thenAndNow(list: FrozenList, today: Pick<Shortlist, 'ranking'>, directory: Pick<Directory, 'rows' | 'bySlug'>, most: number): ThenAndNow[] {
  const current = wholeOf(today, directory);
  const first = Array.from(today.ranking.groups.fits.rows.subarray(0, most), (row) => directory.rows[row]!.slug);
  const slugs = [...new Set([...first, ...list.fits.slice(0, most).map(({ slug }) => slug)])];
  return slugs.map((slug) => {
    const listing = directory.bySlug(slug);
    const [then, now] = [standIn(list, slug), listing ? (current.get(slug) ?? 'absent') : 'unlisted'] as const;
    return { slug: listing && slug, name: listing?.name, demonstration: listing?.demonstration ?? false, then: standWords(then), now: standWords(now), moved: movedWords(then, now) };
  });
}
