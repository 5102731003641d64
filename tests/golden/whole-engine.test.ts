// Whole-engine examples on edition 2026.1: facts in cases/, numbers in expected/, computed by recompute.mjs, which imports nothing from src.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProviderFacts } from '#engine/facts.ts';
import { day } from '#kernel/time.ts';
import { loadStandard } from '#standard/load.ts';
import { publishedForm } from '../support/published-form.ts';

const folder = join(import.meta.dirname, '2026.1');
const { edition } = loadStandard(join(import.meta.dirname, '../../content')).editions.find((one) => one.edition.id === '2026.1')!;
const read = <Content>(path: string): Content => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Content;
interface Case { readonly says: string; readonly days: readonly string[]; readonly facts: ProviderFacts }

describe.each(readdirSync(join(folder, 'cases')).sort())('%s', (file) => {
  const { says, days, facts } = read<Case>(`cases/${file}`);
  const expected = read<Record<string, unknown>>(`expected/${file}`);
  it.each(days)(`on %s. ${says}`, (on) => expect(publishedForm(edition, facts, day(on))).toEqual(expected[on]));
});

describe('the numbers beside the cases', () => {
  it('are those that the script computes today', () => {
    expect(execFileSync(process.execPath, [join(folder, 'recompute.mjs')], { encoding: 'utf8' })).toBe('every case agrees\n');
  }, 30_000);
  it('come from a script that imports nothing of ours', () => {
    const imports = [...readFileSync(join(folder, 'recompute.mjs'), 'utf8').matchAll(/from '([^']+)'|import\(/g)].map((match) => match[1]);
    expect(imports).toEqual(['node:fs', 'node:path', 'yaml']);
  });
});
