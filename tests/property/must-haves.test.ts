// What proof does to a must-have: it never rules out a provider that told us (rules 13, 31 and 32). Facts are random, the edition is 2026.1.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { rank } from '#engine/rank.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import { anyAnswers, anyAsOf, anyFacts, anyProof } from '../support/arbitrary-facts.ts';
import { choose, document, makeFacts, TODAY } from '../support/make-edition.ts';
import { edition, makeFilled, makeNeed } from '../support/make-need.ts';

/** Everything that a need can require of a check. */
const demanding = makeNeed({
  choices: { visits: ['monthly'], rules: ['hipaa', 'pci', 'ftc-safeguards', 'cmmc'], rivals: ['must-not'], hours: ['always'], keep: ['yes'], commit: ['any-time'] },
});

/** How each must-have on a check stands, by its id. */
function mustsOf(facts: ProviderFacts, asOf: Day) {
  const findings = findingsOf(edition, facts, asOf);
  const columns = makeFilled([rankRow(edition, facts, findings, scoreOf(edition, findings, facts.firstClaimed, asOf))], asOf);
  const results = rank(edition, demanding, columns, [0]).mustsOf(0).filter((one) => one.must.kind === 'check');
  return Object.fromEntries(results.map(({ must, verdict, reason, points, proof }) => [must.id, { verdict, reason, points, proof }]));
}

describe('an older, weaker answer with its proof', () => {
  const better = choose(1, [], '2026-10-01');
  const proven = choose(2, [document('2026-05-01')], '2026-05-01');
  it('counts in the score, and the must-have still reads the better answer, on the provider’s word', () => {
    const facts = makeFacts({ 'SVC-06': { answers: [proven, better] } });
    expect(findingsOf(edition, facts, TODAY).find((one) => one.check === 'SVC-06')).toMatchObject({ points: 80, counted: 60, proof: 'document' });
    expect(mustsOf(facts, TODAY)['day-and-night']).toEqual({ verdict: 'pass', reason: 'holds', points: 100, proof: 'declared' });
  });
  it('does so for each rule of a check by rules', () => {
    const facts = makeFacts({ 'CLI-06': { answers: [], rules: { hipaa: [proven, better] } } });
    expect(mustsOf(facts, TODAY)['rule-hipaa']).toMatchObject({ verdict: 'pass', points: 100, proof: 'declared' });
  });
  it('does so where the older one counts for more by a hair: 0.75 of 35 and 0.4 of 65', () => {
    const facts = makeFacts({ 'TAI-05': { answers: [choose(3, [document('2026-05-01')], '2026-05-01'), choose(2, [], '2026-10-01')] } });
    expect(mustsOf(facts, TODAY)['on-site']).toMatchObject({ verdict: 'pass', points: 65, proof: 'declared' });
  });
  it('is what is read once the better answer has lapsed', () => {
    const facts = makeFacts({ 'SVC-06': { answers: [choose(2, [document('2026-05-01')], '2024-05-01'), choose(1, [], '2025-05-01')] } });
    expect(mustsOf(facts, day('2026-11-24'))['day-and-night']).toMatchObject({ verdict: 'out', reason: 'below', points: 80, proof: 'document' });
  });
});

describe('clients who disagree', () => {
  it('never lift a provider from "ruled out" to "ask first"', () => {
    fc.assert(fc.property(anyFacts(edition), anyAsOf, fc.nat(9), fc.integer({ min: 3, max: 12 }), (facts, asOf, agree, disagree) => {
      const before = mustsOf({ ...facts, checks: Object.fromEntries(Object.entries(facts.checks).map(([id, { clients: _, ...of }]) => [id, of])) }, asOf);
      const after = mustsOf({ ...facts, checks: Object.fromEntries(Object.entries(facts.checks).map(([id, of]) => [id, { ...of, clients: { agree, disagree, latest: asOf } }])) }, asOf);
      for (const [id, { verdict }] of Object.entries(before)) if (verdict === 'out') expect([id, after[id]!.verdict]).toEqual([id, 'out']);
    }), { numRuns: 200 });
  });
});

describe('better proof', () => {
  const RANK = { out: 0, ask: 1, pass: 2 };
  const ids = ['TAI-05', 'CLI-06', 'IND-02', 'SVC-06', 'TAI-06', 'PRC-03'];
  const asked = edition.checks.filter((check) => ids.includes(check.id));
  /** Answers to the checks that must-haves read, all given and proven lately, so that several of one check stand side by side. */
  const lately = fc.record(Object.fromEntries(asked.map((check) => {
    const answers = anyAnswers(check, 300);
    const rules = check.answer.kind === 'rules' ? fc.record(Object.fromEntries(check.answer.rules.map(({ id }) => [id, answers]))) : fc.constant(undefined);
    return [check.id, fc.record({ answers, rules })];
  })));
  it('never rules out, whichever answer, old or new, it is for', () => {
    fc.assert(fc.property(lately, fc.integer({ min: 300, max: 600 }), fc.nat(3), anyProof(300), (told, days, at, proof) => {
      const facts = (change: (answers: readonly Answer[]) => readonly Answer[]): ProviderFacts =>
        makeFacts(Object.fromEntries(Object.entries(told).map(([id, { answers, rules }]) =>
          [id, rules ? { answers: [], rules: Object.fromEntries(Object.entries(rules).map(([rule, list]) => [rule, change(list)])) } : { answers: change(answers) }])));
      const prove = (answers: readonly Answer[]): Answer[] => answers.map((answer, position) => (position === at ? { ...answer, proofs: [...answer.proofs, proof] } : answer));
      const asOf = addDays(day('2024-06-01'), days);
      const [before, after] = [mustsOf(facts((answers) => answers), asOf), mustsOf(facts(prove), asOf)];
      for (const [id, { verdict, reason }] of Object.entries(before)) {
        // A proof may bring back an answer that had lapsed: then it is known again, whatever it says.
        if (reason !== 'unknown') expect(RANK[after[id]!.verdict], id).toBeGreaterThanOrEqual(RANK[verdict]);
      }
    }), { numRuns: 1000 });
  });
});
