// (reviews, portal, day) → what clients say of one provider: means, gaps, drift, each with its interval or with "too few to say" (6.4). Pure.
import type { Day } from '#kernel/time.ts';
import { RATINGS, type Rating, type SizeBand, type SpendBand, type TenureBand } from '#standard/review-schema.ts';
import { driftEstimate, gapEstimate, recencyWeight, shrunkenMean, verdictOf } from './estimates.ts';
import type { Compared, Experience, Mean, RatingView, Side, Told } from './experience-types.ts';
import { DRIFT_RATINGS, pairsOf, type DriftRating } from './pairs.ts';
import type { Portal } from './portal.ts';
import type { Review } from './review.ts';
import { firmsOf, newestOf, type Firm, type Wave } from './waves.ts';

/** Client firms, or pairs, under which nothing is said; for a gap on either side. From `sort` on a list may go by reviews. */
export const LEAST = { mean: 5, gap: 5, pairs: 5, sort: 10 } as const;

/** Small clients are those of under 25 people, large ones those of 50 and more; what lies between takes no side (6.4). */
export const SMALL: readonly SizeBand[] = ['1-9', '10-24'];
export const LARGE: readonly SizeBand[] = ['50-99', '100+'];
/** Under $150 a person a month, and $200 or more, with $150 to $200 between them. */
const LOW_SPEND: readonly SpendBand[] = ['under-100', '100-150'];
const HIGH_SPEND: readonly SpendBand[] = ['200-300', 'over-300'];
const NEW: readonly TenureBand[] = ['under-12'];
const LONG: readonly TenureBand[] = ['36-59', '60+'];

/** Means that differ by so much are both shown (6.1). */
const APART = 0.5;

const rated = (waves: readonly Wave[], code: Rating): { began: Day; value: number }[] =>
  waves
    .flatMap(({ began, ratings }) => (ratings[code] === undefined ? [] : [{ began, value: ratings[code] }]))
    // Sums of fractions depend on their order, and the answer must not.
    .sort((a, b) => (a.began < b.began ? -1 : a.began > b.began ? 1 : a.value - b.value));

function viewOf(waves: readonly Wave[], code: Rating, { ratings }: Portal, asOf: Day): RatingView {
  const given = rated(waves, code);
  const count = (stars: number): number => given.filter(({ value }) => Math.floor(value + 0.5) === stars).length;
  const { mu, s } = ratings[code];
  const weighed = given.map(({ began, value }) => ({ weight: recencyWeight(began, asOf), value }));
  const mean: Told<Mean> = given.length < LEAST.mean ? { enough: false, have: [given.length], need: LEAST.mean } : { enough: true, ...shrunkenMean(weighed, mu, s) };
  return { firms: given.length, spread: [count(1), count(2), count(3), count(4), count(5)], mean };
}

/** The two sides, where each has enough firms that give the rating. */
function sidesOf(waves: readonly Wave[], code: Rating, sides: readonly [(wave: Wave) => boolean, (wave: Wave) => boolean]): Told<{ readonly first: Side; readonly second: Side }> {
  const [first, second] = sides.map((isOn): Side => {
    const given = rated(waves.filter(isOn), code);
    return { firms: given.length, mean: given.reduce((sum, { value }) => sum + value, 0) / given.length };
  }) as [Side, Side];
  if (Math.min(first.firms, second.firms) < LEAST.gap) return { enough: false, have: [first.firms, second.firms], need: LEAST.gap };
  return { enough: true, first, second };
}

function compare(waves: readonly Wave[], code: Rating, portal: Portal, above: 'worse' | 'better', sides: Parameters<typeof sidesOf>[2]): Told<Compared> {
  const told = sidesOf(waves, code, sides);
  if (!told.enough) return told;
  const { first, second } = told;
  const estimate = gapEstimate(second.mean - first.mean, [first.firms, second.firms], portal.ratings[code].s);
  return { enough: true, first, second, ...estimate, verdict: verdictOf(estimate, above) };
}

function driftOf(firms: readonly Firm[], code: DriftRating, { drift }: Portal): Experience['drift'][DriftRating] {
  const pairs = pairsOf(firms, code);
  if (pairs.length < LEAST.pairs) return { enough: false, have: [pairs.length], need: LEAST.pairs };
  const estimate = driftEstimate(pairs.reduce((sum, one) => sum + one.perYear, 0) / pairs.length, pairs.length, drift[code].sd);
  return { enough: true, ...estimate, pairs: pairs.length, verdict: verdictOf(estimate, 'better') };
}

function tenureOf(waves: readonly Wave[], code: DriftRating, portal: Portal): Experience['tenure'][DriftRating] {
  const told = compare(waves, code, portal, 'better', [(wave) => NEW.includes(wave.tenure), (wave) => LONG.includes(wave.tenure)]);
  const within = waves.filter((wave) => wave.ratings[code] !== undefined && [...NEW, ...LONG].includes(wave.tenure));
  return told.enough ? { ...told, weak: true, leavers: within.filter((wave) => !wave.still).length } : told;
}

function cameOf(waves: readonly Wave[]): Experience['came'] {
  const told = sidesOf(waves, 'ALL', [(wave) => wave.came === 'invited', (wave) => wave.came === 'by-itself']);
  return told.enough ? { ...told, apart: Math.abs(told.first.mean - told.second.mean) >= APART } : told;
}

/**
 * What the verified `reviews` of one provider say on `asOf`. Only the newest wave of each client firm counts, but for drift. With `sizes`, only
 * firms that are of one of these sizes by now: "firms your size". Reviews given later are not read, and their order is nothing. Total.
 */
export function experience(reviews: readonly Review[], portal: Portal, asOf: Day, sizes?: ReadonlySet<SizeBand>): Experience {
  const firms = firmsOf(reviews, asOf).filter((firm) => !sizes || sizes.has(newestOf(firm).size));
  const waves = firms.map(newestOf);
  const ratings = Object.fromEntries(RATINGS.map((code) => [code, viewOf(waves, code, portal, asOf)])) as Experience['ratings'];
  const sized = (bands: readonly SizeBand[]) => (wave: Wave): boolean => bands.includes(wave.size);
  const spends = (bands: readonly SpendBand[]) => (wave: Wave): boolean => wave.spend !== undefined && bands.includes(wave.spend);
  return {
    ...{ asOf, firms: firms.length, leavers: waves.filter((wave) => !wave.still).length, ratings, sorts: ratings.ALL.firms >= LEAST.sort },
    sizeGap: compare(waves, 'ATT', portal, 'worse', [sized(SMALL), sized(LARGE)]),
    spendGap: compare(waves, 'ATT', portal, 'worse', [spends(LOW_SPEND), spends(HIGH_SPEND)]),
    drift: Object.fromEntries(DRIFT_RATINGS.map((code) => [code, driftOf(firms, code, portal)])) as Experience['drift'],
    tenure: Object.fromEntries(DRIFT_RATINGS.map((code) => [code, tenureOf(waves, code, portal)])) as Experience['tenure'],
    came: cameOf(waves),
  };
}
