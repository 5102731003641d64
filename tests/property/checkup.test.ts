// What must hold for any checkup: better answers never harm, order means nothing, the address says it all.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeCheckup, type CheckupAnswers } from '#engine/checkup.ts';
import { readCheckup, writeCheckup } from '#shortlists/checkup-query.ts';
import { isDrift, questionsOf, type CheckupQuestion } from '#standard/checkup-schema.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadStandard } from '#standard/load.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const checkup = loadCheckup(CONTENT, loadStandard(CONTENT));
const questions = questionsOf(checkup);
const held = questions.filter((one) => !isDrift(one));

/** Any answers to any of the questions: a value, "unsure", or nothing. */
const anyAnswers = fc.tuple(...questions.map((question) => fc.option(fc.constantFrom(...question.options.map(({ value }) => value), 'unsure'), { nil: undefined })))
  .map((values) => values.flatMap((value, at) => (value === undefined ? [] : [[questions[at]!.param, value] as [string, string]])));
const sure = (pairs: readonly [string, string][]): CheckupAnswers => Object.fromEntries(pairs.filter(([, value]) => value !== 'unsure'));
const valueAt = ({ options }: CheckupQuestion, at: number): string => options[at]!.value;

it('a better answer never takes a hold away, from a question or from an area', () => {
  const order = { open: 1, short: 0, holds: 2 } as const;
  const step = fc.constantFrom(...held).chain((question) => fc.tuple(fc.constant(question), fc.nat(question.options.length - 2)));
  fc.assert(fc.property(anyAnswers, step, (pairs, [question, better]) => {
    const at = { ...sure(pairs), [question.param]: valueAt(question, better + 1) };
    const before = judgeCheckup(checkup, at);
    const after = judgeCheckup(checkup, { ...at, [question.param]: valueAt(question, better) });
    before.areas.forEach((area, n) => {
      expect(order[after.areas[n]!.state]).toBeGreaterThanOrEqual(order[area.state]);
      area.lines.forEach(({ state }, line) => expect(order[after.areas[n]!.lines[line]!.state]).toBeGreaterThanOrEqual(order[state]));
    });
    expect(after.drift).toEqual(before.drift);
  }));
});

it('the order of the parameters changes nothing, and the address comes back the same', () => {
  fc.assert(fc.property(anyAnswers.chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))), ([pairs, shuffled]) => {
    const [one, other] = [pairs, shuffled].map((list) => readCheckup(new URLSearchParams(list), checkup)) as [ReturnType<typeof readCheckup>, ReturnType<typeof readCheckup>];
    expect(judgeCheckup(checkup, other.answers)).toEqual(judgeCheckup(checkup, one.answers));
    const written = writeCheckup(other, checkup);
    expect(written).toBe(writeCheckup(one, checkup));
    expect(readCheckup(new URLSearchParams(written), checkup)).toEqual(one);
    expect(one).toMatchObject({ answers: sure(pairs), problems: [] });
  }));
});

it('not sure and not answered come to the same', () => {
  fc.assert(fc.property(anyAnswers, (pairs) => {
    const without = pairs.filter(([, value]) => value !== 'unsure');
    expect(judgeCheckup(checkup, readCheckup(new URLSearchParams(pairs), checkup).answers)).toEqual(judgeCheckup(checkup, readCheckup(new URLSearchParams(without), checkup).answers));
  }));
});

it('any query at all is read without a fault, and what cannot be read is a problem of its question', () => {
  const anyPair = fc.tuple(fc.constantFrom(...questions.map(({ param }) => param), 'other'), fc.oneof(fc.string(), fc.constantFrom('unsure', 'none', 'constructor', '__proto__')));
  fc.assert(fc.property(fc.array(anyPair, { maxLength: 60 }), (pairs) => {
    const { answers, problems } = readCheckup(new URLSearchParams(pairs), checkup);
    for (const [param, value] of Object.entries(answers)) expect(questions.find((one) => one.param === param)!.options.map((option) => option.value)).toContain(value);
    for (const { param } of problems) expect(answers).not.toHaveProperty(param);
  }));
});
