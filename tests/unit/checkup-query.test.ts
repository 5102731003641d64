// The checkup's way through its pages: shown, sent on, shown again with what was wrong, and nothing lost on the way.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedCheckup, checkupOrMend, pageOf, questionOnPage, readCheckup, takePage, writeCheckup } from '#shortlists/checkup-query.ts';
import { checkupLines } from '#shortlists/checkup-words.ts';
import { loadCheckup } from '#standard/load-checkup.ts';
import { loadStandard } from '#standard/load.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const checkup = loadCheckup(CONTENT, loadStandard(CONTENT));
const take = (number: number, query: string) => takePage(number, new URLSearchParams(query), checkup);
const read = (query: string) => readCheckup(new URLSearchParams(query), checkup);

describe('a page', () => {
  it('is shown with what was carried in, which is never skipped', () => {
    const step = take(2, 'who=own&scope=all&nonsense=1');
    expect(step).toMatchObject({ kind: 'ask', status: 200, typed: { scope: ['all'] }, carried: [['who', 'own']], back: '/checkup/1?who=own&scope=all' });
  });
  it('leads on when it was sent, with nothing chosen too', () => {
    expect(take(1, 'go=1')).toEqual({ kind: 'go', to: '/checkup/2' });
    expect(take(2, 'go=1&scope=all&who=own')).toEqual({ kind: 'go', to: '/checkup/3?who=own&scope=all' });
    expect(take(6, 'go=1&sold=unsure')).toEqual({ kind: 'go', to: '/checkup/check?sold=unsure' });
  });
  it('leads back to where a change came from, and nowhere else', () => {
    expect(take(2, 'go=1&scope=all&back=check')).toEqual({ kind: 'go', to: '/checkup/check?scope=all' });
    expect(take(2, 'go=1&scope=all&back=5')).toEqual({ kind: 'go', to: '/checkup/5?scope=all' });
    for (const elsewhere of ['7', '02', '00', '//evil.example', 'result']) expect(take(2, `go=1&back=${elsewhere}`)).toEqual({ kind: 'go', to: '/checkup/3' });
  });
  it('comes back with 400 and everything kept where an answer is unknown, double, or both sure and unsure', () => {
    const step = take(5, 'go=1&who=own&keys=lost&restore=report&restore=none&second-step=all&second-step=unsure&downtime=tested');
    expect(step).toMatchObject({ kind: 'ask', status: 400, carried: [['who', 'own']], typed: { keys: ['lost'], restore: ['report', 'none'], downtime: ['tested'] } });
    expect(step.kind === 'ask' && step.problems).toEqual([
      { field: 'keys', says: 'Master logins: “lost” is none of the answers. Choose one from the list.' },
      { field: 'second-step', says: 'Second sign-in step: “I’m not sure” cannot stand beside another answer. Choose one or the other.' },
      { field: 'restore', says: 'A restore test: Only one answer fits here, and two came. Choose one.' },
    ]);
  });
  it('tells only of its own questions', () => {
    expect(take(1, 'go=1&keys=lost')).toEqual({ kind: 'go', to: '/checkup/2?keys=lost' });
  });
});

it('a page after the questions leads to where the first wrong answer is mended', () => {
  expect(checkupOrMend(new URLSearchParams('keys=lost&person=both'), checkup)).toEqual({ mend: '/checkup/5?person=both&keys=lost&back=check' });
  expect(checkupOrMend(new URLSearchParams('keys=tried&person=both'), checkup)).toMatchObject({ query: 'person=both&keys=tried' });
});

it('an answer that is not sure is one, an empty one is none, and a second one leaves the question open', () => {
  expect(read('keys=unsure&person=&meetings=once')).toMatchObject({ answers: { meetings: 'once' }, problems: [] });
  expect([...read('keys=unsure').unsure]).toEqual(['keys']);
  expect(read('keys=tried&keys=none').answers).toEqual({});
  expect(writeCheckup(read('meetings=once&keys=unsure&zip=43215'), checkup)).toBe('meetings=once&keys=unsure');
});

it('so far: every question in order, with a way to change it on its page', () => {
  const query = new URLSearchParams('person=one&keys=unsure');
  const lines = checkupLines(readCheckup(query, checkup), checkup);
  expect(lines).toHaveLength(26);
  expect(lines.filter(({ answer }) => answer !== undefined).map(({ name, answer }) => [name, answer])).toEqual([['A person who knows you', 'A person, no stand-in'], ['Master logins', 'Not sure']]);
  expect(pageOf('keys', checkup)).toBe(5);
  expect(questionOnPage('keys', carriedCheckup(query, checkup), checkup, 'check')).toBe('/checkup/5?person=one&keys=unsure&back=check#keys');
});
