// Which checks an owner should ask a provider about: grey or weak ones, those first that weigh most for this need (4.2 step 5).
import type { Edition } from '#standard/schema.ts';
import type { BriefFinding } from './brief.ts';
import type { Demands } from './demands.ts';

/** Why a check is worth asking about. weak: few points, whatever the proof. */
export type AskReason = 'unanswered' | 'lapsed' | 'would-not-say' | 'contested' | 'false-answer' | 'weak';

export interface ToAsk<Reason = AskReason> {
  readonly check: string;
  readonly reason: Reason;
  /** Percent of all that this owner needs, were every line at its most. */
  readonly weight: number;
}

/** Points from which an answer is called strong, and up to which it is called weak. */
export const STRONG_POINTS = 75;
export const WEAK_POINTS = 40;

/** Questions for one meeting. */
const MOST_ASKED = 8;

function reasonFor(finding: BriefFinding): AskReason | undefined {
  if (finding.falseAnswer) return 'false-answer';
  if (finding.contested) return 'contested';
  if (finding.outcome === 'lapsed') return 'lapsed';
  if (finding.outcome === 'unanswered') return finding.wouldNotSay ? 'would-not-say' : 'unanswered';
  return finding.points <= WEAK_POINTS ? 'weak' : undefined;
}

/** Percent of all that this owner needs that hangs on each check: its share of its area, doubled ones twice, times the area's share; none where it does not apply. */
function weighed(edition: Edition, demands: Demands, findings: readonly BriefFinding[]): { readonly finding: BriefFinding; readonly weight: number }[] {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  const weights = new Map(edition.checks.map(({ id, weight }) => [id, weight * (demands.doubled.includes(id) ? 2 : 1)]));
  const areas = edition.areas.map(({ code, weight, checks }) => {
    const applicable = checks.filter((id) => byCheck.has(id) && byCheck.get(id)?.outcome !== 'not-applicable');
    return { weight: weight * (demands.multipliers[code] ?? 1), applicable, sum: applicable.reduce((sum, id) => sum + weights.get(id)!, 0) };
  });
  const left = areas.reduce((sum, area) => sum + (area.sum > 0 ? area.weight : 0), 0);
  return areas.flatMap(({ weight, applicable, sum }) => applicable.map((check) => ({ finding: byCheck.get(check)!, weight: (100 * weight * weights.get(check)!) / sum / left })));
}

/** At most eight checks to ask about, heaviest for this owner first, equal ones in catalogue order. `findings` hold one for each check. */
export function questionsToAsk(edition: Edition, demands: Demands, findings: readonly BriefFinding[]): ToAsk[] {
  return weighed(edition, demands, findings)
    .flatMap(({ finding, weight }) => {
      const reason = reasonFor(finding);
      return reason ? [{ check: finding.check, reason, weight }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_ASKED);
}

/**
 * The same for an interview: where fewer than eight are grey or weak, answers that rest on the provider's word alone follow, the heaviest first.
 * Whoever answers everything is asked for the proof (decision 0023).
 */
export function questionsToPut(edition: Edition, demands: Demands, findings: readonly BriefFinding[]): ToAsk<AskReason | 'word'>[] {
  const open = questionsToAsk(edition, demands, findings);
  const onWord = weighed(edition, demands, findings)
    .filter(({ finding }) => finding.proof === 'declared' && reasonFor(finding) === undefined)
    .map(({ finding, weight }) => ({ check: finding.check, reason: 'word' as const, weight }));
  return [...open, ...onWord.toSorted((a, b) => b.weight - a.weight)].slice(0, MOST_ASKED);
}
