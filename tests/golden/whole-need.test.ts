// Whole needs on edition 2026.1: providers and answers in fit/market.json, results in fit/expected.json, computed by recompute-fit.mjs, which
// imports nothing from src. Goes the whole way: address → need → findings → score → columns → ranking → explanation.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '#engine/explain.ts';
import type { CheckFacts, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { rank, type GroupName } from '#engine/rank.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import { day } from '#kernel/time.ts';
import { readNeed } from '#shortlists/need.ts';
import { edition, everyRow, loaded, makeFilled } from '../support/make-need.ts';

const folder = join(import.meta.dirname, '2026.1');
const read = <Content>(path: string): Content => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Content;

interface Provider { readonly slug: string; readonly from: string; readonly firstClaimed?: string; readonly profile: ProviderFacts['profile'] }
interface Asked { readonly name: string; readonly says: string; readonly answers: Readonly<Record<string, number | readonly string[]>>; readonly weights?: Readonly<Record<string, number>> }
interface Placed { readonly slug: string; readonly fit: number; readonly N: number; readonly M: number | null; readonly t: Readonly<Record<string, number | null>>; readonly failed: Readonly<Record<string, string>> }
interface Expected { readonly multipliers: Readonly<Record<string, number>>; readonly doubled: readonly string[]; readonly gains: Readonly<Record<string, number>>; readonly fits: readonly Placed[]; readonly askFirst: readonly Placed[]; readonly ruledOut: readonly Placed[] }

const market = read<{ asOf: string; providers: readonly Provider[]; needs: readonly Asked[] }>('fit/market.json');
const expected = read<Record<string, Expected>>('fit/expected.json');
const asOf = day(market.asOf);

const rows = market.providers.map(({ slug, from, firstClaimed, profile }) => {
  const { checks } = read<{ facts: { checks: Record<string, CheckFacts> } }>(`cases/${from}.json`).facts;
  const facts: ProviderFacts = { slug, checks, profile, ...(firstClaimed !== undefined && { firstClaimed: day(firstClaimed) }) };
  const findings = findingsOf(edition, facts, asOf);
  return rankRow(edition, facts, findings, scoreOf(edition, findings, facts.firstClaimed, asOf));
});
const columns = makeFilled(rows, asOf);

function addressOf({ answers, weights = {} }: Asked): URLSearchParams {
  const given = Object.entries(answers).flatMap(([param, values]) => [values].flat().map((value) => [param, String(value)]));
  return new URLSearchParams([...given, ...Object.entries(weights).map(([area, weight]) => [`w-${area.toLowerCase()}`, String(weight)])]);
}

/** A number as the committed results hold it: nine decimals. */
const round = (value: number): number => Math.round(value * 1e9) / 1e9;

/** The ranking in the form of the committed results. */
function answerTo(asked: Asked): Expected {
  const { need, problems } = readNeed(addressOf(asked), loaded);
  expect(problems).toEqual([]);
  const ranking = rank(edition, need, columns, everyRow(columns));
  const place = (row: number): Placed => {
    const { slug, fit, needs, match, lines, musts } = explain(ranking, columns, row);
    const items = lines.filter((line) => line.kind === 'item');
    return {
      slug,
      fit: round(fit),
      N: round(needs),
      M: match === undefined ? null : round(match),
      t: Object.fromEntries(items.map(({ id, reads }) => [id, Number.isNaN(reads) ? null : round(reads / 100)])),
      failed: Object.fromEntries(musts.filter((one) => one.verdict !== 'pass').map(({ must, reason }) => [must.id, reason])),
    };
  };
  const placed = (name: GroupName): Placed[] => [...ranking.groups[name].rows].map(place);
  return {
    multipliers: Object.fromEntries(Object.entries(ranking.demands.multipliers).map(([area, one]) => [area, round(one)])),
    doubled: [...ranking.demands.doubled].sort(),
    gains: Object.fromEntries(ranking.loosen.map(({ param, value, gains }) => [`${param}=${value}`, gains])),
    fits: placed('fits'),
    askFirst: placed('askFirst'),
    ruledOut: placed('ruledOut'),
  };
}

describe('a whole need', () => {
  it.each(market.needs.map((asked) => ({ asked, ...asked })))('$name: $says', ({ asked, name }) => expect(answerTo(asked)).toEqual(expected[name]));
});

describe('the numbers beside the needs', () => {
  it('are those that the script computes today', () => {
    expect(execFileSync(process.execPath, [join(folder, 'recompute-fit.mjs')], { encoding: 'utf8' })).toBe('every need agrees\n');
  });
  it('come from a script that imports nothing of ours', () => {
    const imports = [...readFileSync(join(folder, 'recompute-fit.mjs'), 'utf8').matchAll(/from '([^']+)'|import\(/g)].map((match) => match[1]);
    expect(imports).toEqual(['node:fs', 'node:path', './recompute.mjs']);
  });
});
