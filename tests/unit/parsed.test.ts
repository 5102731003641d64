// What the build parsed is read again only for the very same text; a file that was changed since is parsed anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadCrosswalk } from '#standard/load-crosswalk.ts';
import { loadKit } from '#standard/load-kit.ts';
import { loadPolicy } from '#standard/load-policy.ts';
import { loadStandard, yamlTexts } from '#standard/load.ts';
import { readParsed, writeParsed } from '#standard/parsed.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-parsed-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('gives the value of a text that was kept, and parses one that was changed', () => {
  const file = join(folder, 'few.json');
  writeParsed(file, ['weight: 3\nlabels: [a, "2"]\n']);
  const read = readParsed(file);
  expect(read('weight: 3\nlabels: [a, "2"]\n')).toEqual({ weight: 3, labels: ['a', '2'] });
  expect(read('weight: 4\nlabels: [a, "2"]\n')).toEqual({ weight: 4, labels: ['a', '2'] });
});

it('parses everything where the build left nothing', () => {
  expect(readParsed(join(folder, 'none.json'))('weight: 3')).toEqual({ weight: 3 });
});

it('makes the same of what was kept as of the files, and knows all that a start reads', () => {
  const file = join(folder, 'all.json');
  const known = yamlTexts(CONTENT);
  writeParsed(file, known);
  const asked: string[] = [];
  const read = readParsed(file);
  const ask = (text: string): unknown => (asked.push(text), read(text));
  const standard = loadStandard(CONTENT, ask);
  expect(standard).toEqual(loadStandard(CONTENT));
  expect(loadCheckup(CONTENT, standard, ask)).toEqual(loadCheckup(CONTENT, standard));
  expect(loadCrosswalk(CONTENT, standard, ask)).toEqual(loadCrosswalk(CONTENT, standard));
  expect(loadPolicy(CONTENT, ask)).toEqual(loadPolicy(CONTENT));
  expect(loadCosts(CONTENT, ask)).toEqual(loadCosts(CONTENT));
  const { edition } = loadStandard(CONTENT, ask).current;
  expect(loadKit(CONTENT, edition, ask)).toEqual(loadKit(CONTENT, edition));
  expect(asked.length).toBeGreaterThan(68);
  expect(asked.filter((text) => !known.includes(text))).toEqual([]);
});
