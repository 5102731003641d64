// Explanations: contributions that add up, differences to the mean, what is not known, which checks to ask about.
import { describe, expect, it } from 'vitest';
import { demandsOf } from '#engine/demands.ts';
import { explain, type Explanation } from '#engine/explain.ts';
import type { Need } from '#engine/need.ts';
import { questionsToAsk } from '#engine/questions.ts';
import { rank } from '#engine/rank.ts';
import type { Finding } from '#engine/score-types.ts';
import { dental, edition, everyRow, known, makeFilled, makeFindings, makeNeed, makeRow, type Made } from '../support/make-need.ts';

const takeApart = (need: Need, made: readonly Made[]): Explanation[] => {
  const columns = makeFilled(made.map((one) => makeRow(one)));
  const ranking = rank(edition, need, columns, everyRow(columns));
  return made.map((_, row) => explain(ranking, columns, row));
};
const level = (slug: string, counted: number, change: Readonly<Record<string, number>> = {}): Made => ({
  slug,
  areas: { ...Object.fromEntries(edition.areas.map(({ code }) => [code, counted])), ...change },
});
const tenths = (value: number): number => Math.round(value * 10);

describe('contributions', () => {
  it('of the areas are 0.6 of their part of N, and of the items 0.4 of their part of M', () => {
    const profile = { sizeShares: known({ '10-24': 0.2 }) };
    const [only] = takeApart(makeNeed({ people: 10 }), [{ ...level('a', 50), profile }]);
    // 14 of 106 W x m (ATT is 12 x 1.5); size alone is the whole match: t 0.8.
    expect(only!.lines.find((line) => line.id === 'STF')).toMatchObject({ reads: 50, most: (0.6 * 100 * 14) / 106 });
    expect(only!.lines.find((line) => line.id === 'STF')!.adds).toBeCloseTo((0.6 * 14 * 50) / 106, 12);
    expect(only!.lines.find((line) => line.id === 'ATT')!.adds).toBeCloseTo((0.6 * 18 * 50) / 106, 12);
    expect(only!.lines.find((line) => line.id === 'size')).toMatchObject({ adds: 32, most: 40, ask: false });
    expect(only!.match).toBeCloseTo(80, 12);
    expect(only).toMatchObject({ comparedWith: undefined, pluses: [], minuses: [] });
    expect(only!.fit).toBeCloseTo(62, 12);
  });
  it('add up to the fit, and as printed to the printed fit', () => {
    const made = [level('a', 61.7, { STF: 12.34, EXT: 99.9 }), level('b', 33.3)].map((one) => ({ ...one, profile: { sizeShares: known({ '10-24': 0.17 }) } }));
    for (const { fit, shown, lines } of takeApart(dental, made)) {
      expect(lines.reduce((sum, line) => sum + line.adds, 0)).toBe(fit);
      expect(lines.reduce((sum, line) => sum + tenths(line.shown), 0)).toBe(tenths(shown));
      expect(shown).toBeCloseTo(fit, 1);
    }
  });
  it('name a cap as a line of its own, what it takes away', () => {
    const caps = [{ reason: 'one-essential', limit: 49.9, checks: ['BCK-01'], binds: true }] as const;
    const [capped, free] = takeApart(makeNeed(), [{ ...level('capped', 80), caps }, level('free', 40)]);
    expect(capped!.fit).toBe(49.9);
    expect(capped!.lines.at(-1)).toMatchObject({ kind: 'cap', id: 'cap', most: 0 });
    expect(capped!.lines.at(-1)!.adds).toBeCloseTo(-30.1, 12);
    expect(capped!.lines.reduce((sum, line) => sum + tenths(line.shown), 0)).toBe(499);
    expect(capped!.minuses.map((line) => line.id)).toEqual(['cap']);
    expect(free!.lines.some((line) => line.kind === 'cap')).toBe(false);
  });
});

describe('pluses and minuses', () => {
  it('are the three lines that differ most from the mean of those that fit', () => {
    const [odd] = takeApart(makeNeed(), [level('a', 50, { SEC: 90, STF: 80, PRC: 70, BCK: 60, ATT: 10, EXT: 20, IND: 49.9 }), level('b', 50)]);
    // W x change / 2 / 100: SEC 2.4, STF 2.1, PRC 1.1, BCK 0.3; ATT -2.4, EXT -0.9; IND -0.005 is not seen.
    expect(odd!.pluses.map(({ id, difference }) => [id, difference])).toEqual([['SEC', expect.closeTo(2.4, 9)], ['STF', expect.closeTo(2.1, 9)], ['PRC', expect.closeTo(1.1, 9)]]);
    expect(odd!.minuses.map(({ id, difference }) => [id, difference])).toEqual([['ATT', expect.closeTo(-2.4, 9)], ['EXT', expect.closeTo(-0.9, 9)]]);
    expect(odd!.comparedWith).toBe('fits');
  });
  it('compare one that is ruled out with those that fit, too', () => {
    const must = makeNeed({ choices: { hours: ['always'] } });
    const passing = { checks: { 'SVC-06': { points: 100, counted: 50 } } };
    const made = [{ ...level('a', 50), ...passing }, { ...level('b', 50), ...passing }, { ...level('out', 50, { SEC: 90 }), checks: { 'SVC-06': { points: 20, counted: 50 } } }];
    const out = takeApart(must, made)[2]!;
    expect([out.comparedWith, out.pluses.map((line) => line.id)]).toEqual(['fits', ['SEC']]);
  });
  it('compare with all candidates where fewer than two fit', () => {
    const [a, b] = takeApart(makeNeed({ people: 10 }), [{ ...level('a', 50), profile: { sizes: known({ from: 1 }), sizeShares: known({ '10-24': 1 }) } }, level('b', 50)]);
    expect([a!.comparedWith, a!.pluses.map(({ id, difference }) => [id, difference])]).toEqual(['candidates', [['size', 20]]]);
    expect(b!.minuses.map(({ id, difference }) => [id, difference])).toEqual([['size', -20]]);
  });
});

describe('what nobody knows', () => {
  it('is marked on the item, and program by program', () => {
    const need = makeNeed({ people: 10, apps: [{ typed: 'Dentrix', program: 'dentrix' }, { typed: 'Xero', program: 'xero' }], choices: { trade: ['dental'] } });
    const profile = { apps: known({ complete: false, programs: { dentrix: { clients: 5, proven: true } } }), trades: known({}) };
    const [only] = takeApart(need, [{ slug: 'a', profile }]);
    expect(only!.lines.filter((line) => line.ask).map((line) => line.id)).toEqual(['size', 'apps']);
    expect(only!.programs).toEqual([{ program: 'dentrix', worth: 1 }, { program: 'xero', worth: undefined }]);
    expect(only!.lines.find((line) => line.id === 'apps')!.reads).toBe(50);
  });
});

describe('questions to ask', () => {
  const ask = (need: Need, checks: Readonly<Record<string, Partial<Finding>>>) => {
    const fine = Object.fromEntries(edition.checks.map(({ id }) => [id, { points: 80 }]));
    return questionsToAsk(edition, demandsOf(edition, need), makeFindings({ checks: { ...fine, ...checks } }));
  };
  const open = { outcome: 'unanswered', points: 0 } as const;
  it('are the grey and the weak, by their weight for this owner', () => {
    // STF-01 weighs 5 of 31 in 14 of 100; SEC-03 and EXT-03 less; a doubled TAI-02 weighs 10 of 30 in 10.
    const found = ask(makeNeed({ apps: [{ typed: 'x', program: 'x' }] }), { 'STF-01': open, 'EXT-03': { points: 40 }, 'TAI-02': { outcome: 'lapsed', points: 0 }, 'SEC-01': { points: 41 } });
    expect(found.map(({ check, reason }) => [check, reason])).toEqual([['TAI-02', 'lapsed'], ['STF-01', 'unanswered'], ['EXT-03', 'weak']]);
    expect(found[0]!.weight).toBeCloseTo((10 * 10) / 30, 9);
    expect(found[1]!.weight).toBeCloseTo((14 * 5) / 31, 9);
  });
  it.each([
    [{ ...open, wouldNotSay: true }, 'would-not-say'],
    [{ points: 100, contested: true }, 'contested'],
    [{ points: 0, falseAnswer: true }, 'false-answer'],
  ] as const)('say why: %j is %s', (finding, reason) => expect(ask(makeNeed(), { 'STF-01': finding })).toMatchObject([{ check: 'STF-01', reason }]));
  it('leave out what does not apply, whose weight the rest of the area takes', () => {
    const [found, ...others] = ask(makeNeed(), { 'STF-01': open, 'STF-04': { outcome: 'not-applicable', points: 0 } });
    expect(others).toEqual([]);
    expect(found!.weight).toBeCloseTo((14 * 5) / 26, 9);
  });
  it('are eight at most, equal weights in catalogue order', () => {
    const found = ask(makeNeed(), Object.fromEntries(edition.checks.map(({ id }) => [id, open])));
    expect(found).toHaveLength(8);
    expect(found.map((one) => one.weight)).toEqual(found.map((one) => one.weight).toSorted((a, b) => b - a));
    // 12 x 5 / 25 = 2.4 for ATT-01 and ATT-02, the first; then 14 x 5 / 31 for three of STF.
    expect(found.slice(0, 2).map((one) => one.check)).toEqual(['ATT-01', 'ATT-02']);
  });
});
