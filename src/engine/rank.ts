// (edition, need, columns, candidates) → fits, ask first, ruled out, each in order and with reasons. Who serves the place is decided outside.
import type { Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';
import type { Columns } from './columns.ts';
import { demandsOf, type Demands } from './demands.ts';
import { MUST_REASONS, verdictOf } from './must-haves.ts';
import { answersBehind, judgeAll, resultFor, type Judged, type Loosening, type MustCount, type MustResult } from './must-results.ts';
import type { Need } from './need.ts';
import { putInOrder, type Group } from './order.ts';
import { makeWeigher, type Weigher } from './weigh.ts';

export const GROUP_NAMES = ['fits', 'askFirst', 'ruledOut'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/**
 * Mean of what each line adds, in the order of the weigher's lines with the cap last: over those that fit; where fewer than two do, over
 * all candidates.
 */
export interface Means {
  readonly over: 'fits' | 'candidates';
  readonly values: Float64Array;
}

export interface Ranking {
  readonly edition: string;
  readonly asOf: Day;
  readonly demands: Demands;
  readonly groups: Readonly<Record<GroupName, Group>>;
  readonly counts: readonly MustCount[];
  readonly loosen: readonly Loosening[];
  readonly weigher: Weigher;
  /** Every must-have of a row with how it stands, in the order of the demands. */
  mustsOf(row: number): MustResult[];
  /** Undefined where fewer than two candidates are there: then there is nothing to compare with. Computed when first asked for. */
  means(): Means | undefined;
}

interface Walked {
  readonly rows: Readonly<Record<GroupName, number[]>>;
  readonly fits: Readonly<Record<GroupName, number[]>>;
  /** By must-have, then by reason. */
  readonly counts: readonly Uint32Array[];
  readonly gains: Uint32Array;
}

/** One pass over the candidates. */
function walk(judged: readonly Judged[], weigher: Weigher, columns: Columns, candidates: ArrayLike<number>): Walked {
  const rows: Record<GroupName, number[]> = { fits: [], askFirst: [], ruledOut: [] };
  const fits: Record<GroupName, number[]> = { fits: [], askFirst: [], ruledOut: [] };
  const counts = judged.map(() => new Uint32Array(MUST_REASONS.length));
  const gains = new Uint32Array(judged.length);
  const lines = new Float64Array(weigher.lines.length + 1);
  for (let at = 0; at < candidates.length; at += 1) {
    const row = candidates[at]!;
    if (!columns.rows[row]) throw new Error(`no provider stands in row ${row}`);
    let group: GroupName = 'fits';
    let failing = -1;
    let moreFail = false;
    for (let index = 0; index < judged.length; index += 1) {
      const { judge, answer } = judged[index]!;
      const reason = judge(row);
      const verdict = verdictOf(reason);
      if (verdict === 'pass') continue;
      counts[index]![MUST_REASONS.indexOf(reason)]! += 1;
      if (verdict === 'out') group = 'ruledOut';
      else if (group === 'fits') group = 'askFirst';
      moreFail ||= failing >= 0 && failing !== answer;
      failing = answer;
    }
    if (failing >= 0 && !moreFail) gains[failing]! += 1;
    rows[group].push(row);
    fits[group].push(weigher.weigh(row, lines));
  }
  return { rows, fits, counts, gains };
}

/** In the order of the groups, so that the order of the input does not show even in the last bit. */
function meansOf(groups: Ranking['groups'], weigher: Weigher): Means | undefined {
  const over = groups.fits.rows.length > 1 ? 'fits' : 'candidates';
  const compared = over === 'fits' ? [groups.fits.rows] : GROUP_NAMES.map((name) => groups[name].rows);
  const count = compared.reduce((sum, rows) => sum + rows.length, 0);
  if (count < 2) return undefined;
  const lines = new Float64Array(weigher.lines.length + 1);
  const sums = new Float64Array(lines.length);
  for (const rows of compared)
    for (const row of rows) {
      weigher.weigh(row, lines);
      for (let line = 0; line < lines.length; line += 1) sums[line]! += lines[line]!;
    }
  return { over, values: sums.map((sum) => sum / count) };
}

/** Ranks by demands that are already made, so that a must-have can be left out and the ranking run again. */
export function rankBy(edition: Edition, demands: Demands, columns: Columns, candidates: ArrayLike<number>): Ranking {
  if (columns.edition !== edition.id) throw new Error(`columns of ${columns.edition} cannot rank by ${edition.id}`);
  const judged = judgeAll(demands.musts, columns);
  const weigher = makeWeigher(edition, demands, columns);
  const { rows, fits, counts, gains } = walk(judged, weigher, columns, candidates);
  const inOrder = (name: GroupName): Group => putInOrder(Uint32Array.from(rows[name]), Float64Array.from(fits[name]), columns, edition.fit.tie);
  const groups = { fits: inOrder('fits'), askFirst: inOrder('askFirst'), ruledOut: inOrder('ruledOut') };
  let means: { readonly found: Means | undefined } | undefined;
  return {
    edition: edition.id,
    asOf: columns.asOf,
    demands,
    groups,
    counts: judged.flatMap(({ must }, index) => MUST_REASONS.map((reason, at) => ({ must, reason, providers: counts[index]![at]! })).filter((one) => one.providers > 0)),
    loosen: answersBehind(demands.musts).map((answer, index) => ({
      ...answer,
      musts: judged.filter((one) => one.answer === index).map((one) => one.must.id),
      gains: gains[index]!,
    })),
    weigher,
    mustsOf: (row) => judged.map((one) => resultFor(one, row, columns)),
    means: () => (means ??= { found: meansOf(groups, weigher) }).found,
  };
}

/**
 * Ranks `candidates`, rows of `columns`, for `need`. Pass, ask or out by the must-haves; then by fit, uncapped score and slug in each group
 * (4.2, rules 13 to 15). The day is that of the columns. An answer's gain is the number of providers that fail only must-haves of that
 * answer: exactly those that a new run without them would add. Throws on a row where no provider stands.
 */
export const rank = (edition: Edition, need: Need, columns: Columns, candidates: ArrayLike<number>): Ranking =>
  rankBy(edition, demandsOf(edition, need), columns, candidates);
