// What clients' facts say of live answers, on edition 2026.1 as it stands: each check of rule 34, and through to the score.
import { describe, expect, it } from 'vitest';
import { clientFacts } from '#engine/client-facts.ts';
import type { Answer, CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { portalOf } from '#engine/portal.ts';
import type { Review, ReviewFacts, Stars } from '#engine/review.ts';
import { day } from '#kernel/time.ts';
import { makeFacts } from '../support/make-edition.ts';
import { edition, loaded } from '../support/make-need.ts';
import { makeReview, makeReviews } from '../support/make-review.ts';

const asOf = day('2026-11-24');
const portal = portalOf([], asOf);
type Entry = Omit<Answer, 'given' | 'proofs'>;
const answered = (entry: Entry): CheckFacts => ({ answers: [{ given: day('2026-06-01'), proofs: [], ...entry }] });
const hear = (check: string, entry: Entry, reviews: readonly Review[], on = asOf) =>
  clientFacts({ edition, guidance: loaded.guidance, checks: { [check]: answered(entry) }, reviews, portal }, on)[check];

const option = (choice: number): Entry => ({ choice });
const left = (people: number): Entry => ({ figures: { left: people, average: 10, months: 12 } });
const restored = (percent: number): Entry => ({ figures: { restored: percent, clients: 100 } });
const ceiling = (percent: number): Entry => ({ figures: { ceiling: percent, actual: 1 }, flags: { noCeiling: false, notice: true } });

/** Which stance one client's fact takes: + agrees, - disagrees, nothing where it is not counted. */
const stance = (check: string, entry: Entry, facts: ReviewFacts, change: Partial<Review> = {}): string => {
  const told = hear(check, entry, [makeReview('firm', { facts, ...change })]);
  return told === undefined ? '' : told.agree === 1 ? '+' : '-';
};

describe('rule 34, fact by fact', () => {
  it.each<[string, ReviewFacts, readonly Entry[], string]>([
    ['STF-05', { 'main-contact-changed': 'same' }, [left(1), left(2), left(3), left(4), left(5)], '+ + + + +'],
    ['STF-05', { 'main-contact-changed': 'changed' }, [left(1), left(2), left(3), left(4), left(5)], '- - - - +'],
    ['STF-08', { 'knows-who-works-on-systems': 'yes' }, [1, 2, 3, 4].map(option), '+ + + +'],
    ['STF-08', { 'knows-who-works-on-systems': 'no' }, [1, 2, 3, 4].map(option), '- - - +'],
    ['ATT-06', { 'planning-meeting': 'within-4-months' }, [1, 2, 3, 4, 5].map(option), '+ + + + +'],
    ['ATT-06', { 'planning-meeting': 'within-7-months' }, [1, 2, 3, 4, 5].map(option), '- + + + +'],
    ['ATT-06', { 'planning-meeting': 'within-12-months' }, [1, 2, 3, 4, 5].map(option), '- - + + +'],
    ['ATT-06', { 'planning-meeting': 'never' }, [1, 2, 3, 4, 5].map(option), '- - - + +'],
    ['IND-01', { 'told-about-earnings': 'with-amounts' }, [1, 2, 3, 4, 5].map(option), '+ + + + +'],
    ['IND-01', { 'told-about-earnings': 'without-amounts' }, [1, 2, 3, 4, 5].map(option), '- + + + +'],
    ['IND-01', { 'told-about-earnings': 'no' }, [1, 2, 3, 4, 5].map(option), '- - + + -'],
    ['IND-02', { 'told-about-competitors': 'before-signing' }, [1, 2, 3, 4].map(option), '+ + + +'],
    ['IND-02', { 'told-about-competitors': 'after-signing' }, [1, 2, 3, 4].map(option), '- - + +'],
    ['IND-02', { 'told-about-competitors': 'no' }, [1, 2, 3, 4].map(option), '- - + +'],
    ['TAI-05', { 'on-site-last-six-months': 'yes' }, [1, 2, 3, 4].map(option), '+ + + -'],
    ['TAI-05', { 'on-site-last-six-months': 'no' }, [1, 2, 3, 4].map(option), '- -  +'],
    ['TAI-05', { 'on-site-last-six-months': 'not-due' }, [1, 2, 3, 4].map(option), '   +'],
    ['PRC-01', { 'surprise-bill': 'none' }, [1, 2, 3, 4].map(option), '+ +  '],
    ['PRC-01', { 'surprise-bill': 'one-or-more' }, [1, 2, 3, 4].map(option), '- -  '],
    ['PRC-04', { 'renewal-reminder': 'reminded' }, [1, 2, 3, 4, 5].map(option), '- + - + '],
    ['PRC-04', { 'renewal-reminder': 'not-reminded' }, [1, 2, 3, 4, 5].map(option), '- - + - '],
    ['PRC-04', { 'renewal-reminder': 'nothing-to-renew' }, [1, 2, 3, 4, 5].map(option), '+    '],
    ['PRC-04', { 'renewal-reminder': 'not-yet' }, [1, 2, 3, 4, 5].map(option), '    '],
    ['PRC-06', { 'price-rise': 0 }, [3, 5, 7, 10, 11].map(ceiling), '+ + + + +'],
    ['PRC-06', { 'price-rise': 5 }, [3, 5, 7, 10, 11].map(ceiling), '- + + + +'],
    ['PRC-06', { 'price-rise': 5.01 }, [3, 5, 7, 10, 11].map(ceiling), '- - + + +'],
    ['PRC-06', { 'price-rise': 20 }, [3, 5, 7, 10, 11].map(ceiling), '- - - - +'],
    ['SVC-01', { 'urgent-wait': 'up-to-30-minutes' }, [1, 2, 3, 4].map(option), '+ +  '],
    ['SVC-01', { 'urgent-wait': 'up-to-1-hour' }, [1, 2, 3, 4].map(option), '- +  '],
    ['SVC-01', { 'urgent-wait': 'longer' }, [1, 2, 3, 4].map(option), '- -  '],
    ['BCK-01', { 'restore-report': 'yes' }, [95, 85, 70, 69].map(restored), '+ + + +'],
    ['BCK-01', { 'restore-report': 'no' }, [95, 85, 70, 69].map(restored), '- - - +'],
    ['EXT-01', { 'holds-master-logins': 'yes' }, [1, 2, 3, 4].map(option), '+ + + +'],
    ['EXT-01', { 'holds-master-logins': 'no' }, [1, 2, 3, 4].map(option), '- -  +'],
  ])('%s, clients say %o: its answers in turn', (check, facts, entries, stances) => expect(entries.map((entry) => stance(check, entry, facts)).join(' ')).toBe(stances));
  it('hears only the firms that the check is about', () => {
    expect(stance('ATT-06', option(1), { 'planning-meeting': 'never' }, { size: '25-49' })).toBe('');
    expect(stance('PRC-06', ceiling(3), { 'price-rise': 9 }, { tenure: 'under-12' })).toBe('');
  });
  it('knows official inflation of the day’s year: 8 percent in 2022 is in the first band', () => {
    const on = day('2022-11-01');
    const facts = { 'PRC-06': { answers: [{ given: day('2022-06-01'), proofs: [], ...ceiling(3) }] } };
    const rise = [makeReview('firm', { on, facts: { 'price-rise': 7.9 } })];
    expect(clientFacts({ edition, guidance: loaded.guidance, checks: facts, reviews: rise, portal }, on)['PRC-06']).toMatchObject({ agree: 1, disagree: 0 });
  });
});

describe('which reviews are heard', () => {
  const says = (client: string, on: string, yes: boolean): Review => makeReview(client, { on: day(on), facts: { 'restore-report': yes ? 'yes' : 'no' } });
  const told = (...reviews: Review[]) => hear('BCK-01', restored(95), reviews);
  it('the newest wave of a firm alone', () => {
    expect(told(says('a', '2025-06-01', true), says('a', '2026-10-01', false), says('b', '2026-01-01', true))).toEqual({ agree: 1, disagree: 1, latest: '2026-10-01' });
    expect(told(says('a', '2025-06-01', true), makeReview('a', { on: day('2026-10-01') }))).toBeUndefined();
  });
  it('within 24 months, the last day included, and none that is given later', () => {
    expect(told(says('a', '2024-11-24', true))).toEqual({ agree: 1, disagree: 0, latest: '2024-11-24' });
    expect(told(says('a', '2024-11-23', true), says('b', '2026-11-25', true))).toBeUndefined();
  });
  it('people of one firm as one, and not where they contradict each other', () => {
    expect(told(says('a', '2026-09-01', true), says('a', '2026-10-01', true))).toEqual({ agree: 1, disagree: 0, latest: '2026-10-01' });
    expect(told(says('a', '2026-09-01', true), says('a', '2026-10-01', false))).toBeUndefined();
  });
  it('only where the provider has a live answer', () => {
    const reviews = [says('a', '2026-10-01', true)];
    const hearOn = (facts: CheckFacts) => clientFacts({ edition, guidance: loaded.guidance, checks: { 'BCK-01': facts }, reviews, portal }, asOf);
    expect(hearOn({ answers: [] })).toEqual({});
    expect(hearOn({ ...answered(restored(95)), wouldNotSay: day('2026-07-01') })).toEqual({});
  });
});

describe('by statistic', () => {
  const attention = (small: number, large: number, stars: Stars): Review[] => [...makeReviews('small', small, () => ({ ratings: { ATT: 4 } })), ...makeReviews('large', large, () => ({ size: '100+', ratings: { ATT: stars } }))];
  const ratio: Entry = { figures: { smallUrgent: 30, largeUrgent: 30, smallNormal: 60, largeNormal: 60 } };
  const asked: Entry = { figures: { satisfied: 96, replies: 200, asked: 400 }, flags: { everyTicket: true } };
  const again = (count: number, stars: Stars): Review[] => makeReviews('firm', count, () => ({ on: asOf, ratings: { ALL: stars } }));
  it('ATT-02 is confirmed from 14 and 14 without a gap, and by nothing else', () => {
    expect(hear('ATT-02', ratio, attention(14, 14, 4))).toEqual({ agree: 28, disagree: 0, latest: '2026-11-01' });
    expect(hear('ATT-02', ratio, attention(13, 13, 4))).toBeUndefined();
    expect(hear('ATT-02', ratio, attention(14, 14, 5))).toBeUndefined();
  });
  it('SVC-07 is confirmed from ten firms and a mean of 4.2, contested under 3.0, and left alone between', () => {
    // Ten at 5 are (50 + 29.6) / 18 = 4.42, ten at 4 (40 + 29.6) / 18 = 3.87, ten at 2 2.76; nine at 5 are too few.
    expect(hear('SVC-07', asked, again(10, 5))).toEqual({ agree: 10, disagree: 0, latest: asOf });
    expect(hear('SVC-07', asked, again(10, 4))).toBeUndefined();
    expect(hear('SVC-07', asked, again(10, 2))).toEqual({ agree: 0, disagree: 10, latest: asOf });
    expect(hear('SVC-07', asked, again(9, 5))).toBeUndefined();
  });
  it('leaves out reviews of over 24 months', () => {
    const old = again(10, 5).map((one) => ({ ...one, on: day('2024-10-01') }));
    expect(hear('SVC-07', asked, old)).toBeUndefined();
  });
});

describe('in the score', () => {
  const reviews = (agree: number, disagree: number): Review[] => makeReviews('firm', agree + disagree, (at) => ({ facts: { 'holds-master-logins': at < agree ? 'yes' : 'no' } }));
  const finding = (agree: number, disagree: number) => {
    const checks = { 'EXT-01': answered(option(1)) };
    const { 'EXT-01': clients } = clientFacts({ edition, guidance: loaded.guidance, checks, reviews: reviews(agree, disagree), portal }, asOf);
    return findingsOf(edition, makeFacts({ 'EXT-01': { ...checks['EXT-01'], ...(clients && { clients }) } }), asOf).find((one) => one.check === 'EXT-01');
  };
  it('eight firms that agree and two that do not prove an answer; three against two contest it', () => {
    expect(finding(8, 2)).toMatchObject({ proof: 'clients', proofDate: '2026-11-01', counted: 100, contested: false });
    expect(finding(7, 2)).toMatchObject({ proof: 'declared', contested: false });
    expect(finding(2, 3)).toMatchObject({ proof: 'declared', contested: true, essential: 'contested' });
  });
});
