// The list of providers: search, filters with counts, pages by key. Works on the directory in memory alone.
import { firstRows, keyOf } from './browse-order.ts';
import { FILTERS, type Browse, type Filter } from './browse-query.ts';
import { milesTo, type Directory } from './directory.ts';
import type { Point } from './geography.ts';
import { wordsOf } from './listing.ts';
import { add, countBoth, countOf, filledWords, keepBoth, makeRows, type Rows } from './row-bits.ts';

export const PAGE_SIZE = 20;

export interface Facet {
  readonly filter: Filter;
  readonly values: readonly { readonly value: string; readonly count: number; readonly on: boolean }[];
}

/** How many rows one thing asked leaves. Things that leave none are not named. */
export interface Left {
  readonly name: Filter | 'q' | 'near';
  readonly count: number;
}

export interface Browsed {
  readonly total: number;
  readonly rows: readonly { readonly row: number; readonly miles: number | undefined }[];
  /** Cursor of the next page, where there is one. */
  readonly next: string | undefined;
  readonly facets: readonly Facet[];
  /** How many the other standing holds for the same question. */
  readonly otherStanding: number;
  /** For an empty list: each thing asked, and how many would be left without it. */
  readonly without: readonly Left[];
  /** Where leaving out one thing is not enough: each thing asked, and how many it leaves by itself. */
  readonly alone: readonly Left[];
}

type Asked = Filter | 'q' | 'near' | 'standing';

function matchWord(directory: Directory, word: string, size: number): Rows {
  const found = makeRows(size);
  const terms = word.length >= 3 ? directory.terms.termsFrom(`w:${word}`) : [`w:${word}`];
  for (const term of terms) directory.terms.mark(term, found);
  return found;
}

function rowsFor(directory: Directory, asked: Asked, browse: Browse, near: ReadonlyMap<number, number> | undefined): Rows | undefined {
  const size = directory.rows.length;
  const found = makeRows(size);
  if (asked === 'q') {
    const words = wordsOf(browse.q);
    if (!words.length) return undefined;
    return words.map((word) => matchWord(directory, word, size)).reduce(keepBoth);
  }
  if (asked === 'near') {
    if (!near) return undefined;
    for (const row of near.keys()) add(found, row);
    return found;
  }
  if (asked === 'standing') {
    directory.terms.mark(browse.standing === 'listed' ? 'standing:listed' : 'answers:yes', found);
    return found;
  }
  const value = browse.filters[asked];
  if (!value) return undefined;
  directory.terms.mark(`${asked}:${value}`, found);
  return found;
}

const ASKED: readonly Asked[] = ['q', 'near', 'standing', ...FILTERS];

function meet(sets: ReadonlyMap<Asked, Rows>, size: number, except?: Asked): Rows {
  const chosen = [...sets].filter(([asked]) => asked !== except).map(([, rows]) => rows);
  const start = makeRows(size).fill(0xffffffff);
  return chosen.reduce(keepBoth, start);
}

/** For each thing asked, how many rows are in what `rows` gives for it. */
const leftBy = (sets: ReadonlyMap<Asked, Rows>, rows: (asked: Asked) => Rows): Left[] =>
  [...sets.keys()].flatMap((asked) => (asked === 'standing' ? [] : [{ name: asked, count: countOf(rows(asked)) }])).filter((one) => one.count > 0);

function facetOf(directory: Directory, filter: Filter, browse: Browse, found: Rows): Facet {
  const on = `${filter}:${browse.filters[filter]}`;
  const words = filledWords(found);
  const values = directory.terms
    .termsFrom(`${filter}:`)
    .map((term) => ({ value: term.slice(filter.length + 1), count: directory.terms.count(term, found, words), on: term === on }))
    .filter((one) => one.count > 0 || one.on);
  return { filter, values };
}

function setsFor(directory: Directory, browse: Browse, near: ReadonlyMap<number, number> | undefined): Map<Asked, Rows> {
  const sets = new Map<Asked, Rows>();
  for (const asked of ASKED) {
    const rows = rowsFor(directory, asked, browse, near);
    if (rows) sets.set(asked, rows);
  }
  return sets;
}

/** How many have answered, fit all else that was asked, and serve the place from further away than the distance asked (rule 14). */
export function countFurther(directory: Directory, browse: Browse, place: Point, state: string | undefined): number {
  const sets = setsFor(directory, browse, directory.near(place, browse.within));
  const serving = keepBoth(directory.serving(place, state), meet(sets, directory.rows.length, 'near'));
  return countOf(serving) - countBoth(serving, sets.get('near')!);
}

/** One page of the list for what was asked, with counts. `place` is the middle of the ZIP asked for; without it `near` is ignored. */
export function browseDirectory(directory: Directory, browse: Browse, place: Point | undefined): Browsed {
  const size = directory.rows.length;
  const near = place ? directory.near(place, browse.within) : undefined;
  const sets = setsFor(directory, browse, near);
  const found = meet(sets, size);
  const total = countOf(found);
  const page = total === 0 ? [] : firstRows(directory, browse, near, found, PAGE_SIZE + 1);
  const last = page.length > PAGE_SIZE ? page[PAGE_SIZE - 1] : undefined;
  const without = total > 0 ? [] : leftBy(sets, (asked) => meet(sets, size, asked));
  const alone = total > 0 || without.length > 0 ? [] : leftBy(sets, (asked) => meet(new Map([...sets].filter(([other]) => other === asked || other === 'standing')), size));
  const others = makeRows(size);
  directory.terms.mark(browse.standing === 'listed' ? 'answers:yes' : 'standing:listed', others);
  return {
    total,
    rows: page.slice(0, PAGE_SIZE).map((row) => ({ row, miles: near?.get(row) ?? milesTo(directory.rows[row]!, place) })),
    next: last === undefined ? undefined : keyOf(directory, last, browse.sort, near),
    facets: FILTERS.map((filter) => facetOf(directory, filter, browse, browse.filters[filter] ? meet(sets, size, filter) : found)).filter((facet) => facet.values.length > 0),
    otherStanding: countBoth(others, meet(sets, size, 'standing')),
    without,
    alone,
  };
}
