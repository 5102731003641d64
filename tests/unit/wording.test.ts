// Findings and scores in words: numbers that never claim the better band, caps with their reasons, answers as the edition prints them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerInWords, newerAnswer, otherRules, plainSentence } from '#assessments/answer-words.ts';
import { answeredWords, figureWords, scoreWords, withUnit } from '#assessments/number-words.ts';
import { openQuestions, standoutsOf, toldByArea } from '#assessments/told.ts';
import { capsInWords, gradeInWords, markWords, openWords, untilWords } from '#assessments/wording.ts';
import type { Answer, CheckFacts, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import { day } from '#kernel/time.ts';
import { loadStandard } from '#standard/load.ts';
import { attested, choose, document, enter, HEAD, makeFacts, TODAY } from '../support/make-edition.ts';

const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
const { edition, guidance } = loaded;
const checkOf = (id: string) => edition.checks.find((one) => one.id === id)!;

function look(checks: Readonly<Record<string, CheckFacts>>, change: Partial<ProviderFacts> = {}) {
  const facts = makeFacts(checks, change);
  const findings = findingsOf(edition, facts, TODAY);
  const finding = (id: string): Finding => findings.find((one) => one.check === id)!;
  return { facts, findings, finding, score: scoreOf(edition, findings, facts.firstClaimed, TODAY) };
}
const figures = (given: Record<string, number>, flags: Record<string, boolean> = {}, proofs: Answer['proofs'] = []): Answer => ({ given: day('2026-06-01'), figures: given, flags, proofs });

describe('figures', () => {
  it('have two decimals at most, and commas', () => expect([240, 1234.5, 1.176470588, 0.004, -3.5].map((one) => figureWords(one))).toEqual(['240', '1,234.5', '1.18', '0', '−3.5']));
  it('show more decimals where rounding would claim the better band', () => {
    expect(figureWords(250.004, [200, 250])).toBe('250.004');
    expect(figureWords(84.996, [85, 95])).toBe('84.996');
    expect(figureWords(249.99, [250])).toBe('249.99');
    expect(figureWords(250, [250])).toBe('250');
  });
  it('stand with their unit as people say it', () => {
    expect(withUnit(95.238095, 'percent of clients')).toBe('95.24% of clients');
    expect(withUnit(1_000_000, 'US dollars a claim, the lower of the two covers')).toBe('$1,000,000 a claim, the lower of the two covers');
    expect(withUnit(4, 'percentage points by which endpoints grew')).toBe('4 percentage points by which endpoints grew');
    expect(withUnit(24, 'hours after discovery')).toBe('24 hours after discovery');
  });
  it('of a score never seem to reach the better grade', () => {
    expect([66.593, 64.96, 79.96, 34.949, 49.9].map((one) => scoreWords(one, HEAD.scoring))).toEqual(['66.6', '64.9', '79.9', '34.9', '49.9']);
    expect([94.96, 95, 59.97].map((one) => answeredWords(one, HEAD.scoring))).toEqual(['94.9%', '95%', '59.9%']);
  });
});

describe('an answer', () => {
  it('by number shows its value and every figure', () => {
    const { finding, facts } = look({ 'STF-01': { answers: [figures({ endpoints: 2400, technicians: 10 }, {}, [document()])] } });
    expect(answerInWords(checkOf('STF-01'), finding('STF-01'), facts.checks['STF-01'])).toEqual({
      says: '240 computers for each technician',
      figures: [{ label: 'Client computers under management', says: '2,400 computers' }, { label: 'Technicians in full-time equivalents', says: '10 people' }],
      ticked: [],
    });
    expect(plainSentence(checkOf('STF-01'), guidance['STF-01']!.plain, finding('STF-01'), facts.checks['STF-01'])).toBe('Each technician looks after 240 computers.');
  });
  it('in dollars reads as money', () => {
    const { finding, facts } = look({ 'IND-06': { answers: [figures({ professional: 2_000_000, cyber: 1_000_000 })] } });
    expect(plainSentence(checkOf('IND-06'), guidance['IND-06']!.plain, finding('IND-06'), facts.checks['IND-06'])).toContain('up to $2,000,000 a claim for its own mistakes, and up to $1,000,000');
  });
  it('with a tick beside it says so, and has a sentence of its own', () => {
    const { finding, facts } = look({ 'PRC-06': { answers: [figures({ ceiling: 0, actual: 4 }, { noCeiling: true, notice: true })] } });
    expect(answerInWords(checkOf('PRC-06'), finding('PRC-06'), facts.checks['PRC-06'])!.ticked).toHaveLength(2);
    expect(plainSentence(checkOf('PRC-06'), guidance['PRC-06']!.plain, finding('PRC-06'), facts.checks['PRC-06'])).toBe('The contract sets no limit to price rises. The price really rose by 4% a year.');
  });
  it('by choice is the option as printed', () => {
    const { finding, facts } = look({ 'ATT-01': { answers: [choose(3)] } });
    expect(answerInWords(checkOf('ATT-01'), finding('ATT-01'), facts.checks['ATT-01'])!.says).toBe('Response targets differ by the size of the contract, and clients are told so in writing');
    expect(plainSentence(checkOf('ATT-01'), guidance['ATT-01']!.plain, finding('ATT-01'), facts.checks['ATT-01'])).toBe(
      'Response targets depend on the size of the contract, and clients are told so in writing.',
    );
  });
  it('by rules names the rule that counts, and lists the others', () => {
    const { finding, facts } = look({ 'CLI-06': { answers: [], rules: { hipaa: [choose(1, [document()])], pci: [choose(3)], cmmc: [choose(4)] } } });
    expect(answerInWords(checkOf('CLI-06'), finding('CLI-06'), facts.checks['CLI-06'])).toMatchObject({ rule: 'HIPAA (business associate agreement)' });
    expect(otherRules(checkOf('CLI-06'), finding('CLI-06'), facts.checks['CLI-06'])).toEqual([{ rule: 'PCI DSS (list of responsibilities)', says: 'Refuses to sign the papers' }]);
  });
  it('that is newer and waits for its proof is named beside the one that counts', () => {
    const { finding, facts } = look({ 'ATT-01': { answers: [choose(3, [attested()], '2026-06-01'), choose(2, [], '2026-09-01')] } });
    expect(finding('ATT-01').choice).toBe(3);
    expect(newerAnswer(finding('ATT-01'), facts.checks['ATT-01'])).toMatchObject({ choice: 2 });
  });
  it('that says nothing has no words', () => {
    const { finding, facts } = look({ 'ATT-04': { answers: [choose(5)] } });
    expect(answerInWords(checkOf('ATT-04'), finding('ATT-04'), facts.checks['ATT-04'])).toBeUndefined();
    expect(plainSentence(checkOf('ATT-04'), guidance['ATT-04']!.plain, finding('ATT-04'), facts.checks['ATT-04'])).toBeUndefined();
  });
});

describe('what a reader must know of a finding', () => {
  it('is until when it counts, and what happens after its last day', () => {
    const { finding } = look({ 'ATT-01': { answers: [choose(1, [document('2026-01-31')], '2026-01-31')] }, 'ATT-05': { answers: [choose(1, [document('2025-08-31')], '2026-06-01')] }, 'ATT-06': { answers: [choose(1, [], '2025-09-30')] } });
    expect(untilWords(finding('ATT-01'), edition.scoring)).toBe('counts until 31 January 2027');
    expect(untilWords(finding('ATT-06'), edition.scoring)).toBe('past its day since 30 September 2026; it still counts until 29 March 2027');
    expect(untilWords(finding('SVC-01'), edition.scoring)).toBeUndefined();
  });
  it('is a paper that is past its day', () => {
    const { finding } = look({ 'ATT-01': { answers: [choose(1, [attested('2025-10-01')], '2025-10-01')] } });
    expect(untilWords(finding('ATT-01'), edition.scoring)).toBe('past its day since 1 October 2026, so it counts one step lower until 30 March 2027');
  });
  it('is that clients disagree, or that the answer was false', () => {
    const { finding } = look({ 'IND-02': { answers: [choose(1)], clients: { agree: 1, disagree: 4, latest: day('2026-09-01') } }, 'ATT-05': { answers: [choose(1)], falseFound: day('2026-10-01') } });
    expect(markWords(finding('IND-02'), edition.scoring)).toEqual(['Clients disagree with this answer. It counts as the provider’s word alone, whatever papers there are.']);
    expect(markWords(finding('ATT-05'), edition.scoring)).toEqual(['An answer here was wrong, and the provider should have known it. It earns nothing for 12 months.']);
  });
  it('is why an open one is open', () => {
    const { finding } = look({ 'ATT-05': { answers: [choose(1, [], '2024-01-01')] }, 'ATT-02': { answers: [], notApplicable: { ground: 'no large clients', claimed: day('2026-06-01'), proofs: [] } } });
    expect(openWords(finding('ATT-05'), 30)).toBe('Left open for more than 30 days; we count that as no.');
    expect(openWords({ ...finding('ATT-05'), wouldNotSay: false }, 30)).toBe('It was answered once. The answer and its proof are too old to count.');
    expect(openWords(finding('ATT-02'), 30)).toContain('has shown no valid paper');
    expect(openWords({ ...finding('ATT-01'), wouldNotSay: false }, 30)).toBe('Not answered yet.');
  });
});

describe('a cap', () => {
  it('names the number, the limit and the state of each essential', () => {
    const all = Object.fromEntries(edition.checks.map((check): [string, CheckFacts] => [check.id, allPoints(check.id)]));
    const { score, findings } = look({ ...all, 'BCK-01': { answers: [] } });
    const [cap] = capsInWords(score, findings, edition);
    expect(cap).toMatchObject({ reason: 'One essential check is not met', checks: [{ id: 'BCK-01', title: 'Has restored, not just saved', because: 'left open for more than 30 days; we count that as no' }] });
    expect(cap!.effect).toMatch(/^\d\d\.\d, capped at 49\.9$/);
    expect(cap!.effect).toBe(`${scoreWords(score.uncapped, edition.scoring)}, capped at 49.9`);
  });
});

/** The answer with the most points, on attested proof. */
function allPoints(id: string): CheckFacts {
  const { answer } = checkOf(id);
  if (answer.kind === 'rules') return { answers: [], rules: { [answer.rules[0]!.id]: [choose(1, [attested()])] } };
  if (answer.kind === 'choice') return { answers: [choose(1, [attested()])] };
  const given: Record<string, Record<string, number>> = {
    'STF-01': { endpoints: 100, technicians: 1 }, 'STF-02': { booked: 60, paid: 100 }, 'STF-03': { protected: 25, scheduled: 100 },
    'STF-04': { endpointsBefore: 100, endpointsNow: 100, techniciansBefore: 1, techniciansNow: 1 }, 'STF-05': { left: 0, average: 9, months: 12 },
    'STF-07': { hours: 50, technicians: 1 }, 'ATT-02': { smallUrgent: 9, largeUrgent: 9, smallNormal: 9, largeNormal: 9 },
    'IND-06': { professional: 3e6, cyber: 3e6 }, 'TAI-07': { reviewed: 9, clients: 9 }, 'PRC-06': { ceiling: 3, actual: 2 },
    'SVC-02': { stopped: 99, person: 99, other: 99 }, 'SVC-03': { first: 9, incidents: 9 }, 'SVC-04': { again: 0, solved: 9 },
    'SVC-05': { hours: 1, endpointMonths: 9 }, 'SVC-07': { satisfied: 99, replies: 99, asked: 100 }, 'CLI-01': { protected: 9, accounts: 9, refused: 0 }, 'BCK-01': { restored: 9, clients: 9 },
  };
  const entered = given[id];
  return { answers: [entered ? figures(entered, { notice: true, everyTicket: true }, [attested()]) : enter(answer.better === 'less' ? 1 : 99, [attested()])] };
}

describe('a grade', () => {
  const all = Object.fromEntries(edition.checks.map((check): [string, CheckFacts] => [check.id, allPoints(check.id)]));
  it('says what its letter means', () => {
    const { score } = look(all);
    expect([score.grade, gradeInWords(score, edition.scoring)]).toEqual(['A', 'Proven strong.']);
  });
  it('says why it is lower than the score alone would give', () => {
    const { score } = look({ ...all, 'SVC-02': { answers: [] }, 'SVC-03': { answers: [] }, 'SVC-05': { answers: [] } });
    expect(score).toMatchObject({ grade: 'B', gradeReason: 'answered' });
    expect(gradeInWords(score, edition.scoring)).toBe('Good, mostly proven. The score alone would give an A; too little is answered for that.');
  });
  it('says why there is none', () => {
    expect(gradeInWords(look({}, { firstClaimed: day('2026-11-01') }).score, edition.scoring)).toBe('Not rated yet: it is in its first 60 days here.');
    expect(gradeInWords(look({}).score, edition.scoring)).toBe('Too little answered to earn more: 0%.');
    const { firstClaimed: _, ...listed } = makeFacts({});
    expect(gradeInWords(scoreOf(edition, findingsOf(edition, listed, TODAY), undefined, TODAY), edition.scoring)).toBe('Not rated: it has told us nothing yet.');
  });
});

describe('what answers come to', () => {
  it('is told by area, with proof, day and doubt, and counts what is open', () => {
    const { facts, findings } = look({ 'STF-01': { answers: [figures({ endpoints: 2400, technicians: 10 }, {}, [document('2026-03-03')])] }, 'STF-08': { answers: [choose(1, [attested('2025-10-01')], '2025-10-01')] } });
    const staffing = toldByArea(loaded, facts, findings)[0]!;
    expect(staffing).toMatchObject({ code: 'STF', name: 'Staffing and workload', open: 6 });
    expect(staffing.told).toMatchObject([
      { check: 'STF-01', says: 'Each technician looks after 240 computers.', proof: 'document', date: '2026-03-03', doubt: undefined },
      { check: 'STF-08', proof: 'document', date: '2025-10-01', doubt: 'old' },
    ]);
  });
  it('leaves questions: essentials first, then by what hangs on them', () => {
    const questions = openQuestions(loaded, look({ 'STF-01': { answers: [figures({ endpoints: 2400, technicians: 10 })] } }).findings);
    expect(questions).toHaveLength(67);
    expect(questions.slice(0, 10).map((one) => one.essential)).toEqual(Array(10).fill(true));
    // Shares by hand: ATT-01 is 12 x 5/25 = 2.4, CLI-01 8 x 5/24 = 1.67, STF-02 14 x 5/31 = 2.26.
    expect(questions.find((one) => one.check === 'ATT-01')!.share).toBeCloseTo(2.4, 10);
    expect(questions[10]!.check).toBe('ATT-01');
  });
  it('stands out where much is earned, and where much is left', () => {
    const { findings } = look({ 'ATT-01': { answers: [choose(1, [document()])] }, 'ATT-05': { answers: [choose(1)] }, 'PRC-03': { answers: [choose(5)] } });
    expect(standoutsOf(loaded, findings, 3)).toMatchObject({ strong: [{ check: 'ATT-01', proof: 'document' }, { check: 'ATT-05', proof: 'declared' }], weak: [{ check: 'PRC-03' }] });
  });
});
