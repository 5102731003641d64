// What speaks for a ranked provider and what to watch, as codes with figures: a line of the sum, and the check behind it. No sentences.
import type { BriefFinding } from '#engine/brief.ts';
import type { Demands } from '#engine/demands.ts';
import type { ExplainedLine, Explanation } from '#engine/explain.ts';
import { STRONG_POINTS, WEAK_POINTS } from '#engine/questions.ts';
import type { Cap, CapReason } from '#engine/score-types.ts';
import type { Edition, MatchItem, ProofKind } from '#standard/schema.ts';

/** One reason. `adds` and `difference` are points of fit; difference is against the mean of those compared with. */
export type Reason =
  | { readonly kind: 'area'; readonly area: string; readonly check?: string; readonly proof?: ProofKind; readonly open: boolean; readonly reads: number; readonly adds: number; readonly difference?: number }
  | { readonly kind: 'item'; readonly item: MatchItem; readonly worth?: number; readonly adds: number; readonly difference?: number }
  | { readonly kind: 'cap'; readonly reason: CapReason; readonly limit: number; readonly checks: readonly string[] };

const MOST = 3;
/** A difference that rounds to nothing: level with the others. */
const LEVEL = 0.05;
/** Under this an area is no reason for anybody, however the others do. */
const FAIR = 50;
/** Wishes that are met in full or not at all, as an owner sees it: half of it is no reason for. */
const WHOLE: ReadonlySet<string> = new Set(['visits', 'budget', 'hours', 'capacity']);

const isOpen = ({ outcome }: BriefFinding): boolean => outcome === 'unanswered' || outcome === 'lapsed';

/** How much a check gives or costs inside its area: its weight for this owner times what counted, or what did not. */
function pull(edition: Edition, demands: Demands, finding: BriefFinding, good: boolean): number {
  const weight = (edition.checks.find((check) => check.id === finding.check)?.weight ?? 0) * (demands.doubled.includes(finding.check) ? 2 : 1);
  return weight * (good ? finding.counted : 100 - finding.counted);
}

/** The check that shows best why an area counts as it does: the strongest that is strong, or the one that costs most. */
function checkBehind(edition: Edition, demands: Demands, area: string, findings: readonly BriefFinding[], good: boolean, taken: ReadonlySet<string>): BriefFinding | undefined {
  const fitting = findings.filter((finding) => finding.area === area && finding.outcome !== 'not-applicable' && !taken.has(finding.check));
  const shows = good ? fitting.filter((one) => !isOpen(one) && one.points >= STRONG_POINTS && one.proof !== 'declared') : fitting.filter((one) => isOpen(one) || one.points <= WEAK_POINTS);
  const loose = good ? fitting.filter((one) => !isOpen(one) && one.points >= STRONG_POINTS) : shows;
  return (shows.length ? shows : loose).toSorted((a, b) => pull(edition, demands, b, good) - pull(edition, demands, a, good))[0];
}

function reasonOf(edition: Edition, demands: Demands, line: ExplainedLine, findings: readonly BriefFinding[], good: boolean, taken: Set<string>): Reason | undefined {
  const difference = line.difference === undefined ? {} : { difference: line.difference };
  if (line.kind === 'item') return { kind: 'item', item: line.id, ...(Number.isNaN(line.reads) ? {} : { worth: line.reads / 100 }), adds: line.adds, ...difference };
  if (line.kind === 'cap') return undefined;
  const behind = checkBehind(edition, demands, line.id, findings, good, taken);
  if (behind) taken.add(behind.check);
  return { kind: 'area', area: line.id, ...(behind && { check: behind.check, ...(behind.proof && { proof: behind.proof }) }), open: behind ? isOpen(behind) : false, reads: line.reads, adds: line.adds, ...difference };
}

export interface Reasons {
  readonly pluses: readonly Reason[];
  readonly watch: readonly Reason[];
}

/** Whether a line may be called a reason for. */
const speaksFor = (line: ExplainedLine): boolean => line.reads >= (WHOLE.has(line.id) ? 100 : FAIR);

/** Where fewer than three lines are ahead of the others, strong ones that are level with them are reasons too. */
function fillUp(ahead: readonly ExplainedLine[], lines: readonly ExplainedLine[], least: readonly ExplainedLine[]): ExplainedLine[] {
  const others = lines.filter((line) => line.reads >= STRONG_POINTS && (line.difference ?? 0) > -LEVEL && speaksFor(line) && !ahead.includes(line) && !least.includes(line));
  return [...ahead, ...others.toSorted((a, b) => b.adds - a.adds)].slice(0, MOST);
}

/**
 * At most three pluses, and what to watch: a cap first, then at most three minuses. Where there is nothing to compare with, the lines that
 * leave most are watched instead.
 */
export function reasonsFor(edition: Edition, demands: Demands, explanation: Explanation, findings: readonly BriefFinding[], caps: readonly Cap[]): Reasons {
  const taken = new Set<string>();
  const lines = explanation.lines.filter((line) => line.kind !== 'cap' && line.most > 0);
  const alone = explanation.comparedWith === undefined;
  const least = alone ? lines.toSorted((a, b) => b.most - b.adds - (a.most - a.adds)).slice(0, MOST) : explanation.minuses;
  const most = fillUp(alone ? [] : explanation.pluses.filter(speaksFor), lines, least);
  const turn = (line: ExplainedLine, good: boolean): Reason[] => {
    const reason = reasonOf(edition, demands, line, findings, good, taken);
    return reason ? [reason] : [];
  };
  const pluses = most.flatMap((line) => turn(line, true));
  const holdsFit = explanation.lines.some((line) => line.kind === 'cap');
  const holding = caps.filter((cap) => cap.binds || holdsFit).toSorted((a, b) => a.limit - b.limit)[0];
  const capped: Reason[] = holding ? [{ kind: 'cap', reason: holding.reason, limit: holding.limit, checks: holding.checks }] : [];
  return { pluses, watch: [...capped, ...least.flatMap((line) => turn(line, false))] };
}
