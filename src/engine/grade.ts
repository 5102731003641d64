// From findings and an uncapped score to caps and a grade (the standard's 3.4 and 3.5, rules 1 and 28). Adds nothing up.
import { daysBetween, type Day } from '#kernel/time.ts';
import type { Grade, Scoring } from '#standard/schema.ts';
import type { Cap, CapReason, EssentialState, Finding, GradeReason } from './score-types.ts';

const NOT_MET: ReadonlySet<EssentialState> = new Set(['failed', 'unanswered', 'contested']);

/**
 * The cap that the essentials set: one of them not met, more than one, or all met and some on the provider's word alone. Failed, unanswered
 * and contested cap alike, so that silence never beats "no". Listed also where the score lies under it and it changes nothing.
 */
export function capsOf(findings: readonly Finding[], uncapped: number, { caps }: Scoring): Cap[] {
  const idsWhere = (holds: (state: EssentialState) => boolean) => findings.filter((one) => one.essential && holds(one.essential)).map((one) => one.check);
  const notMet = idsWhere((state) => NOT_MET.has(state));
  const declared = idsWhere((state) => state === 'declared');
  const cap = (reason: CapReason, limit: number, checks: readonly string[]): Cap[] => [{ reason, limit, checks, binds: limit < uncapped }];
  if (notMet.length > 1) return cap('more-essentials', caps.moreEssentials, notMet);
  if (notMet.length === 1) return cap('one-essential', caps.oneEssential, notMet);
  return declared.length ? cap('declared-essential', caps.declaredEssential, declared) : [];
}

/**
 * The grade of an unrounded `shown` score with `answered` percent answered. A grade whose share of answers is not reached gives way to the
 * next whose limit is. Undefined for a firm that is only listed, and up to the 60th day after its first claim (rule 28).
 */
export function gradeOf(shown: number, answered: number, scoring: Scoring, firstClaimed: Day | undefined, asOf: Day): { grade: Grade | undefined; gradeReason: GradeReason } {
  if (firstClaimed === undefined || firstClaimed > asOf) return { grade: undefined, gradeReason: 'listed' };
  if (daysBetween(firstClaimed, asOf) <= scoring.gradeGraceDays) return { grade: undefined, gradeReason: 'new' };
  const byScore = scoring.grades.find((row) => shown >= row.score);
  const reached = scoring.grades.find((row) => shown >= row.score && answered >= row.answered);
  if (!reached) return { grade: scoring.grades.at(-1)?.grade, gradeReason: 'too-little-answered' };
  return { grade: reached.grade, gradeReason: reached === byScore ? 'score' : 'answered' };
}
