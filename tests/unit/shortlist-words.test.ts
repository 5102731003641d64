// The sentences of a shortlist: reasons, must-haves, prices. Each expected sentence is written out here, as an owner reads it.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RankRow } from '#engine/columns.ts';
import type { MustHave } from '#engine/demands.ts';
import type { Profile } from '#engine/facts.ts';
import { NO_NEED, type Need } from '#engine/need.ts';
import { day, type Day } from '#kernel/time.ts';
import { noPriceWords, openBecause } from '#shortlists/doubt-words.ts';
import { priceInWords } from '#shortlists/entry-words.ts';
import { loosenPhrase, mustInWords, mustQuestion } from '#shortlists/must-words.ts';
import { reasonInWords } from '#shortlists/reason-words.ts';
import { missingInWords } from '#shortlists/shortlist-words.ts';
import { loadStandard } from '#standard/load.ts';

const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
const known = <Value>(value: Value) => ({ value, given: day('2026-11-01'), source: 'itself' });
const need: Need = { ...NO_NEED, people: 18, apps: [{ typed: 'Dentrix', program: 'dentrix' }], choices: { trade: ['dental'], hours: ['extended'] } };
const context = (profile: Profile, price?: { low: number; high: number }) => ({ loaded, need, row: { profile } as RankRow, price });
const item = (name: 'size' | 'apps' | 'visits' | 'budget' | 'trade' | 'hours' | 'capacity', worth: number | undefined, profile: Profile, good: boolean, price?: { low: number; high: number }) =>
  reasonInWords({ kind: 'item', item: name, adds: 1, ...(worth === undefined ? {} : { worth }) }, context(profile, price), good);

describe('a reason from the profile', () => {
  it.each([
    ['size', 1, { sizeShares: known({ '10-24': 0.38 }) }, true, '38% of its clients have 10 to 24 people'],
    ['size', 0, { sizeShares: known({ '10-24': 0 }) }, false, 'No clients of 10 to 24 people'],
    ['apps', 0.6, { apps: known({ complete: false, programs: { dentrix: { clients: 6 } } }) }, true, 'Six clients on Dentrix'],
    ['apps', 0, { apps: known({ complete: true, programs: {} }) }, false, 'Does not list Dentrix among the programs it supports'],
    ['visits', 1, { visits: known({ scheduled: 'monthly', included: true } as const) }, true, 'Comes by every month, in the price'],
    ['visits', 0.5, { visits: known({ scheduled: 'on-request', included: false } as const) }, false, 'Comes by when asked, at extra cost'],
    ['visits', 0, { visits: known({ scheduled: 'never', included: false } as const) }, false, 'Never comes by'],
    ['trade', 0.3, { trades: known({ dental: 1 }) }, false, 'One client in your trade (dental practice)'],
    ['hours', 1, { hours: known({ technician: 'always', otherwise: 'none' } as const) }, true, 'A technician answers in evenings or on Saturdays'],
    ['hours', 0.5, { hours: known({ technician: 'office', otherwise: 'call-back' } as const) }, false, 'No technician answers in evenings or on Saturdays; somebody calls back'],
    ['hours', 0, { hours: known({ technician: 'office', otherwise: 'none' } as const) }, false, 'Nobody answers in evenings or on Saturdays'],
    ['capacity', 0, {}, false, 'Cannot start as soon as you want'],
  ] as const)('%s at %s', (name, worth, profile, good, says) => {
    expect(item(name, worth, profile as Profile, good)).toMatchObject({ says, sign: good ? 'plus' : 'watch' });
  });
  it('names the price', () => {
    expect(item('budget', 1, {}, true, { low: 150, high: 180 }).says).toBe('$150 to $180 per person a month is within what you would spend');
  });
  it('is not taken in by a program that every object inherits', () => {
    const odd: Need = { ...need, apps: [{ typed: 'constructor', program: 'constructor' }] };
    const reason = { kind: 'item', item: 'apps', adds: 0, worth: 0 } as const;
    expect(reasonInWords(reason, { ...context({ apps: known({ complete: true, programs: {} }) }), need: odd }, false).says).toBe('Does not list constructor among the programs it supports');
  });
  it('says that only the middle of a price is within the limit', () => {
    const limited: Need = { ...need, choices: { budget: ['100-150'] } };
    const reason = { kind: 'item', item: 'budget', adds: 1, worth: 1 } as const;
    expect(reasonInWords(reason, { ...context({}, { low: 130, high: 155 }), need: limited }, true).says).toBe('The middle of $130 to $155 per person a month is within what you would spend');
  });
  it('is a thing to ask where nobody has told', () => {
    expect(item('apps', undefined, {}, false)).toMatchObject({ sign: 'ask', says: 'Has not told us whether it knows your programs' });
  });
});

describe('a fact that was found false', () => {
  const found = (falseFound: Day) => ({ given: day('2026-11-01'), source: 'itself', falseFound });
  const PROFILE = (mark: Day): Profile => ({
    ...{ sizeShares: { value: { '10-24': 0.38 }, ...found(mark) }, apps: { value: { complete: true, programs: { dentrix: { clients: 6 } } }, ...found(mark) } },
    ...{ visits: { value: { scheduled: 'monthly', included: true }, ...found(mark) }, prices: { value: [{ from: 1, low: 150, high: 180 }], ...found(mark) } },
    ...{ trades: { value: { dental: 9 }, ...found(mark) }, hours: { value: { technician: 'always', otherwise: 'none' }, ...found(mark) }, startsFrom: { value: day('2026-12-01'), ...found(mark) } },
  });
  const says = (name: Parameters<typeof item>[0], profile: Profile): string =>
    reasonInWords({ kind: 'item', item: name, adds: 0, worth: 0 }, { ...context(profile), row: { profile, asOf: day('2026-11-24') } as RankRow }, false).says;
  it.each([
    ['size', 'the size of its clients'],
    ['apps', 'the programs it supports'],
    ['visits', 'its visits'],
    ['budget', 'its prices'],
    ['trade', 'the trades it serves'],
    ['hours', 'its hours'],
    ['capacity', 'when it can start'],
  ] as const)('is never worded as if it were true: %s', (name, what) => expect(says(name, PROFILE(day('2026-11-10')))).toBe(`What it told us about ${what} was found false`));
  it('makes its price false where it is the smallest fee', () => {
    expect(says('budget', { prices: { value: [{ from: 1, low: 150, high: 180 }], given: day('2026-11-01'), source: 'itself' }, minimumFee: { value: 500, ...found(day('2026-11-10')) } })).toBe('What it told us about its prices was found false');
  });
  it('counts again when the mark has run out', () => expect(says('size', PROFILE(day('2025-11-23')))).toBe('38% of its clients have 10 to 24 people'));
});

describe('a fact that does not count today', () => {
  const [asOf, back, old] = [day('2026-11-24'), { given: day('2026-11-01'), source: 'itself', takenBack: day('2026-11-10') }, { given: day('2025-01-01'), source: 'itself' }];
  const says = (name: Parameters<typeof item>[0], profile: Profile): string =>
    reasonInWords({ kind: 'item', item: name, adds: 0 }, { ...context(profile), row: { profile, asOf } as RankRow }, false).says;
  it('is said to be taken back, or too old, and not to have been kept back', () => {
    expect(says('hours', { hours: back })).toBe('Took back what it told us about its hours on 10 November 2026');
    expect(says('budget', { prices: known([{ from: 1, low: 1, high: 2 }]), minimumFee: back })).toBe('Took back what it told us about its prices on 10 November 2026');
    expect(says('visits', { visits: { ...old, value: { scheduled: 'monthly', included: true } } })).toBe('What it told us about its visits is too old to count');
    expect(says('trade', {})).toBe('Has not told us which trades it serves');
  });
  it.each([
    ['was never told', {}, 18, 'It has told us no price for your size.'],
    ['was never told, to nobody’s size', {}, undefined, 'It has told us no price.'],
    ['was found false', { prices: { value: [{ from: 1, low: 1, high: 2 }], given: day('2026-11-01'), source: 'itself', falseFound: day('2026-11-02') } }, 18, 'The price it told us was found false.'],
    ['has a fee that was found false', { prices: known([{ from: 1, low: 1, high: 2 }]), minimumFee: { ...known(400), falseFound: day('2026-11-02') } }, 18, 'The price it told us was found false.'],
    ['has lapsed', { prices: { ...old, value: [{ from: 1, low: 1, high: 2 }] } }, 18, 'The price it told us is too old to count.'],
    ['was taken back', { prices: back }, 18, 'It took its price back on 10 November 2026.'],
  ] as [string, Profile, number | undefined, string][])('a price that %s', (_, profile, people, sentence) => {
    expect(noPriceWords(people, loaded.edition, { profile, asOf })).toBe(sentence);
  });
  it('is asked for with the reason why it is open', () => {
    expect([openBecause('hours', loaded.edition, { profile: { hours: back }, asOf }), openBecause('hours', loaded.edition, { profile: {}, asOf })]).toEqual(['it took this back', 'not told']);
  });
});

describe('a reason from the standard', () => {
  const area = { kind: 'area', area: 'BCK', adds: 2, reads: 60.3, open: false } as const;
  it('takes the phrase of the check behind it, with its proof', () => {
    expect(reasonInWords({ ...area, check: 'BCK-01', proof: 'document' }, context({}), true)).toEqual({ sign: 'plus', says: loaded.guidance['BCK-01']!.strong, proof: 'document', check: 'BCK-01' });
    expect(reasonInWords({ ...area, check: 'BCK-01', proof: 'declared' }, context({}), false).says).toBe(loaded.guidance['BCK-01']!.weak);
  });
  it('says what is not answered', () => {
    const { sign, says, proof } = reasonInWords({ ...area, check: 'BCK-01', open: true }, context({}), false);
    expect([sign, proof]).toEqual(['ask', undefined]);
    expect(says).toBe('Not answered: whether it has restored a backup, not just saved one');
  });
  it('gives the number where no single check stands out', () => {
    expect(reasonInWords({ ...area, difference: -1 }, context({}), false).says).toBe('Backup and getting back to work: 60.3 of 100, behind the others here');
  });
  it('names what a cap rests on', () => {
    const title = loaded.edition.checks.find((check) => check.id === 'BCK-01')!.title;
    const cap = (reason: 'one-essential' | 'more-essentials' | 'declared-essential', limit: number, checks: string[]) => reasonInWords({ kind: 'cap', reason, limit, checks }, context({}), false).says;
    expect(cap('one-essential', 49.9, ['BCK-01'])).toBe(`Cannot count above 49.9: it does not meet an essential, “${title}”`);
    expect(cap('more-essentials', 34.9, ['BCK-01', 'EXT-01'])).toMatch(/^Cannot count above 34\.9: it does not meet two essentials, “/);
    expect(cap('declared-essential', 79.9, ['BCK-01'])).toMatch(/^Cannot count above 79\.9: an essential rests on its word alone, “/);
  });
});

describe('a must-have', () => {
  const hipaa: MustHave = { id: 'rule-hipaa', param: 'rules', value: 'hipaa', kind: 'check', check: 'CLI-06', rule: 'hipaa', points: 60 };
  const price: MustHave = { id: 'price', param: 'budget', value: '150-200', kind: 'price', people: 18, upTo: 260 };
  it.each([
    [hipaa, 'unknown', 'We do not know whether it would sign the papers for HIPAA'],
    [hipaa, 'refuses', 'It says that it does not sign the papers for HIPAA'],
    [hipaa, 'would-not-say', 'It leaves open whether it would sign the papers for HIPAA; it has had more than 30 days to say, so we count that as no'],
    [{ id: 'size', param: 'people', value: '18', kind: 'sizes', people: 18 }, 'outside', 'It does not take a client with 18 people'],
    [{ id: 'visits-monthly', param: 'visits', value: 'monthly', kind: 'visits', oneOf: ['monthly'] }, 'outside', 'It does not come by every month'],
    [{ id: 'language', param: 'language', value: 'es', kind: 'languages', language: 'es' }, 'outside', 'It does not speak Spanish'],
  ] as const)('%o, %s', (must, reason, says) => {
    expect(mustInWords({ must: must, reason, verdict: 'out' }, loaded)).toBe(says);
  });
  const size: MustHave = { id: 'size', param: 'people', value: '18', kind: 'sizes', people: 18 };
  const back = { kind: 'taken-back', on: day('2026-11-10') } as const;
  it.each([
    ['would-not-say', { must: size, doubt: back }, 'On 10 November 2026 it took back what it had told us about whether it would take a client with 18 people; we count that as no'],
    ['would-not-say', { must: price, doubt: back }, 'On 10 November 2026 it took back what it had told us about its price for your size; we count that as no'],
    ['would-not-say', { must: price, doubt: { kind: 'lapsed' } }, 'What it told us about its price for your size is too old to count; it has had more than 30 days to say, so we count that as no'],
    ['would-not-say', { must: price }, 'It leaves open its price for your size; it has had more than 30 days to say, so we count that as no'],
    ['would-not-say', { must: hipaa, early: true }, 'It would not tell us whether it would sign the papers for HIPAA, or took its answer back; we count that as no'],
    ['unknown', { must: price, doubt: { kind: 'lapsed' } }, 'The price it told us is too old to count'],
    ['unknown', { must: price }, 'It has told us no price for your size'],
    ['false-answer', { must: price, doubt: { kind: 'false' } }, 'The price it told us was found false'],
  ] as const)('%s: %j', (reason, result, says) => {
    expect(mustInWords({ verdict: 'out', reason, ...result }, loaded)).toBe(says);
  });
  it('prints both prices', () => {
    expect(mustInWords({ must: price, reason: 'outside', verdict: 'out', price: 310 }, loaded)).toBe('Its lowest price for your size is $310 per person a month. The most we let through is $260');
  });
  it('has a question that settles it', () => {
    expect(mustQuestion(hipaa, loaded)).toBe('Do you sign the papers for HIPAA? Please send me the agreement.');
    expect(mustQuestion(price, loaded)).toBe('What does a firm of our size pay, lowest and highest?');
  });
});

describe('a price', () => {
  it.each([
    [{ low: 135, high: 160 }, 18, { amount: '$2,430 to $2,880', period: 'a month for 18 people ($135 to $160 each)' }],
    [{ low: 150, high: 150 }, 1, { amount: '$150', period: 'a month for one person ($150 each)' }],
    [{ low: 135, high: 160 }, undefined, { amount: '$135 to $160', period: 'per person a month' }],
    [undefined, 18, undefined],
  ])('%o for %s', (price, people, words) => {
    expect(priceInWords(price, people)).toEqual(words);
  });
});

describe('how many miss a must-have', () => {
  const says = (providers: number, silent: number): string => missingInWords({ says: 'sign', providers, silent });
  it('tells silence apart from a no', () => {
    expect([says(3, 0), says(2, 2), says(1, 1), says(8, 2), says(12, 1)]).toEqual([
      'three would not sign', 'two have not said whether they would sign', 'one has not said whether it would sign',
      'six would not sign, and two have not said', '11 would not sign, and one has not said',
    ]);
  });
});

describe('what giving a must-have up would mean', () => {
  const end = (must: object): string => loosenPhrase(must as MustHave, loaded);
  it('reads well after "If"', () => {
    expect(end({ kind: 'price', upTo: 260 })).toBe('you set no limit to the price (now $260 per person a month)');
    expect(end({ kind: 'visits', id: 'visits-monthly' })).toBe('it need not come by every month');
  });
  it('warns where the law may not let anybody give it up', () => {
    expect(end({ kind: 'check', id: 'rules-hipaa', check: 'CLI-06', rule: 'hipaa' })).toBe('it need not sign the papers for HIPAA (the law may demand them)');
  });
});
