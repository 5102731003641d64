// What clients say, case by case: people of one firm, bands, too few, who came how, the second picture by tenure, the portal's own figures.
import { describe, expect, it } from 'vitest';
import { experience } from '#engine/experience.ts';
import { pairsOf } from '#engine/pairs.ts';
import { portalOf } from '#engine/portal.ts';
import type { Review, Stars } from '#engine/review.ts';
import { firmsOf, newestOf } from '#engine/waves.ts';
import { day } from '#kernel/time.ts';
import { makeReview, makeReviews } from '../support/make-review.ts';

const asOf = day('2026-11-24');
const start = portalOf([], asOf);
const tell = (reviews: readonly Review[]) => experience(reviews, start, asOf);

describe('two people of one firm', () => {
  const owner = makeReview('firm', { on: day('2026-03-01'), ratings: { ALL: 5, ATT: 4 }, size: '25-49', spend: '100-150' });
  const worker = makeReview('firm', { on: day('2026-06-01'), ratings: { ALL: 2 }, came: 'by-itself' });
  const [firm] = firmsOf([worker, owner], asOf);
  it('make one wave of its first day, with the mean of what both rate and what one alone rates', () => {
    expect(firm).toHaveLength(1);
    expect(newestOf(firm!)).toMatchObject({ began: '2026-03-01', ratings: { ALL: 3.5, ATT: 4 } });
  });
  it('have the bands of the newer review, the price from whoever names one, and came by themselves where one did', () => {
    expect(newestOf(firm!)).toMatchObject({ size: '10-24', spend: '100-150', came: 'by-itself' });
  });
  it('count as one firm; a half goes up in the spread', () => expect(tell([owner, worker])).toMatchObject({ firms: 1, ratings: { ALL: { firms: 1, spread: [0, 0, 0, 1, 0] } } }));
  it('of one day have the smaller band, and have left where one says so', () => {
    const gone = makeReview('firm', { on: day('2026-06-01'), size: '1-9', still: false });
    expect(newestOf(firmsOf([worker, gone], asOf)[0]!)).toMatchObject({ size: '1-9', still: false });
  });
});

describe('a firm that writes again', () => {
  const first = makeReview('firm', { on: day('2024-02-29'), ratings: { ALL: 4 } });
  it('within twelve months adds to its wave, and from then on begins another', () => {
    const waves = (on: string) => firmsOf([first, makeReview('firm', { on: day(on) })], asOf)[0]!.length;
    expect([waves('2025-02-27'), waves('2025-02-28')]).toEqual([1, 2]);
  });
  it('counts by its newest wave alone, also where that leaves a rating open', () => {
    const again = makeReview('firm', { on: day('2026-02-28'), ratings: { ATT: 1 } });
    expect(tell([first, again]).ratings).toMatchObject({ ALL: { firms: 0 }, ATT: { firms: 1 } });
  });
  it('makes one pair of its first and newest rating, by the year', () => {
    const later = [makeReview('firm', { on: day('2025-03-01'), ratings: { ALL: 5 } }), makeReview('firm', { on: day('2026-03-01'), ratings: { ALL: 3 } })];
    // 29 February 2024 to 1 March 2026 is 731 days.
    expect(pairsOf(firmsOf([...later, first], asOf), 'ALL')).toEqual([{ began: '2024-02-29', years: 731 / 365.25, perYear: -365.25 / 731 }]);
  });
  it('makes none for what it rated once', () => expect(pairsOf(firmsOf([first, makeReview('firm', { on: day('2026-01-01'), ratings: { SPD: 4 } })], asOf), 'ALL')).toEqual([]));
});

describe('too few to say', () => {
  const rated = (of: string, count: number, change: Partial<Review>) => makeReviews(of, count, () => ({ ratings: { ALL: 4, ATT: 4, SPD: 4 }, ...change }));
  it('carries how many there are and how many it takes', () => {
    const told = tell([...rated('small', 4, { spend: '100-150' }), ...rated('large', 7, { size: '100+' })]);
    expect(told.ratings.EXT.mean).toEqual({ enough: false, have: [0], need: 5 });
    expect(told.sizeGap).toEqual({ enough: false, have: [4, 7], need: 5 });
    expect(told.spendGap).toEqual({ enough: false, have: [4, 0], need: 5 });
    expect(told.drift.SPD).toEqual({ enough: false, have: [0], need: 5 });
    expect(told.came).toEqual({ enough: false, have: [11, 0], need: 5 });
    expect(told.tenure.ALL).toEqual({ enough: false, have: [0, 0], need: 5 });
  });
  it('ends with the fifth firm, and lists may be sorted from the tenth', () => {
    expect([4, 5].map((count) => tell(rated('firm', count, {})).ratings.ALL.mean.enough)).toEqual([false, true]);
    expect([9, 10].map((count) => tell(rated('firm', count, {})).sorts)).toEqual([false, true]);
  });
});

describe('the two sides', () => {
  const side = (of: string, stars: Stars, change: Partial<Review>) => makeReviews(of, 6, () => ({ ratings: { ALL: stars, ATT: stars }, ...change }));
  it('by spend are under $150 and from $200; what lies between, or names no price, takes neither', () => {
    const told = tell([...side('a', 2, { spend: 'under-100' }), ...side('b', 3, { spend: '100-150' }), ...side('c', 1, { spend: '150-200' }), ...side('d', 1, {}), ...side('e', 5, { spend: '200-300' }), ...side('f', 4, { spend: 'over-300' })]);
    expect(told.spendGap).toMatchObject({ first: { firms: 12, mean: 2.5 }, second: { firms: 12, mean: 4.5 }, verdict: 'worse' });
  });
  it('by tenure are under one year and from three, marked weak, with those who left in it', () => {
    const told = tell([...side('new', 5, { tenure: 'under-12' }), ...side('middle', 1, { tenure: '12-35' }), ...side('long', 2, { tenure: '36-59', still: false }), ...side('longer', 3, { tenure: '60+' })]);
    expect(told.tenure.ALL).toMatchObject({ weak: true, leavers: 6, first: { firms: 6, mean: 5 }, second: { firms: 12, mean: 2.5 }, verdict: 'worse' });
    expect(told.leavers).toBe(6);
  });
  it('by how they came are both shown from half a point on', () => {
    const apart = (stars: readonly Stars[]) => tell([...side('invited', 4, {}), ...makeReviews('self', stars.length, (at) => ({ came: 'by-itself', ratings: { ALL: stars[at]! } }))]).came;
    expect(apart([4, 4, 4, 3, 3, 3])).toMatchObject({ enough: true, second: { mean: 3.5 }, apart: true });
    expect(apart([4, 4, 4, 4, 3, 3])).toMatchObject({ enough: true, apart: false });
  });
});

describe('the portal', () => {
  const half = (count: number, on: string, stars: readonly [Stars, Stars]): Review[] => makeReviews('firm', count, (at) => ({ on: day(on), ratings: { ALL: stars[at % 2]! } }));
  it('keeps its start values up to 199 ratings of a kind, and has its own from the 200th', () => {
    expect(portalOf([half(100, '2026-01-01', [5, 3]), half(99, '2026-01-01', [5, 3])], asOf).ratings.ALL).toEqual({ mu: 3.7, s: 1, count: 199 });
    const { ratings } = portalOf([half(100, '2026-01-01', [5, 3]), half(100, '2026-01-01', [5, 3])], asOf);
    expect(ratings.ALL).toEqual({ mu: 4, s: Math.sqrt(200 / 199), count: 200 });
    expect(ratings.ATT).toEqual({ mu: 3.7, s: 1, count: 0 });
  });
  it('has its own spread of drift from 200 pairs, old waves counted', () => {
    const falls = makeReviews('firm', 200, (at) => ({ on: day('2026-01-01'), ratings: { ALL: at % 2 === 0 ? 3 : 5 } }));
    const { drift, ratings } = portalOf([[...half(200, '2025-01-01', [4, 4]), ...falls]], asOf);
    // One up or one down in 365 days, as many of both.
    expect(drift.ALL.count).toBe(200);
    expect(drift.ALL.sd).toBeCloseTo((365.25 / 365) * Math.sqrt(200 / 199), 12);
    expect(ratings.ALL.count).toBe(400);
    expect(drift.ATT).toEqual({ sd: 0.8, count: 0 });
  });
});
