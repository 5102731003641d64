// What a badge says of a provider on a day: its grade, that it is not rated, or that what it proved has lapsed. Pure; a function of the UTC day.
import { scoreOf } from '#engine/score.ts';
import type { Score } from '#engine/score-types.ts';
import type { Edition, Grade } from '#standard/schema.ts';
import type { Assessment } from './assessment-of.ts';
import { scoreWords } from './number-words.ts';

/** `shown` is the score as it is printed (rule 1). */
export type BadgeState =
  | { readonly kind: 'rated'; readonly grade: Grade; readonly shown: string; readonly isTooLittle: boolean }
  | { readonly kind: 'not-rated'; readonly because: 'listed' | 'new' }
  | { readonly kind: 'lapsed' };

type Found = Pick<Assessment, 'findings' | 'score'>;

/** Percent answered if no answer had lapsed: what lapsed is read as answered again, and as worth nothing. */
const answeredOnce = (edition: Edition, { findings, score }: Found): number =>
  scoreOf(edition, findings.map((finding) => (finding.outcome === 'lapsed' ? { ...finding, outcome: 'unmet' } : finding)), undefined, score.asOf).answered;

const isTooLittle = (score: Score): boolean => score.gradeReason === 'too-little-answered';

/**
 * The state of a badge; `found` is undefined for a firm that is only listed. Lapsed is who has too little answered for a grade today and would
 * have enough if nothing had passed its last day and its grace: there was a score, and time alone took it away. One who never answered
 * enough keeps the E of rule 28, and one who has enough left keeps its grade, lower as it may be.
 */
export function badgeState(edition: Edition, found: Found | undefined): BadgeState {
  if (!found) return { kind: 'not-rated', because: 'listed' };
  const { score } = found;
  if (score.grade === undefined) return { kind: 'not-rated', because: score.gradeReason === 'new' ? 'new' : 'listed' };
  if (isTooLittle(score) && answeredOnce(edition, found) >= edition.scoring.assessedFrom) return { kind: 'lapsed' };
  return { kind: 'rated', grade: score.grade, shown: scoreWords(score.shown, edition.scoring), isTooLittle: isTooLittle(score) };
}
