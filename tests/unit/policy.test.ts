// What a decision may cite, how limits are written out, and what is found wrong in a policy.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, policyProblems } from '#standard/load-policy.ts';
import { clausesFor, clausesOf, mayCite, writtenOut } from '#standard/policy.ts';
import { Policy, type Clause } from '#standard/policy-schema.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const written = Policy.parse(parse(readFileSync(join(CONTENT, 'moderation/clauses.yaml'), 'utf8')));
const policy = loadPolicy(CONTENT);

describe('a decision', () => {
  it('may cite a clause that allows it, and no other', () => {
    expect(mayCite(policy, 'refuse', 'M-23')).toBe(true);
    expect(mayCite(policy, 'accept', 'M-23')).toBe(false);
    expect(mayCite(policy, 'accept', 'M-1')).toBe(false);
    expect(mayCite(policy, 'accept', 'M-999')).toBe(false);
  });
  it('chooses from its clauses in the order of the page', () => {
    expect(clausesFor(policy, 'claim-grant').map(({ id }) => id)).toEqual(['M-35', 'M-36', 'M-37', 'M-38', 'M-39', 'M-40', 'M-41', 'M-43', 'M-44']);
    expect(clausesFor(policy, 'appeal-uphold').map(({ id }) => id)).toEqual(['M-30', 'M-33']);
  });
});

describe('a limit', () => {
  const limits = { ...written.limits, decide: { count: 1, of: 'working day' } };
  it('is written out, one of it too, and a name that is none stays', () => {
    expect(writtenOut('Within {decide}, {factCheck}, {share} or {toString}.', limits)).toBe('Within one working day, 10 working days, 10 percent or {toString}.');
  });
  it('stands in the clauses that are loaded', () => {
    expect(clausesOf(written).find(({ id }) => id === 'M-2')!.says).toContain('{decide}');
    expect(clausesOf(policy).find(({ id }) => id === 'M-2')!.says).toContain('five working days');
    expect(policy.limits.appeal.count).toBe(30);
  });
});

describe('a policy that is wrong', () => {
  const [part, ...others] = written.parts;
  const [first, ...rest] = part!.clauses;
  const withFirst = (change: Partial<Clause>): string[] => policyProblems({ ...written, parts: [{ ...part!, clauses: [{ ...first!, ...change }, ...rest] }, ...others] });
  it.each<[string, Partial<Clause>, string[]]>([
    ['an id that stands twice', { id: 'M-2' }, ['two clauses named M-2', 'clause M-1 is missing']],
    ['a title that stands twice', { title: 'Oldest first' }, ['two clauses titled “Oldest first”']],
    ['a clause that is not there', { says: 'See M-99.' }, ['M-1: points to M-99']],
    ['a clause that points to itself', { says: 'See M-1.' }, ['M-1: points to M-1']],
    ['a limit that is not there', { says: 'Within {fortnight}.' }, ['M-1: no limit fortnight']],
    ['a decision that stands twice', { cited: ['accept', 'accept'] }, ['M-1: accept stands twice']],
  ])('is found: %s', (_, change, problems) => expect(withFirst(change)).toEqual(problems));
  it('is found where a decision could cite nothing, or no clause names a limit', () => {
    const clauses = written.parts.map((one) => ({ ...one, clauses: one.clauses.map((clause) => ({ ...clause, says: clause.says.replaceAll('{undo}', 'a while'), cited: clause.cited.filter((decision) => decision !== 'join') })) }));
    expect(policyProblems({ ...written, parts: clauses })).toEqual(['limit undo stands in no clause', 'join could cite no clause']);
  });
  it('is refused where a decision has no words', () => {
    const { accept: _, ...decisions } = written.decisions;
    expect(Policy.safeParse({ ...written, decisions }).success).toBe(false);
    expect(Policy.safeParse({ ...written, limits: { ...written.limits, undo: { count: 0, of: 'minute' } } }).success).toBe(false);
  });
});
