// The steps of the questionnaire: 303 to the next, 400 with everything kept, a carried answer filled in and never skipped.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needOrMend, takeStep } from '#shortlists/questionnaire.ts';
import { loadStandard } from '#standard/load.ts';

const { current } = loadStandard(join(import.meta.dirname, '../../content'));
const knows = (zip: string): boolean => zip !== '00000';
const step = (number: number, query: string) => takeStep(number, new URLSearchParams(query), current, knows);
const asked = (number: number, query: string) => {
  const found = step(number, query);
  if (found.kind !== 'ask') throw new Error(`went to ${found.to}`);
  return found;
};

describe('a question', () => {
  it('carried in from the home page is filled in and not skipped', () => {
    const { status, typed, carried } = asked(1, 'zip=43215&people=18');
    expect(status).toBe(200);
    expect(typed['zip']).toEqual(['43215']);
    expect(carried).toEqual([['people', '18']]);
  });
  it('leads to the next with every answer in the address', () => {
    expect(step(3, 'zip=43215&people=18&go=1')).toEqual({ kind: 'go', to: '/start/4?zip=43215&people=18' });
    expect(step(18, 'zip=43215&start=now&go=1')).toEqual({ kind: 'go', to: '/start/check?zip=43215&start=now' });
  });
  it('takes “not sure” as an answer', () => {
    expect(step(2, 'visits=unsure&go=1')).toEqual({ kind: 'go', to: '/start/3?visits=unsure' });
  });
  it('comes back with 400 and its own sentence when nothing was chosen', () => {
    const { status, problems, carried } = asked(2, 'zip=43215&go=1');
    expect(status).toBe(400);
    expect(problems).toEqual([{ field: 'visits', says: current.edition.questionnaire.questions[1]!.missing }]);
    expect(carried).toEqual([['zip', '43215']]);
  });
  it.each([
    [1, 'zip=00000', 'zip', /know no place/],
    [1, 'zip=4321', 'zip', /five digits/],
    [3, 'people=0', 'people', /outside/],
    [3, 'people=many', 'people', /not a whole number/],
    [3, 'people=5001', 'people', /from 1 to 5,000/],
    [5, 'app=a&app=b&app=c&app=d&app=e&app=f', 'app', /at most 5/],
    [9, 'pains=hackers&pains=lost-data&pains=locked-in&pains=new-faces', 'pains', /at most 3/],
    [2, 'visits=monthly&visits=rarely', 'visits', /Only one/],
    [6, 'rules=hipaa&rules=none', 'rules', /cannot stand beside/],
    [11, 'down=never', 'down', /none of the answers/],
  ])('%i tells at once what is wrong in %s', (number, query, field, says) => {
    const { status, problems, typed } = asked(number, query);
    expect(status).toBe(400);
    expect(problems[0]).toMatchObject({ field });
    expect(problems[0]!.says).toMatch(says);
    expect(typed[field]).toEqual(new URLSearchParams(query).getAll(field));
  });
  it('keeps a wrong answer to another question, to be mended there', () => {
    expect(step(4, 'people=many&trade=dental&go=1')).toEqual({ kind: 'go', to: '/start/5?people=many&trade=dental' });
  });
  it('goes back to where a change was asked for', () => {
    expect(step(3, 'zip=43215&people=20&back=check&go=1')).toEqual({ kind: 'go', to: '/start/check?zip=43215&people=20' });
    expect(step(3, 'people=20&back=11&go=1')).toEqual({ kind: 'go', to: '/start/11?people=20' });
    expect(step(3, 'people=20&back=//evil.example&go=1')).toEqual({ kind: 'go', to: '/start/4?people=20' });
  });
  it('drops what no question asks', () => {
    expect(step(3, 'people=20&utm_source=x&go=1')).toEqual({ kind: 'go', to: '/start/4?people=20' });
  });
});

describe('the page after the questions', () => {
  it('has the need in one order', () => {
    expect(needOrMend(new URLSearchParams('people=18&zip=43215&w-stf=2'), current, knows)).toMatchObject({ query: 'zip=43215&people=18&w-stf=2' });
  });
  it('names the area of a wrong weight, and the field to mend it in', () => {
    const says = (query: string) => needOrMend(new URLSearchParams(query), current, knows);
    expect(says('people=18&w-stf=9&w-ext=much')).toMatchObject({
      query: 'people=18',
      wrongWeights: [
        { field: 'w-stf', says: 'Staffing and workload: 9 is outside what we can work with. Give a number from 0.5 to 2.5.' },
        { field: 'w-ext', says: 'Leaving and handover: “much” is not a weight. Use a number from 0.5 to 2.5.' },
      ],
    });
  });
  it('sends a wrong answer to its question, with everything kept', () => {
    expect(needOrMend(new URLSearchParams('people=many&zip=43215'), current, knows)).toEqual({ mend: '/start/3?zip=43215&people=many&back=check' });
  });
});
