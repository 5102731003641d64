// When a check is left out: rules 2, 21 and 29 of the standard's head.
import { describe, expect, it } from 'vitest';
import type { Answer, CheckFacts, Proof } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { day } from '#kernel/time.ts';
import type { Check } from '#standard/schema.ts';
import { attested, choose, document, GIVEN, makeCheck, makeChoice, makeEdition, makeFacts, scoreFacts, TODAY } from '../support/make-edition.ts';

const notApplicable = { ground: 'no such clients', paper: 'a client list' };
const claim = (proofs: readonly Proof[] = [document()], claimed = '2026-06-01', answers: readonly Answer[] = []): CheckFacts =>
  ({ answers, notApplicable: { ground: 'no such clients', claimed: day(claimed), proofs } });

// Area AAA weighs 50 and holds 10 checks of weight 1, so that each is 5% of the whole; ZZZ holds the rest.
const edition = (change: (id: string) => Partial<Check>) => makeEdition([
  { code: 'AAA', weight: 50, checks: Array.from({ length: 10 }, (_, at) => { const id = `AAA-0${at}`; return makeChoice(id, [100, 60, 10], { notApplicable, ...change(id) }); }) },
  { code: 'ZZZ', weight: 50, checks: [makeChoice('ZZZ-01')] },
]);
const plain = edition(() => ({}));
const outcomes = (checks: Record<string, CheckFacts>, of = plain, asOf = TODAY) =>
  Object.fromEntries(findingsOf(of, makeFacts(checks), asOf).filter((one) => one.check in checks).map((one) => [one.check, one.notApplicableRefused ?? one.outcome]));

describe('a claim that a check does not apply', () => {
  it.each<[string, CheckFacts, string]>([
    ['is granted on a document', claim(), 'not-applicable'],
    ['is granted on attested proof', claim([attested()]), 'not-applicable'],
    ['is refused without a paper', claim([]), 'no-paper'],
    ['is refused while the paper is not checked', claim([document('2026-06-01', { checked: day('2026-11-25') })]), 'no-paper'],
    ['stands on the last valid day of its paper', claim([document('2025-11-24')]), 'not-applicable'],
    ['ends with its paper, without grace', claim([document('2025-11-23')]), 'no-paper'],
    ['ends with the own end of its paper', claim([document('2026-06-01', { until: day('2026-11-23') })]), 'no-paper'],
    ['stands while one of its papers does', claim([document('2025-01-01'), document('2026-01-01')]), 'not-applicable'],
    ['does not exist before it was made', claim([document()], '2026-11-25'), 'unanswered'],
    ['goes before the answers given until then', claim([document()], '2026-06-01', [choose(1)]), 'not-applicable'],
    ['leaves those answers uncounted when it is refused', claim([], '2026-06-01', [choose(1)]), 'no-paper'],
    ['is withdrawn by a later answer', claim([document()], '2026-05-31', [choose(1)]), 'met'],
    ['is taken back by a refusal on record', { ...claim(), wouldNotSay: GIVEN }, 'unanswered'],
    ['counts for nothing under a false answer', { ...claim(), falseFound: GIVEN }, 'unanswered'],
  ])('%s', (_sentence, facts, expected) => expect(outcomes({ 'AAA-03': facts })).toEqual({ 'AAA-03': expected }));

  it('is refused where the check has no such condition, and where it is essential', () => {
    expect(outcomes({ 'ZZZ-01': claim() })).toEqual({ 'ZZZ-01': 'condition' });
    const essential = edition((id) => (id === 'AAA-03' ? { essential: { points: 60, says: '60' } } : {}));
    expect(outcomes({ 'AAA-03': claim() }, essential)).toEqual({ 'AAA-03': 'condition' });
  });
  it('shows the day and the last day of its paper', () => {
    const [finding] = findingsOf(plain, makeFacts({ 'AAA-00': claim() }), TODAY);
    expect(finding).toMatchObject({ outcome: 'not-applicable', proofDate: '2026-06-01', validUntil: '2027-06-01', points: 0, counted: 0, wouldNotSay: false });
    expect(finding).not.toHaveProperty('proof');
  });
});

describe('a condition on another check (STF-06 and SVC-06)', () => {
  const onCall = edition((id) => (id === 'AAA-01' ? { notApplicable: { ...notApplicable, onlyWhile: { check: 'ZZZ-01', choice: 3 } } } : {}));
  it.each<[string, readonly Answer[], string]>([
    ['holds while its live answer is that option', [choose(3)], 'not-applicable'],
    ['does not hold at another option', [choose(2)], 'condition'],
    ['does not hold while it is unanswered', [], 'condition'],
    ['does not hold once that answer has lapsed', [choose(3, [], '2025-01-01')], 'condition'],
    ['follows the live answer, not an earlier one that counts', [choose(3, [attested()], '2026-03-01'), choose(2)], 'condition'],
  ])('%s', (_sentence, answers, expected) => expect(outcomes({ 'AAA-01': claim(), 'ZZZ-01': { answers } }, onCall)['AAA-01']).toBe(expected));

  // Here the third option has the most points, so that an earlier, weaker answer stays beside it.
  const nobody = makeEdition([
    { code: 'AAA', weight: 5, checks: [makeChoice('AAA-01', [100, 10], { notApplicable: { ...notApplicable, onlyWhile: { check: 'ZZZ-01', choice: 3 } } })] },
    { code: 'ZZZ', weight: 95, checks: [makeChoice('ZZZ-01', [10, 60, 100])] },
  ]);
  const told = (other: CheckFacts) => outcomes({ 'AAA-01': claim(), 'ZZZ-01': other }, nobody)['AAA-01'];
  const weaker = choose(2, [document()], '2024-12-01');
  it('does not hold once that answer has lapsed, though a proof keeps an earlier one standing', () => {
    expect(told({ answers: [weaker, choose(3, [], '2025-01-01')] })).toBe('condition');
    expect(told({ answers: [weaker, choose(3)] })).toBe('not-applicable');
  });
  it('does not hold while that answer is known to be false', () => {
    expect(told({ answers: [choose(3)], falseFound: GIVEN })).toBe('condition');
    expect(told({ answers: [choose(3)], falseFound: day('2025-11-23') })).toBe('not-applicable');
  });
});

describe('an option that makes a check not applicable', () => {
  const options = [{ label: 'one week in 6', points: 100 }, { label: 'always', points: 10 }, { label: 'no such service', notApplicable: true }];
  const withOption = makeEdition([{ code: 'AAA', weight: 5, checks: [makeCheck('AAA-01', { kind: 'choice', options }, { notApplicable })] }, { code: 'ZZZ', weight: 95, checks: [makeChoice('ZZZ-01')] }]);
  it.each<[string, CheckFacts, string]>([
    ['is a claim with the papers of its answer', { answers: [choose(3, [document()])] }, 'not-applicable'],
    ['is a claim with the papers of the claim beside it', { ...claim(), answers: [choose(3)] }, 'not-applicable'],
    ['is refused without a paper', { answers: [choose(3)] }, 'no-paper'],
    ['keeps its papers when it is given again', { answers: [choose(3, [document()]), choose(3, [], '2026-07-01')] }, 'not-applicable'],
    ['does not get them back after another answer', { answers: [choose(3, [document()]), choose(1, [], '2026-07-01'), choose(3, [], '2026-08-01')] }, 'no-paper'],
    ['does not get them back once it was taken back', { ...{ answers: [choose(3, [document()]), choose(3, [], '2026-07-01')] }, wouldNotSay: day('2026-06-15') }, 'no-paper'],
    ['leaves earlier answers uncounted', { answers: [choose(1, [attested()]), choose(3, [], '2026-07-01')] }, 'no-paper'],
    ['is withdrawn by a later answer', { answers: [choose(3, [document()]), choose(1, [], '2026-07-01')] }, 'met'],
  ])('%s', (_sentence, facts, expected) => expect(outcomes({ 'AAA-01': facts }, withOption)).toEqual({ 'AAA-01': expected }));
});

describe('the limit of 10% (rule 2)', () => {
  it('is reached, not passed, by two checks of 5%', () => {
    expect(outcomes({ 'AAA-00': claim(), 'AAA-01': claim() })).toEqual({ 'AAA-00': 'not-applicable', 'AAA-01': 'not-applicable' });
  });
  it('refuses the one that would go over it, in catalogue order and not in that of the claims', () => {
    const claims = { 'AAA-07': claim([document()], '2026-01-01'), 'AAA-01': claim(), 'AAA-04': claim() };
    expect(outcomes(claims)).toEqual({ 'AAA-01': 'not-applicable', 'AAA-04': 'not-applicable', 'AAA-07': 'over-limit' });
  });
  it('refuses only that one: the walk goes on to a smaller one', () => {
    // Of ten in the area's weights, 1, 2 and 1 are claimed: 5%, 10% and 5% of the whole.
    const mixed = makeEdition([
      { code: 'AAA', weight: 50, checks: [1, 2, 1, 3, 3].map((weight, at) => makeChoice(`AAA-0${at + 1}`, [100, 10], { notApplicable, weight })) },
      { code: 'ZZZ', weight: 50, checks: [makeChoice('ZZZ-01')] },
    ]);
    expect(outcomes({ 'AAA-01': claim(), 'AAA-02': claim(), 'AAA-03': claim() }, mixed)).toEqual({ 'AAA-01': 'not-applicable', 'AAA-02': 'over-limit', 'AAA-03': 'not-applicable' });
  });
  it('is not used up by a claim that is refused for another reason', () => {
    expect(outcomes({ 'AAA-00': claim([]), 'AAA-01': claim(), 'AAA-02': claim() })).toEqual({ 'AAA-00': 'no-paper', 'AAA-01': 'not-applicable', 'AAA-02': 'not-applicable' });
  });
});

describe('a check that is left out (rule 21)', () => {
  it('scores exactly as an edition that does not hold it', () => {
    const checks = { 'AAA-00': { answers: [choose(1, [document()])] }, 'AAA-02': { answers: [choose(2)] }, 'ZZZ-01': { answers: [choose(2, [attested()])] } };
    const without = { ...plain, checks: plain.checks.filter((check) => check.id !== 'AAA-05'), areas: plain.areas.map((area) => ({ ...area, checks: area.checks.filter((id) => id !== 'AAA-05') })) };
    expect(scoreFacts(plain, makeFacts({ ...checks, 'AAA-05': claim() }))).toEqual(scoreFacts(without, makeFacts(checks)));
  });
  it('takes its area out of both sums where the area has nothing else', () => {
    const small = makeEdition([{ code: 'AAA', weight: 5, checks: [makeChoice('AAA-01', [100, 10], { notApplicable })] }, { code: 'ZZZ', weight: 95, checks: [makeChoice('ZZZ-01')] }]);
    const score = scoreFacts(small, makeFacts({ 'AAA-01': claim(), 'ZZZ-01': { answers: [choose(1, [attested()])] } }));
    expect(score).toMatchObject({ uncapped: 100, answered: 100, claimed: 100 });
    expect(score.areas[0]).toMatchObject({ score: undefined, claimed: undefined, answered: undefined, parts: undefined });
  });
});
