// One provider's findings, score and profile → the row that the ranking reads. No arithmetic beyond the sums of an area.
import { daysBetween } from '#kernel/time.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { briefOf } from './brief.ts';
import type { MustFact, RankRow } from './columns.ts';
import type { ProviderFacts } from './facts.ts';
import { planOf } from './rank-plan.ts';
import type { Finding, Score } from './score-types.ts';

type Most = NonNullable<Finding['most']>;

/** What a must-have reads: the most points of all answers that stand, of the check or of one rule of it (rules 13 and 31). */
function mostOf(finding: Finding, rule: string | undefined): Most | undefined {
  if (rule === undefined) return finding.most;
  const points = finding.pointsByRule?.[rule];
  const proof = finding.proofByRule?.[rule];
  return points === undefined ? undefined : { points, ...(proof && { proof }) };
}

/** An option that refuses, chosen; for a check by rules, the points of one that does. */
function isRefusal({ answer }: Check, { choice, points }: Most): boolean {
  if (answer.kind === 'number') return false;
  const option = answer.kind === 'choice' ? answer.options[(choice ?? 0) - 1] : answer.options.find((one) => !one.silent && one.points === points);
  return option?.refuses === true;
}

/** A refusal goes before clients' disagreement: their word never makes an answer better than the provider's own (rules 13 and 34). */
function mustFact(check: Check, finding: Finding, rule: string | undefined): MustFact {
  const wouldNotSay = rule === undefined ? finding.wouldNotSay : (finding.wouldNotSayByRule?.[rule] ?? finding.wouldNotSay);
  const most = mostOf(finding, rule);
  if (finding.falseAnswer) return { state: 'false-answer', points: 0 };
  if (finding.outcome === 'not-applicable') return { state: 'not-applicable', points: 0 };
  if (!most) return { state: wouldNotSay ? 'would-not-say' : 'unanswered', points: 0 };
  const { points, proof } = most;
  const state = isRefusal(check, most) ? 'refuses' : finding.contested ? 'contested' : 'answered';
  return { state, points, ...(proof && { proof }) };
}

/**
 * The row of one provider, for the edition and day of its `score`. `findings` stand in catalogue order, one for each check; throws
 * otherwise. Sums run in catalogue order (rule 1); a check that is not applicable is in none of them.
 */
export function rankRow(edition: Edition, facts: ProviderFacts, findings: readonly Finding[], score: Score): RankRow {
  const plan = planOf(edition);
  const checks = new Map(edition.checks.map((check, index) => [check.id, { check, finding: findings[index] }]));
  const read = (id: string): { check: Check; finding: Finding } => {
    const { check, finding } = checks.get(id) ?? {};
    if (!check || finding?.check !== id) throw new Error(`expected a finding for ${id}, got ${finding?.check ?? 'none'}`);
    return { check, finding };
  };
  const applicable = edition.areas.map((area) => area.checks.map(read).filter(({ finding }) => finding.outcome !== 'not-applicable'));
  const doubled = plan.doubled.map(({ check }) => read(check).finding).filter((finding) => finding.outcome !== 'not-applicable');
  return {
    slug: facts.slug,
    edition: edition.id,
    asOf: score.asOf,
    silenceSpeaks: facts.firstClaimed !== undefined && daysBetween(facts.firstClaimed, score.asOf) > edition.fit.silenceDays,
    uncapped: score.uncapped,
    shown: score.shown,
    caps: score.caps,
    ...(score.caps.length > 0 && { cap: Math.min(...score.caps.map((cap) => cap.limit)) }),
    weights: applicable.map((parts) => parts.reduce((sum, { check }) => sum + check.weight, 0)),
    counted: applicable.map((parts) => parts.reduce((sum, { check, finding }) => sum + check.weight * finding.counted, 0)),
    doubled: Object.fromEntries(doubled.map((finding) => [finding.check, finding.counted])),
    musts: Object.fromEntries(plan.musts.map(({ key, check: id, rule }) => [key, mustFact(read(id).check, read(id).finding, rule)])),
    brief: briefOf(findings),
    profile: facts.profile,
  };
}
