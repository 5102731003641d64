// The price for one head count: bands, and the smallest monthly fee that nobody pays less than.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns } from '#engine/columns.ts';
import { findingsOf } from '#engine/findings.ts';
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
const prices = known([{ from: 1, to: 24, low: 120, high: 150 }, { from: 25, low: 100, high: 130 }]);

describe('the price', () => {
  it.each([
    ['is that of the band', {}, 18, { low: 120, high: 150 }],
    ['is the fee divided by the people where that is more', { minimumFee: known(1_000) }, 5, { low: 200, high: 200 }],
    ['lies between fee and price where only the low end is under it', { minimumFee: known(2_500) }, 18, { low: 2_500 / 18, high: 150 }],
    ['does not know the fee of a fact that has lapsed', { minimumFee: known(1_000, '2024-01-01') }, 1, { low: 120, high: 150 }],
    ['is over all bands, without fee, where no head count is given', { minimumFee: known(1_000) }, undefined, { low: 100, high: 150 }],
  ] as const)('%s', (_, profile, people, range) => {
    expect(priceRange(columnsWith({ prices, ...profile }), 0, people)).toEqual(range);
  });
  it('is not told where no band holds the head count', () => {
    expect(priceRange(columnsWith({ prices: known([{ from: 10, to: 20, low: 1, high: 2 }]), minimumFee: known(900) }), 0, 5)).toBeUndefined();
    expect(priceFor(columnsWith({}), 0, 5, 'lowest')).toBeNaN();
  });
});
