// Random checks: ranks that a program of nobody's finds too, how many are drawn, on which days, and what a file of a draw must hold.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drawProblems, type DrawDocument } from '#assessments/draw-document.ts';
import { becameWords } from '#assessments/draw-words.ts';
import { drawFrom, drawnOf, drawsDue, nextQuarter, quarterOf, rankOf } from '#assessments/draw.ts';
import { day } from '#kernel/time.ts';

/** coreutils' own digest of these bytes, in hexadecimal digits. */
const sha256sum = (text: string): string => spawnSync('sha256sum', { input: text, encoding: 'utf8' }).stdout.slice(0, 64);
const SEED = 'a'.repeat(64);
const POPULATION = ['harbour-it', 'oakapple-it', 'northgate-it'].flatMap((provider) => [{ provider, check: 'ATT-03' }, { provider, check: 'CLI-06', rule: 'hipaa' }, { provider, check: 'CLI-06', rule: 'pci' }]);

describe('a rank', () => {
  it('is SHA-256 of seed, provider, check and rule or nothing, with a line end between them', () => {
    expect(rankOf(SEED, { provider: 'harbour-it', check: 'ATT-03' })).toBe(sha256sum(`${SEED}\nharbour-it\nATT-03\n`));
    expect(rankOf(SEED, { provider: 'harbour-it', check: 'CLI-06', rule: 'hipaa' })).toBe(sha256sum(`${SEED}\nharbour-it\nCLI-06\nhipaa`));
  });
  it('decides: the lowest are drawn, as sort(1) orders what sha256sum(1) writes', () => {
    const lines = POPULATION.map(({ provider, check, rule }: { provider: string; check: string; rule?: string }) => `${sha256sum([SEED, provider, check, rule ?? ''].join('\n'))} ${provider} ${check} ${rule ?? ''}`);
    const sorted = spawnSync('sort', { input: lines.join('\n'), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout.trimEnd().split('\n');
    expect(drawFrom(SEED, POPULATION, 4).map(({ provider, check, rule }: { provider: string; check: string; rule?: string }) => `${provider} ${check} ${rule ?? ''}`)).toEqual(sorted.slice(0, 4).map((line) => line.slice(65)));
  });
});

it.each([[0, 0], [1, 1], [40, 1], [41, 2], [400, 10], [401, 11]])('of %i answers a quarter draws %i, so that a year draws a tenth or more', (answers, drawn) => expect(drawnOf(answers, 10)).toBe(drawn));

describe('the days', () => {
  it('are the first of each quarter', () => {
    expect(['2027-01-01', '2027-03-31', '2027-04-01', '2027-12-31'].map((on) => quarterOf(day(on)))).toEqual(['2027-01-01', '2027-01-01', '2027-04-01', '2027-10-01']);
    expect(nextQuarter(day('2027-11-24'))).toBe('2028-01-01');
  });
  it('that were missed are made up for, none before the policy, and at the start the newest alone', () => {
    const since = day('2026-11-24');
    expect(drawsDue(day('2026-11-25'), undefined, since)).toEqual([]);
    expect(drawsDue(day('2027-01-01'), undefined, since)).toEqual(['2027-01-01']);
    expect(drawsDue(day('2028-08-09'), undefined, since)).toEqual(['2028-07-01']);
    expect(drawsDue(day('2027-03-31'), day('2027-01-01'), since)).toEqual([]);
    expect(drawsDue(day('2027-10-02'), day('2027-01-01'), since)).toEqual(['2027-04-01', '2027-07-01', '2027-10-01']);
  });
});

describe('a file of a draw', () => {
  const drawn = drawFrom(SEED, POPULATION.slice(1), 2).map((one) => ({ ...one, state: 'asked' as const, dueOn: '2027-01-31', closedOn: null }));
  const whole: DrawDocument = { day: '2027-01-01', madeOn: '2027-01-01', seed: SEED, recordNumber: 7, share: 80, answers: 9, population: POPULATION.slice(1), setAside: POPULATION.slice(0, 1), drawn };
  it('that is whole has nothing wrong in it', () => expect(drawProblems(whole)).toEqual([]));
  it.each<[string, Partial<DrawDocument>, RegExp]>([
    ['another seed', { seed: 'b'.repeat(64) }, /should be drawn, and is not/],
    ['an answer left out', { population: POPULATION.slice(2) }, /says 9 answers and lists 8/],
    ['one listed twice', { setAside: POPULATION.slice(1, 2) }, /listed twice/],
    ['too few drawn', { drawn: drawn.slice(1) }, /2 should be drawn, and 1 are/],
    ['others drawn', { drawn: [...drawn.slice(1), { ...drawn[0]!, provider: 'elsewhere' }] }, /elsewhere .* is drawn, and should not be/],
  ])('says so of %s', (_, change, says) => expect(drawProblems({ ...whole, ...change }).join(' ')).toMatch(says));
});

it('outcomes are counted in words', () => {
  expect(becameWords({ ended: 1, backed: 2 })).toBe('2 backed by proof; 1 ended, because nothing came');
  expect(becameWords({})).toBe('');
});
