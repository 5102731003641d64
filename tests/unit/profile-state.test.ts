// How facts of a profile stand on a day, in words for those who speak for the firm (rules 27, 35, 37 and 38).
import { describe, expect, it } from 'vitest';
import { factLines, factState, openUntil, profileCount, profileTasks, type FactStanding } from '#assessments/profile-state.ts';
import { hasLapsed } from '#engine/known.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import type { StoredFact, StoredFacts } from '#providers/reads.ts';
import { loaded } from '../support/profile-page.ts';

const at = (asOf: string) => ({ loaded, asOf: day(asOf), city: 'Columbus' });
interface Change { readonly given?: Day; readonly source?: string; readonly falseFound?: Day }
const said = <Value>(value: Value, change: Change = {}): StoredFact<Value> => ({ value, given: day('2026-03-03'), source: 'provider', ...change });
const fact = (change?: Change): StoredFact<number> => said(500, change);

describe('a fact', () => {
  it.each([
    ['2026-03-03', 'said', 'Said on 3 March 2026. It lapses on 31 August 2027.'],
    ['2027-01-02', 'said', 'Said on 3 March 2026. It lapses on 31 August 2027.'],
    ['2027-01-03', 'due', 'Said on 3 March 2026. Say it again: it lapses on 31 August 2027.'],
    ['2027-08-30', 'due', 'Said on 3 March 2026. Say it again: it lapses on 31 August 2027.'],
    ['2027-08-31', 'lapsed', 'Said on 3 March 2026. It lapsed on 31 August 2027 and no longer counts.'],
  ] as const)('of 3 March 2026 is, on %s, %s', (on, standing, says) => expect(factState(fact(), at(on))).toEqual({ standing, says }));

  it('lapses on the day on which the engine stops counting it', () => {
    const lapses = day('2027-08-31');
    expect([addDays(lapses, -1), lapses].map((on) => hasLapsed(day('2026-03-03'), loaded.edition, on))).toEqual([false, true]);
  });
  it.each<[string, StoredFact<unknown> | undefined, FactStanding, string]>([
    ['that nobody said', undefined, 'not-said', 'Not said.'],
    ['from a list', fact({ source: 'gsa' }), 'found', 'From a public list of 3 March 2026. It lapses on 31 August 2027.'],
    ['of the demonstration', fact({ source: 'demonstration' }), 'said', 'Said on 3 March 2026. It lapses on 31 August 2027.'],
    ['that was taken back', { given: day('2026-03-03'), source: 'provider', takenBack: day('2026-05-01') }, 'taken-back', 'You took this back on 1 May 2026.'],
    ['that was found wrong', fact({ falseFound: day('2026-04-01') }), 'false', 'Found to be wrong on 1 April 2026. It does not count until 1 April 2027 is over.'],
  ])('%s', (_, stored, standing, says) => expect(factState(stored, at('2026-06-01'))).toEqual({ standing, says }));
});

describe('a subject', () => {
  const standing = (stored: StoredFacts, on = '2026-06-01') => profileTasks(stored, at(on)).flatMap(({ tasks }) => tasks).find((task) => task.subject === 'team')!.standing;
  const count = (change?: Change): StoredFact<number> => said(12, change);
  it.each<[string, StoredFacts]>([
    ['not-said', {}],
    ['partly', { 'head-count': count() }],
    ['said', { 'head-count': count(), technicians: count() }],
    ['found', { 'head-count': count({ source: 'gsa' }), technicians: count() }],
    ['lapsed', { 'head-count': count({ given: day('2024-01-01') }), technicians: count({ given: day('2025-05-01') }) }],
    ['due', { technicians: count({ given: day('2025-05-01') }) }],
    ['false', { 'head-count': count({ falseFound: day('2026-05-01') }), technicians: count({ given: day('2024-01-01') }) }],
    ['taken-back', { technicians: { given: day('2026-03-03'), source: 'provider', takenBack: day('2026-05-01') } }],
  ])('is %s', (says, stored) => expect(standing(stored)).toBe(says));
});

it('says values in words, an empty list as none, and nothing where nothing is said', () => {
  const stored: StoredFacts = { rules: said<string[]>([]), 'size-shares': said({ '1-9': 0.575, '10-24': 0 }), coverage: said({ radius: 40 }) };
  expect(factLines(['rules', 'size-shares', 'coverage', 'prices'], stored, at('2026-06-01')).map(({ term, value }) => [term, value])).toEqual([
    ['Rules it knows', 'None'], ['Clients by size', '1 to 9 people: 57.5%. 10 to 24 people: 0%'], ['Places', 'Within 40 miles of Columbus'], ['Prices', undefined],
  ]);
});

it('counts what is said and counts', () => {
  const stored: StoredFacts = { 'minimum-fee': fact(), founded: said(2011, { given: day('2020-01-01') }) };
  expect(profileCount(stored, at('2026-06-01'))).toEqual({ said: 1, all: 19 });
});

it('knows until when a silence is asked about: 30 days from the first claim', () => {
  expect(['2026-01-01', '2026-01-31', '2026-02-01'].map((on) => openUntil(day('2026-01-01'), at(on)))).toEqual(['2026-01-31', '2026-01-31', undefined]);
});
