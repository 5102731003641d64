// The measure that the content tests lean on, against counts made by hand.
import { describe, expect, it } from 'vitest';
import { readingGrade, syllables } from '../support/reading-grade.ts';

const BY_HAND: Readonly<Record<number, string>> = {
  1: 'files rule named asked leave style eye used price these goes called',
  2: 'password table settled handed changes prices places business client people safely rely beyond owner invoice social',
  3: 'computer provider employee licenses technician previous usual period created nobody invoices area',
  4: 'security certificate material January everybody reliable',
  5: 'individual immediately',
};

describe('syllables', () => {
  for (const [count, words] of Object.entries(BY_HAND))
    for (const word of words.split(' '))
      it(`${word} has ${count}`, () => expect(syllables(word)).toBe(Number(count)));

  it('spells an abbreviation out', () => expect(syllables('HIPAA')).toBe(5));
});

describe('reading grade', () => {
  it('of 9 words, 2 sentences and 9 syllables', () => {
    expect(readingGrade('The cat sat on the mat. The dog ran.')).toBeCloseTo(0.39 * (9 / 2) + 11.8 * (9 / 9) - 15.59, 10);
  });

  it('of 6 words, 1 sentence and 18 syllables', () => {
    expect(readingGrade('Everybody understands this important question immediately.')).toBeCloseTo(0.39 * 6 + 11.8 * 3 - 15.59, 10);
  });

  it('does not end a sentence inside a number, nor count one as a word', () => {
    expect(readingGrade('It costs 1.5 times more.')).toBeCloseTo(0.39 * 4 + 11.8 - 15.59, 10);
  });

  it('ends a sentence at a closing quotation mark', () => {
    expect(readingGrade('“We know.” They do not.')).toBeCloseTo(0.39 * (5 / 2) + 11.8 - 15.59, 10);
  });

  it('refuses a text without words', () => expect(() => readingGrade('12 %')).toThrow('no words'));
});
