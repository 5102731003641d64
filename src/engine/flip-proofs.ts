// Better proof of one answer: every step that a check allows, and the provider's row after it. Works on facts, so that caps and history count as they do.
import type { Day } from '#kernel/time.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { RankRow } from './columns.ts';
import type { Demands } from './demands.ts';
import type { Answer, CheckFacts, ProviderFacts } from './facts.ts';
import { findingsOf } from './findings.ts';
import type { RankChange } from './flip-changes.ts';
import { checkShare } from './flip-size.ts';
import { rankRow } from './rank-row.ts';
import type { Finding } from './score-types.ts';
import { scoreOf } from './score.ts';

export type ProofChange = Extract<RankChange, { kind: 'proof' }>;

/** A step of proof, its size, and about how many points of fit it brings where no cap holds the provider down. */
export interface ProofStep {
  readonly change: ProofChange;
  readonly size: number;
  readonly brings: number;
}

const STEPS = { declared: ['document', 'attested'], document: ['attested'] } as const;

/** The points of the answer that counts, were it attested: some options show their full points only then (rule 36). */
const fullPoints = ({ answer }: Check, { points, choice }: Finding): number => (answer.kind === 'number' ? points : Math.max(points, answer.options[(choice ?? 0) - 1]?.points ?? 0));

function stepsFor(edition: Edition, check: Check, finding: Finding, share: number): ProofStep[] {
  const { proof, falseAnswer, contested, counted } = finding;
  if (falseAnswer || contested || (proof !== 'declared' && proof !== 'document')) return [];
  const { factors } = edition.scoring;
  const points = fullPoints(check, finding);
  return STEPS[proof].filter((to) => check.proofs[to] !== undefined).map((to) => ({
    change: { kind: 'proof', check: check.id, from: proof, to },
    size: share * (factors[to] - factors[proof]),
    brings: (share * Math.max(0, points * factors[to] - counted)) / 100,
  }));
}

/** Every step that would prove one answer better, the smallest first. `findings` stand in catalogue order. */
export function proofSteps(edition: Edition, demands: Demands, findings: readonly Finding[]): ProofStep[] {
  const out = new Set(findings.filter((finding) => finding.outcome === 'not-applicable').map((finding) => finding.check));
  const share = (id: string): number => checkShare(edition, demands, id, (one) => !out.has(one));
  return edition.checks.flatMap((check, at) => stepsFor(edition, check, findings[at]!, share(check.id))).toSorted((a, b) => a.size - b.size);
}

/** The answers with a proof of `asOf` behind the one that counts; undefined where none counts. */
function proven(answers: readonly Answer[], finding: Finding, kind: ProofChange['to'], asOf: Day): readonly Answer[] | undefined {
  const at = answers.findLastIndex((answer) => answer.given === finding.given && (finding.choice === undefined || answer.choice === finding.choice));
  return at < 0 ? undefined : answers.with(at, { ...answers[at]!, proofs: [...answers[at]!.proofs, { kind, date: asOf, checked: asOf }] });
}

function provenFacts(facts: CheckFacts, finding: Finding, kind: ProofChange['to'], asOf: Day): CheckFacts | undefined {
  const { rule } = finding;
  const answers = proven(rule === undefined ? facts.answers : (facts.rules?.[rule] ?? []), finding, kind, asOf);
  return answers && (rule === undefined ? { ...facts, answers } : { ...facts, rules: { ...facts.rules, [rule]: answers } });
}

/** The provider's facts and row, were this answer proven on `asOf`; undefined where no answer counts there. */
export function afterProof(edition: Edition, facts: ProviderFacts, findings: readonly Finding[], change: ProofChange, asOf: Day): { readonly facts: ProviderFacts; readonly row: RankRow } | undefined {
  const finding = findings.find((one) => one.check === change.check);
  const own = facts.checks[change.check];
  const better = finding && own && provenFacts(own, finding, change.to, asOf);
  if (!better) return undefined;
  const changed: ProviderFacts = { ...facts, checks: { ...facts.checks, [change.check]: better } };
  const found = findingsOf(edition, changed, asOf);
  return { facts: changed, row: rankRow(edition, changed, found, scoreOf(edition, found, changed.firstClaimed, asOf)) };
}
