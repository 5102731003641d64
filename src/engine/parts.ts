// The six parts of the score bar: where each hundredth of the weight went. Unrounded; they add up to 100.
import { weightedMean } from './mean.ts';
import type { Finding, Parts } from './score-types.ts';

const NONE: Parts = { attested: 0, document: 0, declared: 0, claimed: 0, unanswered: 0, missed: 0 };

/** The parts of a check, an area or a whole of which nothing is known. */
export const UNKNOWN: Parts = { ...NONE, unanswered: 100 };

/** The parts of one finding that applies. What is counted stands under the kind of proof that counted; clients' word under attested. */
export function partsOf({ outcome, points, counted, proof }: Finding): Parts {
  if (outcome === 'unanswered' || outcome === 'lapsed') return UNKNOWN;
  const kind = proof === 'clients' ? 'attested' : (proof ?? 'declared');
  return { ...NONE, [kind]: counted, claimed: Math.max(points - counted, 0), missed: 100 - Math.max(points, counted) };
}

/** The weighted mean of parts: checks into an area, areas into the whole. Undefined where nothing weighs. */
export function mixParts(weighed: readonly { readonly weight: number; readonly parts: Parts }[]): Parts | undefined {
  if (!weighed.some((one) => one.weight > 0)) return undefined;
  const mean = (part: keyof Parts): number => weightedMean(weighed.map(({ weight, parts }) => ({ weight, value: parts[part] }))) ?? 0;
  return {
    attested: mean('attested'),
    document: mean('document'),
    declared: mean('declared'),
    claimed: mean('claimed'),
    unanswered: mean('unanswered'),
    missed: mean('missed'),
  };
}
