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
  readonly values: readonly number[];
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
  /** By candidate: the place of its group in GROUP_NAMES. */
  readonly groups: Uint8Array;
  /** By must-have, then by reason. */
  readonly counts: readonly Uint32Array[];
  /** By answer: candidates that fail its must-haves and no other. */
  readonly gains: Uint32Array;
}

/** Nobody can give up people or a place. Nor would leaving them out take just one must-have along: a price reads the head count as well. */
const GIVEN: readonly string[] = ['people', 'zip'];
const VERDICTS = MUST_REASONS.map((reason) => ['pass', 'ask', 'out'].indexOf(verdictOf(reason)));
const NONE = 255;
const SEVERAL = 254;

/** Holds every candidate against every must-have, must-have by must-have. */
function walk(judged: readonly Judged[], candidates: Uint32Array): Walked {
  const groups = new Uint8Array(candidates.length);
  const failing = new Uint8Array(candidates.length).fill(NONE);
  const counts = judged.map(({ judge, answer }) => {
    const count = new Uint32Array(MUST_REASONS.length);
    for (let at = 0; at < candidates.length; at += 1) {
      const reason = judge(candidates[at]!);
      if (reason === 0) continue;
      count[reason]! += 1;
      groups[at] = Math.max(groups[at]!, VERDICTS[reason]!);
      failing[at] = failing[at] === NONE || failing[at] === answer ? answer : SEVERAL;
    }
    return count;
  });
  const gains = new Uint32Array(judged.length);
  for (const answer of failing) if (answer < SEVERAL) gains[answer]! += 1;
  return { groups, counts, gains };
}

function pick(rows: Uint32Array, places: Uint8Array, place: number): Uint32Array {
  const picked = new Uint32Array(rows.length);
  let length = 0;
  for (let at = 0; at < rows.length; at += 1) if (places[at] === place) picked[length++] = rows[at]!;
  return picked.slice(0, length);
}

/** In the order of the groups, so that the order of the input does not show even in the last bit. */
function meansOf(groups: Ranking['groups'], weigher: Weigher): Means | undefined {
  const over = groups.fits.rows.length > 1 ? 'fits' : 'candidates';
  const compared = over === 'fits' ? groups.fits.rows : Uint32Array.from(GROUP_NAMES.flatMap((name) => [...groups[name].rows]));
  return compared.length < 2 ? undefined : { over, values: weigher.meansOver(compared) };
}

/** Ranks by demands that are already made, so that a must-have can be left out and the ranking run again. */
export function rankBy(edition: Edition, demands: Demands, columns: Columns, candidates: ArrayLike<number>): Ranking {
  if (columns.edition !== edition.id) throw new Error(`columns of ${columns.edition} cannot rank by ${edition.id}`);
  const rows = new Uint32Array(candidates);
  for (const row of rows) if (!columns.rows[row]) throw new Error(`no provider stands in row ${row}`);
  const judged = judgeAll(demands.musts, columns);
  const weigher = makeWeigher(edition, demands, columns);
  const { groups: places, counts, gains } = walk(judged, rows);
  const inOrder = (name: GroupName): Group => {
    const own = pick(rows, places, GROUP_NAMES.indexOf(name));
    return putInOrder(own, weigher.fitsOf(own), columns, edition.fit.tie);
  };
  const groups = { fits: inOrder('fits'), askFirst: inOrder('askFirst'), ruledOut: inOrder('ruledOut') };
  let means: { readonly found: Means | undefined } | undefined;
  return {
    edition: edition.id,
    asOf: columns.asOf,
    demands,
    groups,
    counts: judged.flatMap(({ must }, index) => MUST_REASONS.map((reason, at) => ({ must, reason, providers: counts[index]![at]! })).filter((one) => one.providers > 0)),
    loosen: answersBehind(demands.musts).flatMap((answer, index) => {
      const musts = judged.filter((one) => one.answer === index).map((one) => one.must.id);
      return GIVEN.includes(answer.param) ? [] : [{ ...answer, musts, gains: gains[index]! }];
    }),
    weigher,
    mustsOf: (row) => judged.map((one) => resultFor(one, row, columns, edition)),
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
