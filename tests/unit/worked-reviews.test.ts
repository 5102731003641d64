// The page on what reviews say: printed figures against the standard's text (6.4), sums that a reader can add up, and what is said of the panels.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workedDrifts, workedGaps, workedMean, workedOrder, workedPanels } from '#shortlists/worked-reviews.ts';
import { loadPanels } from '#standard/load-panels.ts';
import type { Panels } from '#standard/panels-schema.ts';

const panels = loadPanels(join(import.meta.dirname, '../../content'));

describe('the worked examples', () => {
  it('print the means of 6.4, and put many content firms before few happy ones', () => {
    expect(workedOrder()).toEqual([
      { firms: 6, says: 4.8, mean: '4.34', range: '3.90 to 4.78' },
      { firms: 60, says: 4.5, mean: '4.44', range: '4.24 to 4.64' },
    ]);
  });
  it('print the gaps of 6.4', () => {
    expect(workedGaps().map(({ gap, says }) => [gap, says])).toEqual([['0.49', 'possible, not certain'], ['0.65', 'larger clients feel better looked after']]);
  });
  it('print the drift of 6.4, which five pairs could not tell', () => {
    expect(workedDrifts().map(({ pairs, drift, says }) => [pairs, drift, says])).toEqual([[12, '−0.38', 'getting worse'], [5, '−0.28', 'too uncertain to say']]);
  });
  it('add eight firms up', () => {
    const { rows, mean, mu, k, sum, effective } = workedMean();
    // 24 November two and three years before the day: 24 and 36 months.
    expect(rows.slice(-2).map(({ months, weight, product }) => [months, weight, product])).toEqual([['24.0', '0.40', '1.59'], ['36.0', '0.25', '0.50']]);
    const total = (of: 'weight' | 'product') => rows.reduce((all, row) => all + Number(row[of]), 0);
    expect(Math.abs(total('weight') - Number(effective))).toBeLessThan(0.04);
    expect(Math.abs(total('product') - Number(sum))).toBeLessThan(0.04);
    expect(((Number(sum) + k * mu) / (Number(effective) + k)).toFixed(2)).toBe(mean);
  });
});

describe('what is said of the panels', () => {
  const change = (change: Partial<Panels>) => workedPanels({ ...panels, ...change });
  const row = (first: number, last: number, within: number): Panels['steady'] => [{ firms: 40, start: 3.7, perYear: 0, panels: 2_000, first, last, within, spread: 0.8 }];
  it('follows the figures: a bound that is missed is said to be', () => {
    expect(change({ steady: row(0.05, 0.04, 0.06) }).alarms).toEqual({ once: '5.0%', any: '6.0%', mean: '6.0%', holdsOnce: true, holds: false });
    expect(change({ steady: row(0.04, 0.051, 0.06) }).alarms.holdsOnce).toBe(false);
    expect(change({ steady: row(0.02, 0.02, 0.05) }).alarms.holds).toBe(true);
    expect(change({ decline: row(0.8, 0.89, 0.9) }).found).toEqual({ within: '90.0%', last: '89.0%', holds: true, holdsOnce: false });
    expect(change({ decline: row(0.8, 0.89, 0.899) }).found.holds).toBe(false);
    expect(change({ coverage: { ...panels.coverage, means: [{ firms: 5, today: 0.89, threeYears: 0.93 }] } }).covered).toEqual({ mean: '91.0%', least: '89.0%', holds: false });
  });
});
