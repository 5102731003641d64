// Which checks an owner should ask a provider about: grey or weak ones, those first that weigh most for this need (4.2 step 5).
import type { Edition } from '#standard/schema.ts';
import type { BriefFinding } from './brief.ts';
import type { Demands } from './demands.ts';

/** Why a check is worth asking about. weak: few points, whatever the proof. */
export type AskReason = 'unanswered' | 'lapsed' | 'would-not-say' | 'contested' | 'false-answer' | 'weak';

export interface ToAsk {
  readonly check: string;
  readonly reason: AskReason;
  /** Percent of all that this owner needs, were every line at its most. */
  readonly weight: number;
}

/** Points from which an answer is called strong, and up to which it is called weak. */
export const STRONG_POINTS = 75;
export const WEAK_POINTS = 40;

const MOST = 8;

function reasonFor(finding: BriefFinding): AskReason | undefined {
  if (finding.falseAnswer) return 'false-answer';
  if (finding.contested) return 'contested';
  if (finding.outcome === 'lapsed') return 'lapsed';
  if (finding.outcome === 'unanswered') return finding.wouldNotSay ? 'would-not-say' : 'unanswered';
  return finding.points <= WEAK_POINTS ? 'weak' : undefined;
}

/**
 * At most eight checks to ask about, heaviest for this owner first, equal ones in catalogue order. `findings` hold one for each check.
 * A check's weight is its share of its area, doubled ones twice, times the area's share of all needs; one that does not apply has none.
 */
export function questionsToAsk(edition: Edition, demands: Demands, findings: readonly BriefFinding[]): ToAsk[] {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  const weights = new Map(edition.checks.map(({ id, weight }) => [id, weight * (demands.doubled.includes(id) ? 2 : 1)]));
  const areas = edition.areas.map(({ code, weight, checks }) => {
    const applicable = checks.filter((id) => byCheck.has(id) && byCheck.get(id)?.outcome !== 'not-applicable');
    return { weight: weight * (demands.multipliers[code] ?? 1), applicable, sum: applicable.reduce((sum, id) => sum + weights.get(id)!, 0) };
  });
  const left = areas.reduce((sum, area) => sum + (area.sum > 0 ? area.weight : 0), 0);
  return areas
    .flatMap(({ weight, applicable, sum }) =>
      applicable.flatMap((check) => {
        const reason = reasonFor(byCheck.get(check)!);
        return reason ? [{ check, reason, weight: (100 * weight * weights.get(check)!) / sum / left }] : [];
      }),
    )
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST);
}
