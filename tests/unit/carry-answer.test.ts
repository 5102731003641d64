// A sheet of an older edition: what is still asked in the same words is taken over, the rest is named, and nothing is guessed.
import { describe, expect, it } from 'vitest';
import { answersCsv } from '../../src/assessments/answers-csv.ts';
import { dryRunOf, type DryRun } from '../../src/assessments/dry-run.ts';
import { readSheet } from '../../src/assessments/read-answers-csv.ts';
import type { Filled } from '../../src/assessments/typed-answer.ts';
import { loadStandard, type Standard } from '../../src/standard/load.ts';
import { nextEdition as editionAfter, reworded, withAnswer } from '../support/next-edition.ts';

const standard = loadStandard('content');
const { current } = standard;

const nextEdition = (changes: Parameters<typeof editionAfter>[1]): Standard => editionAfter(standard, changes);
function carry(standard: Standard, filled: Readonly<Record<string, Filled>>, stands: Readonly<Record<string, Filled>> = {}): DryRun {
  const sheet = readSheet(answersCsv(current.edition, (check) => filled[check.id] ?? {}));
  const run = sheet.kind === 'done' ? dryRunOf(standard, sheet.value, (check) => stands[check.id] ?? {}) : sheet;
  if (run.kind === 'refused') throw new Error(run.code);
  return run.value;
}
const STF04: Filled = { says: 'answer', 'figure-endpointsBefore': '100', 'figure-endpointsNow': '110', 'figure-techniciansBefore': '2', 'figure-techniciansNow': '2' };
const saidOf = (run: DryRun, id: string): unknown => run.changes.find((change) => change.checkId === id)?.said;

describe('an answer of an older edition', () => {
  it('is kept where the same is asked, whatever else is new; what stands already does not change', () => {
    const standard = nextEdition({ 'ATT-03': (check) => ({ ...check, weight: 5, title: 'Another title' }) });
    const filled = { 'ATT-03': { says: 'answer', value: '60', note: 'Measured.' }, 'STF-04': STF04, 'PRC-06': { says: 'would-not-say' }, 'SVC-07': { says: 'would-not-say' } };
    const run = carry(standard, filled, { 'PRC-06': { says: 'would-not-say' } });
    expect([run.otherEdition, run.left, run.faults, run.unchanged]).toEqual(['2026.1', [], [], 1]);
    expect(saidOf(run, 'ATT-03')).toEqual({ kind: 'answers', given: [{ value: 60, note: 'Measured.' }] });
    expect(run.changes.map((change) => change.checkId)).toEqual(['STF-04', 'ATT-03', 'SVC-07']);
  });
  it('is named where the check is gone or asks something else', () => {
    const standard = nextEdition({ 'ATT-03': undefined, 'CLI-02': reworded, 'STF-04': (check) => withAnswer(check, { figures: (check.answer as { figures: { id: string }[] }).figures.slice(0, 3) }) });
    const run = carry(standard, { 'ATT-03': { says: 'answer', value: '60' }, 'CLI-02': { says: 'would-not-say' }, 'STF-04': STF04 });
    expect(run.changes).toEqual([]);
    expect(run.left.map(({ checkId, says }) => [checkId, says])).toEqual([
      ['STF-04', 'This edition asks for other figures here.'], ['ATT-03', 'This edition does not ask this any more.'], ['CLI-02', 'This edition asks something else here.'],
    ]);
  });
  it('follows an option to its new number, and is named where the option is gone', () => {
    const moved = nextEdition({ 'ATT-04': (check) => withAnswer(check, { options: (check.answer as { options: unknown[] }).options.toReversed() }) });
    expect(saidOf(carry(moved, { 'ATT-04': { says: 'answer', choice: '2' } }), 'ATT-04')).toEqual({ kind: 'answers', given: [{ choice: 4 }] });
    const gone = nextEdition({ 'ATT-04': (check) => withAnswer(check, { options: (check.answer as { options: unknown[] }).options.slice(2) }) });
    expect(carry(gone, { 'ATT-04': { says: 'answer', choice: '2' } })).toMatchObject({ changes: [], left: [{ checkId: 'ATT-04', says: 'The option that you chose is not there any more.' }] });
  });
  it('rule by rule: those that are still asked are kept', () => {
    const standard = nextEdition({ 'CLI-06': (check) => withAnswer(check, { rules: (check.answer as { rules: { id: string }[] }).rules.filter(({ id }) => id !== 'pci') }) });
    const run = carry(standard, { 'CLI-06': { says: 'answer', 'choice-hipaa': '1', 'choice-pci': '3', note: 'As of today.' } });
    expect(saidOf(run, 'CLI-06')).toEqual({ kind: 'answers', given: [{ rule: 'hipaa', choice: 1, note: 'As of today.' }] });
    expect(run.left.map((one) => one.says)).toEqual(['PCI DSS (list of responsibilities): this edition does not ask this, or not with the option that you chose.']);
  });
  it('that the check does not apply holds on the same ground alone', () => {
    const filled = { 'STF-04': { says: 'not-applicable', ground: 'We have traded for 14 months.' } };
    expect(saidOf(carry(nextEdition({}), filled), 'STF-04')).toEqual({ kind: 'not-applicable', ground: 'We have traded for 14 months.' });
    const other = nextEdition({ 'STF-04': (check) => ({ ...check, notApplicable: { ground: 'Another', paper: 'One' } }) });
    expect(carry(other, filled)).toMatchObject({ changes: [], left: [{ says: 'This edition leaves the check out on another ground, or never.' }] });
  });
  it('is judged by the new limits, and an error stands in its row', () => {
    const run = carry(nextEdition({ 'ATT-03': (check) => withAnswer(check, { max: 50 }) }), { 'ATT-03': { says: 'answer', value: '60' } });
    expect(run).toMatchObject({ changes: [], left: [], faults: [{ check: 'ATT-03', says: 'The answer must lie between 0 and 50.' }] });
  });
  it('a refusal goes along to a check that has ticks now', () => {
    const standard = nextEdition({ 'ATT-03': (check) => withAnswer(check, { flags: [{ id: 'measured', label: 'Measured' }] }) });
    const run = carry(standard, { 'ATT-03': { says: 'would-not-say' } });
    expect([run.faults, saidOf(run, 'ATT-03')]).toEqual([[], { kind: 'would-not-say' }]);
  });
});
