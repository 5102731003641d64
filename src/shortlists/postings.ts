// Posting lists: for each term, the rows that hold it, in order. Pure memory, no database; kept in step row by row.

/** A set of rows as bits, one for each row of the directory. */
export type Rows = Uint32Array;

export const makeRows = (size: number): Rows => new Uint32Array((size + 31) >>> 5);
export const has = (rows: Rows, row: number): boolean => ((rows[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
export const add = (rows: Rows, row: number): void => {
  rows[row >>> 5]! |= 1 << (row & 31);
};

/** How many bits are set. */
export function countOf(rows: Rows): number {
  let count = 0;
  for (let word of rows) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** The rows that are set, in order. */
export function membersOf(rows: Rows): number[] {
  const found: number[] = [];
  for (let at = 0; at < rows.length; at += 1)
    for (let word = rows[at]!; word !== 0; word &= word - 1) found.push(32 * at + 31 - Math.clz32(word & -word));
  return found;
}

/** Only what is in both. Changes and returns the first. */
export function keepBoth(rows: Rows, other: Rows): Rows {
  for (let i = 0; i < rows.length; i += 1) rows[i]! &= other[i] ?? 0;
  return rows;
}

interface List {
  rows: Int32Array;
  length: number;
}

function place(list: List, row: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list.rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Terms with their rows. A term is written `kind:value`; words of names are `w:word`. */
export class Postings {
  readonly #lists = new Map<string, List>();
  #vocabulary: string[] | undefined;

  /** Adds a row to a term; a row that is there already is left alone. */
  add(term: string, row: number): void {
    let list = this.#lists.get(term);
    if (!list) {
      list = { rows: new Int32Array(4), length: 0 };
      this.#lists.set(term, list);
      this.#vocabulary = undefined;
    }
    const at = place(list, row);
    if (at < list.length && list.rows[at] === row) return;
    if (list.length === list.rows.length) {
      const wider = new Int32Array(list.length * 2);
      wider.set(list.rows);
      list.rows = wider;
    }
    list.rows.copyWithin(at + 1, at, list.length);
    list.rows[at] = row;
    list.length += 1;
  }

  /** Takes a row from a term. */
  remove(term: string, row: number): void {
    const list = this.#lists.get(term);
    if (!list) return;
    const at = place(list, row);
    if (at >= list.length || list.rows[at] !== row) return;
    list.rows.copyWithin(at, at + 1, list.length);
    list.length -= 1;
  }

  /** The rows of a term, in order. A view: not to be kept. */
  rowsOf(term: string): Int32Array {
    const list = this.#lists.get(term);
    return list ? list.rows.subarray(0, list.length) : new Int32Array(0);
  }

  /** How many rows of `within` hold the term; all of its rows where `within` is left out. */
  count(term: string, within?: Rows): number {
    const list = this.#lists.get(term);
    if (!list) return 0;
    if (!within) return list.length;
    let count = 0;
    for (let i = 0; i < list.length; i += 1) if (has(within, list.rows[i]!)) count += 1;
    return count;
  }

  /** Marks every row of a term. */
  mark(term: string, into: Rows): void {
    const list = this.#lists.get(term);
    if (list) for (let i = 0; i < list.length; i += 1) add(into, list.rows[i]!);
  }

  /** Every term that begins with `start`, in order of the alphabet; terms without rows are left out. */
  termsFrom(start: string): string[] {
    this.#vocabulary ??= [...this.#lists.keys()].sort();
    const all = this.#vocabulary;
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle]! < start) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let i = low; i < all.length && all[i]!.startsWith(start); i += 1) if (this.#lists.get(all[i]!)!.length) found.push(all[i]!);
    return found;
  }
}
