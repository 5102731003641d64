// How often a 90% interval holds the truth, over panels whose truth is drawn from what the method takes it to be, and at its extremes.
import type { Estimate } from '#engine/estimates.ts';
import { experience } from '#engine/experience.ts';
import type { Told } from '#engine/experience-types.ts';
import { portalOf } from '#engine/portal.ts';
import type { Review } from '#engine/review.ts';
import { addDays, addMonths, day, type Day } from '#kernel/time.ts';
import { makeReview } from '../../support/make-review.ts';
import type { Random } from '../world/random.ts';
import { answerOf, levelFor, normal, USUAL, type Spreads } from './truth.ts';

export const TODAY = day('2026-11-24');
/** The portal as it begins: a mean of 3.7 and the spreads that the panels are drawn with. */
export const PORTAL = portalOf([], TODAY);
const MU = PORTAL.ratings.ALL.mu;
/** How far true means, gaps and yearly drifts spread: s / sqrt(8), 0.5 and 0.4 (rule 22 and section 6.4). */
const PRIOR = { mean: 1 / Math.sqrt(8), gap: 0.5, drift: 0.4 } as const;
const OLDEST_DAYS = 1_096;

/** One firm: what it thinks beside the mean of all, and how its mood goes. */
interface Opinion {
  readonly random: Random;
  readonly beside: number;
  readonly occasion: number;
}
export const firmIn = (random: Random, { firm, occasion }: Spreads = USUAL): Opinion => ({ random, occasion, beside: firm * normal(random) });
/** What a firm answers when the clients' mean is `mean`. */
export const asked = ({ random, beside, occasion }: Opinion, mean: number) => answerOf(levelFor(mean) + beside + occasion * normal(random));

const holds = (told: Told<Estimate>, truth: number): boolean => {
  if (!told.enough) throw new Error('a panel over the floor, and too few to say');
  return told.low <= truth && truth <= told.high;
};

const shareOf = (runs: number, isSo: () => boolean): number => Array.from({ length: runs }, isSo).filter(Boolean).length / runs;

/** Share of means whose interval holds the true one, from so many firms; their reviews of today, or of the last three years. */
function meanCovered(random: Random, runs: number, firms: number, ages: 'today' | 'three-years', truth: () => number): number {
  return shareOf(runs, () => {
    const mean = truth();
    const reviews = Array.from({ length: firms }, (_one, at) => makeReview(`firm-${at}`, { on: ages === 'today' ? TODAY : addDays(TODAY, -random.whole(0, OLDEST_DAYS)), ratings: { ALL: asked(firmIn(random), mean) } }));
    return holds(experience(reviews, PORTAL, TODAY).ratings.ALL.mean, mean);
  });
}

const gapCovered = (random: Random, runs: number, counts: readonly [number, number]): number =>
  shareOf(runs, () => {
    const gap = PRIOR.gap * normal(random);
    const side = (size: Review['size'], count: number, mean: number): Review[] => Array.from({ length: count }, (_one, at) => makeReview(`${size}-${at}`, { on: TODAY, size, ratings: { ATT: asked(firmIn(random), mean) } }));
    return holds(experience([...side('10-24', counts[0], MU - gap / 2), ...side('50-99', counts[1], MU + gap / 2)], PORTAL, TODAY).sizeGap, gap);
  });

const driftCovered = (random: Random, runs: number, pairs: number): number =>
  shareOf(runs, () => {
    const drift = PRIOR.drift * normal(random);
    const [before, after]: [Day, Day] = [addMonths(TODAY, -12), TODAY];
    const reviews = Array.from({ length: pairs }, (_one, at) => {
      const firm = firmIn(random);
      return [makeReview(`firm-${at}`, { on: before, ratings: { ALL: asked(firm, MU - drift / 2) } }), makeReview(`firm-${at}`, { on: after, ratings: { ALL: asked(firm, MU + drift / 2) } })];
    }).flat();
    return holds(experience(reviews, PORTAL, TODAY).drift.ALL, drift);
  });

const FIRMS = [5, 10, 20, 60] as const;

/** Coverage averaged over the prior: of means from reviews of today and of three years, of gaps, of drifts. */
export function coverage(random: Random, runs: number) {
  const drawn = (): number => MU + PRIOR.mean * normal(random);
  return {
    means: FIRMS.map((firms) => ({ firms, today: meanCovered(random, runs, firms, 'today', drawn), threeYears: meanCovered(random, runs, firms, 'three-years', drawn) })),
    gaps: ([[5, 5], [9, 7], [20, 15]] as const).map((counts) => ({ small: counts[0], large: counts[1], covered: gapCovered(random, runs, counts) })),
    drifts: [5, 12, 27].map((pairs) => ({ pairs, covered: driftCovered(random, runs, pairs) })),
  };
}

/** Coverage of means of three years' reviews where the truth stands so many of the prior's standard deviations from the portal's mean. */
export const extremes = (random: Random, runs: number) =>
  [-2, -1, 0, 1, 2].map((away) => ({ away, truth: MU + away * PRIOR.mean, covered: FIRMS.map((firms) => ({ firms, share: meanCovered(random, runs, firms, 'three-years', () => MU + away * PRIOR.mean) })) }));
