// From findings to a score: means, claimed, answered, caps, grades, parts. 3.1 to 3.6 of the standard and rules 1, 4, 20 and 28 of its head.
import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { capsOf, gradeOf } from '#engine/grade.ts';
import { overallOf, scoreOf } from '#engine/score.ts';
import { addDays, day } from '#kernel/time.ts';
import { attested, choose, document, HEAD, makeChoice, makeEdition, makeFacts, scoreFacts, TODAY } from '../support/make-edition.ts';

const LONG_AGO = day('2026-01-05');

describe('the formula (3.1)', () => {
  // AAA weighs 3 with checks of 5 and 2; BBB weighs 1 with one check.
  const edition = makeEdition([
    { code: 'AAA', weight: 3, checks: [makeChoice('AAA-01', [100, 80, 10], { weight: 5 }), makeChoice('AAA-02', [100, 60, 10], { weight: 2 })] },
    { code: 'BBB', weight: 1, checks: [makeChoice('BBB-01', [100, 60, 10], { weight: 4 })] },
  ]);
  const facts = makeFacts({ 'AAA-01': { answers: [choose(2, [document()])] }, 'AAA-02': { answers: [choose(1)] } });
  const score = scoreFacts(edition, facts);
  it('weighs points times proof inside the area: (5 x 60 + 2 x 40) / 7', () => expect(score.areas[0]?.score).toBe(380 / 7));
  it('weighs areas: (3 x 380/7 + 1 x 0) / 4', () => expect(score.uncapped).toBe((3 * (380 / 7)) / 4));
  it('claims every answer at its full points: 3 x (5 x 80 + 2 x 100)/7 / 4', () => expect(score.claimed).toBe((3 * (600 / 7)) / 4));
  it('counts answered by weight: 3 of 4', () => expect(score.answered).toBe(75));
  it('does so per area', () => expect(score.areas.map((area) => area.answered)).toEqual([100, 0]));
  it('names edition, engine and day', () => expect(score).toMatchObject({ edition: '9999.1', engine: '1.0.0', asOf: '2026-11-24' }));
  it('has a score of 0 where nothing is answered', () => {
    expect(scoreFacts(edition, makeFacts({}))).toMatchObject({ uncapped: 0, shown: 0, claimed: 0, answered: 0, assessed: false });
  });
  it('counts a lapsed answer as not answered and not claimed', () => {
    const lapsed = makeFacts({ 'BBB-01': { answers: [choose(1, [], '2025-01-01')] } });
    expect(scoreFacts(edition, lapsed)).toMatchObject({ claimed: 0, answered: 0 });
  });
  it('leaves an area without a score out of both sums', () => {
    expect(overallOf([{ weight: 3, score: 60 }, { weight: 7, score: undefined }, { weight: 1, score: 20 }])).toBe(50);
    expect(overallOf([])).toBe(0);
  });
  it('refuses findings that are not those of the edition', () => {
    const findings = findingsOf(edition, facts, TODAY);
    expect(() => scoreOf(edition, findings.slice(1), LONG_AGO, TODAY)).toThrow('expected a finding for AAA-01, got AAA-02');
    expect(() => scoreOf(edition, findings.slice(0, 2), LONG_AGO, TODAY)).toThrow('expected a finding for BBB-01, got none');
  });
});

describe('parts of the bar', () => {
  const edition = makeEdition([
    { code: 'AAA', weight: 1, checks: ['AAA-01', 'AAA-02', 'AAA-03', 'AAA-04'].map((id) => makeChoice(id)) },
    { code: 'BBB', weight: 1, checks: [makeChoice('BBB-01')] },
  ]);
  const { parts, areas, uncapped } = scoreFacts(edition, makeFacts({
    'AAA-01': { answers: [choose(2, [attested()])] },
    'AAA-02': { answers: [choose(1, [document()])] },
    'AAA-03': { answers: [choose(1)] },
    'BBB-01': { answers: [choose(3)] },
  }));
  it('split an area by kind of proof, claim, silence and miss', () => {
    expect(areas[0]?.parts).toEqual({ attested: 15, document: 18.75, declared: 10, claimed: 6.25 + 15, unanswered: 25, missed: 10 });
  });
  it('show an honest worst answer as its floor, and the rest as missed', () => {
    expect(areas[1]?.parts).toEqual({ attested: 0, document: 0, declared: 10, claimed: 0, unanswered: 0, missed: 90 });
  });
  it('of the whole are weighed like the score, and its first three add up to it', () => {
    expect(parts).toEqual({ attested: 7.5, document: 9.375, declared: 10, claimed: 10.625, unanswered: 12.5, missed: 50 });
    expect(parts.attested + parts.document + parts.declared).toBe(uncapped);
  });
  it('count what clients confirm with what is attested', () => {
    const proofs = { declared: 's', clients: { fact: 'f', says: 's', by: 'count' as const } };
    const one = makeEdition([{ code: 'AAA', checks: [makeChoice('AAA-01', [100, 60, 10], { proofs })] }]);
    const facts = makeFacts({ 'AAA-01': { answers: [choose(2)], clients: { agree: 6, disagree: 0, latest: day('2026-10-01') } } });
    expect(scoreFacts(one, facts).parts).toEqual({ attested: 60, document: 0, declared: 0, claimed: 0, unanswered: 0, missed: 40 });
  });
  it('are all unknown where nothing is known, and where nothing applies', () => {
    const unknown = { attested: 0, document: 0, declared: 0, claimed: 0, unanswered: 100, missed: 0 };
    expect(scoreFacts(edition, makeFacts({})).parts).toEqual(unknown);
    expect(scoreOf({ ...edition, areas: [], checks: [] }, [], undefined, TODAY)).toMatchObject({ parts: unknown, uncapped: 0, answered: 0 });
  });
});

describe('caps (3.4, rule 1)', () => {
  const essential = { points: 60, says: '60 or more' };
  const proofs = { declared: 's', document: 'd', attested: 'a', clients: { fact: 'f', says: 's', by: 'count' as const } };
  const ids = ['AAA-01', 'AAA-02', 'AAA-03'];
  const edition = makeEdition([{ code: 'AAA', checks: [...ids.map((id) => makeChoice(id, [100, 60, 10], { essential, proofs })), makeChoice('AAA-09', [100, 10], { weight: 5 })] }]);
  const proven: CheckFacts = { answers: [choose(1, [attested()])] };
  const score = (...states: CheckFacts[]) => scoreFacts(edition, makeFacts({ ...Object.fromEntries(ids.map((id, at) => [id, states[at] ?? proven])), 'AAA-09': proven }));
  const failed: CheckFacts = { answers: [choose(3, [attested()])] };
  const silent: CheckFacts = { answers: [] };
  const declared: CheckFacts = { answers: [choose(1)] };
  const contested: CheckFacts = { ...proven, clients: { agree: 0, disagree: 3, latest: day('2026-10-01') } };
  const lapsed: CheckFacts = { answers: [choose(1, [], '2025-01-01')] };

  it('are none where all essentials are proven', () => expect(score()).toMatchObject({ caps: [], shown: 100, uncapped: 100 }));
  it.each<[string, CheckFacts]>([['failed', failed], ['unanswered', silent], ['contested', contested], ['expired past grace', lapsed]])('hold the shown score at exactly 49.9 where one essential is %s', (_word, state) => {
    const one = score(proven, state);
    expect(one.shown).toBe(49.9);
    expect(one.uncapped).toBeGreaterThan(49.9);
    expect(one.caps).toEqual([{ reason: 'one-essential', limit: 49.9, checks: ['AAA-02'], binds: true }]);
  });
  it.each<[string, CheckFacts[]]>([['two fail', [failed, failed]], ['one fails and one is silent', [failed, silent]], ['all three are silent', [silent, silent, silent]]])('hold it at exactly 34.9 where %s', (_word, states) => {
    expect(score(...states).shown).toBe(34.9);
  });
  it('hold it at exactly 79.9 where all are met and some are only declared', () => {
    expect(score(declared, proven, declared)).toMatchObject({ shown: 79.9, caps: [{ reason: 'declared-essential', limit: 79.9, checks: ['AAA-01', 'AAA-03'], binds: true }] });
  });
  it('name only the lower cap where one is declared and one fails', () => expect(score(declared, failed).caps.map((cap) => cap.reason)).toEqual(['one-essential']));
  it('are told, and change nothing, where the score lies under them', () => {
    const low = scoreFacts(edition, makeFacts(Object.fromEntries(ids.map((id) => [id, declared]))));
    expect(low).toMatchObject({ uncapped: 15, shown: 15, caps: [{ reason: 'declared-essential', binds: false }] });
  });
  it('do not bind where the score is exactly their limit', () => {
    const [finding] = findingsOf(edition, makeFacts({}), TODAY);
    expect(capsOf([finding!], 49.9, HEAD.scoring)).toMatchObject([{ reason: 'one-essential', binds: false }]);
  });
  it('treat silence and "no" alike', () => expect(score(silent).shown).toBe(score(failed).shown));
});

describe('grades (3.5, rule 28)', () => {
  const { scoring } = HEAD;
  const grade = (shown: number, answered: number, firstClaimed = LONG_AGO) => gradeOf(shown, answered, scoring, firstClaimed, TODAY);
  it.each<[string, number, number, string, string]>([
    ['80 with 95% answered is an A', 80, 95, 'A', 'score'],
    ['a hair under 80 is a B, however it is printed', 79.9999, 100, 'B', 'score'],
    ['80 with 94.9% answered is a B', 80, 94.9, 'B', 'answered'],
    ['80 with 84% answered is a C', 80, 84, 'C', 'answered'],
    ['80 with 69% answered is a D', 80, 69, 'D', 'answered'],
    ['65 with 85% answered is a B', 65, 85, 'B', 'score'],
    ['50 with 70% answered is a C', 50, 70, 'C', 'score'],
    ['49.9, the cap, is a D', 49.9, 100, 'D', 'score'],
    ['35 with 60% answered is a D', 35, 60, 'D', 'score'],
    ['34.9, the cap, is an E', 34.9, 100, 'E', 'score'],
    ['0 with 60% answered is an E', 0, 60, 'E', 'score'],
    ['anything with under 60% answered is an E: too little answered', 58, 59.9, 'E', 'too-little-answered'],
    ['and so is silence', 0, 0, 'E', 'too-little-answered'],
  ])('%s', (_sentence, shown, answered, letter, reason) => expect(grade(shown, answered)).toEqual({ grade: letter, gradeReason: reason }));

  it('are not given up to the 60th day after the first claim', () => {
    expect(grade(80, 100, addDays(TODAY, -60))).toEqual({ grade: undefined, gradeReason: 'new' });
    expect(grade(80, 100, addDays(TODAY, -61))).toEqual({ grade: 'A', gradeReason: 'score' });
    expect(grade(80, 100, TODAY)).toEqual({ grade: undefined, gradeReason: 'new' });
  });
  it('are not given to a firm that is only listed, or not yet claimed on the day', () => {
    expect(gradeOf(0, 0, scoring, undefined, TODAY)).toEqual({ grade: undefined, gradeReason: 'listed' });
    expect(grade(80, 100, addDays(TODAY, 1))).toEqual({ grade: undefined, gradeReason: 'listed' });
  });
  it('go by the capped number', () => {
    const edition = makeEdition([{ code: 'AAA', checks: [makeChoice('AAA-01', [100, 10], { weight: 5 }), makeChoice('AAA-02', [100, 10], { essential: { points: 100, says: 'all' } })] }]);
    const checks = { 'AAA-01': { answers: [choose(1, [attested()])] }, 'AAA-02': { answers: [choose(2)] } };
    expect(scoreFacts(edition, makeFacts(checks))).toMatchObject({ uncapped: 85, shown: 49.9, grade: 'D', gradeReason: 'score', assessed: true });
  });
  it('assessed begins at 60% answered (rule 20)', () => {
    const edition = makeEdition([{ code: 'AAA', checks: ['1', '2', '3', '4', '5'].map((n) => makeChoice(`AAA-0${n}`)) }]);
    const answers = (count: number) => makeFacts(Object.fromEntries(['1', '2', '3', '4', '5'].slice(0, count).map((n) => [`AAA-0${n}`, { answers: [choose(1)] }])));
    expect(scoreFacts(edition, answers(3)).assessed).toBe(true);
    expect(scoreFacts(edition, answers(2)).assessed).toBe(false);
  });
});
