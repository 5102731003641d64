// Which answers and proofs count: rules 16, 32 and 38 of the standard's head, and the settled readings of them.
import { describe, expect, it } from 'vitest';
import type { Answer } from '#engine/facts.ts';
import { walkAnswers } from '#engine/history.ts';
import { floorOf, judgeAnswer } from '#engine/points.ts';
import { day } from '#kernel/time.ts';
import { attested, choose, document, enter, findOne, makeCheck, makeChoice, makeNumber } from '../support/make-edition.ts';

// Options 1 to 5: 100, 80, 60, 30, 10 points.
const check = makeChoice('IND-03', [100, 80, 60, 30, 10]);
const found = (answers: readonly Answer[], asOf = '2026-11-24') => {
  const { outcome, points, counted, proof, choice, proofDate, inGrace } = findOne(check, { answers }, asOf);
  return { outcome, points, counted, proof, choice, proofDate, inGrace };
};

describe('one answer and its proofs (rule 16)', () => {
  it.each<[string, readonly Answer[], number, string]>([
    ['a declared answer counts 0.4', [choose(2)], 32, 'declared'],
    ['a document counts 0.75', [choose(2, [document()])], 60, 'document'],
    ['attested counts in full', [choose(2, [attested()])], 80, 'attested'],
    ['the best proof wins, factors are never added', [choose(2, [document(), attested(), document()])], 80, 'attested'],
    ['a proof that is valid goes before a better one past its grace', [choose(2, [attested('2025-01-01'), document()])], 60, 'document'],
    ['a worst answer has the floor, whatever its proof', [choose(5)], 10, 'declared'],
    ['a document on a worst answer has the floor', [choose(5, [document()])], 10, 'document'],
    ['a weak answer never falls under the floor', [choose(4)], 12, 'declared'],
  ])('%s', (_sentence, answers, counted, proof) => expect(found(answers)).toMatchObject({ counted, proof }));

  // Answer and proof of 1 June 2025: last valid day 1 June 2026, grace until 28 November 2026.
  const old = [choose(1, [attested('2025-06-01')], '2025-06-01')];
  it.each<[string, string, object]>([
    ['counts in full on its last valid day', '2026-06-01', { counted: 100, proof: 'attested', inGrace: false }],
    ['drops one kind the day after', '2026-06-02', { counted: 75, proof: 'document', inGrace: true }],
    ['keeps that kind for 180 days', '2026-11-28', { counted: 75, proof: 'document', inGrace: true }],
    ['leaves the check unanswered on the last valid day + 181', '2026-11-29', { outcome: 'lapsed', counted: 0, points: 0, proof: undefined }],
  ])('an attested proof %s', (_sentence, asOf, expected) => expect(found(old, asOf)).toMatchObject(expected));

  it.each<[string, string, object]>([
    ['keeps its kind through the grace time (rule 38)', '2026-11-28', { counted: 40, proof: 'declared', inGrace: true }],
    ['is unanswered on the last valid day + 181', '2026-11-29', { outcome: 'lapsed', counted: 0 }],
  ])('a declared answer %s', (_sentence, asOf, expected) => expect(found([choose(1, [], '2025-06-01')], asOf)).toMatchObject(expected));

  it('has one clock for the answer and one for each proof', () => {
    const answers = [choose(1, [document('2025-06-01'), document('2025-12-01')], '2025-01-01')];
    expect(found(answers, '2026-12-01')).toMatchObject({ counted: 75, proofDate: '2025-12-01', inGrace: false });
    expect(found(answers, '2026-12-02')).toMatchObject({ counted: 40, proof: 'declared', inGrace: true });
    expect(found(answers, '2027-05-31')).toMatchObject({ outcome: 'lapsed' });
  });
  it('ends a proof with its own end date (rule 38)', () => {
    const answers = [choose(1, [document('2026-06-01', { until: day('2026-08-31') })])];
    expect(found(answers, '2026-08-31')).toMatchObject({ counted: 75 });
    expect(found(answers, '2026-09-01')).toMatchObject({ counted: 40, proof: 'declared', inGrace: false, proofDate: '2026-06-01' });
  });
  it('steps from document to declared where the check lists no lower kind in between', () => {
    const noDocument = makeChoice('IND-07', [100, 10], { proofs: { declared: 's', attested: 'a' } });
    expect(findOne(noDocument, { answers: [choose(1, [document()])] })).toMatchObject({ counted: 40, proof: 'declared' });
    expect(findOne(noDocument, { answers: [choose(1, [attested('2025-06-01')])] })).toMatchObject({ counted: 40, proof: 'declared' });
    const noAuditor = makeChoice('PRC-07', [100, 10], { proofs: { declared: 's', document: 'd' } });
    expect(findOne(noAuditor, { answers: [choose(1, [attested()])] })).toMatchObject({ counted: 75, proof: 'document' });
    expect(findOne(noAuditor, { answers: [choose(1, [attested('2025-06-01')], '2025-06-01')] })).toMatchObject({ counted: 40, proof: 'declared' });
  });
});

describe('what does not exist yet', () => {
  it('is an answer given after the day', () => expect(found([choose(1, [], '2026-11-25')])).toMatchObject({ outcome: 'unanswered' }));
  it('is a proof checked after the day, whatever its own date', () => {
    const answers = [choose(1, [document('2026-06-01', { checked: day('2026-11-25') })])];
    expect(found(answers)).toMatchObject({ counted: 40 });
    expect(found(answers, '2026-11-25')).toMatchObject({ counted: 75 });
  });
  it('is a better answer that comes later', () => expect(found([choose(4, [document()]), choose(1, [], '2026-12-01')])).toMatchObject({ counted: 22.5, choice: 4 }));
});

describe('an answer that changes (rule 32)', () => {
  it.each<[string, readonly Answer[], object]>([
    ['to a worse band keeps its proof', [choose(1, [document('2026-02-01')], '2026-02-01'), choose(3)], { points: 60, counted: 45, proof: 'document', choice: 3 }],
    ['to a better band counts by the old one with its proof, where that is more', [choose(2, [document()], '2026-02-01'), choose(1)], { points: 80, counted: 60, choice: 2 }],
    ['to a better band counts declared, where that is more', [choose(4, [document()], '2026-02-01'), choose(1)], { points: 100, counted: 40, choice: 1, proof: 'declared' }],
    ['to a better band counts in full once the new one is proven', [choose(2, [document()], '2026-02-01'), choose(1, [document()])], { points: 100, counted: 75, choice: 1 }],
    ['through two worse bands keeps the proof', [choose(1, [attested()], '2026-02-01'), choose(2, [], '2026-03-01'), choose(4)], { points: 30, counted: 30, proof: 'attested' }],
    ['down and up again leaves the proof with the lower one', [choose(1, [attested()], '2026-02-01'), choose(3, [], '2026-03-01'), choose(1)], { points: 60, counted: 60, choice: 3 }],
    ['up and down takes the proofs of all that said more', [choose(2, [], '2026-02-01'), choose(1, [document()], '2026-03-01'), choose(3)], { points: 60, counted: 45, choice: 3 }],
    ['and given again is the same answer with its proofs', [choose(2, [document()], '2026-02-01'), choose(2)], { points: 80, counted: 60, proof: 'document' }],
  ])('%s', (_sentence, answers, expected) => expect(found(answers)).toMatchObject(expected));

  it('to another option at the same points leaves the old with its proof and the new declared', () => {
    const twins = makeChoice('IND-04', [100, 60, 60, 10]);
    const answers = [choose(2, [document()], '2026-02-01'), choose(3)];
    expect(findOne(twins, { answers })).toMatchObject({ choice: 2, counted: 45, proof: 'document' });
    expect(findOne(twins, { answers }, '2027-06-02')).toMatchObject({ choice: 3, counted: 24, proof: 'declared' });
  });
  it('to another figure in the same band likewise', () => {
    const answers = [enter(5, [document()], '2026-02-01'), enter(6)];
    expect(findOne(makeNumber('STF-02'), { answers })).toMatchObject({ value: 5, counted: 75 });
    expect(findOne(makeNumber('STF-02'), { answers: [...answers, enter(5, [], '2026-07-01')] })).toMatchObject({ value: 5, counted: 75, given: '2026-07-01' });
  });
  it('gives each answer its own clock', () => {
    const answers = [choose(2, [], '2025-06-01'), choose(1, [], '2025-09-01')];
    expect(found(answers, '2027-02-28')).toMatchObject({ choice: 1, counted: 40, inGrace: true });
    expect(found(answers, '2027-03-01')).toMatchObject({ outcome: 'lapsed' });
  });
  it('refreshes the clock when the same answer is given again', () => {
    const again = [choose(2, [document('2025-06-01')], '2025-06-01'), choose(2, [], '2026-05-01')];
    expect(found(again, '2026-11-29')).toMatchObject({ counted: 32, proof: 'declared', proofDate: '2026-05-01', inGrace: false });
  });
  it('does not mind in which order the answers are handed in', () => {
    const answers = [choose(1, [attested()], '2026-02-01'), choose(2, [], '2026-03-01'), choose(4, [], '2026-04-01')];
    expect(found([answers[2]!, answers[0]!, answers[1]!])).toEqual(found(answers));
  });
});

describe('an answer that ends', () => {
  const silent = makeCheck('IND-08', { kind: 'choice', options: [{ label: 'none', points: 100 }, { label: 'not answered', points: 0, silent: true }] });
  const walk = (answers: readonly Answer[], asOf = '2026-11-24', refused?: string) =>
    walkAnswers(answers, (answer) => judgeAnswer(silent, answer, 0, floorOf(silent, 10)), day(asOf), refused === undefined ? undefined : day(refused));
  const ended = (answer: Answer, on: string): Answer => ({ ...answer, ended: day(on) });

  it('by a change of fact takes its proofs along from that day (IND-05, IND-08)', () => {
    const sold = [ended(choose(1, [attested()]), '2026-09-01')];
    expect(found(sold, '2026-08-31')).toMatchObject({ counted: 100 });
    expect(found(sold, '2026-09-01')).toMatchObject({ outcome: 'unanswered', counted: 0 });
    expect(found([...sold, choose(3, [], '2026-09-02')])).toMatchObject({ points: 60, counted: 24 });
  });
  it('by a change of fact takes the answers before it along', () => {
    expect(walk([choose(1, [attested()], '2026-02-01'), ended(choose(1), '2026-09-01')]).candidates).toEqual([]);
  });
  it('by saying nothing is taken back, and nothing before it counts', () => {
    expect(walk([choose(1, [attested()]), choose(2, [], '2026-07-01')])).toMatchObject({ candidates: [], takenBack: true });
  });
  it('was never there where the first word is that it says nothing', () => expect(walk([choose(2)])).toMatchObject({ candidates: [], takenBack: false }));
  it('by a refusal on record is taken back, until a later answer', () => {
    expect(walk([choose(1)], '2026-11-24', '2026-06-01')).toMatchObject({ candidates: [], takenBack: true });
    expect(walk([choose(1)], '2026-11-24', '2026-05-31')).toMatchObject({ takenBack: false, last: '2026-06-01' });
    expect(walk([choose(1)], '2026-11-24', '2026-11-25')).toMatchObject({ takenBack: false, last: '2026-06-01' });
  });
  it('starts afresh after it was taken back: the old proofs do not come back', () => {
    const { candidates } = walk([choose(1, [attested()]), choose(2, [], '2026-07-01'), choose(1, [], '2026-08-01')]);
    expect(candidates).toEqual([{ given: '2026-08-01', points: 100, choice: 1, proofs: [] }]);
  });
});
