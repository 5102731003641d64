// The ranking: the worked fit of 4.3, pass, ask or out, match items, order, what loosening gains. Expected numbers are the document's.
import { describe, expect, it } from 'vitest';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns } from '#engine/columns.ts';
import { demandsOf } from '#engine/demands.ts';
import { explain } from '#engine/explain.ts';
import type { Profile } from '#engine/facts.ts';
import type { Need } from '#engine/need.ts';
import { GROUP_NAMES, rank, rankBy, type GroupName, type Ranking } from '#engine/rank.ts';
import { day } from '#kernel/time.ts';
import { dental, edition, everyRow, known, makeFilled, makeNeed, makeRow, takenBack, TODAY, type Made } from '../support/make-need.ts';

const rankAll = (need: Need, made: readonly Made[]): Ranking & { slugs: Record<GroupName, string[]> } => {
  const columns = makeFilled(made.map((one) => makeRow(one)));
  const ranking = rank(edition, need, columns, everyRow(columns));
  const slugs = Object.fromEntries(GROUP_NAMES.map((name) => [name, [...ranking.groups[name].rows].map((row) => made[row]!.slug)])) as Record<GroupName, string[]>;
  return { ...ranking, slugs };
};
const takeApart = (need: Need, made: Made) => {
  const columns = makeFilled([makeRow(made)]);
  return explain(rank(edition, need, columns, [0]), columns, 0);
};
const itemsOf = (need: Need, made: Made): Record<string, number> => Object.fromEntries(takeApart(need, made).lines.filter((line) => line.kind === 'item').map(({ id, reads }) => [id, reads / 100]));

/** 3.7 and 4.3. */
const harbour: Made = {
  slug: 'harbour-it',
  areas: { STF: 54.27, ATT: 58, IND: 66, TAI: 61.5, PRC: 78, SVC: 63.5, SEC: 72, CLI: 70, BCK: 76, EXT: 82 },
  checks: { 'CLI-06': { pointsByRule: { hipaa: 100 }, points: 100, counted: 70 } },
  profile: {
    sizes: known({ from: 5, to: 60 }),
    sizeShares: known({ '10-24': 0.38 }),
    prices: known([{ from: 1, low: 150, high: 190 }]),
    hours: known({ technician: 'office', otherwise: 'call-back' }),
    trades: known({ dental: 6 }),
    apps: known({ complete: true, programs: { dentrix: { clients: 6, proven: true } } }),
    visits: known({ scheduled: 'monthly', included: true }),
    startsFrom: known(day('2026-12-01')),
  },
};
/** 3.8 and 4.3; "on-site 0" is a firm that never comes. */
const gloss: Made = {
  slug: 'gloss-msp',
  areas: { STF: (13 * 40) / 31, ATT: 25.6, IND: 40, TAI: 40, PRC: 40, SVC: 40, SEC: 40, CLI: 40, BCK: 40, EXT: 40 },
  profile: {
    sizeShares: known({ '10-24': 0.15 }),
    prices: known([{ from: 1, low: 100, high: 140 }]),
    hours: known({ technician: 'extended', otherwise: 'none' }),
    visits: known({ scheduled: 'never', included: false }),
    startsFrom: known(day('2026-11-24')),
  },
};

describe('the dental practice of 4.3', () => {
  it('Harbour IT: N 65.8, match 12.5 of 13, fit 78', () => {
    const { needs, match, fit } = takeApart(dental, harbour);
    expect(needs).toBeCloseTo(65.8, 1);
    expect(match).toBeCloseTo((100 * 12.5) / 13, 9);
    expect(match).toBeCloseTo(96.2, 1);
    expect(Math.round(fit)).toBe(78);
    expect(itemsOf(dental, harbour)).toEqual({ size: 1, apps: 1, visits: 1, budget: 1, trade: 1, hours: 0.5, capacity: 1 });
  });
  it('Gloss MSP: N 34.1, match 5.8 of 13, fit 38', () => {
    const { needs, match, fit } = takeApart(dental, gloss);
    expect(needs).toBeCloseTo(34.1, 1);
    expect(match).toBeCloseTo((100 * 5.8) / 13, 9);
    expect(match).toBeCloseTo(44.6, 1);
    expect(Math.round(fit)).toBe(38);
    expect(itemsOf(dental, gloss)).toEqual({ size: 0.6, apps: NaN, visits: 0, budget: 1, trade: NaN, hours: 1, capacity: 1 });
  });
  it('a doubled check weighs twice in its area, for this owner alone', () => {
    const made: Made = { slug: 'a', areas: { TAI: 40 }, checks: { 'TAI-02': { counted: 100 } } };
    const tai = (need: Need) => takeApart(need, made).lines.find((line) => line.id === 'TAI')!.reads;
    expect(tai(makeNeed())).toBeCloseTo((20 * 40 + 5 * 100) / 25, 9);
    expect(tai(makeNeed({ apps: [{ typed: 'x', program: 'x' }] }))).toBeCloseTo((20 * 40 + 10 * 100) / 30, 9);
  });
  it('a check that does not apply is in neither sum, doubled or not', () => {
    const made: Made = { slug: 'a', areas: { SVC: 50 }, checks: { 'SVC-06': { outcome: 'not-applicable', counted: 0 } } };
    expect(takeApart(makeNeed({ choices: { hours: ['extended'] } }), made).lines.find((line) => line.id === 'SVC')!.reads).toBe(50);
  });
  it('an area in which nothing applies drops out of both sums', () => {
    const gone = Object.fromEntries(edition.areas[8]!.checks.map((id) => [id, { outcome: 'not-applicable' as const, counted: 0 }]));
    const areas = { STF: 80, ATT: 80, IND: 80, TAI: 80, PRC: 80, SVC: 80, SEC: 80, CLI: 80, EXT: 80 };
    expect(takeApart(makeNeed(), { slug: 'a', areas, checks: gone }).fit).toBeCloseTo(80, 9);
  });
  it('a match in full is exactly 100, whatever the owner wishes for', () => {
    const whole: Profile = { ...harbour.profile, sizeShares: known({ '10-24': 0.4 }), hours: known({ technician: 'always', otherwise: 'none' }) };
    const all: Need = { ...dental, choices: { ...dental.choices, budget: ['150-200'] } };
    const params = ['visits', 'trade', 'hours', 'budget', 'start'];
    for (let pick = 1; pick < 2 ** params.length; pick += 1) {
      const choices = Object.fromEntries(params.flatMap((param, at) => (pick & (1 << at) ? [[param, all.choices[param]!]] : [])));
      for (const need of [{ choices }, { choices, people: 14 }, { choices, apps: all.apps }, { choices, apps: all.apps, people: 14 }])
        expect(takeApart(makeNeed(need), { slug: 'a', profile: whole }).match, JSON.stringify(need)).toBe(100);
    }
  });
  it('without a wish, needs are the whole fit; a cap on the score caps the fit whether or not it binds the score (rule 38)', () => {
    const areas = Object.fromEntries(edition.areas.map(({ code }) => [code, 90]));
    expect(takeApart(makeNeed(), { slug: 'a', areas }).fit).toBeCloseTo(90, 9);
    const caps = [{ reason: 'declared-essential', limit: 79.9, checks: ['STF-01'], binds: false }] as const;
    expect(takeApart(makeNeed(), { slug: 'a', areas, uncapped: 60, caps })).toMatchObject({ fit: 79.9, shown: 79.9 });
  });
});

describe('match items', () => {
  const t = (item: string, need: Partial<Need>, profile: Profile) => itemsOf(makeNeed(need), { slug: 'a', profile })[item];
  it.each([
    ['a quarter of its clients are that size', { '10-24': 0.25 }, 1],
    ['half of a quarter', { '10-24': 0.125 }, 0.5],
    ['none, and it has said so', { '1-9': 1 }, 0],
  ])('size: %s', (_, shares, worth) => expect(t('size', { people: 10 }, { sizeShares: known(shares) })).toBe(worth));
  it.each([
    ['three clients with proof', { dentrix: { clients: 3, proven: true } }, 1],
    ['three clients, claimed only', { dentrix: { clients: 3 } }, 0.6],
    ['two clients with proof', { dentrix: { clients: 2, proven: true } }, 0.6],
    ['best effort', { dentrix: { clients: 5, proven: true, bestEffort: true } }, 0.3],
    ['listed without a client', { dentrix: { clients: 0, proven: true } }, 0.3],
    ['a complete list without it', {}, 0],
  ])('apps: %s', (_, programs, worth) => expect(t('apps', { apps: [{ typed: 'Dentrix', program: 'dentrix' }] }, { apps: known({ complete: true, programs }) })).toBe(worth));
  it('apps: an open list without it is not known; the mean counts what is not known as 0', () => {
    const apps = [{ typed: 'Dentrix', program: 'dentrix' }, { typed: 'Xero', program: 'xero' }];
    expect(t('apps', { apps }, { apps: known({ complete: false, programs: {} }) })).toBeNaN();
    expect(t('apps', { apps }, { apps: known({ complete: false, programs: { xero: { clients: 4, proven: true } } }) })).toBe(0.5);
  });
  it.each([
    ['monthly', 'monthly', true, 1],
    ['monthly', 'monthly', false, 0.5],
    ['monthly', 'quarterly', true, 0.5],
    ['monthly', 'on-request', false, 0.5],
    ['monthly', 'never', false, 0],
    ['when-needed', 'on-request', true, 1],
    ['when-needed', 'quarterly', false, 0.5],
    ['when-needed', 'never', true, 0],
  ] as const)('visits: wished %s, comes %s, included %s', (wish, scheduled, included, worth) =>
    expect(t('visits', { choices: { visits: [wish] } }, { visits: known({ scheduled, included }) })).toBe(worth));
  it.each([
    ['inside the range', 160, 180, 1],
    ['under it', 50, 60, 1],
    ['the middle is at the upper end', 190, 210, 1],
    ['10% over', 210, 230, 0.7],
    ['a third over', 250, 290, 0],
  ])('budget: %s', (_, low, high, worth) =>
    expect(t('budget', { people: 14, choices: { budget: ['150-200'] } }, { prices: known([{ from: 10, to: 20, low, high }, { from: 21, low: 1, high: 1 }]) })).toBeCloseTo(worth, 9));
  it('budget: no price for that size is not known; an open-ended one is always met; without a head count all prices count', () => {
    const prices = known([{ from: 20, low: 400, high: 500 }]);
    expect(t('budget', { people: 14, choices: { budget: ['150-200'] } }, { prices })).toBeNaN();
    expect(t('budget', { people: 20, choices: { budget: ['over-300'] } }, { prices })).toBe(1);
    expect(t('budget', { choices: { budget: ['150-200'] } }, { prices: known([{ from: 1, to: 9, low: 100, high: 130 }, { from: 10, low: 200, high: 320 }]) })).toBeCloseTo(1 - 0.05 * 3, 9);
  });
  it.each([
    [{ dental: 3 }, {}, 1],
    [{ dental: 1 }, {}, 1 / 3],
    [{ law: 9 }, {}, 0],
    [{ dental: 9 }, { rivals: ['must-not'] }, 0.5],
    [{ dental: 1 }, { rivals: ['must-not'] }, 1 / 3],
  ])('trade: %j with %j', (trades, more, worth) => expect(t('trade', { choices: { trade: ['dental'], ...more } }, { trades: known(trades) })).toBeCloseTo(worth, 12));
  it.each([
    ['extended', 'extended', 'none', 1],
    ['extended', 'always', 'none', 1],
    ['always', 'extended', 'call-back', 0.5],
    ['always', 'extended', 'voicemail', 0],
  ] as const)('hours: wished %s, has %s and %s', (wish, technician, otherwise, worth) =>
    expect(t('hours', { choices: { hours: [wish] } }, { hours: known({ technician, otherwise }) })).toBe(worth));
  it.each([
    ['now', '2026-12-24', 1],
    ['now', '2026-12-25', 0.5],
    ['now', '2027-02-24', 0.5],
    ['now', '2027-02-25', 0],
    ['now', '2020-01-01', 1],
    ['3-months', '2027-02-24', 1],
    ['3-months', '2027-04-24', 0.5],
    ['3-months', '2027-04-25', 0],
  ])('capacity: wanted %s, from %s', (start, from, worth) => expect(t('capacity', { choices: { start: [start] } }, { startsFrom: known(day(from)) })).toBe(worth));
  it('a fact lapses like a declared answer, and one found false counts 0 for twelve months (rules 35 and 37)', () => {
    const share = (more: object) => t('size', { people: 10 }, { sizeShares: known({ '10-24': 1 }, more) });
    expect(share({ given: day('2025-05-28') })).toBe(1);
    expect(share({ given: day('2025-05-27') })).toBeNaN();
    expect(share({ given: day('2026-11-25') })).toBeNaN();
    expect(share({ falseFound: day('2025-11-24') })).toBe(0);
    expect(share({ falseFound: day('2025-11-23') })).toBe(1);
  });
  it('a fact that was taken back leaves nothing to read (rule 27)', () => expect(t('hours', { choices: { hours: ['extended'] } }, { hours: takenBack(day('2026-11-20')) })).toBeNaN());
});

describe('pass, ask or out', () => {
  const reason = (choices: Need['choices'], made: Omit<Made, 'slug'>, people?: number) =>
    takeApart(makeNeed({ choices, ...(people !== undefined && { people }) }), { slug: 'a', ...made }).musts.map(({ reason: why, verdict }) => `${verdict}: ${why}`).join(', ');
  const svc = (more: object) => ({ checks: { 'SVC-06': more } });
  it.each([
    ['enough points, whatever the proof', { points: 100, counted: 40 }, 'pass: holds'],
    ['too few points, however proven', { points: 80, counted: 80, proof: 'attested' }, 'out: below'],
    ['not answered', { outcome: 'unanswered', points: 0 }, 'ask: unknown'],
    ['lapsed', { outcome: 'lapsed', points: 0 }, 'ask: unknown'],
    ['would not say', { outcome: 'unanswered', points: 0, wouldNotSay: true }, 'out: would-not-say'],
    ['clients contest it', { points: 100, contested: true }, 'ask: contested'],
    ['clients contest an answer that would not do', { points: 80, contested: true }, 'out: below'],
    ['a false answer', { points: 0, falseAnswer: true }, 'out: false-answer'],
    ['not applicable', { outcome: 'not-applicable', points: 0 }, 'out: not-applicable'],
  ] as const)('a check: %s', (_, finding, stands) => expect(reason({ hours: ['always'] }, svc(finding))).toBe(stands));
  it('a check: an option that refuses rules out by that name', () =>
    expect(reason({ visits: ['monthly'] }, { checks: { 'TAI-05': { points: 10, choice: 4 } }, profile: { visits: known({ scheduled: 'monthly', included: true }) } })).toBe('pass: holds, out: refuses'));
  it('a check: a refusal goes before clients who contest it', () =>
    expect(reason({ visits: ['monthly'] }, { checks: { 'TAI-05': { points: 10, choice: 4, contested: true } }, profile: { visits: known({ scheduled: 'monthly', included: true }) } })).toBe('pass: holds, out: refuses'));
  it.each([
    ['signs', { pointsByRule: { hipaa: 60, cmmc: 0 } }, 'pass: holds'],
    ['refuses', { pointsByRule: { hipaa: 0, cmmc: 100 } }, 'out: refuses'],
    ['says nothing of it', { pointsByRule: { cmmc: 100 }, points: 100 }, 'ask: unknown'],
    ['will not say', { pointsByRule: { cmmc: 100 }, points: 100, wouldNotSayByRule: { hipaa: true } }, 'out: would-not-say'],
    ['takes no such clients', { outcome: 'not-applicable' }, 'out: not-applicable'],
  ] as const)('a rule: %s', (_, finding, stands) => expect(reason({ rules: ['hipaa'] }, { checks: { 'CLI-06': finding } })).toBe(stands));
  it.each([
    ['serves that size', { sizes: known({ from: 14, to: 14 }) }, 'pass: holds'],
    ['too small for it', { sizes: known({ from: 15 }) }, 'out: outside'],
    ['too large for it', { sizes: known({ from: 1, to: 13 }) }, 'out: outside'],
    ['found false', { sizes: known({ from: 1 }, { falseFound: day('2026-01-01') }) }, 'out: false-answer'],
    ['not known', {}, 'ask: unknown'],
    ['taken back', { sizes: takenBack(day('2026-11-10')) }, 'out: would-not-say'],
    ['taken back after it was found false', { sizes: takenBack(day('2026-11-10'), { falseFound: day('2026-11-01') }) }, 'out: false-answer'],
    ['to be taken back tomorrow', { sizes: takenBack(day('2026-11-25')) }, 'ask: unknown'],
    ['taken back years after it had lapsed', { sizes: takenBack(day('2026-11-10'), { given: day('2020-01-01') }) }, 'out: would-not-say'],
  ] as const)('sizes: %s', (_, profile, stands) => expect(reason({}, { profile }, 14)).toBe(stands));
  it.each([
    ['260 is 30% over 200', 260, 'pass: holds'],
    ['a cent more is out', 260.01, 'out: outside'],
  ])('price: the lowest counts; %s', (_, low, stands) => expect(reason({ budget: ['150-200'] }, { profile: { prices: known([{ from: 1, low, high: 999 }]) } })).toBe(stands));
  it('price: none for that size is not known', () => expect(reason({ budget: ['150-200'] }, { profile: { prices: known([{ from: 50, low: 1, high: 2 }]), sizes: known({ from: 1 }) } }, 14)).toBe('pass: holds, ask: unknown'));
  it.each([['es', 'pass: holds'], ['vi', 'out: outside'], ['ur', 'pass: holds']])('language %s', (language, stands) =>
    expect(reason({ language: [language] }, { profile: { languages: known(['en', 'es', 'ur', 'xx']) } })).toBe(stands));
  it('an open fact speaks 30 days after the first claim, not before, and never for a firm that is only listed (rule 27)', () => {
    expect(reason({}, {}, 14)).toBe('ask: unknown');
    expect(reason({}, { firstClaimed: day('2026-10-25') }, 14)).toBe('ask: unknown');
    expect(reason({}, { firstClaimed: day('2026-10-24') }, 14)).toBe('out: would-not-say');
  });
  it('a fact that was taken back speaks at once, and says when; a claim of yesterday does not wait 30 days (rule 27)', () => {
    const back = day('2026-11-20');
    const { musts } = takeApart(makeNeed({ people: 14, choices: { visits: ['when-needed'], budget: ['150-200'], language: ['es'] } }), {
      slug: 'a', firstClaimed: day('2026-11-19'), profile: { sizes: takenBack(back), visits: takenBack(back), languages: takenBack(back), prices: takenBack(back) },
    });
    expect(musts.map(({ must, verdict, reason: why, doubt }) => [must.id, verdict, why, doubt])).toEqual(['visits-when-needed', 'size', 'price', 'language'].map((id) => [id, 'out', 'would-not-say', { kind: 'taken-back', on: back }]));
  });
  it('one out is out, else one ask is ask, and the reasons are counted', () => {
    const made: Made[] = [
      { slug: 'fits', checks: { 'SVC-06': { points: 100 } }, profile: { sizes: known({ from: 1 }) } },
      { slug: 'asks', checks: { 'SVC-06': { points: 100 } } },
      { slug: 'out', checks: { 'SVC-06': { points: 80 } } },
    ];
    const ranking = rankAll(makeNeed({ people: 14, choices: { hours: ['always'] } }), made);
    expect(ranking.slugs).toEqual({ fits: ['fits'], askFirst: ['asks'], ruledOut: ['out'] });
    expect(ranking.counts.map(({ must, reason: why, providers }) => [must.id, why, providers])).toEqual([['size', 'unknown', 2], ['day-and-night', 'below', 1]]);
  });
  it('shows points and proof beside a check, and the lowest price beside a price', () => {
    const { musts } = takeApart(makeNeed({ people: 14, choices: { hours: ['always'], budget: ['150-200'] } }), { slug: 'a', checks: { 'SVC-06': { points: 80, proof: 'document' } }, profile: { prices: known([{ from: 1, low: 199, high: 210 }]) } });
    expect(musts.map(({ must, points, proof, price }) => [must.id, points, proof, price])).toEqual([['size', undefined, undefined, undefined], ['day-and-night', 80, 'document', undefined], ['price', undefined, undefined, 199]]);
  });
});

describe('order', () => {
  const level = (slug: string, counted: number, uncapped = 50): Made => ({ slug, uncapped, areas: Object.fromEntries(edition.areas.map(({ code }) => [code, counted])) });
  it('is by fit, then by uncapped score, then by slug', () => {
    const made = [level('d', 40), level('c', 60, 70), level('a', 60, 60), level('b', 60, 60), level('e', 60, 80)];
    expect(rankAll(makeNeed(), made).slugs.fits).toEqual(['e', 'c', 'a', 'b', 'd']);
  });
  it('marks neighbours as about the same where they differ by less than 3', () => {
    const { groups } = rankAll(makeNeed(), [level('a', 60), level('b', 57.1), level('c', 54), level('d', 54)]);
    expect([...groups.fits.aboutSame]).toEqual([0, 1, 0, 1]);
  });
  it('holds over thousands, where it is sorted in coarse steps', () => {
    const made = Array.from({ length: 3000 }, (_, index) => level(`p${String((index * 7919) % 3000).padStart(4, '0')}`, ((index * 104729) % 997) / 10, index % 3));
    const columns = makeFilled(made.map((one) => makeRow(one)));
    const { fits } = rank(edition, makeNeed(), columns, everyRow(columns)).groups;
    const keys = [...fits.rows].map((row, at) => ({ fit: fits.fits[at]!, uncapped: made[row]!.uncapped!, slug: made[row]!.slug }));
    expect(keys).toEqual(keys.toSorted((a, b) => b.fit - a.fit || b.uncapped - a.uncapped || (a.slug < b.slug ? -1 : 1)));
  });
});

describe('loosening', () => {
  const need = makeNeed({ people: 14, choices: { visits: ['monthly'], hours: ['always'] } });
  const coming = known({ scheduled: 'monthly' as const, included: true });
  const sizes = known({ from: 1 });
  const made: Made[] = [
    { slug: 'all', checks: { 'SVC-06': { points: 100 }, 'TAI-05': { points: 65 } }, profile: { visits: coming, sizes } },
    { slug: 'far', checks: { 'SVC-06': { points: 100 }, 'TAI-05': { points: 35 } }, profile: { visits: known({ scheduled: 'never', included: false }), sizes } },
    { slug: 'asleep', checks: { 'SVC-06': { points: 50 }, 'TAI-05': { points: 65 } }, profile: { visits: coming, sizes } },
    { slug: 'both', checks: { 'SVC-06': { points: 50 }, 'TAI-05': { points: 35 } }, profile: { visits: coming, sizes } },
    { slug: 'unknown', checks: { 'SVC-06': { points: 50 }, 'TAI-05': { points: 65 } }, profile: { visits: coming } },
  ];
  it('an answer takes all of its must-haves along; the number of people is no wish that can be given up', () => {
    expect(rankAll(need, made).loosen).toEqual([
      { param: 'visits', value: 'monthly', musts: ['visits-monthly', 'on-site'], gains: 1 },
      { param: 'hours', value: 'always', musts: ['day-and-night'], gains: 1 },
    ]);
  });
  it('gains what a new run without them adds', () => {
    const columns = makeFilled(made.map((one) => makeRow(one)));
    const demands = demandsOf(edition, need);
    const { loosen, groups } = rankBy(edition, demands, columns, everyRow(columns));
    for (const { musts, gains } of loosen) {
      const without = rankBy(edition, { ...demands, musts: demands.musts.filter((must) => !musts.includes(must.id)) }, columns, everyRow(columns));
      expect(without.groups.fits.rows.length - groups.fits.rows.length).toBe(gains);
    }
  });
});

describe('columns', () => {
  it('grow, and a row written over forgets what stood there', () => {
    const columns = makeColumns(edition, TODAY, 1);
    const apps = (program: string) => known({ complete: false, programs: { [program]: { clients: 3, proven: true } } });
    putRow(edition, columns, 5, makeRow({ slug: 'old', profile: { apps: apps('dentrix'), languages: known(['es']), prices: known([{ from: 1, low: 9, high: 9 }, { from: 2, low: 1, high: 1 }]) } }));
    putRow(edition, columns, 0, makeRow({ slug: 'other', profile: { prices: known([{ from: 1, low: 7, high: 7 }]) } }));
    putRow(edition, columns, 5, makeRow({ slug: 'new', profile: { apps: apps('xero'), languages: known(['en']), prices: known([{ from: 1, low: 500, high: 500 }]) } }));
    const need = makeNeed({ apps: [{ typed: 'Dentrix', program: 'dentrix' }], choices: { language: ['es'], budget: ['under-100'] } });
    const ranking = rank(edition, need, columns, [0, 5]);
    const { slug, lines, musts } = explain(ranking, columns, 5);
    expect([slug, lines.find((line) => line.id === 'apps')!.reads]).toEqual(['new', NaN]);
    expect(musts.map((one) => one.reason)).toEqual(['outside', 'outside']);
    expect(explain(ranking, columns, 0).musts.map((one) => one.price)).toEqual([7, undefined]);
  });
  it('refuse a row of another day or edition, an empty row, and another edition’s columns', () => {
    const columns = makeFilled([makeRow({ slug: 'a' })]);
    expect(() => putRow(edition, columns, 0, makeRow({ slug: 'a' }, day('2026-11-23')))).toThrow('a row of 2026.1 on 2026-11-23 in columns of 2026.1 on 2026-11-24');
    expect(() => putRow(edition, columns, 0, { ...makeRow({ slug: 'a' }), edition: '2027.1' })).toThrow('a row of 2027.1');
    expect(() => rank(edition, makeNeed(), columns, [0, 1])).toThrow('no provider stands in row 1');
    expect(() => rank({ ...edition, id: '2027.1' }, makeNeed(), columns, [0])).toThrow('columns of 2026.1 cannot rank by 2027.1');
  });
  it('with no candidate rank nobody', () => {
    const ranking = rank(edition, dental, makeFilled([]), []);
    expect(GROUP_NAMES.map((name) => ranking.groups[name].rows.length)).toEqual([0, 0, 0]);
    expect(ranking.means()).toBeUndefined();
    expect(ranking.loosen.every((one) => one.gains === 0)).toBe(true);
  });
});
