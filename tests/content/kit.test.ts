// The words of a kit as content: they load, serve checks that exist, read plainly, and name no figure that their check does not.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kitProblems, loadKit } from '#standard/load-kit.ts';
import { loadStandard } from '#standard/load.ts';
import { CODES, DEMONSTRATION, KEPT, LABELS, LEAD, NAMES, RECORD, REFERENCES_ASKED } from '#shortlists/kit-words.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const { edition, guidance } = loadStandard(CONTENT).current;
const kit = loadKit(CONTENT, edition);

const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : []);
/** What is read aloud: headings and phrases end like sentences; ids are no words. */
const spoken = (value: unknown): string => strings(value).filter((text) => !/^[A-Z]{3}-\d\d$/.test(text)).map((text) => (/[.?!”]$/.test(text) ? text : `${text}.`)).join(' ');

describe('the words of a kit', () => {
  it.each(Object.entries(kit))('%s: read with ease at grade 8 or lower', (_, part) => expect(readingGrade(spoken(part))).toBeLessThanOrEqual(8));
  it.each([...kit.contract.groups.map((group) => [group.title, group] as const), ['those around them', [LEAD, KEPT, CODES, DEMONSTRATION, LABELS, NAMES, RECORD, REFERENCES_ASKED]] as const])('%s: read with ease', (_, part) =>
    expect(readingGrade(spoken(part))).toBeLessThanOrEqual(8));
  it.each(edition.checks.map(({ id }) => id))('%s: question, good answer and red flag read with ease together', (id) => {
    const { meetingQuestion, goodAnswer, redFlag } = guidance[id]!;
    expect(readingGrade(spoken([meetingQuestion, goodAnswer, redFlag]))).toBeLessThanOrEqual(9);
  });
  it('say none of the words that we do not use', () => {
    expect(/\b(best|top|trusted partner|solutions?|vendors?|leading|world-class|MSPs?)\b/i.exec(spoken(kit))?.[0]).toBeUndefined();
  });
  it('are questions where they ask', () => {
    for (const { ask } of [...kit.references.questions, ...kit.proposal.asks]) expect(ask).toMatch(/\?$/);
  });
  it('cover leaving: every check of the exit area but the one about the first day has its clause', () => {
    const clauses = kit.contract.groups.flatMap(({ clauses: own }) => own.map(({ check }) => check));
    const exit = edition.areas.find(({ code }) => code === 'EXT')!.checks;
    expect(exit.filter((id) => !clauses.includes(id))).toEqual(['EXT-06']);
    expect(clauses.length).toBeGreaterThanOrEqual(20);
  });
});

describe('a figure of a clause', () => {
  const clauseOf = (id: string): string => kit.contract.groups.flatMap(({ clauses }) => clauses).find(({ check }) => check === id)!.lookFor;
  const labels = (id: string): string => strings(edition.checks.find((check) => check.id === id)!.answer).join(' ');
  it.each([['PRC-03', ['12 months', '60 days']], ['PRC-04', ['30 to 90 days']], ['PRC-05', ['month’s fee']], ['EXT-03', ['14 days', '30']], ['EXT-05', []], ['PRC-08', ['12 months']], ['ATT-04', ['90 days']]] as const)('of %s is one of its bands', (id, figures) => {
    for (const figure of figures) {
      expect(clauseOf(id)).toContain(figure);
      expect(labels(id)).toContain(figure);
    }
  });
  it('in hours and dollars is where the check counts it', () => {
    expect(clauseOf('SEC-06')).toContain('within 72 hours');
    expect(labels('SEC-06')).toContain('over 48 and up to 72 hours');
    expect(clauseOf('IND-06')).toContain('$1 million');
    expect(labels('IND-06')).toContain('$1 million or more');
    expect(clauseOf('PRC-06')).toContain('3% a year, with 60 days’ notice');
    expect(labels('PRC-06')).toContain('Up to 3 percent');
  });
});

describe('words that do not fit an edition', () => {
  const withClause = (check: string) => ({ ...kit, contract: { ...kit.contract, groups: [{ title: 'Any', clauses: [{ check, name: 'a', lookFor: 'b', stopAt: 'c' }] }] } });
  it('are found: no such check, no such question, the same one twice', () => {
    expect(kitProblems(kit, edition)).toEqual([]);
    expect(kitProblems(withClause('ZZZ-99'), edition)).toEqual(['contract: no check ZZZ-99']);
    expect(kitProblems({ ...kit, references: { ...kit.references, questions: [kit.references.questions[0]!, kit.references.questions[0]!] } }, edition)).toEqual(['references: SVC-02 stands twice']);
    const facts = [...kit.proposal.facts, { param: 'shoe-size', label: 'Shoes' }, kit.proposal.facts[0]!];
    expect(kitProblems({ ...kit, proposal: { ...kit.proposal, facts } }, edition)).toEqual(['facts: no question shoe-size', 'facts: zip stands twice']);
  });
  it('never tell a provider what an owner could spend, nor how it decides', () => {
    expect(kit.proposal.facts.map(({ param }) => param).filter((param) => ['budget', 'decide', 'pains', 'small', 'commit', 'rivals', 'change'].includes(param))).toEqual([]);
  });
});
