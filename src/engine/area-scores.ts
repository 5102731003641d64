// The scores of a provider's areas from its rank row, where the whole score is no longer at hand. The same sums in the same order, to the last bit.
import type { Edition } from '#standard/schema.ts';
import type { RankRow } from './columns.ts';
import { readMarks } from './brief.ts';
import type { AreaScore } from './score-types.ts';

type AreaNumbers = Pick<AreaScore, 'area' | 'weight' | 'score' | 'claimed' | 'answered'>;

interface Place {
  readonly at: number;
  readonly weight: number;
}

/** For each area, its checks by their place in the edition. */
const placesOf = (edition: Edition): readonly (readonly Place[])[] =>
  edition.areas.map((area) => edition.checks.flatMap(({ id, weight }, at) => (area.checks.includes(id) ? [{ at, weight }] : [])));

const known = new WeakMap<Edition, readonly (readonly Place[])[]>();

/** What each area scores, claims and answers, in the edition's order; undefined where nothing in it applies. `row` is of this edition. */
export function areaScores(edition: Edition, { weights, counted, brief }: Pick<RankRow, 'weights' | 'counted' | 'brief'>): AreaNumbers[] {
  const places = known.get(edition) ?? placesOf(edition);
  known.set(edition, places);
  const marks = readMarks(brief);
  return edition.areas.map(({ code, weight: areaWeight }, index): AreaNumbers => {
    const total = weights[index]!;
    let [claimed, answered] = [0, 0];
    for (const { at, weight } of places[index]!) {
      if (marks.applies(at)) claimed += weight * brief.points[at]!;
      if (marks.answers(at)) answered += weight;
    }
    if (total === 0) return { area: code, weight: areaWeight, score: undefined, claimed: undefined, answered: undefined };
    return { area: code, weight: areaWeight, score: counted[index]! / total, claimed: claimed / total, answered: (100 * answered) / total };
  });
}
