// What would put B above A: for neighbours in the owner's order the smallest change in one weight, one answer, or the proof of one answer that
// swaps them. Found by search, and told only after the whole ranking was run again with it.
import type { Edition } from '#standard/schema.ts';
import { withRow } from './column-rows.ts';
import type { Columns } from './columns.ts';
import { demandsOf, liftsOf, reweighed, type Demands } from './demands.ts';
import type { ProviderFacts } from './facts.ts';
import { afterChange, answerChanges, weightsAround, type OwnChange, type RankChange } from './flip-changes.ts';
import { afterProof, proofSteps, type ProofChange } from './flip-proofs.ts';
import { answerSize, shifted } from './flip-size.ts';
import type { Need } from './need.ts';
import { GROUP_NAMES, rank, rankBy, type Ranking } from './rank.ts';
import type { Finding } from './score-types.ts';

/** One provider that is compared: its row, and what the proof of its answers is read from. `findings` are those of the columns' day. */
export interface Subject {
  readonly row: number;
  readonly facts: ProviderFacts;
  readonly findings: readonly Finding[];
}

/** `change` puts `lower` above `upper`; undefined: nothing within reach does. `size` is the percent of the owner's yardstick that it moves. */
export interface RankFlip {
  readonly upper: number;
  readonly lower: number;
  readonly found: { readonly change: RankChange; readonly size: number } | undefined;
}

/** What is ranked, and for whom. */
export interface FlipFrame {
  readonly edition: Edition;
  readonly need: Need;
  readonly columns: Columns;
  readonly candidates: ArrayLike<number>;
  readonly ranking: Ranking;
}

interface Sized {
  readonly change: RankChange;
  readonly size: number;
}

type Pair = readonly [upper: Subject, lower: Subject];

/** Rows of `rows` in the order of a ranking: group by group. Rows that are no candidates are left out. */
export function orderIn({ groups }: Ranking, rows: readonly number[]): number[] {
  const wanted = new Set(rows);
  return GROUP_NAMES.flatMap((name) => [...groups[name].rows].filter((row) => wanted.has(row)));
}

const isAbove = (ranking: Ranking, row: number, other: number): boolean => orderIn(ranking, [row, other])[0] === row;

/** Weights of one area outward from where it stands: for each pair the nearest in either direction that swaps it. No must-have reads a weight. */
function weightSwaps({ edition, need, columns, ranking }: FlipFrame, pairs: readonly Pair[]): Sized[][] {
  const found: Sized[][] = pairs.map(() => []);
  const lifts = liftsOf(edition, need);
  const rows = [...new Set(pairs.flatMap(([upper, lower]) => [upper.row, lower.row]))];
  for (const { code } of edition.areas)
    for (const direction of [1, -1] as const) {
      const from = need.weights[code] ?? 1;
      let open = pairs.map((_, at) => at);
      for (const to of weightsAround(edition, from, direction)) {
        if (open.length === 0) break;
        const demands = reweighed(edition, ranking.demands, lifts, code, to);
        if (demands.multipliers[code] === ranking.demands.multipliers[code]) continue;
        const then = rankBy(edition, demands, columns, rows);
        const swapped = open.filter((at) => isAbove(then, pairs[at]![1].row, pairs[at]![0].row));
        for (const at of swapped) found[at]!.push({ change: { kind: 'weight', area: code, from, to }, size: shifted(edition, ranking.demands, demands) });
        open = open.filter((at) => !swapped.includes(at));
      }
    }
  return found;
}

function answerSwaps({ edition, need, columns, ranking }: FlipFrame, pairs: readonly Pair[]): Sized[][] {
  const found: Sized[][] = pairs.map(() => []);
  const rows = [...new Set(pairs.flatMap(([upper, lower]) => [upper.row, lower.row]))];
  for (const change of answerChanges(edition, need)) {
    const demands: Demands = demandsOf(edition, afterChange(need, change));
    const then = rankBy(edition, demands, columns, rows);
    pairs.forEach(([upper, lower], at) => {
      if (isAbove(then, lower.row, upper.row)) found[at]!.push({ change, size: answerSize(edition, ranking.demands, demands) });
    });
  }
  return found;
}

const groupOf = ({ groups }: Ranking, row: number): number => GROUP_NAMES.findIndex((name) => groups[name].rows.includes(row));

/** Runs `read` on the ranking of `rows` as if the lower one had proven this answer. */
function withProof<Result>({ edition, columns, ranking }: FlipFrame, lower: Subject, change: ProofChange, rows: ArrayLike<number>, read: (then: Ranking) => Result): Result | undefined {
  const better = afterProof(edition, lower.facts, lower.findings, change, columns.asOf);
  return better && withRow(edition, columns, lower.row, better.row, () => read(rankBy(edition, ranking.demands, columns, rows)));
}

/** A little more than doubles lose in a sum: who is that close is looked at exactly. */
const CLOSE = 1e-6;

/**
 * The smallest step of proof that swaps the pair. Proof moves nobody from one group to another. Where a cap holds the lower one down, only an
 * essential that rests on its word can lift it; all others are judged by what they bring before they are tried.
 */
function proofSwap(frame: FlipFrame, [upper, lower]: Pair): Sized[] {
  const { edition, ranking } = frame;
  if (groupOf(ranking, upper.row) !== groupOf(ranking, lower.row)) return [];
  const [above, below] = [ranking.weigher.valuesOf(upper.row), ranking.weigher.valuesOf(lower.row)];
  const declared = new Set(lower.findings.filter((finding) => finding.essential === 'declared').map((finding) => finding.check));
  const canHelp = ({ brings, change }: { readonly brings: number; readonly change: ProofChange }): boolean =>
    declared.has(change.check) || (below.cap === 0 && below.fit + brings >= above.fit - CLOSE);
  const step = proofSteps(edition, ranking.demands, lower.findings)
    .filter(canHelp)
    .find(({ change }) => withProof(frame, lower, change, [upper.row, lower.row], (then) => isAbove(then, lower.row, upper.row)));
  return step ? [step] : [];
}

/** One full run of the real ranking, with every candidate, after the change. */
function holds(frame: FlipFrame, change: RankChange, [upper, lower]: Pair): boolean {
  const swapped = (then: Ranking): boolean => isAbove(then, lower.row, upper.row);
  if (change.kind === 'proof') return withProof(frame, lower, change, frame.candidates, swapped) ?? false;
  return swapped(rank(frame.edition, afterChange(frame.need, change satisfies OwnChange), frame.columns, frame.candidates));
}

/**
 * One flip for each two neighbours among `subjects` in the owner's order; subjects that are no candidates are left out. The smallest change is
 * told first found among equal ones: weights, then answers, then proof. Nothing is told that a full run of the ranking did not bear out
 * (section 4.2 of the goals).
 */
export function flipsBetween(frame: FlipFrame, subjects: readonly Subject[]): RankFlip[] {
  const order = orderIn(frame.ranking, subjects.map(({ row }) => row)).map((row) => subjects.find((one) => one.row === row)!);
  const pairs = order.slice(1).map((lower, at): Pair => [order[at]!, lower]);
  if (pairs.length === 0) return [];
  const [byWeight, byAnswer] = [weightSwaps(frame, pairs), answerSwaps(frame, pairs)];
  return pairs.map((pair, at) => {
    const all = [...byWeight[at]!, ...byAnswer[at]!, ...proofSwap(frame, pair)].toSorted((a, b) => a.size - b.size);
    const found = all.find(({ change }) => holds(frame, change, pair));
    return { upper: pair[0].row, lower: pair[1].row, found: found && { change: found.change, size: found.size } };
  });
}
