// The moderation policy as content: the handbook's page is its text, each decision has a clause, its limits are those promised, it reads plainly.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadPolicy, policyProblems } from '#standard/load-policy.ts';
import { clausesOf } from '#standard/policy.ts';
import { DECISIONS, Policy } from '#standard/policy-schema.ts';
import { loadStandard } from '#standard/load.ts';
import { policyPage } from '../support/policy-page.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const PAGE = join(CONTENT, 'handbook/moderation.md');
const policy = loadPolicy(CONTENT);
const written = Policy.parse(parse(readFileSync(join(CONTENT, 'moderation/clauses.yaml'), 'utf8')));
const saysOf = (id: string): string => clausesOf(policy).find((clause) => clause.id === id)!.says;

describe('the page of the handbook', () => {
  // Written anew with `vitest -u`; never by hand, since the clauses are what decisions cite.
  it('is the text of the clauses, word for word', async () => {
    expect(existsSync(PAGE)).toBe(true);
    await expect(policyPage(policy)).toMatchFileSnapshot(PAGE);
  });
  it('names every clause once, and leaves no limit in braces', () => {
    const page = readFileSync(PAGE, 'utf8');
    const ids = clausesOf(policy).map(({ id }) => id);
    expect(ids.filter((id) => page.split(`**${id} `).length !== 2)).toEqual([]);
    expect(page).not.toMatch(/[{}]/);
  });
});

describe('the clauses', () => {
  it('have numbers that stay: those that were published are still about the same', () => {
    const TITLES: Readonly<Record<string, string>> = {
      'M-1': 'Each decision names its clause', 'M-4': 'Two people', 'M-5': 'Who may not decide', 'M-9': 'Document', 'M-10': 'Attested', 'M-11': 'Published text',
      'M-15': 'Asked again', 'M-17': 'Not applicable', 'M-19': 'How long a proof counts', 'M-23': 'Clients’ data', 'M-24': 'A file that is not what it seems',
      'M-26': 'False answers', 'M-28': 'When files are deleted', 'M-30': 'You see it first', 'M-33': 'One appeal', 'M-35': 'By mail', 'M-36': 'By a DNS record',
      'M-43': 'A second claim', 'M-45': 'History stays with the firm', 'M-55': 'Letters from lawyers, orders of courts', 'M-57': 'The draw', 'M-60': 'The log', 'M-62': 'Changes of this policy',
    };
    const titles = Object.fromEntries(clausesOf(policy).map(({ id, title }) => [id, title]));
    for (const [id, title] of Object.entries(TITLES)) expect(titles[id], id).toBe(title);
    expect(clausesOf(policy).length).toBeGreaterThanOrEqual(62);
  });
  it('give every decision something to rest on, and name each decision in words', () => {
    expect(policyProblems(written)).toEqual([]);
    expect(Object.keys(policy.decisions).toSorted()).toEqual(DECISIONS.toSorted());
  });
  it.each([
    ['M-2', 'within five working days'], ['M-7', 'within 10 minutes'], ['M-15', '30 days'], ['M-30', '10 working days'], ['M-33', 'within 30 days'], ['M-33', 'within five working days'],
    ['M-43', '10 working days'], ['M-57', '10 percent or more'], ['M-58', '30 days'], ['M-28', '30 days after the decision'],
  ])('promise in %s what was promised: %s', (id, promise) => expect(saysOf(id)).toContain(promise));
  it('say of days and of false answers what the edition counts by', () => {
    const { scoring } = loadStandard(CONTENT).current.edition;
    expect(saysOf('M-20')).toContain(`for ${scoring.graceDays} days`);
    expect(saysOf('M-26')).toContain(`for ${scoring.falseAnswerMonths} months`);
    expect(scoring.notApplicableLimit).toBe(10);
    expect(saysOf('M-17')).toContain('at most a tenth');
  });
});

describe('the words', () => {
  it.each(policy.parts.map((part) => [part.title, part] as const))('of “%s” read with ease at grade 8 or lower', (title, { clauses }) => {
    expect(readingGrade([`${title}.`, ...clauses.map((clause) => `${clause.title}. ${clause.says}`)].join(' '))).toBeLessThanOrEqual(8);
  });
  it.each(clausesOf(policy).map(({ id, says }) => [id, says] as const))('of %s can be read aloud', (_, says) => {
    expect(readingGrade(says)).toBeLessThanOrEqual(10);
    expect(says).toMatch(/^[A-Z“].*[.]$/);
  });
  it('are ours: none that we do not use, and none about reviews, which have no clauses yet', () => {
    expect(/\b(best|top|trusted partner|solutions?|vendors?|MSPs?|reviews?|reviewers?)\b/i.exec(policyPage(policy))?.[0]).toBeUndefined();
  });
});
