// One answer under one check: points, or nothing said. Rules 9, 10, 11 and 33 of the standard's head.
import { describe, expect, it } from 'vitest';
import type { Answer } from '#engine/facts.ts';
import { floorOf, judgeAnswer, pointsRange } from '#engine/points.ts';
import type { Check } from '#standard/schema.ts';
import { choose, enter, GIVEN, makeCheck, makeChoice, makeNumber } from '../support/make-edition.ts';

const judge = (check: Check, answer: Answer, inflation = 0) => judgeAnswer(check, answer, inflation, floorOf(check, 10));
const pointsOf = (check: Check, answer: Answer, inflation = 0) => {
  const judged = judge(check, answer, inflation);
  return judged.says === 'points' ? judged.points : judged.says;
};
const figures = (entered: Record<string, number>, flags: Record<string, boolean> = {}): Answer => ({ given: GIVEN, figures: entered, flags, proofs: [] });

describe('bands hold on real numbers (rule 9)', () => {
  const less = makeNumber('STF-01');
  const more = makeNumber('SVC-02', { better: 'more', bands: [{ label: 'a', from: 95, points: 100 }, { label: 'b', from: 90, points: 80 }, { label: 'c', points: 10 }] });
  it.each<[string, Check, number, number]>([
    ['where less is better, the limit belongs to the better band', less, 10, 100],
    ['a hair over the limit is the next band', less, 10.000001, 60],
    ['the next limit likewise', less, 20, 60],
    ['the last band takes the rest', less, 20.5, 10],
    ['a figure under zero is still the best band', less, -3, 100],
    ['where more is better, a band starts at its own number', more, 95, 100],
    ['94.96 is never rounded to 95', more, 94.96, 80],
    ['and under the last start the rest follows', more, 89.999, 10],
  ])('%s', (_sentence, check, value, points) => expect(pointsOf(check, enter(value))).toBe(points));
});

describe('figures make the value (rule 10)', () => {
  const ratio = makeNumber('STF-01', {
    figures: [{ id: 'endpoints', label: 'e', unit: 'e', min: 0 }, { id: 'technicians', label: 't', unit: 't', min: 0.1 }],
    value: { divide: ['endpoints', 'technicians'] },
    usable: [{ says: 'at least four endpoints', atLeast: ['endpoints', 4] }],
  });
  it('computes it from what was entered', () => expect(judge(ratio, figures({ endpoints: 30, technicians: 2 }))).toEqual({ says: 'points', points: 60, value: 15 }));
  it.each<[string, Answer]>([
    ['a figure is missing', figures({ endpoints: 30 })],
    ['a figure lies under its lowest', figures({ endpoints: 30, technicians: 0 })],
    ['the figures are too few to be used', figures({ endpoints: 3, technicians: 1 })],
    ['a value was entered where figures are asked', enter(5)],
    ['a figure is no number', figures({ endpoints: NaN, technicians: 1 })],
  ])('says nothing where %s', (_sentence, answer) => expect(judge(ratio, answer)).toEqual({ says: 'nothing' }));

  it('refuses a value outside its limits instead of clipping it', () => {
    const hours = makeNumber('SEC-06', { min: 0, max: 1000 });
    expect([-1, 0, 1000, 1001].map((value) => pointsOf(hours, enter(value)))).toEqual(['nothing', 100, 10, 'nothing']);
  });
  it('says nothing where no number was entered', () => expect(judge(makeNumber('SEC-06'), { given: GIVEN, proofs: [] })).toEqual({ says: 'nothing' }));
});

describe('price rises (rules 10 and 38)', () => {
  const rise = makeNumber('PRC-06', {
    figures: [{ id: 'ceiling', label: 'c', unit: '%' }, { id: 'actual', label: 'a', unit: '%' }],
    flags: [{ id: 'noCeiling', label: 'n' }, { id: 'notice', label: '60 days' }],
    value: { when: 'noCeiling', then: { max: ['actual', 10.1] }, else: { max: ['ceiling', 'actual'] } },
    bands: [
      { label: 'a', upTo: { max: [3, 'inflation'] }, points: 100 },
      { label: 'b', upTo: 5, points: 75 },
      { label: 'c', upTo: 10, points: 20 },
      { label: 'd', points: 10 },
    ],
    deduct: { unless: 'notice', points: 25 },
  });
  it.each<[string, Answer, number, number]>([
    ['counts the higher of ceiling and real rise', figures({ ceiling: 3, actual: 4.5 }, { notice: true }), 0, 75],
    ['takes official inflation as the first limit where it is higher', figures({ ceiling: 7, actual: 2 }, { notice: true }), 8, 100],
    ['keeps the limit of 3 where inflation is lower or not known', figures({ ceiling: 3, actual: 1 }, { notice: true }), 0, 100],
    ['takes 25 off without notice', figures({ ceiling: 3, actual: 1 }), 0, 75],
    ['takes 25 off a middle band', figures({ ceiling: 4, actual: 1 }), 0, 50],
    ['never falls under the floor by it', figures({ ceiling: 9, actual: 1 }), 0, 10],
    ['reads no ceiling as over 10', figures({ actual: 1 }, { noCeiling: true, notice: true }), 0, 10],
  ])('%s', (_sentence, answer, inflation, points) => expect(pointsOf(rise, answer, inflation)).toBe(points));
});

describe('options (rule 33)', () => {
  const options = makeCheck('IND-08', {
    kind: 'choice',
    options: [{ label: 'none', points: 100 }, { label: 'listed', points: 40 }, { label: 'not answered', points: 0, silent: true }, { label: 'no such clients', notApplicable: true }],
  });
  it('has the points of the option', () => expect(judge(options, choose(2))).toEqual({ says: 'points', points: 40, choice: 2 }));
  it('says nothing by an option that says nothing, whatever points are printed', () => expect(judge(options, choose(3))).toEqual({ says: 'nothing' }));
  it('tells an option that makes the check not applicable', () => expect(judge(options, choose(4))).toEqual({ says: 'not-applicable' }));
  it.each([0, 5, -1, 1.5])('says nothing by position %d, which is not printed', (choice) => expect(judge(options, choose(choice))).toEqual({ says: 'nothing' }));
  it('carries the points without attested proof along', () => {
    const public3 = makeCheck('IND-07', { kind: 'choice', options: [{ label: '3 years', points: 100, unlessAttested: 60 }, { label: 'no', points: 10 }] });
    expect(judge(public3, choose(1))).toEqual({ says: 'points', points: 100, unlessAttested: 60, choice: 1 });
  });
});

describe('the floor (rules 11 and 33)', () => {
  const withSilent = (points: number) => makeNumber('EXT-03', { silent: [{ label: 'not stated', points }] });
  it.each<[string, Check, number]>([
    ['is 10 where the lowest points are 10', makeChoice('A'), 10],
    ['is 10 where they are more', makeChoice('A', [100, 50, 30]), 10],
    ['is 0 where they are 0', makeChoice('A', [100, 30, 0]), 0],
    ['is 0 where they are under 10', makeChoice('A', [100, 9]), 0],
    ['follows the bands as printed: a silent 0 counts', withSilent(0), 0],
    ['and a silent 10 does not', withSilent(10), 10],
  ])('%s', (_sentence, check, floor) => expect(floorOf(check, 10)).toBe(floor));
  it('leaves options that say nothing out of the range of real answers', () => {
    const hours = makeNumber('SEC-06', { bands: [{ label: 'a', upTo: 24, points: 100 }, { label: 'b', points: 30 }], silent: [{ label: 'no number', points: 0 }] });
    expect(pointsRange(hours)).toEqual({ most: 100, fewest: 30 });
  });
});
