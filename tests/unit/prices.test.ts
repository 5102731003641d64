// The price for one head count: bands, and the smallest monthly fee that nobody pays less than.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns } from '#engine/columns.ts';
import { findingsOf } from '#engine/findings.ts';
import { judgeItem } from '#engine/match-items.ts';
import { judgeMust, MUST_REASONS } from '#engine/must-haves.ts';
import { priceFor, priceRange } from '#engine/prices.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import type { Profile } from '#engine/facts.ts';
import { day } from '#kernel/time.ts';
import { loadStandard } from '#standard/load.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;
const asOf = day('2026-11-24');
const known = <Value>(value: Value, given = '2026-11-01') => ({ value, given: day(given), source: 'itself' });

function columnsWith(profile: Profile) {
  const facts = { slug: 'a', firstClaimed: day('2026-01-01'), checks: {}, profile };
  const findings = findingsOf(edition, facts, asOf);
  const columns = makeColumns(edition, asOf);
  putRow(edition, columns, 0, rankRow(edition, facts, findings, scoreOf(edition, findings, facts.firstClaimed, asOf)));
  return columns;
}
const untrue = <Value>(value: Value) => ({ ...known(value), falseFound: day('2026-11-10') });
const back = { takenBack: day('2026-11-10'), given: day('2026-11-01'), source: 'itself' };
const BANDS = [{ from: 1, to: 24, low: 120, high: 150 }, { from: 25, low: 100, high: 130 }];
const prices = known(BANDS);

describe('the price', () => {
  it.each([
    ['is that of the band', {}, 18, { low: 120, high: 150 }],
    ['is the fee divided by the people where that is more', { minimumFee: known(1_000) }, 5, { low: 200, high: 200 }],
    ['lies between fee and price where only the low end is under it', { minimumFee: known(2_500) }, 18, { low: 2_500 / 18, high: 150 }],
    ['is not known where the fee has lapsed', { minimumFee: known(1_000, '2024-01-01') }, 1, undefined],
    ['is over all bands where the fee has lapsed and no head count is given', { minimumFee: known(1_000, '2024-01-01') }, undefined, { low: 100, high: 150 }],
    ['is not known where the fee was found false', { minimumFee: untrue(1_000) }, 18, undefined],
    ['is not known where it was told too long ago', { prices: known(BANDS, '2024-01-01') }, 18, undefined],
    ['is not known where it was found false', { prices: untrue(BANDS) }, 18, undefined],
    ['is not known where it was taken back', { prices: back }, 18, undefined],
    ['is not known where the fee was taken back', { minimumFee: back }, 18, undefined],
    ['is known again when the mark of a false fact has run out', { prices: { ...untrue(BANDS), falseFound: day('2025-11-23') } }, 18, { low: 120, high: 150 }],
    ['is over all bands, without fee, where no head count is given', { minimumFee: known(1_000) }, undefined, { low: 100, high: 150 }],
  ] as const)('%s', (_, profile, people, range) => {
    expect(priceRange(columnsWith({ prices, ...profile }), 0, people)).toEqual(range);
  });
  it('is not told where no band holds the head count', () => {
    expect(priceRange(columnsWith({ prices: known([{ from: 10, to: 20, low: 1, high: 2 }]), minimumFee: known(900) }), 0, 5)).toBeUndefined();
    expect(priceFor(columnsWith({}), 0, 5, 'lowest')).toBeNaN();
  });
});

describe('a must-have price and the budget', () => {
  const must = { id: 'price', param: 'budget', value: '100-150', kind: 'price', people: 18, upTo: 195 } as const;
  const reads = (profile: Profile) => {
    const columns = columnsWith({ prices, ...profile });
    const budget = judgeItem({ item: 'budget', weight: 2, people: 18, upTo: 150, slope: 2 }, columns)(0);
    return [MUST_REASONS[judgeMust(must, columns)(0)], budget];
  };
  it.each([
    ['hold without a fee', {}, ['holds', 1]],
    ['hold with one that is small', { minimumFee: known(400) }, ['holds', 1]],
    ['fall under the rule of false answers with a fee that was found false', { minimumFee: untrue(4_000) }, ['false-answer', 0]],
    ['are refused with a fee that was taken back, which is part of the price', { minimumFee: back }, ['would-not-say', NaN]],
    ['are refused where they were taken back', { prices: back }, ['would-not-say', NaN]],
    ['are false where they were found false and the fee was taken back', { prices: untrue(BANDS), minimumFee: back }, ['false-answer', 0]],
    ['are not known with a fee that was told too long ago', { minimumFee: known(4_000, '2024-01-01') }, ['would-not-say', NaN]],
  ] as const)('%s', (_, profile, expected) => expect(reads(profile)).toEqual(expected));
});
