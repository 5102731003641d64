// The codec of a need: what an address says, what is wrong with it, and the one way to write it.
import { describe, expect, it } from 'vitest';
import { demandsOf } from '#engine/demands.ts';
import { readNeed, writeNeed } from '#shortlists/need.ts';
import { edition, loaded, makeNeed } from '../support/make-need.ts';

const read = (query: string) => readNeed(new URLSearchParams(query), loaded);
const needOf = (query: string) => {
  const { need, problems } = read(query);
  expect(problems).toEqual([]);
  return need;
};
const problemsOf = (query: string) => read(query).problems.map(({ param, code, value, question }) => [param, code, value, question]);
const canonical = (query: string) => writeNeed(needOf(query), edition);

const FULL =
  'zip=43215&sites=1&visits=monthly&people=14&trade=dental&app=Dentrix&app=Old+thing+%26+Co&unusual=yes&rules=hipaa&rules=pci&rivals=tell-me&small=often' +
  '&pains=new-faces&pains=surprise-bills&hours=extended&down=half-day&today=own-person&keep=yes&budget=150-200&commit=year&change=mix&decide=explain' +
  '&plans=none&start=now&language=es&w-stf=2.5&w-ext=0.75';

describe('reading', () => {
  it('takes every parameter', () => {
    expect(needOf(FULL)).toEqual({
      zip: '43215',
      people: 14,
      apps: [{ typed: 'Dentrix', program: 'dentrix' }, { typed: 'Old thing & Co', program: 'oldthingandco' }],
      choices: {
        sites: ['1'], visits: ['monthly'], trade: ['dental'], unusual: ['yes'], rules: ['hipaa', 'pci'], rivals: ['tell-me'], small: ['often'],
        pains: ['new-faces', 'surprise-bills'], hours: ['extended'], down: ['half-day'], today: ['own-person'], keep: ['yes'], budget: ['150-200'],
        commit: ['year'], change: ['mix'], decide: ['explain'], plans: ['none'], start: ['now'], language: ['es'],
      },
      unsure: [],
      weights: { STF: 2.5, EXT: 0.75 },
    });
  });
  it('of nothing, of empty values and of unknown parameters is a need that asks nothing', () => {
    for (const query of ['', 'zip=&people=&app=&app=+&rules=&w-stf=', 'utm_source=x&w-xyz=9&ZIP=1&__proto__=1&constructor=y']) expect(needOf(query)).toEqual(makeNeed());
  });
  it.each([
    ['43215', '43215'],
    [' 43215 ', '43215'],
    ['43215-1234', '43215'],
    ['43215 1234', '43215'],
    ['432151234', '43215'],
    ['02134', '02134'],
  ])('ZIP "%s" is %s', (typed, zip) => expect(needOf(`zip=${encodeURIComponent(typed)}`).zip).toBe(zip));
  it.each([
    ['18', 18],
    [' 18 ', 18],
    ['1,480', 1480],
    ['1 480', 1480],
    ['1, 480', 1480],
    ['0018', 18],
    ['5000', 5000],
    ['5,000', 5000],
  ])('people "%s" are %i', (typed, people) => expect(needOf(`people=${encodeURIComponent(typed)}`).people).toBe(people));
  it('takes values in any order and twice', () => expect(needOf('pains=surprise-bills&rules=pci&pains=new-faces&rules=pci').choices).toEqual({ rules: ['pci'], pains: ['new-faces', 'surprise-bills'] }));
  it('keeps programs as typed, two spellings of one program once', () => {
    expect(needOf('app=+dentrix+g7+&app=Dentrix&app=Caf%C3%A9+POS').apps).toEqual([{ typed: 'dentrix g7', program: 'dentrix' }, { typed: 'Café POS', program: 'cafepos' }]);
  });
  it('takes "unsure" everywhere, and it asks what a missing answer asks', () => {
    const params = edition.questionnaire.questions.flatMap((question) => question.fields).map((field) => field.param);
    const need = needOf(params.map((param) => `${param}=unsure`).join('&'));
    expect(need).toEqual(makeNeed({ unsure: params }));
    expect(demandsOf(edition, need)).toEqual(demandsOf(edition, makeNeed()));
  });
  it('drops a weight of 1, which changes nothing', () => expect(needOf('w-stf=1&w-att=1.0&w-sec=1.5').weights).toEqual({ SEC: 1.5 }));
});

describe('what is wrong names parameter, value and question', () => {
  it.each([
    ['visits=daily', ['visits', 'unknown-value', 'daily', 2]],
    ['trade=dentist', ['trade', 'unknown-value', 'dentist', 4]],
    ['language=EN', ['language', 'unknown-value', 'EN', 18]],
    ['unusual=no', ['unusual', 'unknown-value', 'no', 5]],
    ['rules=hipaa&rules=sox', ['rules', 'unknown-value', 'sox', 6]],
    ['visits=monthly&visits=rarely', ['visits', 'repeated', 'rarely', 2]],
    ['zip=43215&zip=43215', ['zip', 'repeated', '43215', 1]],
    ['people=1&people=2', ['people', 'repeated', '2', 3]],
    ['w-stf=2&w-stf=1', ['w-stf', 'repeated', '1', undefined]],
    ['zip=4321', ['zip', 'not-a-zip', '4321', 1]],
    ['zip=432155', ['zip', 'not-a-zip', '432155', 1]],
    ['zip=K1A+0B1', ['zip', 'not-a-zip', 'K1A 0B1', 1]],
    ['zip=%EF%BC%94%EF%BC%93215', ['zip', 'not-a-zip', '４３215', 1]],
    ['people=many', ['people', 'not-whole', 'many', 3]],
    ['people=18.5', ['people', 'not-whole', '18.5', 3]],
    ['people=-3', ['people', 'not-whole', '-3', 3]],
    ['people=1e3', ['people', 'not-whole', '1e3', 3]],
    ['people=1,5', ['people', 'not-whole', '1,5', 3]],
    ['people=0', ['people', 'out-of-range', '0', 3]],
    ['people=5001', ['people', 'out-of-range', '5001', 3]],
    ['app=%3F%21', ['app', 'no-letters', '?!', 5]],
    [`app=${'a'.repeat(61)}`, ['app', 'too-long', 'a'.repeat(60), 5]],
    ['app=a&app=b&app=c&app=d&app=e&app=f', ['app', 'too-many', 'f', 5]],
    ['pains=hackers&pains=lost-data&pains=no-planning&pains=pushed-to-buy', ['pains', 'too-many', 'pushed-to-buy', 9]],
    ['rules=none&rules=hipaa', ['rules', 'alone', 'none', 6]],
    ['plans=moving&plans=unsure', ['plans', 'alone', 'unsure', 17]],
    ['visits=monthly&visits=unsure', ['visits', 'alone', 'unsure', 2]],
    ['app=Dent%00rix', ['app', 'control-character', 'Dent\uFFFDrix', 5]],
    ['visits=%0Amonthly', ['visits', 'control-character', '\uFFFDmonthly', 2]],
    ['app=A%EF%BF%BFB', ['app', 'control-character', 'A\uFFFDB', 5]],
    ['app=A%EF%BF%BEB', ['app', 'control-character', 'A\uFFFDB', 5]],
    ['app=abc%E2%80%AEdef', ['app', 'control-character', 'abc\uFFFDdef', 5]],
    ['w-stf=0.4', ['w-stf', 'out-of-range', '0.4', undefined]],
    ['w-stf=2.51', ['w-stf', 'out-of-range', '2.51', undefined]],
    ['w-stf=much', ['w-stf', 'not-a-weight', 'much', undefined]],
    ['w-stf=unsure', ['w-stf', 'not-a-weight', 'unsure', undefined]],
  ] as const)('%s', (query, problem) => expect(problemsOf(query)).toEqual([problem]));
  it('60 characters are as many as there may be, counted as people count', () => expect(needOf(`app=${encodeURIComponent('é'.repeat(59))}%F0%9F%90%91`).apps[0]!.typed).toHaveLength(61));
  it('a ZIP that does not exist is told apart, where somebody knows', () => {
    const { need, problems } = readNeed(new URLSearchParams('zip=00000'), loaded, (zip) => zip !== '00000');
    expect([need.zip, problems]).toEqual([undefined, [{ param: 'zip', code: 'no-such-zip', value: '00000', question: 1 }]]);
  });
  it('the rest is kept', () => {
    const { need, problems } = read('zip=4321&visits=daily&rules=sox&rules=hipaa&people=14&pains=hackers&pains=lost-data&pains=no-planning&pains=pushed-to-buy&w-stf=9&w-att=2');
    expect(need).toEqual(makeNeed({ people: 14, choices: { rules: ['hipaa'], pains: ['hackers', 'lost-data', 'no-planning'] }, weights: { ATT: 2 } }));
    expect(problems.map(({ param }) => param)).toEqual(['zip', 'visits', 'rules', 'pains', 'w-stf']);
  });
  it('thousands of wrong values make a short report, and a huge one is cut', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `rules=x${index}&app=%3F${'!'.repeat(index % 7)}`).join('&');
    expect(read(many).problems.length).toBeLessThanOrEqual(21);
    expect(read(`trade=${'y'.repeat(100_000)}`).problems[0]!.value).toBe('y'.repeat(60));
  });
});

describe('writing', () => {
  it('gives back a canonical address as it was', () => expect(canonical(FULL)).toBe(FULL));
  it('puts parameters in the order of the questions, answers in the order as printed', () => {
    const mixed = 'w-ext=0.75&language=es&plans=none&pains=surprise-bills&pains=new-faces&zip=43215-9999&people=1%2C480&x=y&w-stf=1';
    expect(canonical(mixed)).toBe('zip=43215&people=1480&pains=new-faces&pains=surprise-bills&plans=none&language=es&w-ext=0.75');
  });
  it('keeps "unsure", which says that the question was seen', () => expect(canonical('rules=unsure&zip=unsure')).toBe('zip=unsure&rules=unsure'));
  it('of a need that asks nothing is empty', () => expect(writeNeed(makeNeed(), edition)).toBe(''));
});
