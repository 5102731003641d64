// The shortlist of one need: one value that page, JSON and every other surface render. Works in memory; reads nothing, writes nothing.
import { readBrief } from '#engine/brief.ts';
import { explain, type Explanation } from '#engine/explain.ts';
import type { Need } from '#engine/need.ts';
import { priceRange } from '#engine/prices.ts';
import { questionsToAsk, type ToAsk } from '#engine/questions.ts';
import { rank, type GroupName, type Ranking } from '#engine/rank.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { milesTo } from './directory.ts';
import type { Followed } from './follow.ts';
import type { Place } from './gazetteer.ts';
import type { Listing } from './listing.ts';
import { middleAt } from './middle.ts';
import { keepBoth, makeRows, membersOf } from './row-bits.ts';
import { reasonsFor, type Reasons } from './reasons.ts';

export interface Entry extends Reasons {
  readonly row: number;
  readonly listing: Listing;
  /** From 1, in its group. */
  readonly place: number;
  readonly explanation: Explanation;
  /** It and the entry before it differ by less than the edition's tie. */
  readonly aboutSame: boolean;
  readonly miles: number | undefined;
  /** Dollars per person a month for this head count; for all sizes where no head count is given. */
  readonly price: { readonly low: number; readonly high: number } | undefined;
  readonly toAsk: readonly ToAsk[];
}

export interface Shortlist {
  readonly edition: string;
  readonly engine: string;
  readonly asOf: Day;
  readonly need: Need;
  readonly place: Place | undefined;
  readonly ranking: Ranking;
  /** Providers that serve the place and have answered. */
  readonly candidates: number;
  /** Firms within the edition's nearby miles that are only listed; undefined where the place is not known. */
  readonly listedNearby: number | undefined;
  /** Uncapped score of the middle provider, of real and of demonstration ones apart. */
  readonly middle: { readonly real: number | undefined; readonly demonstration: number | undefined };
  /** A fictional firm stands among the candidates: whatever shows this says so. */
  readonly showsDemonstration: boolean;
  /** Entries `from` (0 is the first) to `to` of a group. */
  entries(group: GroupName, from: number, to: number): Entry[];
}

function countListed({ directory }: Followed, place: Place | undefined, miles: number): number | undefined {
  if (!place?.point) return undefined;
  return directory.terms.count('standing:listed', directory.around(place.point, miles));
}

/** Rows of providers that have answered and serve the place; all that have answered where no place is named (rule 14). */
export function rowsServing({ directory, columns }: Followed, place: Place | undefined): number[] {
  const answered = makeRows(directory.rows.length);
  directory.terms.mark('answers:yes', answered);
  return membersOf(keepBoth(answered, directory.serving(place?.point, place?.state))).filter((row) => columns.rows[row] !== undefined);
}

/** Ranks all that serve the need's ZIP code, and takes apart the entries that are asked for. */
export function buildShortlist({ edition }: Pick<LoadedEdition, 'edition'>, followed: Followed, need: Need): Shortlist {
  const { directory, columns, places, asOf } = followed;
  const place = need.zip === undefined ? undefined : places.find(need.zip);
  const rows = rowsServing(followed, place);
  const ranking = rank(edition, need, columns, Uint32Array.from(rows));
  const middle = (demonstration: boolean): number | undefined => middleAt(directory, edition, { point: place?.point, state: place?.state }, demonstration)?.whole;
  const entry = (group: GroupName, at: number): Entry => {
    const row = ranking.groups[group].rows[at]!;
    const listing = directory.rows[row]!;
    const explanation = explain(ranking, columns, row);
    const own = columns.rows[row]!;
    const findings = readBrief(edition, own.brief);
    return {
      row, listing, explanation,
      place: at + 1,
      aboutSame: ranking.groups[group].aboutSame[at] === 1,
      miles: milesTo(listing, place?.point),
      price: priceRange(columns, row, need.people),
      toAsk: questionsToAsk(edition, ranking.demands, findings),
      ...reasonsFor(edition, ranking.demands, explanation, findings, own.caps),
    };
  };
  return {
    edition: edition.id, engine: ENGINE_VERSION, asOf, need, place, ranking,
    candidates: rows.length,
    showsDemonstration: rows.some((row) => directory.rows[row]!.demonstration),
    listedNearby: countListed(followed, place, edition.fit.nearbyMiles),
    middle: { real: middle(false), demonstration: middle(true) },
    entries: (group, from, to) => Array.from(ranking.groups[group].rows.subarray(from, to), (_, at) => entry(group, from + at)),
  };
}
