// One finding for each check: outcomes, essentials, clients' word, false answers, silence. Rules 13, 27 and 33 to 36 of the standard's head.
import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { day } from '#kernel/time.ts';
import type { Check } from '#standard/schema.ts';
import { attested, choose, document, findOne, makeCheck, makeChoice, makeEdition, makeFacts, makeNumber, TODAY } from '../support/make-edition.ts';

const essential = { points: 60, says: '60 or more' };
const open = { declared: 's', document: 'd', attested: 'a' };
const byClients = { ...open, clients: { fact: 'restore-report', says: 'they got one', by: 'count' as const } };
const word = (agree: number, disagree: number, latest = '2026-10-01') => ({ agree, disagree, latest: day(latest) });

describe('the outcome', () => {
  const five = makeChoice('IND-03', [100, 60, 10]);
  it.each<[string, CheckFacts, string]>([
    ['met at full points', { answers: [choose(1)] }, 'met'],
    ['partly in between', { answers: [choose(2)] }, 'partly'],
    ['unmet at the lowest', { answers: [choose(3, [attested()])] }, 'unmet'],
    ['unanswered where nothing is known', { answers: [] }, 'unanswered'],
    ['lapsed where every clock has run out', { answers: [choose(1, [], '2025-01-01')] }, 'lapsed'],
    ['unanswered where the option is not printed', { answers: [choose(9)] }, 'unanswered'],
  ])('is %s', (_sentence, facts, outcome) => expect(findOne(five, facts).outcome).toBe(outcome));

  it('tells the day, the last valid day and the answer that counted', () => {
    expect(findOne(five, { answers: [choose(2, [document('2026-03-31')])] })).toEqual({
      check: 'IND-03', area: 'AAA', outcome: 'partly', points: 60, counted: 45, proof: 'document', proofDate: '2026-03-31', validUntil: '2027-03-31',
      inGrace: false, contested: false, falseAnswer: false, wouldNotSay: false, given: '2026-06-01', choice: 2, most: { points: 60, proof: 'document', choice: 2 },
    });
  });
  it('comes for each check in catalogue order, whatever order the facts are in', () => {
    const edition = makeEdition([{ code: 'BBB', checks: [makeChoice('BBB-01'), makeChoice('BBB-02')] }, { code: 'AAA', checks: [makeChoice('AAA-01')] }]);
    const facts = makeFacts({ 'AAA-01': { answers: [choose(1)] }, 'BBB-02': { answers: [choose(2)] }, 'ZZZ-09': { answers: [choose(1)] } });
    expect(findingsOf(edition, facts, TODAY).map((one) => [one.area, one.check, one.points])).toEqual([['BBB', 'BBB-01', 0], ['BBB', 'BBB-02', 60], ['AAA', 'AAA-01', 100]]);
  });
});

describe('an essential', () => {
  const check = makeChoice('BCK-02', [100, 60, 10], { essential, proofs: byClients });
  it.each<[string, CheckFacts, string]>([
    ['is proven where enough points have a document', { answers: [choose(2, [document()])] }, 'proven'],
    ['is declared on the word alone', { answers: [choose(1)] }, 'declared'],
    ['is declared on a document in its grace time', { answers: [choose(1, [document('2025-06-01')])] }, 'declared'],
    ['is proven on attested proof in its grace time', { answers: [choose(1, [attested('2025-06-01')])] }, 'proven'],
    ['fails under its points, whatever the proof', { answers: [choose(3, [attested()])] }, 'failed'],
    ['is unanswered where nothing is known', { answers: [] }, 'unanswered'],
    ['is unanswered past the grace time', { answers: [choose(1, [], '2025-01-01')] }, 'unanswered'],
    ['is proven where clients confirm', { answers: [choose(1)], clients: word(5, 0) }, 'proven'],
    ['is contested where clients contest', { answers: [choose(1, [attested()])], clients: word(0, 3) }, 'contested'],
    ['fails, contested or not, under its points', { answers: [choose(3)], clients: word(0, 3) }, 'failed'],
    ['fails under a false answer', { answers: [choose(1, [attested()])], falseFound: day('2026-08-01') }, 'failed'],
  ])('%s', (_sentence, facts, state) => expect(findOne(check, facts).essential).toBe(state));

  it('stays declared where a false answer elsewhere stops the word from counting (rule 35)', () => {
    const fee = { value: 300, given: day('2026-06-01'), source: 'the provider', falseFound: day('2026-09-01') };
    expect(findOne(check, { answers: [choose(1)] }, TODAY, { profile: { minimumFee: fee } })).toMatchObject({ counted: 10, essential: 'declared' });
  });

  it('is met by any answer that stands: better proof of a weaker one never costs the stronger (rule 32)', () => {
    const insured = makeChoice('IND-06', [100, 80, 40, 10], { essential: { points: 80, says: '1 million' } });
    const before = findOne(insured, { answers: [choose(3, [document('2026-03-01')], '2026-03-01'), choose(2)] });
    const after = findOne(insured, { answers: [choose(3, [attested('2026-03-01')], '2026-03-01'), choose(2)] });
    expect(before).toMatchObject({ counted: 32, points: 80, essential: 'declared' });
    expect(after).toMatchObject({ counted: 40, points: 40, essential: 'declared' });
  });
  it('is absent from a check that is none', () => expect(findOne(makeChoice('STF-02'), { answers: [choose(1)] })).not.toHaveProperty('essential'));
});

describe('clients (rule 34)', () => {
  const check = makeChoice('STF-08', [100, 60, 10], { proofs: byClients });
  it.each<[string, CheckFacts['clients'], object]>([
    ['confirm with five who agree', word(5, 0), { counted: 100, proof: 'clients', contested: false }],
    ['do not confirm with four', word(4, 0), { counted: 40, proof: 'declared' }],
    ['confirm where four times as many agree', word(8, 2), { counted: 100, proof: 'clients' }],
    ['do not confirm at a little less', word(7, 2), { counted: 40, proof: 'declared' }],
    ['contest with three who disagree and fewer who agree', word(2, 3), { counted: 40, contested: true }],
    ['do not contest where as many agree', word(3, 3), { counted: 40, contested: false }],
    ['do not contest with two', word(0, 2), { counted: 40, contested: false }],
    ['say nothing where their last word came after the day', word(9, 0, '2026-11-25'), { counted: 40 }],
    ['drop to a document when their last word is past its validity', word(9, 0, '2025-10-01'), { counted: 75, proof: 'document', inGrace: true, proofDate: '2025-10-01' }],
    ['are silent again 181 days after that', word(9, 0, '2025-05-01'), { counted: 40, proof: 'declared' }],
  ])('%s', (_sentence, clients, expected) => expect(findOne(check, { answers: [choose(1)], ...(clients && { clients }) })).toMatchObject(expected));

  it('make proof fall to declared whatever papers exist', () => {
    const facts = { answers: [choose(1, [attested(), document()])], clients: word(1, 3) };
    expect(findOne(check, facts)).toMatchObject({ counted: 40, points: 100, proof: 'declared', contested: true });
  });
  it('are not asked for a check that names no review fact', () => {
    const dormant = makeChoice('CLI-05');
    expect(findOne(dormant, { answers: [choose(1, [document()])], clients: word(9, 0) })).toMatchObject({ counted: 75, proof: 'document' });
    expect(findOne(dormant, { answers: [choose(1, [document()])], clients: word(0, 9) })).toMatchObject({ counted: 75, contested: false });
  });
  it('never revive an answer that has lapsed', () => {
    expect(findOne(check, { answers: [choose(1, [], '2025-01-01')], clients: word(9, 0) })).toMatchObject({ outcome: 'lapsed', counted: 0 });
    expect(findOne(check, { answers: [choose(1, [], '2025-01-01')], clients: word(0, 9) })).toMatchObject({ outcome: 'lapsed', contested: false });
  });
  it('speak of the live answer, not of an earlier one', () => {
    const facts = { answers: [choose(2, [document()], '2026-03-01'), choose(1)], clients: word(9, 0) };
    expect(findOne(check, facts)).toMatchObject({ choice: 1, counted: 100, proof: 'clients' });
  });
  it('alone prove no more than their ceiling; beside a document, what it shows (rules 18, 34 and 36, SVC-07)', () => {
    const ceiling = { clients: { fact: 'shrunken-mean', says: '4.2', by: 'statistic' as const, ceiling: 80 } };
    const asked = makeChoice('SVC-07', [100, 80, 10], { proofs: { declared: 's', document: 'd', ...ceiling } });
    const late = word(10, 0, '2025-10-01');
    expect(findOne(asked, { answers: [choose(1)], clients: word(10, 0) })).toMatchObject({ points: 100, counted: 80, proof: 'clients' });
    expect(findOne(asked, { answers: [choose(2)], clients: word(10, 0) })).toMatchObject({ points: 80, counted: 80, proof: 'clients' });
    expect(findOne(asked, { answers: [choose(1, [document()])], clients: word(10, 0) })).toMatchObject({ points: 100, counted: 100, proof: 'clients' });
    expect(findOne(asked, { answers: [choose(1, [document('2025-10-01')])], clients: word(10, 0) })).toMatchObject({ points: 100, counted: 80, proof: 'clients' });
    expect(findOne(asked, { answers: [choose(1, [document()])], clients: late })).toMatchObject({ counted: 75, proof: 'document', inGrace: false });
    expect(findOne(asked, { answers: [choose(1)], clients: late })).toMatchObject({ counted: 60, proof: 'document', inGrace: true });
  });
  it('never lift an earlier answer over the live one, not even past a ceiling', () => {
    const ceiling = { clients: { fact: 'shrunken-mean', says: '4.2', by: 'statistic' as const, ceiling: 80 } };
    const asked = makeChoice('SVC-07', [100, 90, 10], { proofs: { declared: 's', document: 'd', ...ceiling } });
    const answers = [choose(2, [document()], '2026-03-01'), choose(1)];
    expect(findOne(asked, { answers, clients: word(10, 0) })).toMatchObject({ choice: 1, counted: 80, proof: 'clients' });
  });
});

describe('points that need attested proof (rule 36, IND-07)', () => {
  const options = [{ label: '3 years', points: 100, unlessAttested: 60 }, { label: '2 years', points: 80, unlessAttested: 60 }, { label: 'promise', points: 60 }, { label: 'no', points: 10 }];
  const check = makeCheck('IND-07', { kind: 'choice', options }, { proofs: { declared: 's', attested: 'a' } });
  it.each<[string, CheckFacts, object]>([
    ['reach 60 when declared', { answers: [choose(1)] }, { points: 60, counted: 24, outcome: 'partly' }],
    ['reach 60 with a document, which is not listed', { answers: [choose(1, [document()])] }, { points: 60, counted: 24, proof: 'declared' }],
    ['are full with attested proof', { answers: [choose(1, [attested()])] }, { points: 100, counted: 100, outcome: 'met' }],
    ['are 80 for two years', { answers: [choose(2, [attested()])] }, { points: 80, counted: 80 }],
    ['reach 60 in the grace time of attested proof', { answers: [choose(1, [attested('2025-06-01')])] }, { points: 60, counted: 24, proof: 'declared' }],
    ['are full for a promise that is attested', { answers: [choose(3, [attested()])] }, { points: 60, counted: 60 }],
  ])('%s', (_sentence, facts, expected) => expect(findOne(check, facts)).toMatchObject(expected));
  it('are not full with a document either, where a check lists one', () => {
    const listed = makeCheck('IND-07', { kind: 'choice', options }, { proofs: open });
    expect(findOne(listed, { answers: [choose(1, [document()])] })).toMatchObject({ points: 60, counted: 45, proof: 'document' });
  });
});

describe('a false answer (rule 35)', () => {
  const edition = makeEdition([{ code: 'AAA', checks: [makeChoice('AAA-01'), makeChoice('AAA-02'), makeChoice('AAA-03', [100, 0]), makeChoice('AAA-04')] }]);
  const facts = makeFacts({
    'AAA-01': { answers: [choose(1, [attested('2026-02-28')], '2026-02-28')], falseFound: day('2026-02-28') },
    'AAA-02': { answers: [choose(1)] },
    'AAA-03': { answers: [choose(1)] },
    'AAA-04': { answers: [choose(1, [document()])] },
  });
  const counted = (asOf: string, of = facts) => findingsOf(edition, of, day(asOf)).map((one) => one.counted);
  it('makes that check 0 without a floor, and every declared answer worth its floor', () => expect(counted('2026-11-24')).toEqual([0, 10, 0, 75]));
  it('does so up to the last day of the twelve months, and no longer', () => {
    expect(counted('2027-02-28')).toEqual([0, 10, 0, 75]);
    expect(counted('2027-03-01')).toEqual([75, 40, 40, 75]);
  });
  it('does nothing before it was found', () => expect(counted('2026-02-27')).toEqual([0, 0, 0, 0]));
  it('is said on its own check only, which stays answered', () => {
    const found = findingsOf(edition, facts, TODAY);
    expect(found[0]).toMatchObject({ outcome: 'unmet', points: 0, falseAnswer: true });
    expect(found[1]).toMatchObject({ outcome: 'met', points: 100, falseAnswer: false, proof: 'declared' });
  });
  it('counts proofs that have fallen to declared as nothing, too', () => {
    const late = makeFacts({ ...facts.checks, 'AAA-04': { answers: [choose(1, [document('2025-10-01')])] } });
    expect(counted('2026-11-24', late)).toEqual([0, 10, 0, 10]);
  });
  it('in a fact of the profile stops declared answers as well (rule 37)', () => {
    const price = { value: 150, given: day('2026-02-01'), source: 'the provider', falseFound: day('2026-03-01') };
    const of = makeFacts({ 'AAA-02': { answers: [choose(1)] } }, { profile: { minimumFee: price } });
    expect(counted('2027-03-01', of)).toEqual([0, 10, 0, 0]);
    expect(counted('2027-03-02', of)).toEqual([0, 40, 0, 0]);
  });
});

describe('would not say (rules 13 and 27)', () => {
  const check = makeChoice('IND-02');
  const silent = (facts: CheckFacts, asOf = '2026-11-24', firstClaimed: string | undefined = '2026-10-25', of: Check = check) =>
    findingsOf(makeEdition([{ code: 'AAA', checks: [of] }]), { slug: 'a', profile: {}, checks: { [of.id]: facts }, ...(firstClaimed && { firstClaimed: day(firstClaimed) }) }, day(asOf))[0]!.wouldNotSay;
  it('is not read from silence up to 30 days after the first claim', () => expect(silent({ answers: [] })).toBe(false));
  it('is read from silence on the 31st day', () => expect(silent({ answers: [] }, '2026-11-25')).toBe(true));
  it('is never read from the silence of a firm that is only listed', () => expect(silent({ answers: [] }, '2026-11-24', '')).toBe(false));
  it('is read from a refusal on record, listed or not', () => expect(silent({ answers: [], wouldNotSay: day('2026-11-20') }, '2026-11-24', '')).toBe(true));
  it('is not read from a refusal that comes later', () => expect(silent({ answers: [], wouldNotSay: day('2026-11-25') })).toBe(false));
  it('is over once an answer is given', () => expect(silent({ answers: [choose(1, [], '2026-11-21')], wouldNotSay: day('2026-11-20') })).toBe(false));
  it('is read from an answer that lapsed, for a provider claimed long ago', () => expect(silent({ answers: [choose(1, [], '2025-01-01')] }, '2026-11-24', '2025-01-01')).toBe(true));
  it('is read at once from an answer that was taken back', () => {
    const hushed = makeNumber('IND-02');
    expect(silent({ answers: [{ given: day('2026-11-01'), value: 5, proofs: [] }, { given: day('2026-11-02'), proofs: [] }] }, '2026-11-24', '2026-11-01', hushed)).toBe(true);
    expect(silent({ answers: [{ given: day('2026-11-02'), proofs: [] }] }, '2026-11-24', '2026-11-01', hushed)).toBe(false);
  });
});
