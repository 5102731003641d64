// The score taken apart by area: what each area adds, in numbers that add up to the printed whole, and its strongest and weakest point. Pure.
import { scoreLimits, splitRounded, toShown } from '#engine/rounding.ts';
import type { Parts } from '#engine/score-types.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { oneDecimal, opening } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Assessment } from './assessment-of.ts';
import { standoutsOf } from './told.ts';

export interface AreaLine {
  readonly code: string;
  readonly name: string;
  /** What it adds to the whole before caps, with one decimal, and the most that it could; absent where every check is not applicable. */
  readonly adds: string | undefined;
  readonly most: string;
  /** As printed: they add up. */
  readonly parts: Parts | undefined;
  readonly says: string;
}

const small = (phrase: string): string => (/^[A-Z][a-z]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase);

/** One line for each area of the edition, in its order. What they add sums to the printed score before caps (rule 15). */
export function areaLines(loaded: LoadedEdition, { findings, score }: Assessment): AreaLine[] {
  const { areas, scoring } = loaded.edition;
  const scored = score.areas.filter((area) => area.score !== undefined);
  const weights = scored.reduce((sum, area) => sum + area.weight, 0);
  const total = toShown(score.uncapped, scoreLimits(scoring));
  const adds = splitRounded(scored.map((area) => (area.weight * area.score!) / weights), total);
  return areas.map(({ code, name }) => {
    const at = scored.findIndex((area) => area.area === code);
    const own = findings.filter((finding) => finding.area === code);
    const open = own.filter(({ outcome }) => outcome === 'unanswered' || outcome === 'lapsed').length;
    const { strong, weak } = standoutsOf(loaded, own, 1);
    const says = [...strong.map((one) => one.says), ...weak.map((one) => `watch: ${small(one.says)}`), ...(open > 0 ? [`${open} of ${own.length} not answered`] : [])].join('; ');
    const weight = scored[at]?.weight ?? 0;
    const parts = scored[at]?.parts;
    return { code, name, adds: at < 0 ? undefined : oneDecimal(adds[at]!), most: oneDecimal((100 * weight) / weights).replace(/\.0$/, ''), parts: parts && shownParts(parts), says: at < 0 ? 'Does not apply to it' : opening(says) };
  });
}
