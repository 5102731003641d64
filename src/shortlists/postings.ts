// Posting lists: for each term, the rows that hold it, in order. Pure memory, no database; kept in step row by row.
import { add, countAt, countBoth, has, withRow, type Rows } from './row-bits.ts';

interface List {
  rows: Int32Array;
  length: number;
  /** The same rows as bits, once somebody has asked for them where there are many; kept in step. */
  bits: Rows | undefined;
}

function place(list: List, row: number): number {
  // While all are loaded, each row is the last.
  if (list.length > 0 && list.rows[list.length - 1]! < row) return list.length;
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
      list = { rows: new Int32Array(4), length: 0, bits: undefined };
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
    if (list.bits) list.bits = withRow(list.bits, row);
  }

  /** Takes a row from a term. */
  remove(term: string, row: number): void {
    const list = this.#lists.get(term);
    if (!list) return;
    const at = place(list, row);
    if (at >= list.length || list.rows[at] !== row) return;
    list.rows.copyWithin(at, at + 1, list.length);
    list.length -= 1;
    if (list.bits) list.bits[row >>> 5]! &= ~(1 << (row & 31));
  }

  /** The list as bits where that is the shorter way through it: a word of bits holds 32 rows. */
  #bitsFor(list: List, words: number): Rows | undefined {
    if (list.length < words) return undefined;
    if (!list.bits) {
      list.bits = new Uint32Array(words);
      for (let i = 0; i < list.length; i += 1) list.bits = withRow(list.bits, list.rows[i]!);
    }
    return list.bits;
  }

  /** The rows of a term, in order. A view: not to be kept. */
  rowsOf(term: string): Int32Array {
    const list = this.#lists.get(term);
    return list ? list.rows.subarray(0, list.length) : new Int32Array(0);
  }

  /**
   * How many rows of `within` hold the term; all of its rows where `within` is left out. `words` are those of `within` in which a row is set:
   * who counts many terms finds them once.
   */
  count(term: string, within?: Rows, words?: Uint32Array): number {
    const list = this.#lists.get(term);
    if (!list) return 0;
    if (!within) return list.length;
    const bits = this.#bitsFor(list, within.length);
    if (bits) return words ? countAt(words, within, bits) : countBoth(bits, within);
    let count = 0;
    for (let i = 0; i < list.length; i += 1) if (has(within, list.rows[i]!)) count += 1;
    return count;
  }

  /** Marks every row of a term. */
  mark(term: string, into: Rows): void {
    const list = this.#lists.get(term);
    if (!list) return;
    const bits = this.#bitsFor(list, into.length);
    if (bits) for (let i = 0; i < into.length; i += 1) into[i]! |= bits[i] ?? 0;
    else for (let i = 0; i < list.length; i += 1) add(into, list.rows[i]!);
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
