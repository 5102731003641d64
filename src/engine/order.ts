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

/** Coarse steps between the lowest and the highest fit of the group, a few for each provider; inside a step the exact comparison decides. */
const stepsFor = (count: number): number => Math.min(65_536, Math.max(16, 4 * count));

/** Ranges are short as a rule, and then putting each in its place beats a sort that must first be set up. */
function sortRange(places: Uint32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  if (to - from > 32) places.subarray(from, to).sort(compare);
  else
    for (let next = from + 1; next < to; next += 1) {
      const moved = places[next]!;
      let at = next;
      for (; at > from && compare(places[at - 1]!, moved) > 0; at -= 1) places[at] = places[at - 1]!;
      places[at] = moved;
    }
}

function coarsely(fits: Float64Array, count: number): Uint16Array {
  let least = Infinity;
  let most = -Infinity;
  for (let at = 0; at < fits.length; at += 1) {
    least = Math.min(least, fits[at]!);
    most = Math.max(most, fits[at]!);
  }
  const scale = most > least ? (count - 1) / (most - least) : 0;
  const steps = new Uint16Array(fits.length);
  for (let at = 0; at < fits.length; at += 1) steps[at] = Math.floor((most - fits[at]!) * scale);
  return steps;
}

/**
 * Puts `rows` in order by `fits` (a fit for each row of `rows`, at the same place). The order is total, so that of the input changes
 * nothing. Sorted by counting coarse steps first: a comparison for each pair would take most of the time of a ranking.
 */
export function putInOrder(rows: Uint32Array, fits: Float64Array, columns: Columns, tie: number): Group {
  const { uncapped } = columns.arrays;
  const slugOf = (at: number): string => columns.rows[rows[at]!]?.slug ?? '';
  const compare = (a: number, b: number): number => {
    const byNumbers = fits[b]! - fits[a]! || uncapped[rows[b]!]! - uncapped[rows[a]!]!;
    return byNumbers || (slugOf(a) < slugOf(b) ? -1 : slugOf(a) > slugOf(b) ? 1 : 0);
  };
  const count = stepsFor(rows.length);
  const steps = coarsely(fits, count);
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < steps.length; at += 1) starts[steps[at]! + 1]! += 1;
  for (let step = 0; step < count; step += 1) starts[step + 1]! += starts[step]!;
  const next = starts.slice();
  const places = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) places[next[steps[at]!]!++] = at;
  for (let step = 0; step < count; step += 1) sortRange(places, starts[step]!, starts[step + 1]!, compare);
  const group = { rows: new Uint32Array(rows.length), fits: new Float64Array(rows.length), aboutSame: new Uint8Array(rows.length) };
  for (let at = 0; at < rows.length; at += 1) {
    group.rows[at] = rows[places[at]!]!;
    group.fits[at] = fits[places[at]!]!;
    group.aboutSame[at] = at > 0 && group.fits[at - 1]! - group.fits[at]! < tie ? 1 : 0;
  }
  return group;
}
