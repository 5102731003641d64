// The checkup as content: its questions come from checks that exist, can be looked up, read easily, and hold where the standard's text says.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdsFrom, pointsOf } from '#engine/checkup.ts';
import { isDrift, questionsOf, type HeldQuestion } from '#standard/checkup-schema.ts';
import { checkupProblems, loadCheckup } from '#standard/load-checkup.ts';
import { loadStandard } from '#standard/load.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const standard = loadStandard(CONTENT);
const checkup = loadCheckup(CONTENT, standard);
const { edition } = checkup.loaded;
const questions = questionsOf(checkup);
const held = questions.filter((one): one is HeldQuestion => !isDrift(one));
const checkOf = (id: string) => edition.checks.find((check) => check.id === id)!;

/** Answers that hold, read by hand from the bands of the standard's text: the essential's limit, else 65 points. */
const HOLDING: Readonly<Record<string, readonly string[]>> = {
  who: ['own', 'mostly-own'], person: ['both'], meetings: ['quarter', 'twice'], onsite: ['both', 'either'], program: ['know-figures', 'know'],
  scope: ['all', 'in-and-out'], targets: ['fast', 'good'], incident: ['day', 'two-days', 'three-days'], duties: ['reviewed', 'signed'],
  renewal: ['ends', 'reminded'], early: ['nothing', 'month'], documents: ['any-time', 'at-exit'], handover: ['14', '30'],
  names: ['all', 'all-but-tools'], earnings: ['amounts', 'nothing', 'makers'], competitors: ['exclusive', 'told'], insurance: ['two-million', 'million'],
  keys: ['tried', 'promised'], 'second-step': ['all', 'nearly'], restore: ['report'], downtime: ['tested', 'written'],
};

describe('the questions', () => {
  it('are about 25, five of them about a year ago', () => {
    expect([questions.length, questions.length - held.length]).toEqual([26, 5]);
    expect(questions.filter(isDrift).map(({ param }) => param)).toEqual(['changed', 'slower', 'dearer', 'quiet', 'sold']);
  });
  it('each name a check that exists, a place to look, and a sentence for the letter', () => {
    for (const { check, where, letter, title, param } of questions) {
      expect(checkOf(check), param).toBeDefined();
      expect([where, letter].every((says) => /^[A-Z].{15,}[.?]$/.test(says)), param).toBe(true);
      expect(title, param).toMatch(/\?$/);
    }
  });
  it('hold where the text of the standard says, and nowhere else', () => {
    const holding = held.map(({ param, check, options }) => [param, options.filter(({ answer }) => pointsOf(checkOf(check), answer, edition)! >= holdsFrom(checkOf(check), edition)).map(({ value }) => value)]);
    expect(Object.fromEntries(holding)).toEqual(HOLDING);
  });
  it('offer their answers from the best to the worst, and every answer is worth something said', () => {
    for (const { param, check, options } of held) {
      const points = options.map(({ answer }) => pointsOf(checkOf(check), answer, edition));
      expect(points, param).toEqual(points.toSorted((a, b) => b! - a!));
      expect(points, param).not.toContain(undefined);
    }
  });
  it('call a rise in price drift where the check no longer holds', () => {
    const { answer } = checkOf('PRC-06');
    const bands = answer.kind === 'number' ? answer.bands.filter(({ points }) => points >= holdsFrom(checkOf('PRC-06'), edition)) : [];
    expect(bands.at(-1)!.upTo).toBe(5);
    expect(questions.find(({ param }) => param === 'dearer')!.title).toContain('price');
  });
  it('use names that no need uses, so that no answer is taken for another', () => {
    const need = edition.questionnaire.questions.flatMap(({ fields }) => fields.map(({ param }) => param));
    expect(questions.map(({ param }) => param).filter((param) => need.includes(param) || param === 'go' || param === 'back' || param.startsWith('w-'))).toEqual([]);
  });
  it('never ask for a name', () => {
    expect(questions.flatMap(({ title, where }) => [title, where]).filter((says) => /\bname of (your|the) provider\b|who is your provider/i.test(says))).toEqual([]);
  });
});

describe('the words', () => {
  const spoken = [
    ...checkup.pages.map(({ title, hand, questions: own }) => [title, hand, ...own.flatMap((one) => [one.title, one.where, ...one.options.map(({ label }) => `${label}.`)])].join(' ')),
    questions.map(({ letter }) => letter).join(' '),
    checkup.ask.map(({ says }) => says).join(' '),
    checkup.leaving.map(({ title, says }) => `${title}. ${says}`).join(' '),
  ];
  it('can be read with ease at grade 8 or lower, page by page', () => {
    for (const text of spoken) expect.soft(readingGrade(text), text.slice(0, 60)).toBeLessThanOrEqual(8);
  });
  it('hold none of the words that we do not use', () => {
    expect(spoken.join(' ')).not.toMatch(/\b(best|top|trusted partner|solutions?|vendors?|MSPs?)\b/i);
  });
});

describe('the way out', () => {
  it('has the keys before the notice, and the shutting of doors after it', () => {
    const at = (title: RegExp): number => checkup.leaving.findIndex((step) => title.test(step.title));
    const notice = checkup.leaving.findIndex((step) => step.notice);
    expect(at(/master logins/)).toBeGreaterThanOrEqual(0);
    expect(at(/master logins/)).toBeLessThan(notice);
    expect(at(/who comes next/)).toBeLessThan(notice);
    expect(at(/Shut the doors/)).toBeGreaterThan(notice);
  });
});

describe('a broken reference', () => {
  const [page] = checkup.pages;
  const broken = (change: object) => checkupProblems({ ...checkup, pages: [{ ...page!, questions: [{ ...page!.questions[0]!, ...change }] }, ...checkup.pages.slice(1)] }, edition).join('; ');
  it.each([
    ['a check that is not there', { check: 'STF-99' }, 'who: no check STF-99'],
    ['an option that is not there', { options: [{ value: 'a', label: 'A', answer: { choice: 5 } }, { value: 'b', label: 'B', answer: { choice: 1 } }] }, 'who: a: no option 5 that says something'],
    ['an answer of another form', { options: [{ value: 'a', label: 'A', answer: { value: 3 } }, { value: 'b', label: 'B', answer: { choice: 1 } }] }, 'who: a: a number, and the check is a choice'],
    ['figures that are missing', { check: 'BCK-01', options: [{ value: 'a', label: 'A', answer: { figures: { clients: 1, others: 2 } } }, { value: 'b', label: 'B', answer: { silent: true } }] }, 'who: a: no figure restored; who: a: figure others is none of the check; who: b: nothing is printed for no number'],
    ['an answer that stands twice', { options: [{ value: 'unsure', label: 'A', answer: { choice: 1 } }, { value: 'unsure', label: 'B', answer: { choice: 1 } }] }, 'who: answer unsure stands twice; who: unsure is listed'],
    ['a name that stands twice', { param: 'keys' }, 'two questions named keys'],
  ])('is found: %s', (_, change, problem) => {
    expect(broken(change)).toContain(problem);
  });
  it('is found where an essential is asked of nobody, a step names no answer, and notice comes first', () => {
    expect(checkupProblems(checkup, edition)).toEqual([]);
    expect(checkupProblems({ ...checkup, ask: checkup.ask.filter(({ check }) => check !== 'BCK-02') }, edition)).toEqual(['the essential BCK-02 is asked of nobody']);
    expect(checkupProblems({ ...checkup, leaving: checkup.leaving.map((step) => (step.had ? { ...step, had: { param: 'keys', values: ['lost'] } } : step)) }, edition)[0]).toMatch(/no such answer to keys/);
    expect(checkupProblems({ ...checkup, leaving: checkup.leaving.toSorted((a, b) => Number(b.notice ?? false) - Number(a.notice ?? false)) }, edition)).toEqual(['notice stands once, and after what must be there before']);
  });
});
