// What is compared, in which order, and where one leads clearly: expected values from the questionnaire and from the rule of decision 0022.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearLead, planRows, worthOf, worthOfScore, type Worth } from '#engine/compare.ts';
import { demandsOf } from '#engine/demands.ts';
import type { Need } from '#engine/need.ts';
import { COMPARE_GROUPS } from '#standard/guidance-schema.ts';
import { dental, edition, loaded, makeNeed } from '../support/make-need.ts';

const comparable = edition.checks.flatMap(({ id }) => (loaded.guidance[id]?.compare ? [{ check: id, group: loaded.guidance[id].compare.group }] : []));
const plan = (need: Need, caps: readonly string[] = []) => planRows(edition, need, demandsOf(edition, need), comparable, new Set(caps));
const idsOf = (need: Need, group: string): string[] => plan(need).find((one) => one.group === group)!.rows.map((row) => (row.kind === 'fact' ? row.fact : [row.check, row.rule].filter(Boolean).join(':')));

describe('the rows', () => {
  it('stand in the order of the groups where the owner has no priorities; the head count is none', () => {
    expect(plan(makeNeed()).map(({ group }) => group)).toEqual([...COMPARE_GROUPS]);
    expect(plan(makeNeed({ people: 8 })).map(({ group }) => group)).toEqual([...COMPARE_GROUPS]);
  });
  it('open with what the owner lifts most', () => {
    expect(plan(makeNeed({ choices: { pains: ['lost-data', 'slow-answers'] } })).map(({ group }) => group).slice(0, 2)).toEqual(['breaks', 'safety']);
    expect(plan(makeNeed({ weights: { EXT: 2.5 } }))[0]!.group).toBe('leaving');
    expect(plan(makeNeed({ weights: { PRC: 0.5 } }))[0]!.group).toBe('money');
  });
  it('put must-haves first in their group, then wishes, then what counts double', () => {
    expect(idsOf(dental, 'safety')[0]).toBe('CLI-06:hipaa');
    expect(idsOf(dental, 'fit').slice(0, 3)).toEqual(['visits', 'TAI-05', 'apps']);
    expect(idsOf(makeNeed({ choices: { change: ['keep'] } }), 'independence')[0]).toBe('IND-04');
    expect(plan(dental).flatMap(({ rows }) => rows).find((row) => row.kind === 'fact' && row.fact === 'prices')!.asked).toBe('must');
  });
  it('show what holds down the score of one of them, before all that nobody asked for', () => {
    const safety = (need: Need) => plan(need, ['BCK-01', 'SEC-06']).find(({ group }) => group === 'safety')!.rows.map((row) => [row.kind === 'check' && row.check, row.asked]);
    expect(safety(makeNeed()).slice(0, 2).toSorted()).toEqual([['BCK-01', 'cap'], ['SEC-06', 'cap']]);
    expect(safety(dental)[0]).toEqual(['CLI-06', 'must']);
    expect(safety(dental).slice(1, 3).map(([, asked]) => asked)).toEqual(['cap', 'cap']);
    for (const { id, essential } of edition.checks) if (essential) expect(comparable.map(({ check }) => check), id).toContain(id);
  });
  it('are four in a group at most, and a fact that nobody named is none', () => {
    for (const need of [makeNeed(), dental]) for (const { rows } of plan(need)) expect(rows.length).toBeLessThanOrEqual(4);
    expect(idsOf(makeNeed(), 'fit')).not.toContain('languages');
    expect(idsOf(makeNeed(), 'money')[0]).toBe('prices');
  });
});

const finding = { outcome: 'partly', points: 80, counted: 60, proof: 'document', contested: false } as const;
const worth = (low: number, high: number, proven = true): Worth => ({ low, high, proven });

describe('a clear lead', () => {
  it.each([
    ['more proven than the other claims', [worth(100, 100), worth(24, 60)], 0],
    ['more proven than the other counts, and less than it claims', [worth(60, 80), worth(40, 100)], undefined],
    ['no more than the other claims', [worth(75, 100), worth(30, 75)], undefined],
    ['on its word', [worth(40, 100, false), worth(10, 10)], undefined],
    ['beside one that has not answered', [worth(100, 100), worth(0, 100, false)], undefined],
    ['beside one for whom it does not apply', [worth(100, 100), undefined, worth(10, 25)], 0],
    ['with nobody to lead', [worth(100, 100), undefined], undefined],
    ['alone', [worth(100, 100)], undefined],
    ['level', [worth(100, 100), worth(100, 100)], undefined],
    ['of the last', [worth(10, 30), worth(20, 50), worth(75, 100)], 2],
  ] as const)('%s', (_, worths, place) => expect(clearLead(worths)).toBe(place));

  it('is never earned by a word, and never held against somebody who might be as good', () => {
    const any = fc.record({ counted: fc.integer({ min: 0, max: 100 }), more: fc.integer({ min: 0, max: 100 }), proven: fc.boolean() }).map(({ counted, more, proven }) => worth(counted, Math.min(100, counted + more), proven));
    fc.assert(
      fc.property(fc.array(fc.option(any, { nil: undefined, freq: 6 }), { maxLength: 4 }), (worths) => {
        const lead = clearLead(worths);
        if (lead === undefined) return;
        expect(worths[lead]!.proven).toBe(true);
        worths.forEach((other, at) => at === lead || !other || expect(other.high).toBeLessThan(worths[lead]!.low));
        expect(worths.filter(Boolean).length).toBeGreaterThan(1);
      }),
    );
  });
  it('reads an answer from what counts to what it claims; an open one is worth anything, one that does not apply nothing', () => {
    expect(worthOf(finding)).toEqual(worth(60, 80));
    expect(worthOf({ ...finding, proof: 'declared', counted: 32 })).toEqual(worth(32, 80, false));
    expect(worthOf({ ...finding, contested: true, counted: 32 })).toEqual(worth(32, 80, false));
    expect(worthOf({ ...finding, points: 0, counted: 10 })).toEqual(worth(10, 10));
    expect(worthOf({ ...finding, outcome: 'lapsed', points: 0, counted: 0, proof: undefined })).toEqual(worth(0, 100, false));
    expect(worthOf({ ...finding, outcome: 'not-applicable' })).toBeUndefined();
  });
  it('of a score counts no word, and stops at the cap', () => {
    const parts = { attested: 30, document: 25, declared: 10, claimed: 15, unanswered: 8, missed: 12 };
    expect(worthOfScore(parts, 65)).toEqual(worth(55, 88));
    expect(worthOfScore(parts, 49.9)).toEqual(worth(49.9, 88));
  });
});
