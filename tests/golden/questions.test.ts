// The questions of an interview on edition 2026.1: who is asked what, in fit/questions.json, computed by recompute-questions.mjs, which imports
// nothing from src. Goes the whole way: address → need → findings → score → rank row → the interview of a kit.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demandsOf } from '#engine/demands.ts';
import type { CheckFacts, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import { day } from '#kernel/time.ts';
import { interviewOf } from '#shortlists/kit-interview.ts';
import { readNeed } from '#shortlists/need.ts';
import { makeListing } from '../support/make-listing.ts';
import { edition, loaded } from '../support/make-need.ts';

const folder = join(import.meta.dirname, '2026.1');
const read = <Content>(path: string): Content => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Content;

interface Provider { readonly slug: string; readonly from: string; readonly firstClaimed?: string; readonly profile: ProviderFacts['profile'] }
interface Asked { readonly name: string; readonly answers: Readonly<Record<string, number | readonly string[]>>; readonly weights?: Readonly<Record<string, number>> }

const market = read<{ asOf: string; providers: readonly Provider[]; needs: readonly Asked[] }>('fit/market.json');
const expected = read<Record<string, Record<string, readonly string[]>>>('fit/questions.json');
const asOf = day(market.asOf);

function addressOf({ answers, weights = {} }: Asked): URLSearchParams {
  const given = Object.entries(answers).flatMap(([param, values]) => [values].flat().map((value) => [param, String(value)]));
  return new URLSearchParams([...given, ...Object.entries(weights).map(([area, weight]) => [`w-${area.toLowerCase()}`, String(weight)])]);
}

const rows = market.providers.map(({ slug, from, firstClaimed, profile }) => {
  const { checks } = read<{ facts: { checks: Record<string, CheckFacts> } }>(`cases/${from}.json`).facts;
  const facts: ProviderFacts = { slug, checks, profile, ...(firstClaimed !== undefined && { firstClaimed: day(firstClaimed) }) };
  const findings = findingsOf(edition, facts, asOf);
  return rankRow(edition, facts, findings, scoreOf(edition, findings, facts.firstClaimed, asOf));
});

it.each(market.needs.map((asked) => ({ asked, name: asked.name })))('asks what weighs most for “$name”', ({ asked, name }) => {
  const demands = demandsOf(edition, readNeed(addressOf(asked), loaded).need);
  const found = Object.fromEntries(rows.map((row) => [row.slug, interviewOf(makeListing(row.slug), row, demands, loaded).questions.map(({ check }) => check)]));
  expect(found).toEqual(expected[name]);
});

describe('the questions beside the needs', () => {
  it('are those that the script chooses today, and needs choose differently', () => {
    expect(execFileSync(process.execPath, [join(folder, 'recompute-questions.mjs')], { encoding: 'utf8' })).toBe('every question agrees\n');
    expect(new Set(Object.values(expected).map((one) => JSON.stringify(one))).size).toBeGreaterThan(5);
  });
  it('come from a script that imports nothing of ours', () => {
    const imports = [...readFileSync(join(folder, 'recompute-questions.mjs'), 'utf8').matchAll(/from '([^']+)'|import\(/g)].map((match) => match[1]);
    expect(imports).toEqual(['node:fs', 'node:path', './recompute.mjs']);
  });
});
