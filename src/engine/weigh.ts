// The sum behind a fit: what each area and each match item adds for one provider (4.2 steps 2 to 4). The one place that computes it.
import type { Edition, MatchItem } from '#standard/schema.ts';
import type { Columns } from './columns.ts';
import type { Demands } from './demands.ts';
import { judgeItem } from './match-items.ts';

/** One line of the sum: an area by code or an item by name, in the order in which they are added. */
export type SumLine = { readonly kind: 'area'; readonly id: string } | { readonly kind: 'item'; readonly id: MatchItem };

/** Lines and arithmetic for one need on one set of columns. Valid until the columns are written to. */
export interface Weigher {
  readonly lines: readonly SumLine[];
  /**
   * Writes into `into` what each line adds to the fit of `row`, and last what a cap takes away (0 or less): lines + 1 places. The fit,
   * 0 to 100, unrounded, is their sum in that order.
   */
  weigh(row: number, into: Float64Array): number;
  /** What each line can add at most for `row`, and what it reads: an area's score with the owner's doubled checks, or t x 100. */
  most(row: number, into: Float64Array): void;
  read(row: number, into: Float64Array): void;
  /** Share of the fit that comes from needs; all of it where the owner wishes for nothing. */
  readonly needsShare: number;
}

interface Double {
  readonly at: number;
  readonly weight: number;
}

/** An area's score S' with doubled checks: their weight once more, after the area's own sum. NaN where nothing in it applies. */
function areaScore(columns: Columns, row: number, area: number, doubles: readonly Double[]): number {
  const { areaWeight, areaCounted, doubled } = columns.arrays;
  const width = columns.plan.doubled.length;
  let weight = areaWeight[row * columns.plan.areas.length + area]!;
  let counted = areaCounted[row * columns.plan.areas.length + area]!;
  for (const { at, weight: own } of doubles) {
    const counts = doubled[row * width + at]!;
    if (Number.isNaN(counts)) continue;
    weight += own;
    counted += own * counts;
  }
  return weight === 0 ? NaN : counted / weight;
}

/** Makes `demands` ready for `columns`. An area in which nothing applies drops out of both sums, as it does in the score. */
export function makeWeigher(edition: Edition, demands: Demands, columns: Columns): Weigher {
  const { areas, doubled } = columns.plan;
  const weights = areas.map(({ code, weight }) => weight * (demands.multipliers[code] ?? 1));
  const doubles = areas.map((_, area) =>
    doubled.flatMap((one, at) => (one.area === area && demands.doubled.includes(one.check) ? [{ at, weight: one.weight }] : [])),
  );
  const items = demands.wishes.map((wish) => ({ weight: wish.weight, judge: judgeItem(wish, columns) }));
  const allItems = items.reduce((sum, item) => sum + item.weight, 0);
  const needsShare = allItems === 0 ? 1 : edition.fit.needsShare;
  const scores = new Float64Array(areas.length);
  const readScores = (row: number): number => {
    let all = 0;
    for (let area = 0; area < areas.length; area += 1) {
      scores[area] = areaScore(columns, row, area, doubles[area]!);
      if (!Number.isNaN(scores[area])) all += weights[area]!;
    }
    return all;
  };
  return {
    lines: [...areas.map(({ code }) => ({ kind: 'area' as const, id: code })), ...demands.wishes.map(({ item }) => ({ kind: 'item' as const, id: item }))],
    needsShare,
    weigh(row, into) {
      const all = readScores(row);
      let sum = 0;
      for (let area = 0; area < areas.length; area += 1) {
        into[area] = Number.isNaN(scores[area]) ? 0 : (needsShare * weights[area]! * scores[area]!) / all;
        sum += into[area]!;
      }
      for (let item = 0; item < items.length; item += 1) {
        const { weight, judge } = items[item]!;
        const worth = judge(row);
        into[areas.length + item] = Number.isNaN(worth) ? 0 : (edition.fit.matchShare * 100 * weight * worth) / allItems;
        sum += into[areas.length + item]!;
      }
      const fit = Math.min(sum, columns.arrays.cap[row]!);
      into[areas.length + items.length] = fit - sum;
      return fit;
    },
    most(row, into) {
      const all = readScores(row);
      areas.forEach((_, area) => (into[area] = Number.isNaN(scores[area]) ? 0 : (needsShare * 100 * weights[area]!) / all));
      items.forEach(({ weight }, item) => (into[areas.length + item] = (edition.fit.matchShare * 100 * weight) / allItems));
    },
    read(row, into) {
      readScores(row);
      into.set(scores);
      items.forEach(({ judge }, item) => (into[areas.length + item] = 100 * judge(row)));
    },
  };
}
