// A provider's published prices for one head count, from the flat column: from, to, low, high of each. Dollars per person a month.

/** Which end of the range: its lowest price (must-haves), or the middle of lowest and highest (the budget item). */
export type PricePoint = 'lowest' | 'middle';

/**
 * The price for `people` with a computer, over every published band that holds them; over all bands where `people` is not known.
 * NaN where no band holds them: the provider has told us no price for that size.
 */
export function priceFor(prices: Float64Array | undefined, people: number | undefined, point: PricePoint): number {
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; prices && at < prices.length; at += 4) {
    if (people !== undefined && (people < prices[at]! || people > prices[at + 1]!)) continue;
    low = Math.min(low, prices[at + 2]!);
    high = Math.max(high, prices[at + 3]!);
  }
  if (low === Infinity) return NaN;
  return point === 'lowest' ? low : (low + high) / 2;
}
