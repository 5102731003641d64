// A few simulated panels, made anew from a seed of their own, the same for everybody: the bounds of the method hold in them as well, within what
// chance leaves open to so few (three standard errors).
import { describe, expect, it, vi } from 'vitest';
import { levelFor, normal } from '../bench/panels/truth.ts';
import { asked, firmIn } from '../bench/panels/coverage.ts';
import { study } from '../bench/panels/study.ts';
import { makeRandom } from '../bench/world/random.ts';

vi.setConfig({ testTimeout: 60_000 });
const RUNS = { intervals: 250, drift: 60 };
const SEED = 7;
const few = study(SEED, RUNS);
const error = (share: number, runs: number): number => 3 * Math.sqrt((share * (1 - share)) / runs);
const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('a few panels', () => {
  it('are the same from the same seed, and others from another', () => {
    const again = study(SEED, { intervals: 20, drift: 5 });
    expect(study(SEED, { intervals: 20, drift: 5 })).toEqual(again);
    expect(study(SEED + 10, { intervals: 20, drift: 5 }).coverage).not.toEqual(again.coverage);
  });
  it('hold the truth in their intervals', () => {
    const { means, gaps, drifts } = few.coverage;
    const each = [...means.flatMap(({ today, threeYears }) => [today, threeYears]), ...[...gaps, ...drifts].map(({ covered }) => covered)];
    expect(meanOf(each)).toBeGreaterThanOrEqual(0.9);
    for (const share of each) expect(share).toBeGreaterThanOrEqual(0.9 - error(0.9, RUNS.intervals));
  });
  it('fail at the extremes, where few have written, and not in the middle', () => {
    const at = (away: number) => few.extremes.find((one) => one.away === away)!.covered[0]!.share;
    expect(at(0)).toBeGreaterThan(0.98);
    expect(Math.max(at(-2), at(2))).toBeLessThan(0.6);
  });
  it('show a decline of a fifth within two quarters, and seldom one that is none', () => {
    expect(meanOf(few.decline.map(({ within }) => within))).toBeGreaterThanOrEqual(0.9);
    for (const { within } of few.decline) expect(within).toBeGreaterThanOrEqual(0.9 - error(0.9, RUNS.drift));
    expect(meanOf(few.steady.map(({ first }) => first))).toBeLessThanOrEqual(0.05);
    expect(meanOf(few.steady.map(({ last }) => last))).toBeLessThanOrEqual(0.05);
  });
  it('tell nothing under the floor', () => expect(few.underFloor).toEqual({ panels: RUNS.drift, told: 0 }));
});

describe('the truth that panels are drawn from', () => {
  it.each([1.5, 3, 3.7, 4.4, 4.9])('is the mean of what clients answer: %d', (mean) => {
    const random = makeRandom(1);
    const answers = Array.from({ length: 40_000 }, () => asked(firmIn(random), mean));
    expect(Math.abs(meanOf(answers) - mean)).toBeLessThan(0.02);
  });
  it('spreads by 1.0 from client to client in the middle of the scale', () => {
    const random = makeRandom(2);
    const answers = Array.from({ length: 40_000 }, () => asked(firmIn(random), 3));
    // A little is cut off at the ends even there.
    expect(Math.abs(Math.sqrt(meanOf(answers.map((one) => (one - 3) ** 2))) - 1)).toBeLessThan(0.03);
  });
  it('lies where it is asked for, and chance around 0 by 1', () => {
    expect(levelFor(3)).toBeCloseTo(3, 6);
    const random = makeRandom(3);
    const draws = Array.from({ length: 40_000 }, () => normal(random));
    expect(Math.abs(meanOf(draws))).toBeLessThan(0.02);
    expect(Math.abs(meanOf(draws.map((one) => one ** 2)) - 1)).toBeLessThan(0.03);
  });
});
