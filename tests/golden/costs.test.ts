// The worked examples of the cost model (5.4 and 5.5), with the load on pay that they were reckoned with (rule 25), and the tables behind the defaults (rules 7 and 8).
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costLines, minutesToPay, totalOf, yearlyCost, type AssumptionValues, type CostFrame, type Way } from '#engine/costs.ts';
import { levelsFor } from '#standard/cost-schema.ts';
import { loadCosts } from '#standard/load-costs.ts';

const model = loadCosts(join(import.meta.dirname, '../../content'));
const L = 45.65 / (32.07 + 3.44);

const frameFor = (people: number, changed: Partial<AssumptionValues> = {}, ownPeople?: number): CostFrame => {
  const middles = Object.fromEntries(model.assumptions.map((one) => [one.id, levelsFor(one, people).middle])) as unknown as AssumptionValues;
  return { people, employed: 0, values: { ...middles, load: L, ...changed }, ...(ownPeople !== undefined && { ownPeople }) };
};
const rounded = (way: Way, frame: CostFrame): Record<string, number> => Object.fromEntries(Object.entries(costLines(way, frame)).map(([line, value]) => [line, Math.round(value)]));
const total = (way: Way, frame: CostFrame): number => Math.round(totalOf(costLines(way, frame)));

describe('12 people (5.4)', () => {
  const frame = frameFor(12);
  it('one person of your own', () => {
    expect(rounded('hire', frame)).toEqual({ pay: 101_006, training: 3_000, recruiting: 5_238, tools: 5_040, 'stand-in': 3_500, specialist: 4_550, 'your-time': 2_880 });
    expect(total('hire', frame)).toBe(125_214);
  });
  it('a provider at $160', () => {
    expect(rounded('msp', frame)).toEqual({ fee: 23_040, 'moving-in': 640, extra: 1_920, 'your-time': 1_872 });
    expect(total('msp', frame)).toBe(27_472);
  });
  it.each([[125, 22_292], [250, 40_792]])('a provider at $%d', (price, expected) => expect(total('msp', frameFor(12, { price }))).toBe(expected));
  it('one of your people one day a week, with a provider behind', () => {
    expect(rounded('shared', frame)).toEqual({ pay: 15_514, training: 600, recruiting: 0, fee: 10_080, 'moving-in': 280, 'stand-in': 875, specialist: 1_138, 'your-time': 4_320 });
    expect(total('shared', frame)).toBe(32_807);
  });
  it('asks a full-time hire to save 4.8 hours a week for each of the 12', () => {
    expect(minutesToPay(yearlyCost('hire', frame) - yearlyCost('msp', frame), frame) / 60).toBeCloseTo(4.8, 1);
  });
});

describe('60 people (5.5)', () => {
  it('one person of your own', () => {
    const frame = frameFor(60, {}, 1);
    expect(rounded('hire', frame)).toEqual({ pay: 101_006, training: 3_000, recruiting: 5_238, tools: 25_200, 'stand-in': 14_000, specialist: 8_750, 'your-time': 2_880 });
    expect(total('hire', frame)).toBe(160_074);
  });
  it('two people of your own', () => {
    const frame = frameFor(60, {}, 2);
    expect(rounded('hire', frame)).toEqual({ pay: 202_012, training: 6_000, recruiting: 10_476, tools: 25_200, 'stand-in': 3_500, specialist: 8_750, 'your-time': 2_880 });
    expect(total('hire', frame)).toBe(258_818);
  });
  it('a provider at $160', () => {
    expect(rounded('msp', frameFor(60))).toEqual({ fee: 115_200, 'moving-in': 3_200, extra: 9_600, 'your-time': 3_600 });
    expect(total('msp', frameFor(60))).toBe(131_600);
  });
  it.each([[125, 105_700], [250, 198_200]])('a provider at $%d', (price, expected) => expect(total('msp', frameFor(60, { price }))).toBe(expected));
  it('one person and a provider behind', () => {
    expect(rounded('shared', frameFor(60))).toEqual({ pay: 101_006, training: 3_000, recruiting: 5_238, fee: 50_400, 'moving-in': 1_400, 'stand-in': 3_500, specialist: 2_188, 'your-time': 4_320 });
    expect(total('shared', frameFor(60))).toBe(171_051);
  });
  it.each([['hire', 1, 17], ['shared', 1, 23], ['hire', 2, 76]] as const)('%s with %d has to save %d minutes a week', (way, own, minutes) => {
    const frame = frameFor(60, {}, own);
    expect(Math.round(minutesToPay(yearlyCost(way, frame) - yearlyCost('msp', frame), frame))).toBe(minutes);
  });
  it.each([[125, 115], [160, 80], [200, 60], [250, 45]])('at $%d one person costs as much as a provider at %d people', (price, people) => {
    const gap = (n: number): number => yearlyCost('hire', frameFor(n, { price }, 1)) - yearlyCost('msp', frameFor(n, { price }));
    const crossing = Array.from({ length: 400 }, (_one, at) => at + 1).find((n) => gap(n) <= 0)!;
    expect(Math.abs(crossing - people)).toBeLessThanOrEqual(2);
  });
});

describe('the tables', () => {
  const middle = (id: string, people: number): number => levelsFor(model.assumptions.find((one) => one.id === id)!, people).middle;
  it('give pay midway between two occupations', () => expect([middle('pay', 12), middle('side-pay', 12)]).toEqual([78_570, 60_340]));
  it.each([[12, 1.244], [49, 1.244], [50, 1.265], [99, 1.265], [100, 1.292], [499, 1.292]])('give the load for %d people', (people, load) => expect(middle('load', people)).toBeCloseTo(load, 3));
});
