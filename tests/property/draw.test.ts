// A draw knows no order: whatever stands first in the list, the same answers come out; more drawn never leaves one out that fewer would draw.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawFrom, drawnOf } from '#assessments/draw.ts';

const seeds = fc.stringMatching(/^[0-9a-f]{64}$/);
const one = fc.record({ provider: fc.stringMatching(/^[a-z0-9-]{1,20}$/), check: fc.stringMatching(/^[A-Z]{3}-\d{2}$/), rule: fc.option(fc.stringMatching(/^[a-z]{1,8}$/), { nil: undefined }) });
const populations = fc.uniqueArray(one, { selector: ({ provider, check, rule }) => `${provider} ${check} ${rule ?? ''}`, maxLength: 60 });

it('the order of the list changes nothing', () => {
  const shuffled = populations.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(fc.property(seeds, shuffled, fc.nat(70), (seed, [list, other], count) => {
    expect(drawFrom(seed, other, count)).toEqual(drawFrom(seed, list, count));
  }), { numRuns: 200 });
});

it('a larger draw holds the smaller one, and an answer that joins moves no other before its neighbor', () => {
  fc.assert(
    fc.property(seeds, populations, fc.nat(60), (seed, list, count) => {
      const all = drawFrom(seed, list, list.length);
      expect(drawFrom(seed, list, count)).toEqual(all.slice(0, count));
      expect(drawFrom(seed, list.slice(1), list.length)).toEqual(all.filter((each) => each !== list[0]));
    }),
    { numRuns: 200 },
  );
});

it('four quarters of a world that stands still draw the yearly percent or more, and never more than there is', () => {
  fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100 }), (answers, share) => {
    expect(4 * drawnOf(answers, share)).toBeGreaterThanOrEqual((answers * share) / 100);
    expect(drawnOf(answers, share)).toBeLessThanOrEqual(answers);
  }), { numRuns: 300 });
});
