// Sources said once for a block, and how many firms are made up.
import { describe, expect, it } from 'vitest';
import { makeDirectory } from '#shortlists/directory.ts';
import type { Listing } from '#shortlists/listing.ts';
import { madeUpWords } from '#shortlists/made-up-words.ts';
import { saidOnce } from '#shortlists/said-once.ts';
import { makeRecord } from '../support/make-record.ts';

describe('where facts are from', () => {
  const told = 'Told by the provider, 1 June 2026';
  const found = 'From a list, 5 November 2025';
  it('is said once where all that name a source share it', () => {
    expect(saidOnce([{ term: 'a', note: told }, { term: 'b', note: told }, { term: 'c' }])).toEqual({ items: [{ term: 'a' }, { term: 'b' }, { term: 'c' }], note: told });
  });
  it('stays with the item that has another source', () => {
    expect(saidOnce([{ term: 'a', note: found }, { term: 'b', note: told }, { term: 'c', note: told }])).toEqual({
      items: [{ term: 'a', note: found }, { term: 'b' }, { term: 'c' }],
      note: 'Unless it says otherwise: told by the provider, 1 June 2026',
    });
  });
  it('stays with every item where no two share one', () => {
    const items = [{ term: 'a', note: found }, { term: 'b', note: told }];
    expect(saidOnce(items)).toEqual({ items, note: undefined });
    expect(saidOnce([])).toEqual({ items: [], note: undefined });
  });
});

describe('what is made up', () => {
  const make = (n: number, demonstration: boolean): Listing => ({
    id: `id-${n}`, slug: `firm-${n}`, name: `Firm ${n}`, alsoKnownAs: '', city: undefined, state: undefined, lat: undefined, lon: undefined, standing: 'listed', foundIn: 'a list', demonstration, coverage: undefined,
    services: [], trades: [], apps: [], rules: [], prices: [], shown: undefined, uncapped: undefined, claimed: undefined, answered: undefined, parts: undefined, grade: undefined, rank: undefined, record: makeRecord(`Firm ${n}`),
  });
  const says = (madeUp: number, real: number): string => {
    const directory = makeDirectory();
    for (let n = 0; n < madeUp + real; n += 1) directory.put(make(n, n < madeUp));
    return madeUpWords(directory);
  };
  it('is said with its number, and so is what is real', () => {
    expect(says(0, 12)).toBe('No firm on this site is made up: this site shows no demonstration.');
    expect(says(12, 30)).toBe('12 firms on this site today are made up, and marked “Demonstration”. The other 30 are real.');
    expect(says(1, 1)).toBe('One firm on this site today is made up, and marked “Demonstration”. The other one is real.');
    expect(says(2, 0)).toBe('Two firms on this site today are made up, and marked “Demonstration”. There is no real one.');
  });
  it('does not count a firm that was taken off', () => {
    const directory = makeDirectory();
    for (let n = 0; n < 5; n += 1) directory.put(make(n, n < 2));
    directory.drop('id-0');
    directory.drop('id-4');
    expect(madeUpWords(directory)).toBe('One firm on this site today is made up, and marked “Demonstration”. The other two are real.');
  });
});
