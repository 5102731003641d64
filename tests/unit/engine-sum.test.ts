// Sums as data: every operation once, and what has no finite result.
import { describe, expect, it } from 'vitest';
import { evaluateSum } from '#engine/sum.ts';
import type { Sum } from '#standard/answer-schema.ts';

const entered = { figures: { a: 12, b: 4, zero: 0 }, flags: { yes: true, no: false }, inflation: 4.1 };

describe('a sum', () => {
  it.each<[string, Sum, number | undefined]>([
    ['adds', { add: ['a', 'b', 1] }, 17],
    ['subtracts', { subtract: ['a', 'b'] }, 8],
    ['multiplies', { multiply: ['a', 'b'] }, 48],
    ['divides', { divide: ['a', 'b'] }, 3],
    ['makes percent', { percent: ['b', 'a'] }, (100 * 4) / 12],
    ['takes the least of several', { min: ['a', 'b', 7] }, 4],
    ['takes the most of several', { max: ['b', 'a', 7] }, 12],
    ['knows the year’s inflation', { max: [3, 'inflation'] }, 4.1],
    ['chooses by a flag', { when: 'yes', then: 1, else: 'missing' }, 1],
    ['chooses the other way where the flag is off', { when: 'no', then: 'missing', else: 2 }, 2],
    ['counts a flag that was not set as no', { when: 'never', then: 1, else: 2 }, 2],
    ['has no value where a figure is missing', { max: ['a', 'missing'] }, undefined],
    ['has no value when divided by nothing', { divide: ['a', 'zero'] }, undefined],
  ])('%s', (_, sum, value) => {
    expect(evaluateSum(sum, entered)).toBe(value);
  });
});
