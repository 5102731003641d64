// The sentences that tell answers on a provider's page: they fit their checks, read plainly, and say no more than the option does.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStandard } from '#standard/load.ts';
import { plainProblems } from '#standard/plain.ts';
import { makeChoice, makeNumber } from '../support/make-edition.ts';
import { readingGrade } from '../support/reading-grade.ts';

const { edition, guidance } = loadStandard(join(import.meta.dirname, '../../content')).current;

/** Every sentence of one check. */
function sentences(id: string): string[] {
  const plain = guidance[id]?.plain;
  if (plain === undefined) return [];
  if (typeof plain === 'string') return [plain];
  return Array.isArray(plain) ? plain.filter((one) => one !== null) : [plain.says, ...Object.values(plain.flagged)];
}

describe('sentences that tell answers', () => {
  it.each(['STF', 'ATT', 'IND', 'PRC', 'EXT'])('%s: every check has them', (code) => {
    const area = edition.areas.find((one) => one.code === code)!;
    expect(area.checks.filter((id) => sentences(id).length === 0)).toEqual([]);
    expect(readingGrade(area.checks.flatMap(sentences).join(' ').replace(/\{\w+\}/g, '12'))).toBeLessThanOrEqual(8);
  });
  it('end as sentences do, and no two options of a check sound alike', () => {
    for (const { id } of edition.checks) {
      const all = sentences(id);
      expect(new Set(all).size, id).toBe(all.length);
      expect(all.filter((one) => !/^[A-Z{].*\.$/.test(one)), id).toEqual([]);
      expect(all.filter((one) => /\b(best|top|solutions?|MSP)\b/i.test(one)), id).toEqual([]);
    }
  });
});

it('what is open completes “Not answered: …” in every check: a question told, without a stop', () => {
  const open = edition.checks.map(({ id }) => guidance[id]!.open);
  expect(open).toHaveLength(68);
  expect(new Set(open).size).toBe(68);
  expect(open.filter((one) => !/^(how|who|what|which|whether) .*[^.?!]$/.test(one) || one.length > 68)).toEqual([]);
  expect(readingGrade(open.map((one) => `It has not told us ${one}.`).join(' '))).toBeLessThanOrEqual(8);
});

describe('a sentence that does not fit', () => {
  const choice = makeChoice('AAA-01', [100, 10]);
  const number = makeNumber('AAA-01', { figures: [{ id: 'hours', label: 'hours', unit: 'hours' }], flags: [{ id: 'none', label: 'none' }], value: 'hours' });
  it('is found for a choice', () => {
    expect(plainProblems(choice, ['One.', 'Two.'])).toEqual([]);
    expect(plainProblems(choice, ['One.'])).toEqual(['1 sentences for 2 options']);
    expect(plainProblems(choice, ['One.', null])).toEqual(['option 2 has no sentence']);
    expect(plainProblems(choice, 'One.')).toEqual(['one sentence, and the answer is a choice']);
    const silent = makeChoice('AAA-01', [], { answer: { kind: 'choice', options: [{ label: 'a', points: 9 }, { label: 'b', points: 0, silent: true }] } });
    expect(plainProblems(silent, ['One.', null])).toEqual([]);
    expect(plainProblems(silent, ['One.', 'Two.'])).toEqual(['option 2 says nothing and has a sentence']);
  });
  it('is found for a number', () => {
    expect(plainProblems(number, { says: '{value} of {hours}.', flagged: { none: 'None.' } })).toEqual([]);
    expect(plainProblems(number, 'It has {days}.')).toEqual(['a sentence names no figure: days']);
    expect(plainProblems(number, { says: '{value}', flagged: { some: 'Some.' } })).toEqual(['a sentence for no flag: some']);
    expect(plainProblems(number, ['One.', 'Two.'])).toEqual(['sentences for options, and the answer is a number']);
  });
});
