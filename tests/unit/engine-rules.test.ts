// A check answered rule by rule (CLI-06): rule 31 of the standard's head.
import { describe, expect, it } from 'vitest';
import type { Answer, CheckFacts } from '#engine/facts.ts';
import { day } from '#kernel/time.ts';
import { attested, choose, document, findOne, makeCheck } from '../support/make-edition.ts';

const check = makeCheck('CLI-06', {
  kind: 'rules',
  rules: [{ id: 'hipaa', label: 'HIPAA' }, { id: 'pci', label: 'PCI' }, { id: 'cmmc', label: 'CMMC' }],
  options: [{ label: 'signs and supplies', points: 100 }, { label: 'signs', points: 60 }, { label: 'refuses', points: 0, refuses: true }, { label: 'unknown', points: 0, silent: true }],
}, { notApplicable: { ground: 'no regulated clients', paper: 'statement' } });
const rules = (by: Record<string, readonly Answer[]>, more: Partial<CheckFacts> = {}): CheckFacts => ({ answers: [], rules: by, ...more });
const recent = { firstClaimed: day('2026-11-01') };

describe('a check by rules', () => {
  it.each<[string, CheckFacts, object]>([
    ['counts its best rule', rules({ hipaa: [choose(2)], pci: [choose(1)] }), { rule: 'pci', points: 100, counted: 40 }],
    ['takes the best product, not the best points', rules({ hipaa: [choose(2, [attested()])], pci: [choose(1)] }), { rule: 'hipaa', points: 60, counted: 60, proof: 'attested' }],
    ['gives each rule its own proofs', rules({ hipaa: [choose(2, [document()])], pci: [choose(2)] }), { rule: 'hipaa', counted: 45 }],
    ['takes equal rules in the order as printed', rules({ pci: [choose(2)], hipaa: [choose(2)] }), { rule: 'hipaa', counted: 24 }],
    ['has no floor, as its lowest points are 0', rules({ hipaa: [choose(3)] }), { points: 0, counted: 0, outcome: 'unmet' }],
    ['is unanswered where every rule is unknown', rules({ hipaa: [choose(4)] }), { outcome: 'unanswered' }],
    ['lapses when every rule has', rules({ hipaa: [choose(1, [], '2025-01-01')], pci: [] }), { outcome: 'lapsed' }],
    ['stands while one rule stands', rules({ hipaa: [choose(1, [], '2025-01-01')], pci: [choose(2)] }), { rule: 'pci', counted: 24 }],
    ['reads each rule with its own history', rules({ hipaa: [choose(1, [document()], '2026-02-01'), choose(2)] }), { rule: 'hipaa', points: 60, counted: 45 }],
    ['does not know a rule that the edition does not print', rules({ gdpr: [choose(1)] }), { outcome: 'unanswered' }],
    ['is 0 in all its rules under a false answer', rules({ hipaa: [choose(1, [attested()])] }, { falseFound: day('2026-09-01') }), { points: 0, counted: 0, pointsByRule: { hipaa: 0 } }],
  ])('%s', (_sentence, facts, expected) => expect(findOne(check, facts)).toMatchObject(expected));

  it('never falls by signing one more rule', () => {
    const before = findOne(check, rules({ hipaa: [choose(2, [document()])] }));
    for (const choice of [1, 2, 3, 4]) {
      const after = findOne(check, rules({ hipaa: [choose(2, [document()])], pci: [choose(choice)] }));
      expect(after.counted).toBeGreaterThanOrEqual(before.counted);
    }
  });
  it('tells points, proof and silence of each rule, for must-haves', () => {
    const facts = rules({ hipaa: [choose(2, [document()])], pci: [choose(1, [], '2026-11-02'), choose(4, [], '2026-11-03')] });
    const finding = findOne(check, facts, '2026-11-24', recent);
    expect(finding.pointsByRule).toEqual({ hipaa: 60 });
    expect(finding.proofByRule).toEqual({ hipaa: 'document' });
    expect(finding.wouldNotSayByRule).toEqual({ pci: true, cmmc: false });
    expect(finding.wouldNotSay).toBe(false);
    expect(findOne(check, facts, '2026-12-02', recent).wouldNotSayByRule).toEqual({ pci: true, cmmc: true });
  });
  it('is not applicable on a statement, until an answer is given', () => {
    const statement = { ground: 'none', claimed: day('2026-07-01'), proofs: [document('2026-07-01')] };
    expect(findOne(check, rules({ hipaa: [choose(1, [attested()])] }, { notApplicable: statement }))).toMatchObject({ notApplicableRefused: 'over-limit' });
    expect(findOne(check, rules({ hipaa: [choose(2, [], '2026-08-01')] }, { notApplicable: statement }))).toMatchObject({ rule: 'hipaa', counted: 24 });
  });
});
