// Every check of one area of one provider, ready to be drawn: answer, points, proof, dates, marks, or the question to ask. Pure.
import { partsOf } from '#engine/parts.ts';
import { toOneDecimal } from '#engine/rounding.ts';
import type { CheckFacts } from '#engine/facts.ts';
import type { Finding, Parts } from '#engine/score-types.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { fullDate, opening } from '#kernel/words.ts';
import { placeOf } from '#standard/catalogue.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Check, ProofKind } from '#standard/schema.ts';
import { answerInWords, newerAnswer, otherRules, type AnswerWords } from './answer-words.ts';
import type { Assessment } from './assessment-of.ts';
import { figureWords } from './number-words.ts';
import type { Paper } from './reads.ts';
import type { CheckerRole } from './terms.ts';
import { essentialWords, markWords, openWords, OUTCOME_WORDS, PROOF_WORDS, untilWords } from './wording.ts';

export interface CheckLine {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** How an essential stands, as a phrase. */
  readonly essential: string | undefined;
  readonly answer: AnswerWords | undefined;
  readonly others: readonly { readonly rule: string; readonly says: string }[];
  readonly outcome: string;
  /** Points claimed and what counts of them, as printed; absent where nothing is answered. */
  readonly points: { readonly claimed: string; readonly counts: string } | undefined;
  readonly parts: Parts | undefined;
  readonly proof: { readonly kind: ProofKind; readonly date: string; readonly until: string | undefined } | undefined;
  readonly papers: readonly string[];
  /** Sentences that a reader must not miss. */
  readonly marks: readonly string[];
  /** Why it is open, and what to ask; absent where it is answered. */
  readonly open: { readonly because: string; readonly ask: string } | undefined;
  readonly note: string | undefined;
  /** What stands in the place of a comment that was taken down. */
  readonly noteGone: string | undefined;
}

const READ: Readonly<Record<CheckerRole, string>> = { moderator: 'read by a moderator on', 'two-moderators': 'read by two moderators on', demonstration: 'made up, as if read on' };

/** A proof as it was read: what was looked at, its own day, who read it and when. */
function paperWords({ kind, date, checkedOn, until, checkedBy, checked }: Paper): string[] {
  if (kind === null || date === null || checkedOn === null || checkedBy === null || checked === null) return [];
  const end = until === null ? '' : `, ends ${fullDate(until)}`;
  return [`${PROOF_WORDS[kind]}: ${checked.replace(/\.$/, '')}. Dated ${fullDate(date)}${end}; ${READ[checkedBy]} ${fullDate(checkedOn)}.`];
}

/** The newest comment; where that was taken down, when and under which clause (M-34). */
function commentWords(papers: readonly Paper[]): Pick<CheckLine, 'note' | 'noteGone'> {
  const last = papers.findLast((paper) => paper.note !== null || paper.noteDownOn !== null);
  const noteGone = last?.noteDownOn ? `A comment stood here. It was taken down on ${fullDate(last.noteDownOn)} under clause ${last.noteDownUnder ?? ''} of our policy. The provider may appeal.` : undefined;
  return { note: last?.note ? `${last.note} (${fullDate(last.givenOn)})` : undefined, noteGone };
}

function newerWords(check: Check, finding: Finding, facts: CheckFacts | undefined): string[] {
  const newer = newerAnswer(finding, facts);
  if (!newer) return [];
  const option = check.answer.kind === 'number' || newer.choice === undefined ? undefined : check.answer.options[newer.choice - 1]?.label;
  return [`A newer answer of ${fullDate(newer.given)}${option ? ` (“${option}”)` : ''} is worth less so far than the older one with its proof, so the older one counts.`];
}

function leftOut(finding: Finding, check: Check, facts: CheckFacts | undefined): string[] {
  if (finding.outcome !== 'not-applicable') return [];
  const ground = facts?.notApplicable?.ground ?? check.notApplicable?.ground ?? '';
  const days = finding.proofDate && finding.validUntil ? ` Its paper is of ${fullDate(finding.proofDate)} and holds until ${fullDate(finding.validUntil)}.` : '';
  return [`Left out of the score: ${ground.replace(/\.$/, '')}.${days}`];
}

/** Points with one decimal where they are not whole: 100, 56.3. */
const pointWords = (points: number): string => figureWords(toOneDecimal(points));

function lineOf(check: Check, finding: Finding, { facts }: Assessment, { edition, guidance }: LoadedEdition, papers: readonly Paper[]): CheckLine {
  const own = facts.checks[check.id];
  const isOpen = finding.outcome === 'unanswered' || finding.outcome === 'lapsed';
  const isLeftOut = finding.outcome === 'not-applicable';
  const until = untilWords(finding, edition.scoring);
  return {
    id: check.id,
    title: check.title,
    question: check.question,
    essential: check.essential && essentialWords(finding, edition.fit.silenceDays),
    answer: answerInWords(check, finding, own),
    others: otherRules(check, finding, own),
    outcome: OUTCOME_WORDS[finding.outcome],
    points: isOpen || isLeftOut ? undefined : { claimed: pointWords(finding.points), counts: pointWords(finding.counted) },
    parts: isLeftOut ? undefined : shownParts(partsOf(finding)),
    proof: finding.proof && finding.proofDate ? { kind: finding.proof, date: fullDate(finding.proofDate), until: until && opening(until) } : undefined,
    papers: papers.flatMap(paperWords),
    marks: [...leftOut(finding, check, own), ...markWords(finding, edition.scoring), ...newerWords(check, finding, own)],
    open: isOpen ? { because: openWords(finding, edition.fit.silenceDays), ask: guidance[check.id]?.meetingQuestion ?? check.question } : undefined,
    ...commentWords(papers),
  };
}

/** The checks of an area in catalogue order. `papers` may hold those of other checks too. */
export function checkLines(loaded: LoadedEdition, area: { readonly checks: readonly string[] }, assessment: Assessment, papers: readonly Paper[]): CheckLine[] {
  return area.checks.flatMap((id) => {
    const check = placeOf(loaded.edition, id)?.check;
    const finding = assessment.findings.find((one) => one.check === id);
    return check && finding ? [lineOf(check, finding, assessment, loaded, papers.filter((paper) => paper.checkId === id))] : [];
  });
}
