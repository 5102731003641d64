// (edition, findings, first claim, day) → the score: area scores, the whole, claimed, answered, caps, grade. Unrounded (rule 1).
import type { Day } from '#kernel/time.ts';
import type { Area, Edition } from '#standard/schema.ts';
import { capsOf, gradeOf } from './grade.ts';
import { weightedMean } from './mean.ts';
import { mixParts, partsOf, UNKNOWN } from './parts.ts';
import type { AreaScore, Finding, Score } from './score-types.ts';

/** Changes whenever the same edition, facts and day could give another number. */
export const ENGINE_VERSION = '1.0.0';

/** A finding that applies, with the weight of its check. */
interface Part {
  readonly weight: number;
  readonly finding: Finding;
}

function partsByArea(edition: Edition, findings: readonly Finding[]): Map<string, Part[]> {
  const byArea = new Map<string, Part[]>(edition.areas.map((area) => [area.code, []]));
  edition.checks.forEach((check, index) => {
    const finding = findings[index];
    if (finding?.check !== check.id) throw new Error(`expected a finding for ${check.id}, got ${finding?.check ?? 'none'}`);
    if (finding.outcome !== 'not-applicable') byArea.get(finding.area)?.push({ weight: check.weight, finding });
  });
  return byArea;
}

const sumWeights = (parts: readonly { readonly weight: number }[]): number => parts.reduce((sum, part) => sum + part.weight, 0);

const isAnswered = ({ finding }: Part): boolean => finding.outcome !== 'unanswered' && finding.outcome !== 'lapsed';

function scoreArea(area: Area, parts: readonly Part[]): AreaScore {
  const mean = (read: (finding: Finding) => number) => weightedMean(parts.map(({ weight, finding }) => ({ weight, value: read(finding) })));
  return {
    area: area.code,
    weight: area.weight,
    score: mean((finding) => finding.counted),
    claimed: mean((finding) => finding.points),
    answered: parts.length ? (100 * sumWeights(parts.filter(isAnswered))) / sumWeights(parts) : undefined,
    parts: mixParts(parts.map(({ weight, finding }) => ({ weight, parts: partsOf(finding) }))),
  };
}

/**
 * The whole from its areas: sum(weight x score) / sum(weight) over the areas with a score; the others drop out of both sums (3.1). 0 where
 * none is left.
 */
export function overallOf(areas: readonly { readonly weight: number; readonly score: number | undefined }[]): number {
  return weightedMean(areas.flatMap(({ weight, score }) => (score === undefined ? [] : { weight, value: score }))) ?? 0;
}

/** Percent of applicable weight that is answered: 100 x sum(W x answered / applicable) / sum(W) (rule 4). */
function answeredShare(edition: Edition, byArea: ReadonlyMap<string, readonly Part[]>): number {
  const areas = edition.areas.flatMap(({ code, weight }) => {
    const parts = byArea.get(code) ?? [];
    return parts.length ? { weight, share: (weight * sumWeights(parts.filter(isAnswered))) / sumWeights(parts) } : [];
  });
  return areas.length ? (100 * areas.reduce((sum, area) => sum + area.share, 0)) / sumWeights(areas) : 0;
}

/**
 * The score of `findings` (one for each check of `edition`, in catalogue order; throws otherwise) for a provider first claimed on
 * `firstClaimed`. A cap replaces the shown number by exactly its limit. Serves 3.1 to 3.6 and rules 1, 4, 20, 21 and 28.
 */
export function scoreOf(edition: Edition, findings: readonly Finding[], firstClaimed: Day | undefined, asOf: Day): Score {
  const { scoring } = edition;
  const byArea = partsByArea(edition, findings);
  const areas = edition.areas.map((area) => scoreArea(area, byArea.get(area.code) ?? []));
  const uncapped = overallOf(areas);
  const answered = answeredShare(edition, byArea);
  const caps = capsOf(findings, uncapped, scoring);
  const shown = Math.min(uncapped, ...caps.map((cap) => cap.limit));
  return {
    edition: edition.id,
    engine: ENGINE_VERSION,
    asOf,
    uncapped,
    shown,
    claimed: overallOf(areas.map(({ weight, claimed }) => ({ weight, score: claimed }))),
    answered,
    ...gradeOf(shown, answered, scoring, firstClaimed, asOf),
    assessed: answered >= scoring.assessedFrom,
    caps,
    areas,
    parts: mixParts(areas.flatMap(({ weight, parts }) => (parts ? { weight, parts } : []))) ?? UNKNOWN,
  };
}
