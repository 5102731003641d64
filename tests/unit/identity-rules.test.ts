// What may be said of who a firm is: which parts each kind needs from its team and from anybody, and the words for what was.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/time.ts';
import { formerlyWords, goesOnWords, identityFaults, type IdentitySaid } from '../../src/providers/identity-rules.ts';
import { joinProblem } from '../../src/providers/say-change.ts';
import { IDENTITY_KINDS } from '../../src/providers/team-terms.ts';

const TODAY = day('2026-11-24');
const FIRM = { name: 'Northgate IT', legalName: 'Northgate IT, LLC' };
const said = (kind: IdentitySaid['kind'], more: Partial<IdentitySaid> = {}): IdentitySaid => ({ kind, says: 'It stands in the register.', ...more });
const fields = (what: IdentitySaid, voice: 'firm' | 'anybody') => identityFaults(what, voice, TODAY, FIRM).map((fault) => fault.field);

describe('what is said', () => {
  it.each([
    ['renamed', ['newWords', 'happenedOn', 'link'], ['newWords']],
    ['new-legal-entity', ['newWords', 'happenedOn', 'link'], ['newWords']],
    ['sold-or-merged', ['happenedOn', 'link'], []],
    ['predecessor', ['other', 'happenedOn', 'link'], ['other']],
    ['same-control', ['other', 'happenedOn', 'link'], ['other']],
  ] as const)('as %s needs its parts of a team, and fewer of anybody', (kind, team, anybody) => {
    expect([fields(said(kind), 'firm'), fields(said(kind), 'anybody')]).toEqual([team, anybody]);
  });
  it('is whole with all of them', () => {
    for (const kind of IDENTITY_KINDS) expect([kind, fields(said(kind, { newWords: 'Northgate Care', other: 'beacon', happenedOn: TODAY, link: 'https://x.example' }), 'firm')]).toEqual([kind, []]);
  });
  it('is no change where it says what is so already, and no fact before its day', () => {
    expect(fields(said('renamed', { newWords: 'Northgate IT', happenedOn: day('2026-11-25'), link: 'https://x.example' }), 'firm')).toEqual(['newWords', 'happenedOn']);
    expect(fields(said('renamed', { newWords: 'Northgate IT, LLC', happenedOn: TODAY, link: 'https://x.example' }), 'firm')).toEqual([]);
  });
});

describe('two firms', () => {
  const firm = (id: string, succeededBy: string | null = null, demonstration = true) => ({ id, succeededBy, demonstration });
  it.each([
    ['are two', firm('a'), firm('b'), undefined],
    ['are one already', firm('a'), firm('a'), 'itself'],
    ['go on the other way around', firm('a', 'b'), firm('b'), 'circle'],
    ['are joined, or one of them is to a third', firm('a'), firm('b', 'c'), 'joined-already'],
    ['belong to two worlds', firm('a'), firm('b', null, false), 'two-worlds'],
  ])('%s', (_, one, other, problem) => expect(joinProblem(one, other)).toBe(problem));
});

describe('words', () => {
  it('name what it was called before, the last first, with the month', () => {
    const name = (text: string, untilOn: string | null, kind = 'former') => ({ name: text, kind, untilOn });
    expect(formerlyWords([name('Alder IT', '2024-05-31'), name('Birch IT', '2026-03-02'), name('Cedar IT', null, 'trading')])).toBe('Formerly Birch IT, until March 2026; Alder IT, until May 2024');
    expect([formerlyWords([name('Alder IT', null)]), formerlyWords([name('Cedar IT', null, 'predecessor')])]).toEqual(['Formerly Alder IT', undefined]);
  });
  it('say who goes on', () => {
    expect(goesOnWords('predecessor', 'Northgate IT', TODAY)).toBe('Northgate IT carries it on, since 24 November 2026.');
    expect(goesOnWords('same-control', 'Northgate IT', TODAY)).toBe('The same people run it as Northgate IT. Since 24 November 2026 the two answer and are scored as one.');
  });
});
