// Posting lists against plain sets, and bit counts against counting by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from '#shortlists/postings.ts';
import { add, countAt, countBoth, countOf, filledWords, has, keepBoth, makeRows, membersOf } from '#shortlists/row-bits.ts';

describe('rows as bits', () => {
  it('count and hold just what was added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(999)), fc.uniqueArray(fc.nat(999)), (first, second) => {
        const a = makeRows(1_000);
        const b = makeRows(1_000);
        for (const row of first) add(a, row);
        for (const row of second) add(b, row);
        expect(countOf(a)).toBe(first.length);
        expect(membersOf(a)).toEqual(first.toSorted((one, other) => one - other));
        const both = first.filter((row) => second.includes(row));
        expect(countBoth(a, b)).toBe(both.length);
        expect(countAt(filledWords(a), a, b)).toBe(both.length);
        expect(countOf(keepBoth(a, b))).toBe(both.length);
        expect(both.every((row) => has(a, row))).toBe(true);
      }),
    );
  });
});

describe('posting lists', () => {
  it('hold the same as a map of sets, whatever is added and removed', () => {
    const width = 70;
    const step = fc.record({ term: fc.constantFrom('w:a', 'w:ab', 'w:b', 'state:OH'), row: fc.nat(69), put: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
        const postings = new Postings();
        const sets = new Map<string, Set<number>>();
        for (const { term, row, put } of steps) {
          const set = sets.get(term) ?? new Set<number>();
          sets.set(term, set);
          if (put) {
            postings.add(term, row);
            set.add(row);
          } else {
            postings.remove(term, row);
            set.delete(row);
          }
          // Asked for at each step: bits that were made once must follow every change after it.
          const within = makeRows(width);
          for (let at = 0; at < width; at += 3) add(within, at);
          expect(postings.count(term, within)).toBe([...set].filter((at) => at < width && at % 3 === 0).length);
          const marked = makeRows(width);
          postings.mark(term, marked);
          expect(membersOf(marked)).toEqual([...set].filter((at) => at < 32 * marked.length).sort((one, other) => one - other));
        }
        for (const [term, set] of sets) expect([...postings.rowsOf(term)]).toEqual([...set].sort((a, b) => a - b));
        const wanted = [...sets].filter(([term, set]) => term.startsWith('w:a') && set.size > 0).map(([term]) => term);
        expect(postings.termsFrom('w:a')).toEqual(wanted.sort());
      }),
    );
  });
});
