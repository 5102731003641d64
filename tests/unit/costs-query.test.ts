// The questions of the cost model in an address, there and back.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_NEED } from '#engine/need.ts';
import { readCosts, shippedFigure, toDecide, writeCosts } from '#shortlists/costs-query.ts';
import { costProblemInWords } from '#shortlists/cost-problem-words.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadStandard } from '#standard/load.ts';

const content = join(import.meta.dirname, '../../content');
const model = loadCosts(content);
const { edition } = loadStandard(content).current;
const read = (query: string) => readCosts(new URLSearchParams(query), model);

it.each([['c-price=150', 150], ['c-price=%24150', 150], ['c-price=1%2C500', 1_500], ['c-price=1.5k', 1_500], ['c-price=+150.50+', 150.5], ['c-price=.5', 0.5], ['c-price=$1 500', 1_500]])('%s is %d', (query, value) =>
  expect(read(query)).toEqual({ entered: { price: value }, problems: [] }));
it('takes a percent as one', () => expect(read('c-recruiting=25%25').entered).toEqual({ recruiting: 25 }));
it('takes an empty value as none', () => expect(read('c-price=&c-pay=+')).toEqual({ entered: {}, problems: [] }));

it('writes back what it read, however small', () => {
  const { entered } = read('c-recruiting=0.0000001&c-load=1.23456');
  expect(entered).toEqual({ recruiting: 0, load: 1.23456 });
  expect(read(writeCosts(NO_NEED, { entered }, edition)).problems).toEqual([]);
});

describe('a figure of ours that the form sends back', () => {
  const all = (people: number): string => model.assumptions.map((one) => `c-${one.id}=${shippedFigure(one, people)}`).join('&');
  it('is not the owner’s, so that its range stays', () => {
    expect(read(all(18))).toEqual({ entered: {}, problems: [] });
    expect(read(`${all(18)}`.replace(/c-price=[^&]+/, 'c-price=151')).entered).toEqual({ price: 151 });
  });
  it('follows the head count, where it was shown for another', () => {
    const { frame } = toDecide(600, NO_NEED, read(all(18)), model);
    expect(frame.values).toEqual(toDecide(600, NO_NEED, { entered: {} }, model).frame.values);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['c-price=-5', 'not-a-number'], ['c-price=abc', 'not-a-number'], ['c-price=1e9', 'not-a-number'], ['c-price=NaN', 'not-a-number'], ['c-price=Infinity', 'not-a-number'],
    ['c-price=.', 'not-a-number'], ['c-price=1,50', 'not-a-number'], ['c-price=%00', 'not-a-number'], ['c-price=999999', 'out-of-range'], ['c-pay=1', 'out-of-range'],
    ['c-stays=0', 'out-of-range'], ['c-price=1&c-price=2', 'repeated'], ['c-own-people=0', 'out-of-range'],
  ])('%s: %s', (query, code) => {
    const { entered, problems } = read(query);
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(entered).toEqual({});
  });
  it.each(['c-nonsense=5', 'c-=1', 'c-Price=150', 'c-constructor=1', 'c-prices=150'])('%s is told as no assumption of ours', (query) => {
    const [problem, ...more] = read(query).problems;
    expect([problem?.code, more]).toEqual(['unknown', []]);
    expect(costProblemInWords(problem!)).toBe(`The address names “${query.split('=')[0]}”, which is none of our figures. Take it out, or change one on the page about costs.`);
  });
  it('tells three unknown names of many, and leaves alone what is no assumption by its name', () => {
    expect(read(Array.from({ length: 50 }, (_one, at) => `c-x${at}=1`).join('&')).problems).toHaveLength(3);
    expect(read('change=mix&utm=1&commit=any-time').problems).toEqual([]);
  });
  it('says what to type, and shows nothing that moves the text', () => {
    const { problems } = read(`c-price=${encodeURIComponent(`\u202E${'9'.repeat(500)}`)}`);
    expect(problems[0]!.value).toBe(`\uFFFD${'9'.repeat(59)}`);
    expect(costProblemInWords(read('c-price=2001').problems[0]!)).toBe('Type a number from 0 to 2,000, not “2001”.');
  });
});

it('writes what it reads', () => {
  const need = { ...NO_NEED, people: 18, choices: { hours: ['office'] } };
  const query = writeCosts(need, read('c-price=150&c-own-people=2&c-load=1.3'), edition);
  expect(query).toBe('people=18&hours=office&c-own-people=2&c-load=1.3&c-price=150');
  expect(read(query)).toEqual({ entered: { load: 1.3, price: 150 }, ownPeople: 2, problems: [] });
});
it('puts what was changed in the place of what is shipped', () => {
  const { frame, entered } = toDecide(60, NO_NEED, read('c-price=150'), model);
  expect([frame.values.price, frame.values['shared-price'], [...entered]]).toEqual([150, 70, ['price']]);
  expect(frame.values.load).toBeCloseTo(1.265, 3);
});
