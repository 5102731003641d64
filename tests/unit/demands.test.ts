// What a need asks: the worked multipliers of 4.3, clipping, own weights, must-haves, wishes. Expected numbers are the document's.
import { describe, expect, it } from 'vitest';
import { demandsOf } from '#engine/demands.ts';
import type { Need } from '#engine/need.ts';
import { dental, edition, makeNeed } from '../support/make-need.ts';

const demands = (more: Partial<Need> = {}) => demandsOf(edition, makeNeed(more));
const choose = (choices: Need['choices'], more: Partial<Need> = {}) => demands({ choices, ...more });
const ONE = { STF: 1, ATT: 1, IND: 1, TAI: 1, PRC: 1, SVC: 1, SEC: 1, CLI: 1, BCK: 1, EXT: 1 };

describe('weights', () => {
  it('of the dental practice are those of 4.3', () => {
    const { multipliers } = demandsOf(edition, dental);
    expect(multipliers).toEqual({ STF: 1.5, ATT: 1.875, IND: 1.25, TAI: 1.5625, PRC: 1.5, SVC: 1, SEC: 1.25, CLI: 1.25, BCK: 1.25, EXT: 1 });
    expect(edition.areas.map(({ code, weight }) => weight * multipliers[code]!)).toEqual([21, 22.5, 12.5, 15.625, 16.5, 11, 15, 10, 7.5, 6]);
  });
  it('of a need that asks nothing are all 1', () => expect(demands()).toEqual({ multipliers: ONE, doubled: [], musts: [], wishes: [] }));
  it.each([
    ['24 people are a small client', { people: 24 }, 1.5],
    ['25 people are not', { people: 25 }, 1],
    ['pains and size are multiplied', { people: 9, choices: { small: ['often'], pains: ['new-faces'] } }, 2.5],
    ['the owner’s own weight is multiplied in', { people: 9, weights: { ATT: 0.8 } }, 1.5 * 0.8],
    ['and then clipped above', { people: 9, weights: { ATT: 2.5 } }, 2.5],
    ['and below', { weights: { ATT: 0.5 } }, 0.5],
    ['a product over the limit is clipped after all factors', { people: 9, choices: { small: ['often'], pains: ['new-faces'] }, weights: { ATT: 0.5 } }, 1.5 * 1.5 * 1.25 * 0.5],
  ] as const)('ATT: %s', (_, need, factor) => expect(demands(need).multipliers['ATT']).toBe(factor));
  it('count question 17 once, however many are ticked', () => {
    expect(choose({ plans: ['moving'] }).multipliers['TAI']).toBe(1.25);
    expect(choose({ plans: ['moving', 'growing', 'new-program'] }).multipliers['TAI']).toBe(1.25);
    expect(choose({ plans: ['growing', 'selling'] }).multipliers).toEqual({ ...ONE, TAI: 1.25, EXT: 1.25 });
  });
  it('count rules once, and "none of these" not at all', () => {
    expect(choose({ rules: ['hipaa', 'pci', 'cmmc'] }).multipliers).toEqual({ ...ONE, SEC: 1.25, CLI: 1.25 });
    expect(choose({ rules: ['none'] })).toEqual(demands());
  });
  it('do not change with an answer of "not sure", or one the edition does not know', () => {
    expect(demands({ unsure: ['visits', 'rules', 'zip'] })).toEqual(demands());
    expect(choose({ visits: ['daily'], rivals: ['perhaps'], colour: ['red'] })).toEqual(demands());
  });
});

describe('doubled checks', () => {
  it('stand in catalogue order, each once', () => {
    const { doubled } = choose({ visits: ['monthly'], pains: ['same-trouble'], hours: ['always'], rules: ['pci', 'hipaa'], today: ['on-the-side'], change: ['keep'], decide: ['explain'], plans: ['selling'] }, { apps: [{ typed: 'x', program: 'x' }] });
    expect(doubled).toEqual(['ATT-06', 'IND-04', 'IND-05', 'TAI-02', 'TAI-03', 'TAI-04', 'TAI-05', 'TAI-06', 'SVC-04', 'SVC-05', 'SVC-06', 'SVC-07', 'CLI-06']);
  });
});

describe('must-haves', () => {
  const of = (need: Partial<Need>) => demands(need).musts;
  it.each([
    ['day and night needs SVC-06 at 100', { hours: ['always'] }, [{ id: 'day-and-night', param: 'hours', value: 'always', kind: 'check', check: 'SVC-06', points: 100 }]],
    ['keeping an own person needs TAI-06 at 65', { keep: ['yes'] }, [{ id: 'own-person', param: 'keep', value: 'yes', kind: 'check', check: 'TAI-06', points: 65 }]],
    ['every month reads the fact, and needs TAI-05 at 65', { visits: ['monthly'] }, [
      { id: 'visits-monthly', param: 'visits', value: 'monthly', kind: 'visits', oneOf: ['monthly'] },
      { id: 'on-site', param: 'visits', value: 'monthly', kind: 'check', check: 'TAI-05', points: 65 },
    ]],
    ['when needed is out only at never', { visits: ['when-needed'] }, [{ id: 'visits-when-needed', param: 'visits', value: 'when-needed', kind: 'visits', oneOf: ['monthly', 'quarterly', 'on-request'] }]],
    ['each rule reads its own answer', { rules: ['hipaa', 'cmmc'] }, [
      { id: 'rule-hipaa', param: 'rules', value: 'hipaa', kind: 'check', check: 'CLI-06', points: 60, rule: 'hipaa' },
      { id: 'rule-cmmc', param: 'rules', value: 'cmmc', kind: 'check', check: 'CLI-06', points: 60, rule: 'cmmc' },
    ]],
    ['no rivals needs IND-02 at 100', { rivals: ['must-not'] }, [{ id: 'no-rivals', param: 'rivals', value: 'must-not', kind: 'check', check: 'IND-02', points: 100 }]],
    ['leaving any time needs PRC-03 at 85', { commit: ['any-time'] }, [{ id: 'leave-any-time', param: 'commit', value: 'any-time', kind: 'check', check: 'PRC-03', points: 85 }]],
    ['a language is offered', { language: ['es'] }, [{ id: 'language', param: 'language', value: 'es', kind: 'languages', language: 'es' }]],
    ['an open-ended budget asks nothing', { budget: ['over-300'] }, []],
    ['evenings ask nothing', { hours: ['extended'] }, []],
  ] as const)('%s', (_, choices, musts) => expect(of({ choices })).toEqual(musts));
  it('a size is asked for as soon as the head count is known', () => expect(of({ people: 14 })).toEqual([{ id: 'size', param: 'people', value: '14', kind: 'sizes', people: 14 }]));
  it('a price may lie 30% over the upper end', () => {
    expect(of({ people: 14, choices: { budget: ['150-200'] } })[1]).toEqual({ id: 'price', param: 'budget', value: '150-200', kind: 'price', people: 14, upTo: 260 });
    expect(of({ choices: { budget: ['under-100'] } })).toEqual([{ id: 'price', param: 'budget', value: 'under-100', kind: 'price', upTo: 130 }]);
  });
});

describe('wishes', () => {
  it('of the dental practice are all seven items with the weights of 4.2', () => {
    expect(demandsOf(edition, dental).wishes.map(({ item, weight }) => [item, weight])).toEqual([['size', 3], ['apps', 3], ['visits', 2], ['budget', 2], ['trade', 1], ['hours', 1], ['capacity', 1]]);
  });
  it('leave out what wishes for nothing', () => {
    expect(choose({ visits: ['rarely'], start: ['looking'], trade: ['other'] }).wishes).toEqual([]);
    expect(choose({ unusual: ['yes'], rivals: ['must-not'], language: ['es'], sites: ['1'] }).wishes).toEqual([]);
  });
  it('count two spellings of one program once', () => {
    const apps = [{ typed: 'Dentrix', program: 'dentrix' }, { typed: 'dentrix G7', program: 'dentrix' }, { typed: 'Xero', program: 'xero' }];
    expect(demands({ apps }).wishes).toMatchObject([{ item: 'apps', programs: ['dentrix', 'xero'] }]);
  });
  it('let the trade count half at most where rivals must not be clients', () => {
    expect(choose({ trade: ['dental'] }).wishes).toMatchObject([{ most: 1 }]);
    expect(choose({ trade: ['dental'], rivals: ['must-not'] }).wishes).toMatchObject([{ most: 0.5 }]);
  });
});
