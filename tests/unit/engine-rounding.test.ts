// Rounding for display: rules 1 and 15 of the standard's head.
import { describe, expect, it } from 'vitest';
import { answeredLimits, scoreLimits, splitRounded, toOneDecimal, toShown } from '#engine/rounding.ts';
import { HEAD } from '../support/make-edition.ts';

const limits = scoreLimits(HEAD.scoring);

describe('one decimal (rule 1)', () => {
  it.each<[number, number]>([[66.593, 66.6], [54.274, 54.3], [0.25, 0.3], [0.75, 0.8], [-0.25, -0.3], [-1.04, -1], [0, 0], [100, 100], [66.549999, 66.5]])('%d is printed %d', (value, printed) => expect(toOneDecimal(value)).toBe(printed));
  it('has no minus before nothing', () => expect(Object.is(toOneDecimal(-0.01), 0)).toBe(true));
});

describe('under a limit (rule 1)', () => {
  it('knows the limits of grades and caps, and of shares answered', () => {
    expect(limits.toSorted((a, b) => a - b)).toEqual([34.9, 35, 49.9, 50, 65, 79.9, 80]);
    expect([...new Set(answeredLimits(HEAD.scoring))].toSorted((a, b) => a - b)).toEqual([60, 70, 85, 95]);
  });
  it.each<[string, number, number]>([
    ['79.96 is no A, so it is not printed as 80', 79.96, 79.9],
    ['nor is 79.95, which would round up to it', 79.95, 79.9],
    ['80 itself is', 80, 80],
    ['79.94 rounds as ever', 79.94, 79.9],
    ['79.85 would round up to the cap of 79.9', 79.85, 79.8],
    ['64.951 is printed 64.9', 64.951, 64.9],
    ['64.949 is printed 64.9', 64.949, 64.9],
    ['49.86 is under the cap of 49.9 and printed 49.8', 49.86, 49.8],
    ['49.9 is the cap', 49.9, 49.9],
    ['34.99 is printed 34.9', 34.99, 34.9],
    ['34.87 is printed 34.8', 34.87, 34.8],
    ['the last double under 80 is printed 79.9', 79.99999999999999, 79.9],
    ['the last double under 49.9 is printed 49.8', 49.89999999999999, 49.8],
    ['over a limit nothing changes', 80.04, 80],
    ['far from one neither', 66.593, 66.6],
  ])('%s', (_sentence, value, printed) => expect(toShown(value, limits)).toBe(printed));
});

describe('contributions add up to the shown number (rule 15)', () => {
  it.each<[string, number[], number, number[]]>([
    ['three thirds of 100', [100 / 3, 100 / 3, 100 / 3], 100, [33.4, 33.3, 33.3]],
    ['the largest remainder first', [10.01, 20.08, 30.06], 60.2, [10, 20.1, 30.1]],
    ['a sum that is shown rounded down', [39.98, 39.98], 79.9, [40, 39.9]],
    ['whole tenths stay as they are', [1.5, 2.5], 4, [1.5, 2.5]],
    ['nothing', [], 0, []],
    ['a part below zero', [-0.25, 10.55], 10.3, [-0.2, 10.5]],
  ])('%s', (_sentence, values, total, split) => {
    const result = splitRounded(values, total);
    expect(Math.round(10 * result.reduce((sum, one) => sum + one, 0)) / 10).toBe(total);
    expect(result).toEqual(split);
  });
});
