// The rows of the method page: printed figures against the standard's text (3.7, 4.3, rule 36), and sums that a reader can add up.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workedArea, workedCeilings, workedFit, workedSilence, workedWhole } from '#shortlists/worked-example.ts';
import { loadStandard } from '#standard/load.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).editions.find((one) => one.edition.id === '2026.1')!;
const tenths = (shown: string): number => Math.round(10 * Number(shown.replace('−', '-')));

describe('the worked example', () => {
  it('prints the staffing table of 3.7', () => {
    const staffing = workedArea(edition, 'STF');
    expect(staffing.rows.map((row) => [row.weight, row.points, row.factor, row.counted, row.product])).toEqual([
      [5, 80, 0.75, '60.0', '300.0'],
      [5, 60, 0.75, '45.0', '225.0'],
      [4, 60, 0.4, '24.0', '96.0'],
      [5, 80, 0.75, '60.0', '300.0'],
      [4, 80, 0.75, '60.0', '240.0'],
      [2, 80, 0.4, '32.0', '64.0'],
      [3, 70, 0.75, '52.5', '157.5'],
      [3, 100, 1, '100.0', '300.0'],
    ]);
    expect([staffing.sum, staffing.weights, staffing.score]).toEqual(['1682.5', 31, '54.3']);
    expect(staffing.rows[0]!.says).toContain('240');
  });
  it('prints 66.6 and B for the whole', () => {
    const whole = workedWhole(edition);
    expect([whole.score, whole.grade, whole.weights]).toEqual(['66.6', 'B', 100]);
    expect(whole.rows.map((row) => row.score)).toEqual(['54.3', '58.0', '66.0', '61.5', '78.0', '63.5', '72.0', '70.0', '76.1', '82.0']);
  });
  it('shows what silence on an essential check does', () => {
    const [as, silent] = workedSilence(edition, 'BCK-01');
    expect([as!.shown, as!.answered, silent!.shown, silent!.uncapped, silent!.grade]).toEqual(['66.6', '100%', '49.9', '65.6', 'D']);
  });
  it('prints the ceilings of rule 36', () => expect(workedCeilings(edition)).toEqual(['39.8', '74.4', '96.5']));
  it('has contributions that add up to the fit, to the last tenth', () => {
    const { areas, items, fit, match } = workedFit(edition);
    expect([...areas, ...items].reduce((sum, line) => sum + tenths(line.adds), 0)).toBe(tenths(fit));
    expect(match).toBe('96.2');
    expect(areas.map((area) => area.multiplier)).toEqual([1.5, 1.875, 1.25, 1.5625, 1.5, 1, 1.25, 1.25, 1.25, 1]);
    expect(items.map((item) => [item.weight, item.worth])).toEqual([[3, 1], [3, 1], [2, 1], [2, 1], [1, 1], [1, 0.5], [1, 1]]);
  });
});
