// The map of a coverage: small, whole numbers, the right states, a circle of the right size, and nothing where nothing is known.
import { describe, expect, it } from 'vitest';
import { coverageDrawing, LARGEST, type CoverageDrawing, type Home } from '#providers/coverage-map.ts';
import { US_STATES } from '#providers/us-states.ts';

const COLUMBUS: Home = { lat: 39.96, lon: -83.0, state: 'OH' };
const KANSAS_CITY: Home = { lat: 39.1, lon: -94.58, state: 'MO' };
const ANCHORAGE: Home = { lat: 61.2, lon: -149.9, state: 'AK' };

const draw = (coverage: Parameters<typeof coverageDrawing>[0], home?: Home): CoverageDrawing => {
  const drawing = coverageDrawing(coverage, home);
  if (!drawing) throw new Error('no drawing');
  return drawing;
};
const islands = (path: string): number => path.split('M').length - 1;

describe('a coverage map', () => {
  it('is left out where the coverage names no place that can be drawn', () => {
    expect(coverageDrawing({}, COLUMBUS)).toBeUndefined();
    expect(coverageDrawing({ radius: 40 }, undefined)).toBeUndefined();
    expect(coverageDrawing({ states: [] }, undefined)).toBeUndefined();
  });
  it('fills a state that is served, and keeps inside its box', () => {
    const ohio = draw({ states: ['OH'] });
    expect(ohio.served).toMatch(/^M\d+ \d+l[-\d ]+z/);
    expect([ohio.land, ohio.reach, ohio.home]).toEqual(['', undefined, undefined]);
    const [x, y] = ohio.served.slice(1).split('l')[0]!.split(' ').map(Number) as [number, number];
    expect(x >= 0 && x <= ohio.width && y >= 0 && y <= ohio.height).toBe(true);
  });
  it('draws a reach as a circle around the home, to scale with its state', () => {
    const near = draw({ radius: 40 }, COLUMBUS);
    expect(near.served).toBe('');
    expect(islands(near.land)).toBeGreaterThan(0);
    expect(near.reach).toMatchObject(near.home!);
    // Ohio is about 225 miles wide from 84.82 to 80.52 degrees west at 40 degrees north; the drawing keeps 6 at either side.
    const pixelsAMile = (near.width - 12) / ((84.82 - 80.52) * 69.17 * Math.cos((39.96 * Math.PI) / 180));
    expect(Math.abs(near.reach!.r - 40 * pixelsAMile)).toBeLessThanOrEqual(3);
    expect(draw({ radius: 80 }, COLUMBUS).reach!.r).toBeGreaterThan(1.8 * near.reach!.r);
  });
  it('shows the state over the border that a circle touches', () => {
    expect(draw({ radius: 30 }, KANSAS_CITY).land.length).toBeGreaterThan(draw({ radius: 5 }, { ...KANSAS_CITY, lon: -92.3 }).land.length);
  });
  it('lies in one piece where a state crosses the date line', () => {
    const alaska = draw({ states: ['AK'] }, ANCHORAGE);
    expect(alaska.home!.x).toBeGreaterThan(0.3 * alaska.width);
    expect(alaska.home!.x).toBeLessThan(0.9 * alaska.width);
  });
  it('draws the whole country in one outline, with Alaska and Hawaii beside it', () => {
    const all = draw({ nationwide: true, states: ['OH'], radius: 40 }, COLUMBUS);
    expect(islands(all.served)).toBeGreaterThanOrEqual(3);
    expect([all.land, all.reach]).toEqual(['', undefined]);
    expect(all.home!.x).toBeGreaterThan(0.6 * all.width);
  });
  it('stays small, whatever is drawn', () => {
    const codes = Object.keys(US_STATES);
    for (const drawing of [...codes.map((code) => coverageDrawing({ states: [code] }, undefined)), draw({ nationwide: true }), draw({ states: codes.slice(0, 30) }), draw({ radius: 300 }, KANSAS_CITY)]) {
      expect(drawing).toBeDefined();
      expect(drawing!.land.length + drawing!.served.length).toBeLessThanOrEqual(LARGEST);
      expect(drawing!.land + drawing!.served).not.toMatch(/NaN|\./);
    }
  });
});
