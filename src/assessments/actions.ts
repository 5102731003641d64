// What a provider could do that is worth most: answer what is open, prove what is claimed, renew what lapsed. Pure; each gain is the engine's own.
import type { Answer, CheckFacts, Proof } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { pointsRange } from '#engine/points.ts';
import { scoreOf } from '#engine/score.ts';
import type { Finding } from '#engine/score-types.ts';
import type { Day } from '#kernel/time.ts';
import type { Guidance } from '#standard/guidance-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { Assessment } from './assessment-of.ts';

export interface Action {
  readonly check: string;
  readonly title: string;
  /** answer: nothing is said, and `worth` is the most that its own word could earn · prove: the answer stands, and this proof is missing · renew: the proof that it had has run out. */
  readonly kind: 'answer' | 'prove' | 'renew';
  /** The kind of proof that would be new. */
  readonly proof?: Proof['kind'];
  /** Points of the whole that it adds, and of the number that is shown, where a cap holds that down. */
  readonly worth: number;
  readonly shownWorth: number;
  readonly effort: Guidance['effort'];
}

const EFFORT_RANK: Readonly<Record<Guidance['effort'], number>> = { 'an-hour': 1, 'a-day': 2, 'a-week': 3, 'a-month': 4, 'a-quarter': 5 };

/** The strongest kind of proof that a check takes and that the finding does not have yet; the next one up, so that the step is one that can be taken. */
function nextProof(check: Check, finding: Finding): Proof['kind'] | undefined {
  const open = (['document', 'attested'] as const).filter((kind) => check.proofs[kind] !== undefined);
  if (finding.proof === undefined || finding.proof === 'declared') return open[0];
  if (finding.inGrace) return open.find((kind) => kind === finding.proof) ?? open[0];
  return finding.proof === 'document' ? open.find((kind) => kind === 'attested') : undefined;
}

const proven = (answers: readonly Answer[], proof: Proof): Answer[] => answers.map((answer, at) => (at === answers.length - 1 ? { ...answer, proofs: [...answer.proofs, proof] } : answer));

/** The same facts with a proof of today beside the answer that counts. */
function withProof(own: CheckFacts, rule: string | undefined, proof: Proof): CheckFacts {
  return rule === undefined ? { ...own, answers: proven(own.answers, proof) } : { ...own, rules: { ...own.rules, [rule]: proven(own.rules?.[rule] ?? [], proof) } };
}

/** A check that is open, as if it were answered at its best on the provider's own word. */
function answeredBest(check: Check, finding: Finding, { scoring }: Edition): Finding {
  const most = pointsRange(check).most;
  return { ...finding, outcome: 'met', points: most, counted: most * scoring.factors.declared, proof: 'declared', ...(finding.essential && { essential: 'declared' }) };
}

function actionFor({ edition, guidance }: LoadedEdition, { facts, findings, score }: Assessment, check: Check, asOf: Day): Action | undefined {
  const finding = findings.find((one) => one.check === check.id)!;
  if (finding.outcome === 'not-applicable' || finding.falseAnswer) return undefined;
  const shared = { check: check.id, title: check.title, effort: guidance[check.id]!.effort };
  const gain = (next: readonly Finding[]): Pick<Action, 'worth' | 'shownWorth'> => {
    const after = scoreOf(edition, next, facts.firstClaimed, asOf);
    return { worth: after.uncapped - score.uncapped, shownWorth: after.shown - score.shown };
  };
  const isOpen = finding.outcome === 'unanswered' || finding.outcome === 'lapsed';
  if (isOpen) return { ...shared, kind: 'answer', ...gain(findings.map((one) => (one === finding ? answeredBest(check, finding, edition) : one))) };
  const proof = nextProof(check, finding);
  if (!proof) return undefined;
  const own = withProof(facts.checks[check.id] ?? { answers: [] }, finding.rule, { kind: proof, date: asOf, checked: asOf });
  return { ...shared, kind: finding.inGrace ? 'renew' : 'prove', proof, ...gain(findingsOf(edition, { ...facts, checks: { ...facts.checks, [check.id]: own } }, asOf)) };
}

/**
 * The actions that are worth most for their effort, at most `most`: gain of the uncapped score divided by the rank of the effort (an hour 1, a
 * quarter of a year 5). What gains less than a twentieth of a point is left out.
 */
export function bestActions(loaded: LoadedEdition, assessment: Assessment, asOf: Day, most = 3): Action[] {
  const all = loaded.edition.checks.flatMap((check) => actionFor(loaded, assessment, check, asOf) ?? []);
  const value = (action: Action): number => action.worth / EFFORT_RANK[action.effort];
  return all.filter((action) => action.worth >= 0.05).toSorted((a, b) => value(b) - value(a) || (a.check < b.check ? -1 : 1)).slice(0, most);
}
