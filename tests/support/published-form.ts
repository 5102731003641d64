// The engine's answer in the form in which tests/golden/2026.1/recompute.mjs writes its own, so that the two can be laid side by side.
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Edition } from '#standard/schema.ts';

function rowOf(finding: Finding): Record<string, unknown> {
  const { outcome, points, counted, proof, essential, notApplicableRefused, contested, falseAnswer, wouldNotSay } = finding;
  return {
    outcome, p: points, q: counted,
    ...(proof && { proof }), ...(essential && { essential }), ...(notApplicableRefused && { refused: notApplicableRefused }),
    ...(contested && { contested }), ...(falseAnswer && { false: true }), ...(wouldNotSay && { silent: true }),
  };
}

/** Score, caps, grade, areas and one row for each check; every number as the engine has it, to the last bit. */
export function publishedForm(edition: Edition, facts: ProviderFacts, asOf: Day): Record<string, unknown> {
  const findings = findingsOf(edition, facts, asOf);
  const { uncapped, shown, claimed, answered, grade, caps, areas } = scoreOf(edition, findings, facts.firstClaimed, asOf);
  const [cap] = caps;
  return {
    uncapped, shown, claimed, answered, grade: grade ?? null,
    capped: cap ? { limit: cap.limit, checks: cap.checks } : null,
    areas: Object.fromEntries(areas.flatMap(({ area, score }) => (score === undefined ? [] : [[area, score]]))),
    checks: Object.fromEntries(findings.map((finding) => [finding.check, rowOf(finding)])),
  };
}
