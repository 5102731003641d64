// Distances against places whose distance is published, and the grid against measuring everything.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, cellsWithin, milesBetween } from '#shortlists/geography.ts';

const COLUMBUS = { lat: 39.9612, lon: -82.9988 };
const CLEVELAND = { lat: 41.4993, lon: -81.6944 };

describe('miles', () => {
  it('from Columbus to Cleveland are about 126 by air', () => {
    expect(milesBetween(COLUMBUS, CLEVELAND)).toBeGreaterThan(124);
    expect(milesBetween(COLUMBUS, CLEVELAND)).toBeLessThan(128);
  });
  it('are one degree of latitude, 69 miles, straight north', () => {
    expect(milesBetween({ lat: 40, lon: -83 }, { lat: 41, lon: -83 })).toBeCloseTo(69.09, 1);
  });
});

describe('the grid', () => {
  it('misses no point within the circle', () => {
    const point = fc.record({ lat: fc.double({ min: 18, max: 71, noNaN: true }), lon: fc.double({ min: -179.9, max: -60, noNaN: true }) });
    fc.assert(
      fc.property(point, fc.double({ min: 1, max: 300, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (middle, miles, turn, part) => {
        const lat = middle.lat + ((miles * part) / 70) * Math.cos(turn);
        const lon = middle.lon + ((miles * part) / 70 / Math.cos((lat * Math.PI) / 180)) * Math.sin(turn);
        const other = { lat, lon: lon < -180 ? lon + 360 : lon };
        if (milesBetween(middle, other) <= miles) expect(cellsWithin(middle, miles)).toContain(cellOf(other));
      }),
      { numRuns: 500 },
    );
  });
});
