// The ledger of published editions as it stands in the project: every listed edition is unchanged, and no entry was ever taken out.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadStandard } from '#standard/load.ts';
import { ledgerProblems, readLedger } from '#standard/publish.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONTENT = join(ROOT, 'content');
const LEDGER = 'content/standard/published.json';
const ledger = readLedger(CONTENT);

const git = (...words: string[]): string => execFileSync('git', ['-C', ROOT, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The ledger in every commit that touched it; none in a copy without its history. */
const earlierLedgers = (): unknown[][] =>
  existsSync(join(ROOT, '.git')) ? git('log', '--format=%H', '--', LEDGER).split('\n').filter(Boolean).map((commit) => JSON.parse(git('show', `${commit}:${LEDGER}`)) as unknown[]) : [];

it('is there', () => expect(JSON.parse(readFileSync(join(ROOT, LEDGER), 'utf8'))).toEqual(ledger));

it('lists no edition that changed since it was published', () => {
  expect(ledgerProblems(ledger, loadStandard(CONTENT).editions.map((one) => one.edition))).toEqual([]);
});

it('only ever grew at its end', () => {
  for (const earlier of earlierLedgers()) expect(ledger.slice(0, earlier.length)).toEqual(earlier);
});
