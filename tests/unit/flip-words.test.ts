// What would put B above A, in words: each kind of change reads as an owner would say it, and its address holds the change.
import { describe, expect, it } from 'vitest';
import type { RankChange } from '#engine/flip-changes.ts';
import { flipInWords } from '#shortlists/flip-words.ts';
import { loaded, makeNeed } from '../support/make-need.ts';

const need = makeNeed({ choices: { visits: ['monthly'], pains: ['hackers'], keep: ['yes'] }, weights: { SVC: 1.5 } });
const told = (change: RankChange | undefined) => flipInWords({ upper: 1, lower: 2, found: change && { change, size: 3 } }, need, loaded, (row) => (row === 1 ? 'Alder IT' : 'Birch IT'));

describe('one change', () => {
  it.each<[RankChange, string]>([
    [{ kind: 'weight', area: 'STF', from: 1, to: 1.4 }, '“Staffing and workload” counted 1.4 times as much for you.'],
    [{ kind: 'weight', area: 'SVC', from: 1.5, to: 0.8 }, 'you set the weight of “Speed and quality of service” to 0.8, where it stands at 1.5 now.'],
    [{ kind: 'need', param: 'visits', from: ['monthly'], to: ['when-needed'] }, 'you answered “When needed” to “Visits”, not “Every month”.'],
    [{ kind: 'need', param: 'visits', from: ['monthly'], to: [] }, 'you left “Visits” open, where you now say “Every month”.'],
    [{ kind: 'need', param: 'rivals', from: [], to: ['must-not'] }, 'you answered “They must not” to “Competitors”, which you left open.'],
    [{ kind: 'need', param: 'pains', from: ['hackers'], to: [] }, 'you did not name “Hackers” under “What hurts”.'],
    [{ kind: 'need', param: 'pains', from: ['hackers'], to: ['locked-in', 'hackers'] }, 'you named “Locked in” too under “What hurts”.'],
    [{ kind: 'need', param: 'keep', from: ['yes'], to: [] }, 'you did not say “We want to keep our own person”.'],
    [{ kind: 'proof', check: 'PRC-03', from: 'declared', to: 'document' }, 'it showed a document for its answer on “How long you are tied in”, which rests on its word now.'],
    [{ kind: 'proof', check: 'PRC-03', from: 'document', to: 'attested' }, 'an outsider had checked its answer on “How long you are tied in”, which rests on a document now.'],
  ])('%j', (change, ending) => expect(told(change).says).toBe(`Birch IT would come before Alder IT if ${ending}`));

  it('stands in the need that it makes, but for proof, which is not the owner’s', () => {
    expect(told({ kind: 'need', param: 'visits', from: ['monthly'], to: [] }).need!.choices).toEqual({ pains: ['hackers'], keep: ['yes'] });
    expect(told({ kind: 'weight', area: 'SVC', from: 1.5, to: 1 }).need!.weights).toEqual({});
    expect(told({ kind: 'proof', check: 'PRC-03', from: 'declared', to: 'document' }).need).toBeUndefined();
  });
  it('may be none', () => expect(told(undefined).says).toBe('Nothing within reach puts Birch IT before Alder IT. No single weight, no single wish of yours and no better proof of one answer does.'));
});
