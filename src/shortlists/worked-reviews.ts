// The worked examples of the page on what reviews say: the engine run on made-up reviews and on the numbers of the standard's text; and what
// simulated panels have shown, as printed. Pure; only words and rows.
import { driftEstimate, gapEstimate, recencyWeight, SETTINGS, shrunkenMean, verdictOf, type Estimate } from '#engine/estimates.ts';
import { EXAMPLE_REVIEWS } from '#engine/example-reviews.ts';
import { EXAMPLE } from '#engine/example.ts';
import { experience } from '#engine/experience.ts';
import { portalOf } from '#engine/portal.ts';
import { daysBetween } from '#kernel/time.ts';
import { fullDate, oneDecimal, twoDecimals } from '#kernel/words.ts';
import type { Panels } from '#standard/panels-schema.ts';

const START = portalOf([], EXAMPLE.asOf);
/** The spread of ratings in the standard's examples of a gap. */
const GAP_SPREAD = 0.9;

const range = ({ low, high }: Estimate): string => `${twoDecimals(low)} to ${twoDecimals(high)}`;

/** The mean of the made-up reviews, firm by firm, and the sums below. */
export function workedMean() {
  const rows = EXAMPLE_REVIEWS.map(({ on, ratings }) => {
    const weight = recencyWeight(on, EXAMPLE.asOf);
    const stars = ratings.ALL ?? 0;
    return { on: fullDate(on), months: oneDecimal(daysBetween(on, EXAMPLE.asOf) / (365.25 / 12)), stars, weight, product: weight * stars };
  });
  const { mean } = experience(EXAMPLE_REVIEWS, START, EXAMPLE.asOf).ratings.ALL;
  if (!mean.enough) throw new Error('the example has too few firms for a mean');
  const sum = rows.reduce((total, row) => total + row.product, 0);
  return {
    rows: rows.map((row) => ({ ...row, weight: twoDecimals(row.weight), product: twoDecimals(row.product) })),
    ...{ sum: twoDecimals(sum), effective: twoDecimals(mean.effective), mean: twoDecimals(mean.value), half: twoDecimals(mean.half), range: range(mean) },
    ...{ mu: START.ratings.ALL.mu, s: START.ratings.ALL.s, k: SETTINGS.k },
  };
}

/** Few firms that are full of praise, and many that are content, where the portal's mean is 4.0 (6.4). */
export const workedOrder = () =>
  [{ firms: 6, says: 4.8 }, { firms: 60, says: 4.5 }].map(({ firms, says }) => {
    const mean = shrunkenMean(Array.from({ length: firms }, () => ({ weight: 1, value: says })), 4, START.ratings.ALL.s);
    return { firms, says, mean: twoDecimals(mean.value), range: range(mean) };
  });

const GAP_WORDS = { worse: 'larger clients feel better looked after', better: 'smaller clients feel better looked after', uncertain: 'possible, not certain' } as const;

/** The same difference between small clients at 3.4 and large ones at 4.3, from few firms and from more (6.4). */
export const workedGaps = () =>
  ([[9, 7], [20, 15]] as const).map((counts) => {
    const gap = gapEstimate(4.3 - 3.4, counts, GAP_SPREAD);
    return { small: counts[0], large: counts[1], gap: twoDecimals(gap.value), range: range(gap), says: GAP_WORDS[verdictOf(gap, 'worse')] };
  });

const DRIFT_WORDS = { worse: 'getting worse', better: 'getting better', uncertain: 'too uncertain to say' } as const;

/** Twelve firms that fell by half a point a year in the mean (6.4), and the same from five. */
export const workedDrifts = () =>
  [12, 5].map((pairs) => {
    const drift = driftEstimate(-0.5, pairs, START.drift.ALL.sd);
    return { pairs, drift: twoDecimals(drift.value), range: range(drift), says: DRIFT_WORDS[verdictOf(drift, 'better')] };
  });

const percent = (share: number): string => `${oneDecimal(100 * share)}%`;
const meanOf = (shares: readonly number[]): number => shares.reduce((sum, one) => sum + one, 0) / shares.length;
type Watched = Panels['decline'][number];

const watchedRow = ({ firms, start, perYear, panels, first, last, within, spread }: Watched) => ({
  ...{ firms, start: oneDecimal(start), perYear: twoDecimals(perYear), panels, falls: perYear > 0 },
  ...{ first: percent(first), last: percent(last), within: percent(within), spread: twoDecimals(spread) },
});

/** What an interval and a found decline are held to (rule 22). */
export const BOUNDS = { covered: 0.9, found: 0.9, falseAlarms: 0.05 } as const;

/** What simulated panels have shown, as the page prints it. */
export function workedPanels({ coverage, extremes, decline, steady, restless, underFloor, runs, seed, engine }: Panels) {
  const means = coverage.means.flatMap(({ today, threeYears }) => [today, threeYears]);
  const lowest = (rows: readonly Watched[], of: 'last' | 'within'): number => Math.min(...rows.map((row) => row[of]));
  const once = Math.max(...steady.flatMap(({ first, last }) => [first, last]));
  const any = Math.max(...steady.map(({ within }) => within));
  return {
    ...{ seed, engine, runs: { intervals: runs.intervals.toLocaleString('en-US'), drift: runs.drift.toLocaleString('en-US') } },
    means: coverage.means.map(({ firms, today, threeYears }) => ({ firms, today: percent(today), threeYears: percent(threeYears) })),
    gaps: coverage.gaps.map(({ small, large, covered }) => ({ small, large, covered: percent(covered) })),
    drifts: coverage.drifts.map(({ pairs, covered }) => ({ pairs, covered: percent(covered) })),
    covered: { mean: percent(meanOf(means)), least: percent(Math.min(...means)), holds: Math.min(...means) >= BOUNDS.covered },
    extremes: extremes.map(({ away, truth, covered }) => ({ away, truth: twoDecimals(truth), shares: covered.map(({ share }) => percent(share)) })),
    extremeFirms: extremes[0]!.covered.map(({ firms }) => firms),
    decline: decline.map(watchedRow),
    found: { within: percent(lowest(decline, 'within')), last: percent(lowest(decline, 'last')), holds: lowest(decline, 'within') >= BOUNDS.found, holdsOnce: lowest(decline, 'last') >= BOUNDS.found },
    steady: steady.map(watchedRow),
    alarms: { once: percent(once), any: percent(any), mean: percent(meanOf(steady.map(({ within }) => within))), holdsOnce: once <= BOUNDS.falseAlarms, holds: any <= BOUNDS.falseAlarms },
    restless: restless.map(watchedRow),
    underFloor,
  };
}
