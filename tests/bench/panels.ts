// `npm run bench:panels`: simulates panels of reviews whose truth is known, and writes what they show to content/method/panels.json, which the
// method page prints. The same seed gives the same file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PANELS_FILE } from '#standard/load-panels.ts';
import { Panels } from '#standard/panels-schema.ts';
import { SEED, study } from './panels/study.ts';

const RUNS = { intervals: 4_000, drift: 2_000 };
const file = join(import.meta.dirname, '../../content', PANELS_FILE);

/** Four digits: chance alone moves a share of so many panels by more. */
const rounded = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value);

const results = Panels.parse(study(SEED, RUNS));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(results, rounded, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, rounded, 2)}\nWritten to content/${PANELS_FILE}.\n`);
