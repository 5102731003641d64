// The address of a comparison: what it asks for, what is wrong with it, and the same way back.
import fc from 'fast-check';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCompare, writeCompare } from '#shortlists/compare-query.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loaded } from '../support/make-need.ts';
import { anyNeed } from '../support/random-need.ts';

const model = loadCosts(join(import.meta.dirname, '../../content'));
const read = (query: string) => readCompare(new URLSearchParams(query), loaded, model, (zip) => zip !== '00000');
const told = (query: string): string[] => read(query).problems.map(({ field, says }) => `${field}: ${says}`);

it('reads providers, the own person, only differences, the need and the costs', () => {
  const { slugs, own, onlyDifferences, need, costs, problems } = read('p=a&p=b-c&own=no&only=differences&people=18&c-price=150');
  expect([slugs, own, onlyDifferences, need.people, costs.entered, problems]).toEqual([['a', 'b-c'], false, true, 18, { price: 150 }, []]);
  expect(read('')).toMatchObject({ slugs: [], own: true, onlyDifferences: false, problems: [] });
  expect(read('p=&own=&only=')).toMatchObject({ slugs: [], own: true, onlyDifferences: false, problems: [] });
});
it.each([
  ['p=a&p=b&p=a', ['a', 'b'], ['p: “a” stands in the address more than once. Nobody can be compared with itself, so it counts once.']],
  ['p=a&p=b&p=c&p=d&p=e', ['a', 'b', 'c', 'd'], ['p: You named five providers. Only four fit side by side, so these are the first four. Take one away to see another.']],
  ['p=a&only=all', ['a'], ['only: “only” takes “differences” once, and nothing else.']],
  ['p=a&own=no&own=no', ['a'], ['own: “own” takes “no” once, and nothing else.']],
  ['p=a&people=many', ['a'], ['people: People: “many” is not a whole number. Write it in digits, such as 18.']],
  ['p=a&c-0=1', ['a'], ['c-0: The address names “c-0”, which is none of our figures. Take it out, or change one on the page about costs.']],
  ['p=a&c-price=lots', ['a'], ['c-price: A provider’s price for each person: “lots” is not a number. Type digits, such as 1.']],
])('%s: a sentence, and the rest is kept', (query, slugs, says) => {
  expect(read(query).slugs).toEqual(slugs);
  expect(told(query).map((one) => one.replace(/c-price: [^:]+:/, 'c-price: A provider’s price for each person:'))).toEqual(says);
});
it('is written and read the same', () => {
  fc.assert(
    fc.property(anyNeed, fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 4 }), fc.boolean(), fc.boolean(), (need, slugs, own, onlyDifferences) => {
      const query = { slugs, own, onlyDifferences };
      const address = writeCompare(query, { need, costs: { entered: { price: 150 }, problems: [] } }, loaded);
      const again = readCompare(new URLSearchParams(address), loaded, model, () => true);
      expect(again).toMatchObject({ ...query, problems: [], costs: { entered: { price: 150 } } });
      expect(writeCompare(again, again, loaded)).toBe(address);
    }),
  );
});
