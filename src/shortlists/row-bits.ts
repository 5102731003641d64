// Sets of rows of the directory as bits: thirty-two rows a word, so that what is in both is found a word at a time. Pure.

/** A set of rows as bits, one for each row of the directory. */
export type Rows = Uint32Array;

export const makeRows = (size: number): Rows => new Uint32Array((size + 31) >>> 5);
export const has = (rows: Rows, row: number): boolean => ((rows[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
export const add = (rows: Rows, row: number): void => {
  rows[row >>> 5]! |= 1 << (row & 31);
};

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many bits are set. */
export function countOf(rows: Rows): number {
  let count = 0;
  for (let i = 0; i < rows.length; i += 1) count += bitsIn(rows[i]!);
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

/** How many rows are in both, without making a third. */
export function countBoth(rows: Rows, other: Rows): number {
  const length = Math.min(rows.length, other.length);
  let count = 0;
  for (let i = 0; i < length; i += 1) count += bitsIn(rows[i]! & other[i]!);
  return count;
}

/** Adds a row, in wider bits where it has no place yet; gives back the bits that hold it. */
export function withRow(bits: Rows, row: number): Rows {
  const wide = row >>> 5 < bits.length ? bits : new Uint32Array(Math.max((row >>> 5) + 1, bits.length * 2));
  if (wide !== bits) wide.set(bits);
  add(wide, row);
  return wide;
}

/** The places of those words in which a row is set: what holds few rows is gone through in as few steps. */
export function filledWords(rows: Rows): Uint32Array {
  const places: number[] = [];
  for (let at = 0; at < rows.length; at += 1) if (rows[at] !== 0) places.push(at);
  return Uint32Array.from(places);
}

/** How many rows are in both, looking only at these words. */
export function countAt(words: Uint32Array, rows: Rows, other: Rows): number {
  let count = 0;
  for (let i = 0; i < words.length; i += 1) count += bitsIn(rows[words[i]!]! & (other[words[i]!] ?? 0));
  return count;
}
