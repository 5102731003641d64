// What must hold for whatever clients say. Reviews are random: firms with several waves and people, ratings left open, any bands.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { recencyWeight, SETTINGS } from '#engine/estimates.ts';
import type { Experience, Told } from '#engine/experience-types.ts';
import { experience } from '#engine/experience.ts';
import { portalOf } from '#engine/portal.ts';
import type { Review, Stars } from '#engine/review.ts';
import { firmsOf } from '#engine/waves.ts';
import { addDays, addMonths, day } from '#kernel/time.ts';
import { RATINGS, SIZES, SPENDS, TENURES, WAYS_TO_COME, type SizeBand } from '#standard/review-schema.ts';
import { makeReview } from '../support/make-review.ts';

const START = day('2023-01-01');
const LAST = 1500;
const asOf = addDays(START, LAST);
vi.setConfig({ testTimeout: 60_000 });

const anyStars = fc.constantFrom<Stars>(1, 2, 3, 4, 5);
const anyReview: fc.Arbitrary<Review> = fc
  .record({
    client: fc.integer({ min: 1, max: 30 }), on: fc.integer({ min: 0, max: LAST + 400 }), size: fc.constantFrom(...SIZES), tenure: fc.constantFrom(...TENURES),
    spend: fc.option(fc.constantFrom(...SPENDS)), came: fc.constantFrom(...WAYS_TO_COME), still: fc.boolean(), ratings: fc.array(fc.option(anyStars, { freq: 4 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ client, on, spend, ratings, ...rest }) => ({
    ...rest, client: `c${client}`, on: addDays(START, on), ...(spend !== null && { spend }), facts: {},
    ratings: Object.fromEntries(RATINGS.flatMap((code, at) => (ratings[at] === null ? [] : [[code, ratings[at]]]))),
  }));
const anyReviews = fc.array(anyReview, { maxLength: 90 });
const start = portalOf([], asOf);
/** A portal with figures of its own: of other providers, enough of them. */
const anyPortal = fc.array(anyReview, { minLength: 320, maxLength: 320 }).map((reviews) => portalOf([reviews], addDays(START, LAST + 400)));

const estimates = (told: Experience): Told<{ low: number; high: number; verdict: string }>[] => [told.sizeGap, told.spendGap, ...Object.values(told.drift), ...Object.values(told.tenure)];

describe('order', () => {
  it('of reviews is nothing, to the last bit', () => {
    fc.assert(fc.property(anyReviews.chain((reviews) => fc.tuple(fc.constant(reviews), fc.shuffledSubarray(reviews, { minLength: reviews.length }))), ([reviews, other]) => {
      expect(experience(other, portalOf([other], asOf), asOf)).toEqual(experience(reviews, portalOf([reviews], asOf), asOf));
    }));
  });
  it('is nothing either where many write on one day, and means of three people are no whole numbers', () => {
    const sameDay = fc.array(fc.record({ client: fc.integer({ min: 1, max: 12 }), wave: fc.nat(2), stars: anyStars }), { minLength: 30, maxLength: 80 })
      .map((list) => list.map(({ client, wave, stars }) => makeReview(`c${client}`, { on: addDays(START, 500 * wave), ratings: { ALL: stars, ATT: stars } })));
    fc.assert(fc.property(sameDay.chain((reviews) => fc.tuple(fc.constant(reviews), fc.shuffledSubarray(reviews, { minLength: reviews.length }))), ([reviews, other]) => {
      expect(experience(other, start, asOf)).toEqual(experience(reviews, start, asOf));
    }), { numRuns: 300 });
  });
  it('and names of firms are nothing: called otherwise, they say the same', () => {
    fc.assert(fc.property(anyReviews, (reviews) => {
      const renamed = reviews.map((one) => ({ ...one, client: `z${1000 - Number(one.client.slice(1))}` }));
      expect(experience(renamed, start, asOf)).toEqual(experience(reviews, start, asOf));
    }));
  });
  it('of providers is nothing to the portal', () => {
    fc.assert(fc.property(anyReviews, anyReviews, (a, b) => {
      expect(portalOf([b, a], asOf)).toEqual(portalOf([a, b], asOf));
    }));
  });
});

describe('time', () => {
  it('what is given later is not read', () => {
    fc.assert(fc.property(anyReviews, (reviews) => {
      const known = reviews.filter((one) => one.on <= asOf);
      expect(experience(reviews, start, asOf)).toEqual(experience(known, start, asOf));
      expect(portalOf([reviews], asOf)).toEqual(portalOf([known], asOf));
    }));
  });
  it('a wave takes in less than twelve months, and the next begins no sooner', () => {
    fc.assert(fc.property(anyReviews, (reviews) => {
      for (const firm of firmsOf(reviews, asOf))
        firm.forEach((wave, at) => {
          expect(wave.reviews.every((one) => one.on >= wave.began && one.on < addMonths(wave.began, 12))).toBe(true);
          const before = firm[at - 1];
          if (before) expect(wave.began >= addMonths(before.began, 12)).toBe(true);
        });
      expect(firmsOf(reviews, asOf).flat().flatMap((wave) => wave.reviews)).toHaveLength(reviews.filter((one) => one.on <= asOf).length);
    }));
  });
});

describe('a mean', () => {
  it('moves toward a new review and never past it, so that one at the mean never moves it away', () => {
    fc.assert(fc.property(anyReviews, anyPortal, anyStars, fc.integer({ min: 0, max: 900 }), (reviews, portal, value, age) => {
      const before = experience(reviews, portal, asOf).ratings.ALL.mean;
      fc.pre(before.enough);
      const after = experience([...reviews, makeReview('new', { on: addDays(asOf, -age), ratings: { ALL: value } })], portal, asOf).ratings.ALL.mean;
      if (!after.enough) throw new Error('a review more, and too few to say');
      const [low, high] = [Math.min(before.value, value), Math.max(before.value, value)];
      expect(after.value).toBeGreaterThanOrEqual(low - 1e-12);
      expect(after.value).toBeLessThanOrEqual(high + 1e-12);
      expect(after.half).toBeLessThan(before.half);
    }), { numRuns: 60 });
  });
  it('is never moved away from the portal’s by a review at the portal’s', () => {
    fc.assert(fc.property(anyReviews, fc.constantFrom<Stars>(2, 3, 4), (reviews, at) => {
      const portal = { ...start, ratings: { ...start.ratings, ALL: { mu: at, s: 1, count: 900 } } };
      const more = [...reviews, makeReview('new', { on: asOf, ratings: { ALL: at } })];
      const [before, after] = [experience(reviews, portal, asOf).ratings.ALL.mean, experience(more, portal, asOf).ratings.ALL.mean];
      if (before.enough && after.enough) expect(Math.abs(after.value - at)).toBeLessThanOrEqual(Math.abs(before.value - at) + 1e-12);
    }));
  });
  it('is that of an independent sum over firms, with its interval', () => {
    fc.assert(fc.property(fc.array(fc.record({ value: anyStars, age: fc.integer({ min: 0, max: 1400 }) }), { minLength: 5, maxLength: 40 }), (given) => {
      const reviews = given.map(({ value, age }, at) => makeReview(`firm-${at}`, { on: addDays(asOf, -age), ratings: { SEC: value } }));
      const told = experience(reviews, start, asOf).ratings.SEC.mean;
      const weights = given.map(({ age }) => Math.exp((-Math.LN2 * age) / (18 * 30.4375)));
      const n = weights.reduce((a, b) => a + b, 0);
      if (!told.enough) throw new Error('five firms, and too few to say');
      expect(told.value).toBeCloseTo((weights.reduce((sum, a, at) => sum + a * given[at]!.value, 0) + 8 * 3.7) / (n + 8), 9);
      expect(told.half).toBeCloseTo(1.645 / Math.sqrt(n + 8), 9);
    }));
  });
});

describe('whatever clients say', () => {
  it('is told from the least count on and not under it; words only where the interval leaves out 0; no interval leaves the scale', () => {
    fc.assert(fc.property(anyReviews, anyPortal, fc.option(fc.subarray<SizeBand>([...SIZES], { minLength: 1 })), (reviews, portal, sizes) => {
      const told = experience(reviews, portal, asOf, sizes === null ? undefined : new Set(sizes));
      for (const { firms, spread, mean } of Object.values(told.ratings)) {
        expect(spread.reduce((a, b) => a + b, 0)).toBe(firms);
        expect(mean.enough).toBe(firms >= 5);
        if (mean.enough) expect([mean.low >= 1, mean.high <= 5, mean.low <= mean.value, mean.value <= mean.high]).toEqual([true, true, true, true]);
        else expect(mean).toEqual({ enough: false, have: [firms], need: 5 });
      }
      for (const one of estimates(told)) {
        if (one.enough) expect(one.verdict === 'uncertain').toBe(one.low <= 0 && one.high >= 0);
        else expect(Math.min(...one.have)).toBeLessThan(one.need);
      }
      expect(told.sorts).toBe(told.ratings.ALL.firms >= 10);
    }), { numRuns: 60 });
  });
  it('firms your size are told as if no other firm had written', () => {
    fc.assert(fc.property(anyReviews, fc.constantFrom(...SIZES), (reviews, size) => {
      const own = new Set(firmsOf(reviews, asOf).filter((firm) => firm.at(-1)!.size === size).map((firm) => firm[0].reviews[0]!.client));
      expect(experience(reviews, start, asOf, new Set([size]))).toEqual(experience(reviews.filter((one) => own.has(one.client)), start, asOf));
    }));
  });
  it('weighs less by the day', () => {
    fc.assert(fc.property(fc.nat(3000), (age) => {
      expect(recencyWeight(addDays(asOf, -age - 1), asOf)).toBeLessThan(recencyWeight(addDays(asOf, -age), asOf));
      expect(recencyWeight(addDays(asOf, -age), asOf)).toBeCloseTo(Math.exp((-Math.LN2 * age) / (SETTINGS.halfLife * 30.4375)), 12);
    }));
  });
});
