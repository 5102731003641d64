// A provider's published prices for one head count, from the columns. Dollars per person a month.
import { KNOWN, RANKED_FACTS, type Columns } from './columns.ts';
import type { Price } from './facts.ts';

/** Which end of the range: its lowest price (must-haves), or the middle of lowest and highest (the budget item). */
export type PricePoint = 'lowest' | 'middle';

/** Places that one price takes in the flat list: from, to, low, high. */
const WIDTH = 4;
const PRICES = RANKED_FACTS.indexOf('prices');

/** Writes a row's prices at the end of the flat list, or over its old ones where as many fit. */
export function writePrices(columns: Columns, row: number, prices: readonly Price[]): void {
  const { priceAt, priceCount } = columns.arrays;
  if (prices.length > priceCount[row]!) priceAt[row] = columns.prices.length;
  priceCount[row] = prices.length;
  prices.forEach(({ from, to, low, high }, index) => [from, to ?? Infinity, low, high].forEach((one, place) => (columns.prices[priceAt[row]! + index * WIDTH + place] = one)));
}

/**
 * Lowest and highest price for `people` with a computer, over every published band that holds them; over all bands where `people` is not
 * known. Undefined where no band holds them (the provider has told us no price for that size), and where the fact does not count on the
 * columns' day: lapsed, or found false (rules 35 and 37). A smallest monthly fee is part of the price: no client pays less than it, divided
 * by its people; a fee that no longer counts leaves the price for a head count unknown.
 */
export function priceRange({ arrays, prices }: Columns, row: number, people: number | undefined): { low: number; high: number } | undefined {
  if (arrays.fact[row * RANKED_FACTS.length + PRICES] !== KNOWN) return undefined;
  const start = arrays.priceAt[row]!;
  const end = start + arrays.priceCount[row]! * WIDTH;
  let low = Infinity;
  let high = -Infinity;
  for (let at = start; at < end; at += WIDTH) {
    if (people !== undefined && (people < prices[at]! || people > prices[at + 1]!)) continue;
    low = Math.min(low, prices[at + 2]!);
    high = Math.max(high, prices[at + 3]!);
  }
  if (low === Infinity) return undefined;
  const least = people === undefined ? 0 : arrays.fee[row]! / people;
  if (Number.isNaN(least)) return undefined;
  return { low: Math.max(low, least), high: Math.max(high, least) };
}

/** One point of that range; NaN where there is none. */
export function priceFor(columns: Columns, row: number, people: number | undefined, point: PricePoint): number {
  const range = priceRange(columns, row, people);
  if (!range) return NaN;
  return point === 'lowest' ? range.low : (range.low + range.high) / 2;
}
