// Which way of having IT done comes first (rule 24), with the shipped assumptions and with figures set so that a limit is met.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssumptionValues, Way } from '#engine/costs.ts';
import { asksOf, type Asks } from '#engine/delivery-asks.ts';
import { changed, flipsOf, type Change, type Decided } from '#engine/delivery-flips.ts';
import { decideDelivery, type Delivery, type OutReason } from '#engine/delivery.ts';
import { NO_NEED } from '#engine/need.ts';
import { levelsFor } from '#standard/cost-schema.ts';
import { loadCosts } from '#standard/load-costs.ts';

const model = loadCosts(join(import.meta.dirname, '../../content'));
const ASKS: Asks = { hours: 'office', rules: 'none', keepsPerson: false, canWait: true, hurts: false, wishes: [], employed: 0 };

function decide(people: number, asks: Partial<Asks> = {}, changed: Partial<AssumptionValues> = {}): Delivery {
  const middles = Object.fromEntries(model.assumptions.map((one) => [one.id, levelsFor(one, people).middle])) as unknown as AssumptionValues;
  return decideDelivery({ people, employed: 0, values: { ...middles, ...changed } }, { ...ASKS, ...asks }, model, new Set(Object.keys(changed)));
}
const outOf = (delivery: Delivery, way: Way): readonly OutReason[] => delivery.costs.find((one) => one.way === way)!.out;

describe('a way is out', () => {
  it.each<[Way, number, Partial<Asks>, OutReason[]]>([
    ['hire', 60, { hours: 'always' }, ['day-and-night']],
    ['hire', 24, { rules: 'some' }, ['rules-and-small']],
    ['hire', 25, { rules: 'some' }, []],
    ['hire-plus', 10, { rules: 'some', hours: 'always' }, []],
    ['msp', 30, { keepsPerson: true }, ['own-person-kept']],
    ['visit', 10, { keepsPerson: true }, ['own-person-kept']],
    ['visit', 15, {}, []],
    ['visit', 16, {}, ['too-large']],
    ['visit', 10, { hours: 'extended' }, ['hours']],
    ['visit', 10, { rules: 'some' }, ['rules']],
    ['visit', 10, { canWait: false }, ['cannot-wait']],
    ['visit', 10, { hurts: true }, ['hurts-today']],
  ])('%s for %d people, %o: %o', (way, people, asks, reasons) => expect(outOf(decide(people, asks), way)).toEqual(reasons));
});

describe('what comes first', () => {
  it('is the cheapest at its middle where nothing else is asked for', () => {
    expect(decide(10).answer).toBe('visit');
    expect(decide(30).order).toEqual(['msp', 'shared', 'hire', 'hire-plus']);
  });
  it('is a dearer way that alone gives what was asked for, where 25 minutes pay for it', () => {
    const { answer, lift } = decide(30, { wishes: ['monthly-visits'] });
    expect([answer, lift?.way, lift?.before, lift?.holds]).toEqual(['shared', 'shared', 'msp', true]);
  });
  it('is not that way where it takes more, and the answer says how much', () => {
    const { answer, lift } = decide(30, { wishes: ['same-person'] });
    expect([answer, lift?.way, lift?.holds]).toEqual(['msp', 'hire', false]);
    expect(lift!.minutes).toBeGreaterThan(25);
  });
  it('lets a wish cost 45 minutes beside pay per visit', () => expect(decide(10, { wishes: ['unusual-program'] }).lift).toMatchObject({ before: 'visit', limit: 45 }));
  it('looks at a wish only where the cheapest does not give it already', () => expect(decide(40, { keepsPerson: true, wishes: ['monthly-visits'] }).lift).toBeUndefined());
  it('keeps an own person who is to stay', () => expect(decide(40, { keepsPerson: true }).order).not.toContain('msp'));
});

describe('too close to call', () => {
  it('where the two first middles differ by under 10%', () => {
    const { answer, close } = decide(60, { keepsPerson: false }, { price: 205 });
    expect([answer, close]).toEqual(['too-close', ['msp', 'shared']]);
  });
  it('where a wish costs within two minutes of its limit', () => {
    const near = [0.98, 1, 1.02, 1.05].map((factor) => decide(1_000, { wishes: ['monthly-visits'] }, { 'worker-hour': 35 * factor }));
    for (const { lift, answer } of near) expect(answer === 'too-close').toBe(Math.abs(lift!.minutes - 25) <= 2);
    expect(near.some(({ answer }) => answer === 'too-close')).toBe(true);
  });
  it('is never said between a person with and without cover', () => expect(decide(60, {}, { price: 900, 'shared-price': 900 }).answer).toBe('hire'));
});

describe('the range', () => {
  it('goes by pay and prices, holds the middle, and is gone where the owner has set them', () => {
    const { costs } = decide(30);
    for (const { low, middle, high } of costs) expect(low < middle && middle < high).toBe(true);
    const set = decide(30, {}, { price: 150 }).costs.find((one) => one.way === 'msp')!;
    expect([set.low, set.high]).toEqual([set.middle, set.middle]);
  });
});

it('reads the need by its parameters', () => {
  const need = { ...NO_NEED, choices: { visits: ['monthly'], pains: ['new-faces'], rules: ['hipaa'], hours: ['always'], down: ['days'], today: ['own-person'], keep: ['yes'], unusual: ['yes'] } };
  expect(asksOf(need)).toEqual({ hours: 'always', rules: 'some', keepsPerson: true, canWait: true, hurts: true, employed: 1, wishes: ['monthly-visits', 'unusual-program', 'same-person'] });
  expect(asksOf(NO_NEED)).toEqual({ keepsPerson: false, canWait: false, hurts: false, employed: 0, wishes: [] });
});

describe('what would change the answer', () => {
  const from = (people: number, asks: Partial<Asks> = {}): Decided => {
    const values = Object.fromEntries(model.assumptions.map((one) => [one.id, levelsFor(one, people).middle])) as unknown as AssumptionValues;
    return { frame: { people, employed: 0, values }, asks: { ...ASKS, ...asks }, entered: new Set() };
  };
  const after = (decided: Decided, change: Change): Delivery['answer'] => {
    const { frame, asks, entered } = changed(decided, change, model);
    return decideDelivery(frame, asks, model, entered).answer;
  };
  it('does change it, and a step nearer does not', () => {
    for (const people of [1, 4, 9, 12, 14, 18, 25, 41, 60, 77, 130, 400])
      for (const asks of [{}, { hurts: true, wishes: ['monthly-visits'] }, { hurts: true, wishes: ['same-person'] }, { keepsPerson: true, hours: 'always' }] as const) {
        const decided = from(people, asks);
        const { answer } = decideDelivery(decided.frame, decided.asks, model);
        const flips = flipsOf(decided, model);
        expect(flips.length).toBeGreaterThan(0);
        for (const { change, gives } of flips) {
          expect(gives).not.toBe(answer);
          expect(after(decided, change)).toBe(gives);
          if (change.kind === 'people') expect(after(decided, { ...change, to: change.to - Math.sign(change.to - people) })).toBe(answer);
        }
      }
  });
  it('is a head count one above the most for whom a visit will do', () => {
    expect(flipsOf(from(12), model)).toContainEqual({ change: { kind: 'people', to: 16 }, gives: 'msp', far: Math.log(16 / 12) / Math.log(4) });
  });
  it('lets what is measured by size of firm follow the head count, but not what the owner has set', () => {
    const load = (decided: Decided): number => changed(decided, { kind: 'people', to: 60 }, model).frame.values.load;
    expect(load(from(12))).toBeCloseTo(1.265, 3);
    expect(load({ ...from(12), entered: new Set(['load']) })).toBeCloseTo(1.244, 3);
  });
});
