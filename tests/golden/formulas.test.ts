// The formulas on the standard's own worked numbers (3.7, 3.8, and rule 36 of its head). Expected numbers are those that the document prints.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckFacts, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { capsOf, gradeOf } from '#engine/grade.ts';
import { scoreLimits, toOneDecimal, toShown } from '#engine/rounding.ts';
import type { Score } from '#engine/score-types.ts';
import { overallOf, scoreOf } from '#engine/score.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import { loadStandard } from '#standard/load.ts';
import type { Edition } from '#standard/schema.ts';
import { attested, choose, document, makeFacts, TODAY } from '../support/make-edition.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).editions.find((one) => one.edition.id === '2026.1')!;
const { scoring } = edition;
const shown = (value: number): number => toShown(value, scoreLimits(scoring));

/** The edition cut down to one area, so that a worked area can be scored by itself. */
const only = (code: string): Edition => ({ ...edition, areas: edition.areas.filter((area) => area.code === code), checks: edition.checks.filter((check) => check.id.startsWith(code)) });
function scoreArea(code: string, checks: Record<string, CheckFacts>, asOf: Day = TODAY): Score {
  const findings = findingsOf(only(code), makeFacts(checks), asOf);
  return scoreOf(only(code), findings, day('2026-01-05'), asOf);
}
const figures = (entered: Record<string, number>, proofs = [document()]): CheckFacts => ({ answers: [{ given: day('2026-06-01'), figures: entered, proofs }] });

const STAFFING: Record<string, CheckFacts> = {
  'STF-01': figures({ endpoints: 960, technicians: 4 }), // 240 endpoints per technician
  'STF-02': figures({ booked: 73, paid: 100 }), // 73% booked
  'STF-03': figures({ protected: 12, scheduled: 100 }, []), // 12% protected, on its word
  'STF-04': figures({ endpointsBefore: 1000, endpointsNow: 1290, techniciansBefore: 4, techniciansNow: 5 }), // 4 points over staff
  'STF-05': figures({ left: 9, average: 50, months: 12 }), // 18% left
  'STF-06': { answers: [choose(2)] }, // one week in 4, paid, on its word
  'STF-07': figures({ hours: 120, technicians: 4 }), // 30 hours
  'STF-08': { answers: [choose(1)], clients: { agree: 8, disagree: 1, latest: day('2026-10-01') } }, // 96% own staff, clients say so
};

// The areas of Harbour IT as 3.7 prints them, staffing as it is computed.
const PRINTED = { ATT: 58, IND: 66, TAI: 61.5, PRC: 78, SVC: 63.5, SEC: 72, CLI: 70, BCK: 76, EXT: 82 };
const harbour = (areas: Record<string, number>) => overallOf(edition.areas.map(({ code, weight }) => ({ weight, score: areas[code] })));

describe('Harbour IT (3.7)', () => {
  it('has 54.3 for staffing: 1,682.5 / 31', () => {
    const { uncapped } = scoreArea('STF', STAFFING);
    expect(uncapped).toBe(1682.5 / 31);
    expect(shown(uncapped)).toBe(54.3);
  });
  it.each([['STF-01', 60], ['STF-02', 45], ['STF-03', 24], ['STF-04', 60], ['STF-05', 60], ['STF-06', 32], ['STF-07', 52.5], ['STF-08', 100]])('%s counts %d', (id, counted) => {
    expect(findingsOf(edition, makeFacts(STAFFING), TODAY).find((one) => one.check === id)?.counted).toBe(counted);
  });
  it('has 66.6 in all, from its area totals', () => expect(shown(harbour({ ...PRINTED, STF: 1682.5 / 31 }))).toBe(66.6));
  it('is grade B with every question answered', () => expect(gradeOf(harbour({ ...PRINTED, STF: 1682.5 / 31 }), 100, scoring, day('2026-01-05'), TODAY).grade).toBe('B'));
});

describe('Harbour IT when its restore log runs out (3.7, rule 36)', () => {
  // Log and signature bear the same date; everything else is younger.
  const log = '2025-12-01';
  const backup: Record<string, CheckFacts> = {
    'BCK-01': { answers: [{ given: day(log), figures: { restored: 52, clients: 60 }, proofs: [document(log)] }] },
    'BCK-02': { answers: [choose(1, [attested()])] },
    'BCK-03': { answers: [choose(1, [document()])] },
    'BCK-04': { answers: [choose(1)] },
    'BCK-05': { answers: [choose(1, [attested()])] },
  };
  const lastValid = day('2026-12-01');
  const whole = (asOf: Day) => harbour({ ...PRINTED, STF: 1682.5 / 31, BCK: scoreArea('BCK', backup, asOf).uncapped });
  it('has a backup area of 76.1 until then', () => {
    expect(toOneDecimal(scoreArea('BCK', backup, lastValid).uncapped)).toBe(76.1);
    expect(toOneDecimal(whole(lastValid))).toBe(66.6);
  });
  it('has 66.2 from the day after: the proof falls to the word, and the cap of 79.9 changes nothing', () => {
    const asOf = addDays(lastValid, 1);
    expect(shown(whole(asOf))).toBe(66.2);
    expect(shown(whole(addDays(lastValid, 180)))).toBe(66.2);
    expect(capsOf(findingsOf(only('BCK'), makeFacts(backup), asOf), whole(asOf), scoring)).toEqual([{ reason: 'declared-essential', limit: 79.9, checks: ['BCK-01'], binds: false }]);
  });
  it('has 65.6 capped at 49.9, grade D, after 180 days', () => {
    const asOf = addDays(lastValid, 181);
    expect(shown(whole(asOf))).toBe(65.6);
    expect(capsOf(findingsOf(only('BCK'), makeFacts(backup), asOf), whole(asOf), scoring)).toEqual([{ reason: 'one-essential', limit: 49.9, checks: ['BCK-01'], binds: true }]);
    expect(gradeOf(49.9, 95, scoring, day('2026-01-05'), asOf).grade).toBe('D');
  });
});

describe('the limits of what can be reached (3.5, 3.8, rule 36)', () => {
  const scoreCase = (name: string): Score => {
    const { facts } = JSON.parse(readFileSync(join(import.meta.dirname, `2026.1/cases/${name}.json`), 'utf8')) as { facts: ProviderFacts };
    return scoreOf(edition, findingsOf(edition, facts, TODAY), facts.firstClaimed, TODAY);
  };
  it.each<[string, string, number, string]>([
    ['Gloss MSP, which proves nothing and leaves six blanks', 'gloss', 34.8, 'E'],
    ['Gloss MSP with six honest worst answers', 'gloss-honest', 36.1, 'D'],
    ['declaring everything', 'declared-best', 39.8, 'D'],
    ['documents for everything', 'documents-best', 74.4, 'B'],
    ['the highest that can be reached', 'highest-reachable', 96.5, 'A'],
  ])('%s: %s has %d, grade %s', (_sentence, name, printed, grade) => {
    const score = scoreCase(name);
    expect(shown(score.shown)).toBe(printed);
    expect(score.grade).toBe(grade);
  });
  it('Gloss MSP claims 87.1, has 87.6% answered, and the cap of 79.9 does not bite', () => {
    const score = scoreCase('gloss');
    expect([toOneDecimal(score.claimed), toOneDecimal(score.answered)]).toEqual([87.1, 87.6]);
    expect(score.caps).toMatchObject([{ reason: 'declared-essential', binds: false }]);
  });
});
