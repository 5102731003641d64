// The committed results of simulated panels: of this engine and this seed, whole, and what the page says of them is so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '#engine/score.ts';
import { loadPanels, PANELS_FILE } from '#standard/load-panels.ts';
import { Panels } from '#standard/panels-schema.ts';
import { SEED } from '../bench/panels/study.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const panels = loadPanels(CONTENT);
const shares = (rows: Panels['decline'], of: 'first' | 'last' | 'within'): number[] => rows.map((row) => row[of]);

describe('the simulated panels', () => {
  it('are of the engine and the seed of today; npm run bench:panels makes them anew', () => expect([panels.engine, panels.seed]).toEqual([ENGINE_VERSION, SEED]));
  it('stand behind each share in their thousands, and nearly all came to 27 pairs', () => {
    expect(panels.runs.intervals).toBeGreaterThanOrEqual(4_000);
    expect(panels.runs.drift).toBeGreaterThanOrEqual(2_000);
    for (const row of [...panels.decline, ...panels.steady, ...panels.restless]) expect(row.panels).toBeGreaterThan(0.99 * panels.runs.drift);
  });
  it('refuse what is no result', () => {
    const written: unknown = JSON.parse(readFileSync(join(CONTENT, PANELS_FILE), 'utf8'));
    expect(Panels.safeParse(written).success).toBe(true);
    expect(Panels.safeParse({ ...(written as object), seed: 0.5 }).success).toBe(false);
    expect(Panels.safeParse({ ...(written as object), more: 1 }).success).toBe(false);
  });
});

describe('the bounds', () => {
  it('intervals hold the truth in 90% of panels or more, averaged over the prior: means, gaps and drifts', () => {
    const { means, gaps, drifts } = panels.coverage;
    const covered = [...means.flatMap(({ today, threeYears }) => [today, threeYears]), ...gaps.map((one) => one.covered), ...drifts.map((one) => one.covered)];
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(0.9);
  });
  it('a decline of a fifth is found within two quarters of 27 pairs in 90% of panels or more', () => expect(Math.min(...shares(panels.decline, 'within'))).toBeGreaterThanOrEqual(0.9));
  it('no one look gives more than 5% of false alarms', () => expect(Math.max(...shares(panels.steady, 'first'), ...shares(panels.steady, 'last'))).toBeLessThanOrEqual(0.05));
  it('all three looks together do, by up to nine in a hundred, which page and decision 0031 say', () => {
    const most = Math.max(...shares(panels.steady, 'within'));
    expect(most).toBeGreaterThan(0.05);
    expect(most).toBeLessThan(0.09);
  });
  it('under the floor nothing is told', () => expect(panels.underFloor.told).toBe(0));
  it('the spreads of changes are those that the method takes, in the middle of the scale, and larger for the restless', () => {
    for (const { spread } of panels.steady.filter(({ start }) => start === 3)) expect(Math.abs(spread - 0.8)).toBeLessThan(0.03);
    for (const { spread } of panels.restless) expect(Math.abs(spread - 1)).toBeLessThan(0.07);
  });
});
