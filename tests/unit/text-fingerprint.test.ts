// The fingerprint of a published text is what the usual tools make of it, and does not change where a browser or a program only breaks lines differently.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#assessments/text-fingerprint.ts';
import { comparedWords } from '#assessments/read-texts.ts';
import { day } from '#kernel/time.ts';

const sha256sum = (text: string): string => spawnSync('sha256sum', { input: text, encoding: 'utf8' }).stdout.slice(0, 64);
const CLAUSE = 'Either side may end this contract with 30 days’ notice. Data is returned in 14 days, at no charge.';

describe('a fingerprint', () => {
  it('is sha256sum of the text with one blank for each run of white space, and none at either end', () => {
    expect(fingerprintOf(CLAUSE)).toBe(sha256sum(CLAUSE));
    for (const copied of [`\n\n ${CLAUSE}\t\r\n`, CLAUSE.replaceAll(' ', '\r\n'), CLAUSE.replaceAll(' ', ' \u00a0\u2003'), CLAUSE.replaceAll('. ', '.\f\n\u2028  ')]) expect(fingerprintOf(copied)).toBe(sha256sum(CLAUSE));
  });
  it('is what tr, sed and sha256sum make of a page', () => {
    const page = '  Terms\n=====\n\n1.\tEither side may end\n\tthis contract.\n\n\n';
    const shell = spawnSync('sh', ['-c', `tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//' | tr -d '\\n' | sha256sum`], { input: page, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    expect(fingerprintOf(page)).toBe(shell.stdout.slice(0, 64));
  });
  it('is another for every other word, letter case, and for words that were joined', () => {
    const others = [CLAUSE.replace('30', '60'), CLAUSE.toLowerCase(), CLAUSE.replace('this contract', 'thiscontract'), `${CLAUSE}.`, ''];
    expect(new Set([CLAUSE, ...others].map(fingerprintOf)).size).toBe(6);
  });
});

it('two readings are compared in words', () => {
  const before = { address: 'https://northgate.example/terms', isHere: true, readOn: day('2026-03-03'), fingerprint: 'a'.repeat(64) };
  expect(comparedWords(before, 'a'.repeat(64))).toBe('The text that was read on 3 March 2026 has the same fingerprint.');
  expect(comparedWords(before, 'b'.repeat(64))).toMatch(/^The text that was read on 3 March 2026 has another fingerprint:/);
  expect(comparedWords({ ...before, isHere: false }, undefined)).toMatch(/^The text that was read on 3 March 2026 at https:\/\/northgate\.example\/terms has the fingerprint a{64}\./);
});
