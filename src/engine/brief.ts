// Findings written short, to be kept beside a rank row: enough to say what speaks for a provider and what to ask it. No arithmetic.
import type { Edition, ProofKind } from '#standard/schema.ts';
import type { Finding, Outcome } from './score-types.ts';

/** What a shortlist reads of one finding. */
export type BriefFinding = Pick<Finding, 'check' | 'area' | 'outcome' | 'points' | 'counted' | 'proof' | 'contested' | 'falseAnswer' | 'wouldNotSay'>;

/** All findings of one provider in catalogue order: plain data, a tenth of their size. */
export interface Brief {
  readonly points: readonly number[];
  readonly counted: readonly number[];
  /** Two letters for each check: outcome, then proof or mark. */
  readonly marks: string;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = { met: 'm', partly: 'p', unmet: 'u', 'not-applicable': 'n', unanswered: 'o', lapsed: 'l' };
const PROOFS: Readonly<Record<ProofKind, string>> = { declared: 's', document: 'd', attested: 'a', clients: 'c' };
const outcomeOf = new Map(Object.entries(OUTCOMES).map(([outcome, letter]) => [letter, outcome as Outcome]));
const proofOf = new Map(Object.entries(PROOFS).map(([proof, letter]) => [letter, proof as ProofKind]));

/** x: contested, which leaves the provider's word · f: a false answer · w: would not say · -: nothing. */
function mark(finding: Finding): string {
  if (finding.falseAnswer) return 'f';
  if (finding.contested) return 'x';
  if (finding.wouldNotSay) return 'w';
  return finding.proof ? PROOFS[finding.proof] : '-';
}

/** Writes findings short. They stand in catalogue order. */
export const briefOf = (findings: readonly Finding[]): Brief => ({
  points: findings.map((finding) => finding.points),
  counted: findings.map((finding) => finding.counted),
  marks: findings.map((finding) => OUTCOMES[finding.outcome] + mark(finding)).join(''),
});

/** The findings again, one for each check of the edition that they were made under. */
export function readBrief(edition: Edition, { points, counted, marks }: Brief): BriefFinding[] {
  return edition.checks.map(({ id }, at) => {
    const letter = marks[2 * at + 1]!;
    const proof = letter === 'x' ? 'declared' : proofOf.get(letter);
    return {
      check: id,
      area: edition.areas.find((area) => area.checks.includes(id))!.code,
      outcome: outcomeOf.get(marks[2 * at]!)!,
      points: points[at]!,
      counted: counted[at]!,
      ...(proof && { proof }),
      contested: letter === 'x',
      falseAnswer: letter === 'f',
      wouldNotSay: letter === 'w',
    };
  });
}

/** What the marks alone say of the check at a place of the catalogue: whether it applies, and whether it is answered. */
export const readMarks = ({ marks }: Brief): { readonly applies: (at: number) => boolean; readonly answers: (at: number) => boolean } => ({
  applies: (at) => marks[2 * at] !== OUTCOMES['not-applicable'],
  answers: (at) => ![OUTCOMES['not-applicable'], OUTCOMES.unanswered, OUTCOMES.lapsed].includes(marks[2 * at]!),
});
