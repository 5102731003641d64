// Posting lists against plain sets, and bit counts against counting by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, countOf, has, keepBoth, makeRows, membersOf, Postings } from '#shortlists/postings.ts';

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
        expect(countOf(keepBoth(a, b))).toBe(both.length);
        expect(both.every((row) => has(a, row))).toBe(true);
      }),
    );
  });
});

describe('posting lists', () => {
  it('hold the same as a map of sets, whatever is added and removed', () => {
    const step = fc.record({ term: fc.constantFrom('w:a', 'w:ab', 'w:b', 'state:OH'), row: fc.nat(60), put: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
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
        }
        for (const [term, set] of sets) expect([...postings.rowsOf(term)]).toEqual([...set].sort((a, b) => a - b));
        const wanted = [...sets].filter(([term, set]) => term.startsWith('w:a') && set.size > 0).map(([term]) => term);
        expect(postings.termsFrom('w:a')).toEqual(wanted.sort());
      }),
    );
  });
});
