// A check's place in its edition, and sums written out. Figures are worked by hand from the standard's text.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { definitionsOf, placeOf, weightSum } from '#standard/catalogue.ts';
import { loadStandard } from '#standard/load.ts';
import type { Edition } from '#standard/schema.ts';
import { valueInWords } from '#standard/sum-words.ts';

let edition: Edition;
beforeAll(() => {
  edition = loadStandard(join(import.meta.dirname, '../../content')).current.edition;
});

describe('a check in its edition', () => {
  it('knows its area, its share of the whole and its neighbours', () => {
    const place = placeOf(edition, 'STF-01');
    expect(place?.area.code).toBe('STF');
    expect(place?.share).toBeCloseTo((14 * 5) / 31, 12);
    expect(place?.previous).toBeUndefined();
    expect(place?.next?.id).toBe('STF-02');
    expect(placeOf(edition, 'EXT-06')?.next).toBeUndefined();
  });
  it('is nowhere where the edition does not hold it', () => expect(placeOf(edition, 'STF-99')).toBeUndefined());
  it('has shares that add up to 100', () => {
    const sum = edition.checks.reduce((total, check) => total + placeOf(edition, check.id)!.share, 0);
    expect(sum).toBeCloseTo(100, 9);
  });
  it('stands in areas whose check weights add up as the text says', () => {
    expect(edition.areas.map((area) => weightSum(edition, area))).toEqual([31, 25, 32, 25, 31, 26, 29, 24, 19, 23]);
  });
  it('names the definitions it uses, and no others', () => {
    const terms = definitionsOf(edition, placeOf(edition, 'STF-01')!.check).map(({ term }) => term);
    expect(terms).toEqual(['Technician', 'Computer', 'Redacted']);
  });
});

describe('a sum in words', () => {
  const figures = [
    { id: 'a', label: 'Endpoints', unit: '' },
    { id: 'b', label: 'Technicians', unit: '' },
  ];
  const written = (value: object): string | undefined =>
    valueInWords({ kind: 'number', unit: '', better: 'less', figures, flags: [{ id: 'no', label: 'No limit' }], bands: [], value: value as never });
  it('is written as on paper', () => {
    expect(written({ divide: ['a', 'b'] })).toBe('“Endpoints” ÷ “Technicians”');
    expect(written({ when: 'no', then: { max: ['a', 10.1] }, else: { max: ['a', 'inflation'] } })).toBe(
      'the larger of “Endpoints” and 10.1 if “No limit” is ticked, else the larger of “Endpoints” and official inflation of the year',
    );
  });
  it('is left out where one figure is the value', () => expect(written('a' as never)).toBeUndefined());
});
