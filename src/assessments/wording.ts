// What a finding and a score mean, in words: proof, outcome, marks, caps, grade. The one place; pages and API take their sentences here. Pure.
import type { Cap, CapReason, EssentialState, Finding, Outcome, Score } from '#engine/score-types.ts';
import { addDays, type Day } from '#kernel/time.ts';
import { counted, fullDate, monthsInWords, opening } from '#kernel/words.ts';
import type { Edition, Grade, ProofKind, Scoring } from '#standard/schema.ts';
import { answeredWords, scoreWords } from './number-words.ts';

export const PROOF_WORDS: Readonly<Record<ProofKind, string>> = {
  declared: 'Provider’s word',
  document: 'Document seen',
  attested: 'Checked by an outsider',
  clients: 'Confirmed by clients',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  met: 'Full points',
  partly: 'Some of the points',
  unmet: 'The fewest points',
  'not-applicable': 'Does not apply',
  unanswered: 'Not answered',
  lapsed: 'Too old to count',
};

/** What silence comes to, as a phrase. `days` is the edition’s limit (rule 27). */
const leftOpen = (days: number): string => `left open for more than ${counted(days, 'day')}; we count that as no`;

/** Why an open check is open: it was left so for too long (`silenceDays`), its answer ran out, or nobody has answered yet. */
export function openWords(finding: Finding, silenceDays: number): string {
  if (finding.notApplicableRefused) return REFUSED[finding.notApplicableRefused];
  if (finding.wouldNotSay) return `${opening(leftOpen(silenceDays))}.`;
  return finding.outcome === 'lapsed' ? 'It was answered once. The answer and its proof are too old to count.' : 'Not answered yet.';
}

const REFUSED: Readonly<Record<NonNullable<Finding['notApplicableRefused']>, string>> = {
  'no-paper': 'It says that this does not apply to it, and has shown no valid paper for that. So it counts as not answered.',
  'over-limit': 'It says that this does not apply to it. So much was left out already that this counts as not answered.',
  condition: 'It says that this does not apply to it, but its other answers do not bear that out. So it counts as not answered.',
};

/** The last day of the grace time after a last valid day. */
export const lastGraceDay = (validUntil: Day, scoring: Scoring): Day => addDays(validUntil, scoring.graceDays);

/** Until when a finding counts as it does, as a phrase: counts until 3 March 2027. */
export function untilWords(finding: Finding, scoring: Scoring): string | undefined {
  const { validUntil, inGrace, proof } = finding;
  if (validUntil === undefined) return undefined;
  if (!inGrace) return `counts until ${fullDate(validUntil)}`;
  const last = fullDate(lastGraceDay(validUntil, scoring));
  return proof === 'declared' ? `past its day since ${fullDate(validUntil)}; it still counts until ${last}` : `past its day since ${fullDate(validUntil)}, so it counts one step lower until ${last}`;
}

/** What a reader must know of a finding beside answer and proof: a false answer, clients who disagree. */
export function markWords(finding: Finding, scoring: Scoring): string[] {
  return [
    ...(finding.falseAnswer ? [`An answer here was wrong, and the provider should have known it. It earns nothing for ${monthsInWords(scoring.falseAnswerMonths)}.`] : []),
    ...(finding.contested ? ['Clients disagree with this answer. It counts as the provider’s word alone, whatever papers there are.'] : []),
  ];
}

const ESSENTIAL: Readonly<Record<EssentialState, string>> = {
  proven: 'met and proven',
  declared: 'met on its word alone',
  failed: 'answered, and not met',
  unanswered: 'not answered',
  contested: 'clients disagree',
};

/** How an essential stands, as a phrase. */
export const essentialWords = (finding: Finding, silenceDays: number): string =>
  finding.essential === 'unanswered' && finding.wouldNotSay ? leftOpen(silenceDays) : ESSENTIAL[finding.essential ?? 'unanswered'];

const CAPPED: Readonly<Record<CapReason, string>> = {
  'one-essential': 'One essential check is not met',
  'more-essentials': 'More than one essential check is not met',
  'declared-essential': 'Essential checks that are met on the provider’s word alone',
};

/** A cap in words: what it does to the number, and each check behind it, with how it stands where the reason does not say it already. */
export interface CapWords {
  readonly reason: string;
  /** "66.6, capped at 49.9" where it changes the number, else "would be capped at 49.9". */
  readonly effect: string;
  readonly checks: readonly { readonly id: string; readonly title: string; readonly because: string | undefined }[];
}

function capInWords(cap: Cap, score: Score, findings: readonly Finding[], { checks, scoring, fit }: Edition): CapWords {
  const effect = cap.binds ? `${scoreWords(score.uncapped, scoring)}, capped at ${scoreWords(cap.limit, scoring)}` : `no more than ${scoreWords(cap.limit, scoring)} can be shown`;
  return {
    reason: CAPPED[cap.reason],
    effect,
    checks: cap.checks.map((id) => {
      const finding = findings.find((one) => one.check === id);
      return { id, title: checks.find((one) => one.id === id)?.title ?? id, because: cap.reason === 'declared-essential' ? undefined : finding ? essentialWords(finding, fit.silenceDays) : ESSENTIAL.unanswered };
    }),
  };
}

/** Every cap of a score in words, with the state of each essential behind it. */
export const capsInWords = (score: Score, findings: readonly Finding[], edition: Edition): CapWords[] =>
  score.caps.map((cap) => capInWords(cap, score, findings, edition));

/** What the letter means, and why it is not the one that the score alone would give. */
export function gradeInWords(score: Score, scoring: Scoring): string {
  if (score.gradeReason === 'listed') return 'Not rated: it has told us nothing yet.';
  if (score.gradeReason === 'new') return `Not rated yet: it is in its first ${counted(scoring.gradeGraceDays, 'day')} here.`;
  if (score.gradeReason === 'too-little-answered') return `Too little answered to earn more: ${answeredWords(score.answered, scoring)}.`;
  const says = scoring.grades.find((row) => row.grade === score.grade)?.says ?? '';
  return score.gradeReason === 'answered' ? `${says}. The score alone would give ${gradeByScore(score, scoring)}; too little is answered for that.` : `${says}.`;
}

function gradeByScore(score: Score, scoring: Scoring): string {
  const grade: Grade | undefined = scoring.grades.find((row) => score.shown >= row.score)?.grade;
  return grade === 'A' || grade === 'E' ? `an ${grade}` : `a ${grade}`;
}
