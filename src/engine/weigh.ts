// The sum behind a fit: what each area and each match item adds for a provider (4.2 steps 2 to 4). The one place that computes it.
import type { Edition, MatchItem } from '#standard/schema.ts';
import type { Columns } from './columns.ts';
import type { Demands } from './demands.ts';
import { judgeItem } from './match-items.ts';

/** One line of the sum: an area by code or an item by name. They are added in the order of the edition's areas, then of MATCH_ITEMS. */
export type SumLine = { readonly kind: 'area'; readonly id: string } | { readonly kind: 'item'; readonly id: MatchItem };

/** What a line reads of one provider, and what it makes of it. All from 0 to 100. */
export interface LineValue {
  /** The area's score with the owner's doubled checks, or t x 100; NaN where nothing in the area applies, or where the fact is not known. */
  readonly reads: number;
  /** What it adds to the fit, and what it could add at most. */
  readonly adds: number;
  readonly most: number;
}

/** One row taken apart: `fit` is the sum of what the lines add, in their order, and of what its cap takes away. */
export interface RowValues {
  readonly lines: readonly LineValue[];
  /** N and M; M is undefined where the owner wishes for nothing of the profile. */
  readonly needs: number;
  readonly match: number | undefined;
  readonly cap: number;
  readonly fit: number;
}

/** The arithmetic of one need on one set of columns. Valid until the columns are written to. */
export interface Weigher {
  readonly lines: readonly SumLine[];
  /** The fit of each row, unrounded, 0 to 100: the sum of its lines in their order, but not more than its cap. */
  fitsOf(rows: Uint32Array): Float64Array;
  /** What each line adds in the mean over `rows`, in their order; the last is what caps take away, 0 or less. */
  meansOver(rows: Uint32Array): readonly number[];
  valuesOf(row: number): RowValues;
}

/** Reads the scores S' of one row and returns the weight that is left: an area in which nothing applies drops out, as it does in the score. */
type AreaReader = (row: number, scores: Float64Array) => number;

function readAreas(demands: Demands, columns: Columns, weights: Float64Array): AreaReader {
  const { areaWeight, areaCounted, doubled } = columns.arrays;
  const { areas, doubled: doubles } = columns.plan;
  const asked = doubles.flatMap(({ check, area, weight }, place) => (demands.doubled.includes(check) ? [{ place, area, weight }] : []));
  const weighed = new Float64Array(areas.length);
  return (row, scores) => {
    for (let area = 0; area < areas.length; area += 1) {
      weighed[area] = areaWeight[row * areas.length + area]!;
      scores[area] = areaCounted[row * areas.length + area]!;
    }
    for (const { place, area, weight } of asked) {
      const counted = doubled[row * doubles.length + place]!;
      if (Number.isNaN(counted)) continue;
      weighed[area]! += weight;
      scores[area]! += weight * counted;
    }
    let left = 0;
    for (let area = 0; area < areas.length; area += 1) {
      scores[area] = weighed[area] === 0 ? NaN : scores[area]! / weighed[area]!;
      if (weighed[area] !== 0) left += weights[area]!;
    }
    return left;
  };
}

/**
 * Makes `demands` ready for `columns`. A doubled check weighs once more, after its area's own sum. Needs and match have the edition's shares
 * of the fit; where the owner wishes for nothing of the profile, needs have all of it. Plain loops, line by line for items: this is the hot part.
 */
export function makeWeigher(edition: Edition, demands: Demands, columns: Columns): Weigher {
  const areas = columns.plan.areas.length;
  const weights = Float64Array.from(columns.plan.areas, ({ code, weight }) => weight * (demands.multipliers[code] ?? 1));
  const allItems = demands.wishes.reduce((sum, wish) => sum + wish.weight, 0);
  const items = demands.wishes.map((wish) => ({ weight: wish.weight, most: (edition.fit.matchShare * 100 * wish.weight) / allItems, judge: judgeItem(wish, columns) }));
  const needsShare = items.length === 0 ? 1 : edition.fit.needsShare;
  const readScores = readAreas(demands, columns, weights);
  const scores = new Float64Array(areas);
  const { cap } = columns.arrays;

  /** Adds up `rows`: the fit of each, and over all of them what each line adds; for one row those are its lines. */
  const addUp = (rows: Uint32Array): { readonly fits: Float64Array; readonly added: Float64Array } => {
    const fits = new Float64Array(rows.length);
    const added = new Float64Array(areas + items.length + 1);
    for (let at = 0; at < rows.length; at += 1) {
      const left = readScores(rows[at]!, scores);
      for (let area = 0; area < areas; area += 1) {
        const adds = Number.isNaN(scores[area]) ? 0 : (needsShare * weights[area]! * scores[area]!) / left;
        fits[at]! += adds;
        added[area]! += adds;
      }
    }
    items.forEach(({ most, judge }, item) => {
      for (let at = 0; at < rows.length; at += 1) {
        const worth = judge(rows[at]!);
        const adds = Number.isNaN(worth) ? 0 : most * worth;
        fits[at]! += adds;
        added[areas + item]! += adds;
      }
    });
    for (let at = 0; at < rows.length; at += 1) {
      const sum = fits[at]!;
      fits[at] = Math.min(sum, cap[rows[at]!]!);
      added[areas + items.length]! += fits[at]! - sum;
    }
    return { fits, added };
  };
  const valuesOf = (row: number): RowValues => {
    const { fits, added } = addUp(Uint32Array.of(row));
    const left = readScores(row, scores);
    const ofAreas = Array.from(scores, (reads, area) => ({ reads, adds: added[area]!, most: Number.isNaN(reads) ? 0 : (needsShare * 100 * weights[area]!) / left }));
    const ofItems = items.map(({ most, judge }, item) => ({ reads: 100 * judge(row), adds: added[areas + item]!, most }));
    // sum(v t) / sum(v) itself, not put together again from the lines: all items in full are exactly 100.
    const met = items.reduce((sum, { weight, judge }) => sum + weight * (judge(row) || 0), 0);
    const total = (values: readonly LineValue[]): number => values.reduce((sum, value) => sum + value.adds, 0);
    return {
      lines: [...ofAreas, ...ofItems],
      needs: total(ofAreas) / needsShare,
      match: items.length === 0 ? undefined : (100 * met) / allItems,
      cap: added[areas + items.length]!,
      fit: fits[0]!,
    };
  };
  return {
    lines: [...columns.plan.areas.map(({ code }) => ({ kind: 'area' as const, id: code })), ...demands.wishes.map(({ item }) => ({ kind: 'item' as const, id: item }))],
    fitsOf: (rows) => addUp(rows).fits,
    meansOver: (rows) => Array.from(addUp(rows).added, (sum) => sum / rows.length),
    valuesOf,
  };
}
