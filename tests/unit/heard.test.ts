// How a check hears its clients fits the check, or is refused in words; and what its page prints of it.
import { describe, expect, it } from 'vitest';
import { heardProblems, heardRows } from '#standard/heard.ts';
import type { ClientsHeard } from '#standard/review-schema.ts';
import type { Check } from '#standard/schema.ts';
import { edition, loaded } from '../support/make-need.ts';
import { makeChoice, makeNumber } from '../support/make-edition.ts';

type Clients = NonNullable<Check['proofs']['clients']>;
const by = (check: Check, fact: string, kind: Clients['by'] = 'count'): Check => ({ ...check, proofs: { ...check.proofs, clients: { fact, says: 'Clients say', by: kind } } });
const YES = { agree: ['yes'], disagree: ['no'] };
const labels = { yes: 'Got one', no: 'Got none' };
const report = by(makeChoice('AAA-01', [100, 10]), 'restore-report');

describe('what does not fit', () => {
  it.each<[string, Check, ClientsHeard | undefined, readonly string[]]>([
    ['nothing', report, { by: 'answers', labels, heard: [YES, { agree: ['yes', 'no'], disagree: [] }] }, []],
    ['nothing, where nobody is heard', makeChoice('AAA-01'), undefined, []],
    ['words without a fact', makeChoice('AAA-01'), { by: 'gap', within: 0.5 }, ['client fact and how it is heard must stand together']],
    ['a fact without words', report, undefined, ['client fact and how it is heard must stand together']],
    ['a fact that nobody asks', by(makeChoice('AAA-01'), 'mood'), { by: 'answers', labels, heard: [YES, YES] }, ['clients choose no answer to mood']],
    ['too few answers', report, { by: 'answers', labels, heard: [YES, YES, YES] }, ['clients are heard on 3 answers of 2']],
    ['an answer without words', report, { by: 'answers', labels: { yes: 'Got one', some: 'Some' }, heard: [YES, YES] }, ['client answer no has no words', 'restore-report has no answer some']],
    ['an answer on both sides', report, { by: 'answers', labels, heard: [YES, { agree: ['no'], disagree: ['no', 'maybe'] }] }, ['answer 2: restore-report has no answer maybe', 'answer 2: no both agrees and disagrees']],
    ['a band of what is no number', report, { by: 'band' }, ['restore-report falls into no band']],
    ['a count for a statistic', by(makeNumber('AAA-01'), 'small-client-gap', 'statistic'), { by: 'band' }, ['clients are heard by band, and the edition says by statistic']],
    ['a statistic for a count', report, { by: 'gap', within: 0.5 }, ['clients are heard by gap, and the edition says by count']],
  ])('%s', (_sentence, check, heard, problems) => expect(heardProblems(check, heard)).toEqual(problems));
});

describe('edition 2026.1', () => {
  it('hears clients on the fourteen checks of rule 34, and on no other', () => {
    const those = ['STF-05', 'STF-08', 'ATT-02', 'ATT-06', 'IND-01', 'IND-02', 'TAI-05', 'PRC-01', 'PRC-04', 'PRC-06', 'SVC-01', 'SVC-07', 'BCK-01', 'EXT-01'];
    expect(edition.checks.filter(({ id }) => loaded.guidance[id]?.clientsHeard).map(({ id }) => id).sort()).toEqual([...those].sort());
  });
  it('prints for each answer which clients agree', () => {
    const check = edition.checks.find(({ id }) => id === 'BCK-01')!;
    expect(heardRows(check, loaded.guidance['BCK-01']?.clientsHeard)).toEqual([
      ...['95% or more', '85% to under 95%', '70% to under 85%'].map((answer) => ({ answer, agree: 'Got a report of a restore test this year', disagree: 'Got none' })),
      { answer: 'under 70%', agree: 'Every answer', disagree: 'None' },
    ]);
  });
  it('prints no table where a number or a statistic decides', () => {
    for (const id of ['PRC-06', 'ATT-02', 'SVC-07']) expect(heardRows(edition.checks.find((one) => one.id === id)!, loaded.guidance[id]?.clientsHeard)).toEqual([]);
  });
});
