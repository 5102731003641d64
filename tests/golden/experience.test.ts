// What clients say, on the worked numbers of section 6.4 of the standard's text. Expected values are the text's own, never the engine's.
import { describe, expect, it } from 'vitest';
import { driftEstimate, gapEstimate, recencyWeight, shrunkenMean, verdictOf } from '#engine/estimates.ts';
import { experience } from '#engine/experience.ts';
import { portalOf } from '#engine/portal.ts';
import { addDays, day } from '#kernel/time.ts';
import { makeReviews } from '../support/make-review.ts';

const fresh = (count: number, value: number) => Array.from({ length: count }, () => ({ weight: 1, value }));

describe('the shrunken mean, with a portal mean of 4.0', () => {
  const few = shrunkenMean(fresh(6, 4.8), 4, 1);
  const many = shrunkenMean(fresh(60, 4.5), 4, 1);
  it('of six reviews at 4.8 is 4.34, with 0.44 on either side', () => {
    expect(few.value).toBeCloseTo(4.34, 2);
    expect(few.half).toBeCloseTo(0.44, 2);
  });
  it('of sixty at 4.5 is 4.44, with 0.20 on either side', () => {
    expect(many.value).toBeCloseTo(4.44, 2);
    expect(many.half).toBeCloseTo(0.2, 2);
  });
  it('puts the second before the first', () => expect(many.value).toBeGreaterThan(few.value));
  it('ends its interval where the scale ends', () => {
    const perfect = shrunkenMean(fresh(20, 5), 4.9, 1);
    expect(perfect.value + perfect.half).toBeGreaterThan(5);
    expect(perfect.high).toBe(5);
  });
});

describe('the weight of a review', () => {
  const on = day('2026-11-24');
  it('is 1 on its day, half after 18 months, a quarter after 36', () => {
    expect(recencyWeight(on, on)).toBe(1);
    expect(recencyWeight(addDays(on, -548), on)).toBeCloseTo(0.5, 3);
    expect(recencyWeight(addDays(on, -1096), on)).toBeCloseTo(0.25, 3);
  });
  it('counts a month as 365.25 / 12 days', () => expect(recencyWeight(addDays(on, -1461), on)).toBeCloseTo(0.5 ** (48 / 18), 12));
});

describe('the gap between small and large clients', () => {
  it('of 9 at 3.4 and 7 at 4.3, with s 0.9, is 0.49 +/- 0.55: possible, not certain', () => {
    const gap = gapEstimate(4.3 - 3.4, [9, 7], 0.9);
    expect(gap.value).toBeCloseTo(0.49, 2);
    expect(gap.half).toBeCloseTo(0.55, 2);
    expect(verdictOf(gap, 'worse')).toBe('uncertain');
  });
  it('of 20 and 15 is 0.65 +/- 0.43: larger clients feel better looked after', () => {
    const gap = gapEstimate(4.3 - 3.4, [20, 15], 0.9);
    expect(gap.value).toBeCloseTo(0.65, 2);
    expect(gap.half).toBeCloseTo(0.43, 2);
    expect(verdictOf(gap, 'worse')).toBe('worse');
  });
  it('needs about 14 and 14 for its whole interval to lie within half a point', () => {
    expect(gapEstimate(0, [14, 14], 1).half).toBeLessThan(0.5);
    expect(gapEstimate(0, [13, 13], 1).half).toBeGreaterThan(0.5);
  });
});

describe('drift', () => {
  it('of 12 pairs at -0.5 a year, with s_d 0.8, is -0.38 +/- 0.33: getting worse', () => {
    const drift = driftEstimate(-0.5, 12, 0.8);
    // B is 0.75, so it is 0.375 before it is printed.
    expect(drift.value).toBeCloseTo(-0.375, 12);
    expect(drift.half).toBeCloseTo(0.33, 2);
    expect(verdictOf(drift, 'better')).toBe('worse');
  });
  it('of 27 pairs is told from -0.27 a year on, so that 0.47 is found with 90% power (rule 39)', () => {
    // Told where |d| > 1.645 sqrt(v / B). With v = 0.64 / 27 and 90% of a normal curve below 1.2816: 0.47 - 1.2816 sqrt(v) = 0.2727.
    const edge = 0.47 - 1.2816 * Math.sqrt(0.64 / 27);
    expect(verdictOf(driftEstimate(-edge, 27, 0.8), 'better')).toBe('worse');
    expect(verdictOf(driftEstimate(-(edge - 0.005), 27, 0.8), 'better')).toBe('uncertain');
  });
});

describe('the same through whole reviews', () => {
  const asOf = day('2026-11-24');
  const start = portalOf([], asOf);
  it('begins with a mean of 3.7, standard deviations of 1.0 and, of a pair, 0.8', () => {
    expect(Object.values(start.ratings)).toEqual(Array(12).fill({ mu: 3.7, s: 1, count: 0 }));
    expect(Object.values(start.drift)).toEqual(Array(3).fill({ sd: 0.8, count: 0 }));
  });
  it('ten firms that gave a 5 today make (50 + 29.6) / 18', () => {
    const told = experience(makeReviews('firm', 10, () => ({ on: asOf, ratings: { ALL: 5 } })), start, asOf).ratings.ALL.mean;
    expect(told).toMatchObject({ enough: true, effective: 10 });
    if (told.enough) expect([told.value, told.half]).toEqual([(50 + 29.6) / 18, 1.645 / Math.sqrt(18)]);
  });
  it('twenty small at 3 and fifteen large at 4, with s 1, are 0.25 / (0.25 + 1/20 + 1/15) of a point apart', () => {
    const small = makeReviews('small', 20, (at) => ({ size: at % 2 === 0 ? '1-9' : '10-24', ratings: { ATT: 3 } }));
    const large = makeReviews('large', 15, (at) => ({ size: at % 2 === 0 ? '50-99' : '100+', ratings: { ATT: 4 } }));
    const middle = makeReviews('middle', 9, () => ({ size: '25-49', ratings: { ATT: 1 } }));
    const told = experience([...small, ...middle, ...large], start, asOf).sizeGap;
    expect(told).toMatchObject({ enough: true, first: { firms: 20, mean: 3 }, second: { firms: 15, mean: 4 }, verdict: 'worse' });
    if (told.enough) expect(told.value).toBeCloseTo(0.25 / (0.25 + 1 / 20 + 1 / 15), 12);
  });
  it('twelve firms that fell by one in two years make twelve pairs at half a point a year', () => {
    const before = makeReviews('firm', 12, () => ({ on: day('2024-06-01'), ratings: { ALL: 4 } }));
    const after = makeReviews('firm', 12, () => ({ on: day('2026-06-01'), ratings: { ALL: 3 } }));
    const told = experience([...after, ...before], start, asOf).drift.ALL;
    expect(told).toMatchObject({ enough: true, pairs: 12, verdict: 'worse' });
    // 730 days are 1.9986 years.
    if (told.enough) expect(told.value).toBeCloseTo((-0.16 / (0.16 + 0.64 / 12)) * (365.25 / 730), 12);
  });
});
