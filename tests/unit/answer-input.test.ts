// The form of a check: what people type, and what it says, for a check of every kind, with a sentence for each mistake.
import { describe, expect, it } from 'vitest';
import { answerForm, readSaid } from '../../src/assessments/answer-input.ts';
import { readForm } from '../../src/http/form.ts';
import { loadStandard } from '../../src/standard/load.ts';

const { edition } = loadStandard('content').current;
const checkOf = (id: string) => edition.checks.find((check) => check.id === id)!;

function said(id: string, fields: Record<string, string | string[]>): unknown {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  const read = readForm(answerForm(checkOf(id)), form);
  if (read.kind === 'wrong') return read.problems;
  const outcome = readSaid(checkOf(id), read.input);
  return outcome.kind === 'said' ? outcome.said : outcome.faults;
}
const STF04 = { says: 'answer', 'figure-endpointsBefore': '1,000', 'figure-endpointsNow': '1,050', 'figure-techniciansBefore': '10', 'figure-techniciansNow': '10.5' };

describe('an answer', () => {
  it('of one figure is a number however it is typed', () => {
    for (const typed of ['1480', '1,480', ' 1 480 ', '$1,480']) expect(said('STF-04', { ...STF04, 'figure-endpointsNow': typed })).toMatchObject({ given: [{ figures: { endpointsNow: 1480 } }] });
    expect(said('ATT-03', { says: 'answer', value: '62.5' })).toEqual({ kind: 'answers', given: [{ value: 62.5 }] });
    expect(said('ATT-03', { says: 'answer', value: '62.5%' })).toEqual({ kind: 'answers', given: [{ value: 62.5 }] });
  });
  it('of several figures holds all of them, as entered', () => {
    expect(said('STF-04', STF04)).toEqual({ kind: 'answers', given: [{ figures: { endpointsBefore: 1000, endpointsNow: 1050, techniciansBefore: 10, techniciansNow: 10.5 } }] });
  });
  it('keeps the comment beside it', () => expect(said('ATT-03', { says: 'answer', value: '60', note: ' Measured in the ticket system. ' })).toEqual({ kind: 'answers', given: [{ value: 60, note: 'Measured in the ticket system.' }] }));
  it('of a choice is its position as printed', () => expect(said('IND-02', { says: 'answer', choice: '2' })).toEqual({ kind: 'answers', given: [{ choice: 2 }] }));
  it('to rules is one for each rule that was answered', () => {
    expect(said('CLI-06', { says: 'answer', 'choice-hipaa': '1', 'choice-pci': '3' })).toEqual({ kind: 'answers', given: [{ rule: 'hipaa', choice: 1 }, { rule: 'pci', choice: 3 }] });
  });
  it('may be refused, thrown away, or not apply, with a reason', () => {
    expect(said('STF-04', { says: 'would-not-say' })).toEqual({ kind: 'would-not-say' });
    expect(said('STF-04', { says: 'nothing' })).toEqual({ kind: 'nothing' });
    expect(said('STF-04', { says: 'not-applicable', ground: 'We have traded for 14 months.' })).toEqual({ kind: 'not-applicable', ground: 'We have traded for 14 months.' });
  });
});

describe('what is no answer', () => {
  it.each([
    ['many', 'Write a number, such as 250 or 12.5.'],
    ['NaN', 'Write a number, such as 250 or 12.5.'],
    ['1.2.3', 'Write a number, such as 250 or 12.5.'],
    ['1e400', 'Write a number, such as 250 or 12.5.'],
    ['9'.repeat(40), 'That is more than any firm has. Look at the number again.'],
    ['-5', 'The answer must lie between 0 and 100.'],
    ['101', 'The answer must lie between 0 and 100.'],
  ])('%j is told beside its field', (value, says) => expect(said('ATT-03', { says: 'answer', value })).toEqual([{ field: 'value', says }]));
  it('a figure left out is named', () => expect(said('STF-04', { ...STF04, 'figure-techniciansNow': '' })).toEqual([{ field: 'figure-techniciansNow', says: 'Fill in: technicians in full-time equivalents now.' }]));
  it('figures that break their limits are named each', () => {
    expect(said('STF-04', { ...STF04, 'figure-endpointsBefore': '0', 'figure-techniciansNow': '-1' })).toEqual([
      { field: 'figure-endpointsBefore', says: 'Client computers under management 24 months ago must be 1 or more.' },
      { field: 'figure-techniciansNow', says: 'Technicians in full-time equivalents now must be 0 or more.' },
    ]);
  });
  it('an option that is not there, nothing chosen, no rule answered', () => {
    expect(said('IND-02', { says: 'answer', choice: '99' })).toMatchObject([{ field: 'choice' }]);
    expect(said('IND-02', { says: 'answer' })).toEqual([{ field: 'choice', says: 'Choose one.' }]);
    expect(said('CLI-06', { says: 'answer' })).toEqual([{ field: 'choice-hipaa', says: 'Answer for one rule at least.' }]);
  });
  it('"does not apply" where the check always applies, or without a reason', () => {
    expect(said('STF-01', { says: 'not-applicable', ground: 'We have no technicians at all.' })).toEqual([{ field: 'says', says: 'Choose one.' }]);
    expect(said('STF-04', { says: 'not-applicable', ground: ' ' })).toEqual([{ field: 'ground', says: 'Say in a sentence why it does not apply to you.' }]);
  });
  it('control characters, too many words, a field sent twice', () => {
    expect(said('ATT-03', { says: 'answer', value: '60', note: 'a\0b' })).toMatchObject([{ field: 'note' }]);
    expect(said('ATT-03', { says: 'answer', value: '60', note: 'x'.repeat(2001) })).toEqual([{ field: 'note', says: 'Use at most 2,000 characters.' }]);
    expect(said('ATT-03', { says: 'answer', value: ['60', '70'] })).toEqual([{ field: 'value', says: 'Give this once.' }]);
  });
});

it('every check of the edition has a form that takes an answer of its own kind', () => {
  for (const check of edition.checks) {
    const { answer } = check;
    const filled = (typed: number, grows: number): Record<string, string> => {
      if (answer.kind === 'choice') return { choice: '1' };
      if (answer.kind === 'rules') return { [`choice-${answer.rules[0]!.id}`]: '1' };
      return Object.fromEntries((answer.figures ?? [{ id: '' }]).map(({ id }, at) => [id ? `figure-${id}` : 'value', String(typed * grows ** at)]));
    };
    // Not every set of figures says something; then the check's own rule speaks, never the form.
    const outcomes = [[100, 0.5], [10, 1]].map(([typed, grows]) => said(check.id, { says: 'answer', ...filled(typed!, grows!) }));
    for (const outcome of outcomes) expect([check.id, JSON.stringify(outcome)]).toEqual([check.id, expect.stringMatching(/^\{"kind":"answers"|This must hold|These figures|must (lie|be)/)]);
  }
});
