// The order of a shortlist: fit, then the uncapped score, then the slug (rule 15). Nothing else is ever read.
import type { Columns } from './columns.ts';

/** Rows in order with their fits. */
export interface Group {
  readonly rows: Uint32Array;
  /** Unrounded, 0 to 100, falling. */
  readonly fits: Float64Array;
  /** 1 where the provider and the one before it are about the same: their fits differ by less than the edition's `tie`. */
  readonly aboutSame: Uint8Array;
}

/** Coarse steps of the fit; inside a step the exact comparison decides. */
const STEPS = 8192;
const stepOf = (fit: number): number => STEPS - 1 - Math.min(STEPS - 1, Math.max(0, Math.floor((fit * STEPS) / 100)));

/**
 * Puts `rows` in order by `fits` (a fit for each row of `rows`, at the same place). The order is total, so that of the input changes
 * nothing. Sorted by counting coarse steps first: a comparison for each pair would take most of the time of a ranking.
 */
export function putInOrder(rows: Uint32Array, fits: Float64Array, columns: Columns, tie: number): Group {
  const { uncapped } = columns.arrays;
  const starts = new Uint32Array(STEPS + 1);
  for (const fit of fits) starts[stepOf(fit) + 1]! += 1;
  for (let step = 0; step < STEPS; step += 1) starts[step + 1]! += starts[step]!;
  const next = starts.slice();
  const places = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) places[next[stepOf(fits[at]!)]!++] = at;
  const slugOf = (at: number): string => columns.rows[rows[at]!]?.slug ?? '';
  const compare = (a: number, b: number): number => {
    if (fits[a]! !== fits[b]!) return fits[b]! - fits[a]!;
    const [scoreA, scoreB] = [uncapped[rows[a]!]!, uncapped[rows[b]!]!];
    if (scoreA !== scoreB) return scoreB - scoreA;
    return slugOf(a) < slugOf(b) ? -1 : slugOf(a) > slugOf(b) ? 1 : 0;
  };
  for (let step = 0; step < STEPS; step += 1) if (starts[step + 1]! - starts[step]! > 1) places.subarray(starts[step], starts[step + 1]).sort(compare);
  const inOrder = Float64Array.from(places, (at) => fits[at]!);
  const aboutSame = Uint8Array.from(inOrder, (fit, at) => (at > 0 && inOrder[at - 1]! - fit < tie ? 1 : 0));
  return { rows: places.map((at) => rows[at]!), fits: inOrder, aboutSame };
}
