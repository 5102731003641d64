// A cell of a comparison: a few words with proof and day, and what stands there where an answer is open, old, contested, false or taken back.
import { describe, expect, it } from 'vitest';
import type { Answer, ProviderFacts, Profile } from '#engine/facts.ts';
import type { RowId } from '#engine/compare.ts';
import { findingsOf } from '#engine/findings.ts';
import { day } from '#kernel/time.ts';
import { cellFor } from '#shortlists/compare-cells.ts';
import { edition, known, loaded, makeNeed, takenBack, TODAY } from '../support/make-need.ts';

const given = day('2026-09-01');
const answer = (choice: number, proof?: 'document' | 'attested', more: Partial<Answer> = {}): Answer => ({ given, choice, proofs: proof ? [{ kind: proof, date: day('2026-08-31'), checked: given }] : [], ...more });

function cell(row: RowId, checks: ProviderFacts['checks'], profile: Profile = {}, need = makeNeed({ people: 18 }), price?: { low: number; high: number }) {
  const facts: ProviderFacts = { slug: 'p', firstClaimed: day('2026-08-01'), checks, profile };
  return cellFor(row, { loaded, need, asOf: TODAY, facts, findings: findingsOf(edition, facts, TODAY), price });
}
const check = (id: string, rule?: string): RowId => ({ kind: 'check', check: id, ...(rule && { rule }) });

describe('a check', () => {
  it('says its answer in few words, with proof, day and worth', () => {
    expect(cell(check('PRC-03'), { 'PRC-03': { answers: [answer(2, 'document')] } })).toMatchObject({ says: 'A year, out on 60 days', proof: 'document', on: '2026-08-31', open: false, worth: { low: 63.75, high: 85, proven: true } });
    expect(cell(check('PRC-03'), { 'PRC-03': { answers: [answer(1)] } })).toMatchObject({ says: 'Month to month', proof: 'declared', on: '2026-09-01', worth: { low: 40, high: 100, proven: false } });
  });
  it('fills in figures as they were entered', () => {
    const figures = { given, figures: { ceiling: 5, actual: 3.2 }, flags: { notice: true }, proofs: [] };
    expect(cell(check('PRC-06'), { 'PRC-06': { answers: [figures] } }).says).toBe('Up to 5% a year; was 3.2%');
    expect(cell(check('PRC-06'), { 'PRC-06': { answers: [{ ...figures, flags: { noCeiling: true } }] } }).says).toBe('No limit; was 3.2% a year');
  });
  it.each<[string, ProviderFacts['checks'], string, string | undefined]>([
    ['never answered', {}, 'No answer', 'left open for too long'],
    ['too old', { 'PRC-03': { answers: [answer(1, undefined, { given: day('2022-01-01') })] } }, 'No answer', 'its answer is too old'],
    ['false', { 'PRC-03': { answers: [answer(1)], falseFound: day('2026-10-01') } }, 'It gave a false answer', undefined],
    ['contested', { 'PRC-01': { answers: [answer(1)], clients: { agree: 0, disagree: 3, latest: given } } }, 'In, out and extras with prices, in writing', 'clients disagree'],
  ])('%s', (_, checks, says, note) => {
    const id = Object.keys(checks)[0] ?? 'PRC-03';
    expect(cell(check(id), checks)).toMatchObject({ says, ...(note && { note }) });
  });
  it('by rules speaks of the rule that the owner named, with its own proof', () => {
    const rules = { hipaa: [answer(2, 'document')], pci: [answer(1)], cmmc: [answer(3)] };
    expect(cell(check('CLI-06', 'hipaa'), { 'CLI-06': { answers: [], rules } })).toMatchObject({ says: 'Signs', proof: 'document', on: '2026-08-31', worth: { low: 45, high: 60, proven: true } });
    expect(cell(check('CLI-06', 'pci'), { 'CLI-06': { answers: [], rules } })).toMatchObject({ says: 'Signs, and serves three or more such clients', proof: 'declared', on: '2026-09-01' });
    expect(cell(check('CLI-06', 'cmmc'), { 'CLI-06': { answers: [], rules } })).toMatchObject({ says: 'Refuses' });
    expect(cell(check('CLI-06', 'ftc-safeguards'), { 'CLI-06': { answers: [], rules } })).toMatchObject({ says: 'No answer', open: true });
  });
});

describe('a fact', () => {
  const fact = (name: Extract<RowId, { kind: 'fact' }>['fact']): RowId => ({ kind: 'fact', fact: name });
  it('is the provider’s word of its day, and carries no points', () => {
    expect(cell(fact('visits'), {}, { visits: known({ scheduled: 'monthly', included: false }) })).toMatchObject({ says: 'Every month, at extra cost', proof: 'declared', on: '2026-10-24', worth: undefined });
    expect(cell(fact('hours'), {}, { hours: known({ technician: 'office', otherwise: 'call-back' }) }).says).toBe('Office hours, then a call back');
  });
  it('of money is for the owner’s team', () => {
    const prices = { prices: known([{ from: 1, low: 100, high: 120 }]) };
    expect(cell(fact('prices'), {}, prices, makeNeed({ people: 18 }), { low: 100, high: 120 })).toMatchObject({ says: '$1,800 to $2,160', of: '$100 to $120 each' });
    expect(cell(fact('prices'), {}, prices, makeNeed(), { low: 100, high: 120 })).toMatchObject({ says: '$100 to $120' });
    expect(cell(fact('prices'), {}, prices)).toMatchObject({ says: 'No answer', note: 'It has told us no price for your size.', open: true });
  });
  it('that was taken back, found false or never told says so, and no value', () => {
    expect(cell(fact('visits'), {}, { visits: takenBack(day('2026-11-01')) })).toMatchObject({ says: 'It took this back', proof: undefined, open: true });
    expect(cell(fact('visits'), {}, { visits: known({ scheduled: 'monthly', included: true }, { falseFound: day('2026-11-01') }) })).toMatchObject({ says: 'Found to be wrong', open: true });
    expect(cell(fact('visits'), {})).toMatchObject({ says: 'No answer', open: true });
  });
  it('of programs speaks of those that the owner named, whatever they are called', () => {
    const apps = { apps: known({ complete: false, programs: { dentrix: { clients: 3, proven: true } } }) };
    const need = (program: string) => makeNeed({ apps: [{ typed: 'Mine', program }] });
    expect(cell(fact('apps'), {}, apps, need('dentrix')).says).toBe('Mine: three clients, shown on paper');
    expect(cell(fact('apps'), {}, apps, need('constructor'))).toMatchObject({ says: 'No answer', note: 'not for what you named' });
  });
});
