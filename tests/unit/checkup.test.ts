// What an owner's answers come to: states of questions, areas and drift, and the four pages' words made of them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeCheckup, type CheckupAnswers } from '#engine/checkup.ts';
import { letterOf, letterText } from '#shortlists/checkup-letter.ts';
import { checkupView, type CheckupView } from '#shortlists/checkup-view.ts';
import { areaInWords, headlineOf, leavingInWords, lineInWords, peersInWords, provingInWords, tallyOf, verdictOf } from '#shortlists/checkup-words.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadStandard } from '#standard/load.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const checkup = loadCheckup(CONTENT, loadStandard(CONTENT));
const judge = (answers: CheckupAnswers) => judgeCheckup(checkup, answers);
const line = (answers: CheckupAnswers, param: string) => judge(answers).areas.flatMap(({ lines }) => lines).find(({ question }) => question.param === param)!;
const area = (answers: CheckupAnswers, code: string) => judge(answers).areas.find((one) => one.area.code === code)!;
const view = (answers: CheckupAnswers): CheckupView => checkupView(new URLSearchParams(answers), checkup, { rows: [], version: 1 }) as CheckupView;

/** The first and the last answer of every question. */
const all = (pick: 0 | -1): CheckupAnswers => Object.fromEntries(checkup.pages.flatMap(({ questions }) => questions.map(({ param, options }) => [param, options.at(pick)!.value])));

describe('a question', () => {
  it('holds at the limit of its check, and says from where', () => {
    expect(line({ keys: 'promised' }, 'keys')).toMatchObject({ state: 'holds', points: 80, limit: 80, essential: true });
    expect(line({ keys: 'no-promise' }, 'keys')).toMatchObject({ state: 'short', points: 25, enough: { value: 'promised' } });
    expect(line({ meetings: 'once' }, 'meetings')).toMatchObject({ state: 'short', points: 60, limit: 65, essential: false, enough: { value: 'twice' } });
  });
  it('is open where nothing was answered, or nothing that it knows', () => {
    expect(line({}, 'keys')).toMatchObject({ state: 'open', enough: { value: 'promised' } });
    expect(line({ keys: 'constructor' }, 'keys').state).toBe('open');
  });
  it('does not hold where the contract names no number', () => {
    expect(line({ incident: 'no-number' }, 'incident')).toMatchObject({ state: 'short', points: 0 });
    expect(line({ handover: 'no-number' }, 'handover')).toMatchObject({ state: 'short', points: 10 });
  });
});

describe('an area', () => {
  it('falls short with one answer, holds with one that does, and is open otherwise', () => {
    expect(area({ restore: 'report' }, 'BCK').state).toBe('holds');
    expect(area({ restore: 'report', downtime: 'none' }, 'BCK').state).toBe('short');
    expect(area({}, 'BCK').state).toBe('open');
    expect(areaInWords(area({ restore: 'report', downtime: 'none' }, 'BCK'))).toBe('One holds, one does not.');
    expect(areaInWords(area({ early: 'nothing', names: 'all' }, 'PRC'))).toBe('Two hold, two to ask.');
  });
  it('carries what no client can see', () => {
    expect(judge({}).areas.map(({ ask }) => ask.length)).toEqual(Array.from({ length: 10 }, () => 2));
  });
});

describe('the headline', () => {
  it.each([
    [{}, 'Nothing is known yet'],
    [{ restore: 'none' }, 'One essential does not hold'],
    [all(-1), 'Eight essentials do not hold'],
    [{ person: 'pool' }, 'One answer falls short'],
    [{ person: 'both' }, 'What you know of holds'],
    [all(0), 'All that you can see holds'],
    [{ changed: 'changed', slower: 'slower', sold: 'changed', person: 'pool' }, 'Three signs of drift'],
  ])('%j', (answers, says) => {
    expect(headlineOf(judge(answers))).toBe(says);
  });
  it('names what to put right first, and tells drift from a sign', () => {
    expect(verdictOf(judge({ restore: 'none', slower: 'slower' }))[0]).toBe('Put this right first: “A restore test”. Ask for it in writing, with a date. There is one sign of drift. One alone means little.');
    expect(verdictOf(judge({ slower: 'slower', quiet: 'stopped' }))[0]).toBe('There are two signs of drift. Keep an eye on them.');
    expect(verdictOf(judge({ ...all(0) }))).toEqual(['You see no sign of drift.']);
    expect(tallyOf(judge(all(-1))).map(({ count, of }) => [count, of])).toEqual([[0, 21], [21, 21], [0, 21], [5, 5]]);
  });
  it('and every sentence reads at grade 8 or lower', () => {
    for (const answers of [{}, all(0), all(-1), { restore: 'none', slower: 'slower' }])
      expect(readingGrade([`${headlineOf(judge(answers))}.`, ...verdictOf(judge(answers)), peersInWords({ count: 0 }), peersInWords({ count: 23, proving: new Map() })].join(' '))).toBeLessThanOrEqual(8);
  });
});

it('a line says what was answered and from where it holds', () => {
  expect(lineInWords(line({ meetings: 'once' }, 'meetings'))).toBe('You said: “Once a year”. It holds from: “Twice a year”.');
  expect(lineInWords(line({ meetings: 'quarter' }, 'meetings'))).toBe('You said: “Every quarter”.');
  expect(lineInWords(line({}, 'meetings'))).toBe('Not known. It holds from: “Twice a year”.');
});

it('the comparison is made from twenty on, and says why not before', () => {
  expect(peersInWords({ count: 19 })).toContain('So far 19 real providers have been assessed. From 20 on');
  expect(provingInWords('BCK-01', { count: 19 })).toBeUndefined();
  expect(provingInWords('BCK-01', { count: 23, proving: new Map([['BCK-01', 14]]) })).toBe('14 of 23 assessed providers prove it.');
  expect(provingInWords('BCK-02', { count: 23, proving: new Map([['BCK-01', 14]]) })).toBe('0 of 23 assessed providers prove it.');
});

describe('the letter', () => {
  const letter = letterOf(judge({ ...all(0), restore: 'none', person: 'pool', slower: 'slower' }), checkup, 'https://plumbline.example');
  it('asks for what does not hold or is open, for essentials that no client can see, and about drift', () => {
    expect(letter.groups.map(({ points }) => points.map(({ check }) => check))).toEqual([['BCK-01', 'STF-01', 'SEC-01', 'BCK-02'], ['ATT-05'], ['SVC-02']]);
    expect(letterOf(judge({}), checkup, '').groups.flatMap(({ points }) => points)).toHaveLength(24);
  });
  it('is the same as plain text, numbered through, and reads at grade 8', () => {
    const text = letterText(letter);
    expect(text).toContain('\n1. Please test a real restore of our data, and send us the day, what came back and how long it took. [BCK-01]\n');
    expect(text).toContain('\n6. Please tell us our typical wait');
    expect(text).toContain('https://plumbline.example/standard/2026.1.');
    for (const { points } of letter.groups) for (const { says, check } of points) expect(text).toContain(`${says} [${check}]`);
    expect(readingGrade(text.replace(/\[[A-Z]{3}-\d\d\]|https:\S+/g, ''))).toBeLessThanOrEqual(8);
  });
});

describe('the way out', () => {
  const warning = (answers: CheckupAnswers) => leavingInWords(view(answers).leaving);
  it('warns of the first thing that must be there before notice', () => {
    expect(warning({ keys: 'none', names: 'all' })).toBe('Do not give notice before step 2 is done: get your master logins.');
    expect(warning({ keys: 'no-promise' })).toBe('Do not give notice before step 3 is done: put things in your own name.');
    expect(warning({ keys: 'tried', names: 'all', documents: 'theirs' })).toBeUndefined();
  });
  it('marks what the owner has', () => {
    expect(view({ keys: 'tried' }).leaving.filter(({ done }) => done).map(({ title }) => title)).toEqual(['Get your master logins']);
  });
});
