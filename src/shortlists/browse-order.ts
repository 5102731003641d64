// The order of the list of providers, and the cursor at which a page of it begins. Works on the directory in memory alone.
import type { Browse } from './browse-query.ts';
import type { Directory } from './directory.ts';
import { has, type Rows } from './row-bits.ts';

/** Miles by row, where the list is measured from a place. */
type Near = ReadonlyMap<number, number> | undefined;

/** What a cursor holds of a row: what the list is sorted by, then the slug. */
export const keyOf = (directory: Directory, row: number, sort: Browse['sort'], near: Near): string =>
  `${sort === 'near' && near ? near.get(row) : (directory.rows[row]!.shown ?? '')}~${directory.rows[row]!.slug}`;

/** Whether a row's key comes after the cursor: by number down (score) or up (miles), then by slug up; no number comes last. */
function isPast(key: string, after: string, sort: Browse['sort']): boolean {
  const [number = '', slug = ''] = key.split('~');
  const [afterNumber = '', afterSlug = ''] = after.split('~');
  const value = number === '' ? -1 : Number(number);
  const limit = afterNumber === '' ? -1 : Number(afterNumber);
  if (value !== limit) return sort === 'near' ? value > limit : value < limit;
  return slug > afterSlug;
}

/** The place of the first row that comes after the cursor, in an order that the cursor is of. */
function placeAfter(order: ArrayLike<number>, isAfter: (row: number) => boolean): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(order[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The nearest `most` rows of `found` from the cursor on. No more than these are put in order: near a large town lie thousands. */
function nearestRows({ rows }: Directory, near: ReadonlyMap<number, number>, found: Rows, most: number, isAfter: (row: number) => boolean): number[] {
  const isNearer = (a: number, b: number): boolean => near.get(a)! < near.get(b)! || (near.get(a) === near.get(b) && rows[a]!.slug < rows[b]!.slug);
  const first: number[] = [];
  for (const row of near.keys()) {
    if (!has(found, row) || (first.length === most && !isNearer(row, first[most - 1]!)) || !isAfter(row)) continue;
    let at = first.length;
    while (at > 0 && isNearer(row, first[at - 1]!)) at -= 1;
    first.splice(at, 0, row);
    if (first.length > most) first.pop();
  }
  return first;
}

/** The first `most` rows of `found` in the order of the list, from the cursor on. */
export function firstRows(directory: Directory, { sort, after }: Browse, near: Near, found: Rows, most: number): number[] {
  const isAfter = (row: number): boolean => after === undefined || isPast(keyOf(directory, row, sort, near), after, sort);
  if (sort === 'near' && near) return nearestRows(directory, near, found, most, isAfter);
  const order = directory.inOrder();
  const first: number[] = [];
  const from = after === undefined ? 0 : placeAfter(order, isAfter);
  for (let at = from; at < order.length && first.length < most; at += 1) if (has(found, order[at]!)) first.push(order[at]!);
  return first;
}
