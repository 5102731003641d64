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

/** The first `most` rows of `found` in the order of the list, from the cursor on. */
export function firstRows(directory: Directory, { sort, after }: Browse, near: Near, found: Rows, most: number): number[] {
  const { rows } = directory;
  const nearest = (): number[] => {
    const own = [...near!].filter(([row]) => has(found, row));
    return own.sort((a, b) => a[1] - b[1] || (rows[a[0]]!.slug < rows[b[0]]!.slug ? -1 : 1)).map(([row]) => row);
  };
  const order = sort === 'near' && near ? nearest() : directory.inOrder();
  const first: number[] = [];
  const from = after === undefined ? 0 : placeAfter(order, (row) => isPast(keyOf(directory, row, sort, near), after, sort));
  for (let at = from; at < order.length && first.length < most; at += 1) if (has(found, order[at]!)) first.push(order[at]!);
  return first;
}
