// The eighteen questions as content: names and values of the address, what each answer asks, and words that owners can read.
import { describe, expect, it } from 'vitest';
import { programProblems, programSlug } from '#standard/programs.ts';
import type { Effect, Field } from '#standard/question-schema.ts';
import { crossReference } from '#standard/cross-reference.ts';
import { edition, loaded } from '../support/make-need.ts';
import { readingGrade } from '../support/reading-grade.ts';

const { questions, sizeBands, budgets } = edition.questionnaire;
const fields = questions.flatMap((question) => question.fields);
const field = (param: string): Field => fields.find((one) => one.param === param)!;
const valuesOf = (one: Field): string[] => (one.kind === 'tick' ? [one.value] : 'options' in one ? one.options.map((option) => option.value) : []);

/** Names and values are fixed: they stand in addresses that people keep. */
const ADDRESS: readonly (readonly [number, string, Field['kind'], string])[] = [
  [1, 'zip', 'zip', ''],
  [1, 'sites', 'one', '1 2-3 4-plus'],
  [2, 'visits', 'one', 'rarely when-needed monthly'],
  [3, 'people', 'number', ''],
  [5, 'app', 'words', ''],
  [5, 'unusual', 'tick', 'yes'],
  [6, 'rules', 'many', 'hipaa pci ftc-safeguards cmmc none'],
  [7, 'rivals', 'one', 'plus tell-me must-not'],
  [8, 'small', 'one', 'no sometimes often never-had'],
  [9, 'pains', 'many', 'slow-answers same-trouble new-faces surprise-bills locked-in not-our-business hackers lost-data no-planning pushed-to-buy'],
  [10, 'hours', 'one', 'office extended always'],
  [11, 'down', 'one', 'hour half-day day days'],
  [12, 'today', 'one', 'nobody on-the-side own-person provider freelancer'],
  [12, 'keep', 'tick', 'yes'],
  [13, 'budget', 'one', 'under-100 100-150 150-200 200-300 over-300'],
  [14, 'commit', 'one', 'any-time year longer'],
  [15, 'change', 'one', 'keep happy mix'],
  [16, 'decide', 'one', 'just-do-it explain'],
  [17, 'plans', 'many', 'moving growing new-program selling none'],
  [18, 'start', 'one', 'now 3-months looking'],
];

describe('the address', () => {
  it.each(ADDRESS)('question %i holds %s as %s with the values "%s"', (number, param, kind, values) => {
    const question = questions.find((one) => one.fields.some((own) => own.param === param))!;
    expect([question.number, field(param).kind, valuesOf(field(param)).join(' ')]).toEqual([number, kind, values]);
  });
  it('holds those parameters, trade and language, and no other', () => {
    expect(fields.map((one) => one.param).sort()).toEqual([...ADDRESS.map(([, param]) => param), 'trade', 'language'].sort());
  });
  it('takes 1 to 5000 people, five programs of 60 characters, three pains; "none" stands alone', () => {
    expect(field('people')).toMatchObject({ min: 1, max: 5000 });
    expect(field('app')).toMatchObject({ most: 5, longest: 60 });
    expect(field('pains')).toMatchObject({ most: 3 });
    expect([field('rules'), field('plans')]).toMatchObject([{ alone: 'none' }, { alone: 'none' }]);
  });
  it('offers 50 trades by slug and 34 languages by ISO code, each once', () => {
    expect(new Set(valuesOf(field('trade'))).size).toBe(50);
    expect(valuesOf(field('trade'))).toHaveLength(50);
    expect(valuesOf(field('trade')).every((slug) => /^[a-z]+(-[a-z]+)*$/.test(slug))).toBe(true);
    expect(new Set(valuesOf(field('language'))).size).toBe(34);
    const labelsOf = (param: string): string[] => { const one = field(param); return 'options' in one ? one.options.map(({ label }) => label.toLowerCase()) : []; };
    expect(labelsOf('language')).toEqual(['english', ...labelsOf('language').slice(1).toSorted()]);
    expect(labelsOf('trade')).toEqual([...labelsOf('trade').slice(0, -1).toSorted(), 'something else']);
    expect(valuesOf(field('language')).every((code) => /^[a-z]{2,3}$/.test(code))).toBe(true);
  });
  it('never lists "unsure", which is a value everywhere', () => expect(fields.flatMap(valuesOf)).not.toContain('unsure'));
});

/** Section 4.1 with rules 10 and 37: parameter, answer, multipliers, doubled checks, must-haves. */
const EFFECTS: readonly (readonly [string, string, string, string, string])[] = [
  ['visits', 'when-needed', '', '', 'visits in monthly,quarterly,on-request'],
  ['visits', 'monthly', 'TAI 1.25', 'TAI-05', 'visits in monthly; TAI-05 at 65'],
  ['people', 'any', '', '', 'sizes'],
  ['people', 'up to 24', 'ATT 1.5', '', ''],
  ['app', 'any', '', 'TAI-02', ''],
  ['unusual', 'yes', 'TAI 1.25', '', ''],
  ['rules', 'hipaa,pci,ftc-safeguards,cmmc', 'SEC 1.25 CLI 1.25', 'CLI-06', ''],
  ['rules', 'hipaa', '', '', 'CLI-06 hipaa at 60'],
  ['rules', 'pci', '', '', 'CLI-06 pci at 60'],
  ['rules', 'ftc-safeguards', '', '', 'CLI-06 ftc-safeguards at 60'],
  ['rules', 'cmmc', '', '', 'CLI-06 cmmc at 60'],
  ['rivals', 'tell-me', 'IND 1.25', '', ''],
  ['rivals', 'must-not', 'IND 1.5', '', 'IND-02 at 100'],
  ['small', 'sometimes', 'ATT 1.25', '', ''],
  ['small', 'often', 'ATT 1.5', '', ''],
  ['pains', 'slow-answers', 'SVC 1.5', '', ''],
  ['pains', 'same-trouble', 'SVC 1.25', 'SVC-04 SVC-05', ''],
  ['pains', 'new-faces', 'STF 1.5 ATT 1.25', '', ''],
  ['pains', 'surprise-bills', 'PRC 1.5', '', ''],
  ['pains', 'locked-in', 'EXT 1.5 PRC 1.25', '', ''],
  ['pains', 'not-our-business', 'TAI 1.5', '', ''],
  ['pains', 'hackers', 'SEC 1.25 CLI 1.25', '', ''],
  ['pains', 'lost-data', 'BCK 1.5', '', ''],
  ['pains', 'no-planning', 'TAI 1.25', '', ''],
  ['pains', 'pushed-to-buy', 'IND 1.5', '', ''],
  ['hours', 'extended,always', '', 'SVC-06', ''],
  ['hours', 'always', '', '', 'SVC-06 at 100'],
  ['down', 'hour', 'BCK 1.5 SVC 1.5', '', ''],
  ['down', 'half-day', 'BCK 1.25', '', ''],
  ['today', 'provider', 'EXT 1.25', '', ''],
  ['today', 'own-person,on-the-side', '', 'TAI-06', ''],
  ['keep', 'yes', '', '', 'TAI-06 at 65'],
  ['budget', 'under-100,100-150,150-200,200-300', '', '', 'price'],
  ['commit', 'any-time', 'PRC 1.25', '', 'PRC-03 at 85'],
  ['change', 'keep', '', 'IND-04 TAI-04', ''],
  ['decide', 'explain', '', 'TAI-03 ATT-06 SVC-07', ''],
  ['plans', 'moving,growing,new-program', 'TAI 1.25', '', ''],
  ['plans', 'selling', 'EXT 1.25', 'IND-05', ''],
  ['language', 'any', '', '', 'languages'],
];

const whenOf = ({ when }: Effect): string => (Array.isArray(when) ? when.join(',') : when === 'any' ? when : `up to ${when.upTo}`);
const mustsOf = (effect: Effect): string =>
  (effect.musts ?? [])
    .map((must) => ('check' in must ? `${must.check}${must.rule ? ` ${must.rule}` : ''} at ${must.points}` : 'oneOf' in must ? `visits in ${must.oneOf.join(',')}` : must.fact))
    .join('; ');

describe('what answers ask', () => {
  it('is section 4.1 with the rules that win over it, and nothing else', () => {
    const written = fields.flatMap((one) =>
      (one.effects ?? []).map((effect) => [
        one.param,
        whenOf(effect),
        Object.entries(effect.areas ?? {}).map(([area, factor]) => `${area} ${factor}`).join(' '),
        (effect.doubles ?? []).join(' '),
        mustsOf(effect),
      ]),
    );
    expect(written).toEqual(EFFECTS);
  });
  it('drops the match item of "hardly ever", "just looking" and "something else" alone', () => {
    const noWish = fields.flatMap((one) => ('options' in one ? one.options.filter((option) => option.noWish).map((option) => `${one.param}=${option.value}`) : []));
    expect(noWish).toEqual(['visits=rarely', 'trade=other', 'start=looking']);
  });
  it('has sizes and budgets without a hole', () => {
    expect(sizeBands.map(({ from, to }) => [from, to])).toEqual([[1, 9], [10, 24], [25, 49], [50, 99], [100, undefined]]);
    expect(Object.values(budgets).map(({ from, to }) => [from, to])).toEqual([[0, 100], [100, 150], [150, 200], [200, 300], [300, undefined]]);
  });
  it('refers to nothing that is not there, and a broken reference is found', () => {
    expect(crossReference(edition, loaded.guidance)).toEqual([]);
    const broken = structuredClone(edition);
    Object.assign(broken.questionnaire.questions[5]!.fields[0]!.effects![1]!, { musts: [{ id: 'size', check: 'CLI-06', points: 60, rule: 'sox' }] });
    expect(crossReference(broken, loaded.guidance)).toEqual(['two must-haves named size', 'rules: CLI-06 has no rule sox']);
  });
});

describe('words', () => {
  it('ask 18 questions in order, each with a title of its own that is a question', () => {
    expect(questions.map((question) => question.number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(new Set(questions.map((question) => question.title)).size).toBe(18);
    expect(questions.filter((question) => !question.title.endsWith('?')).map((question) => question.title)).toEqual([]);
  });
  it.each(questions)('question $number reads at grade 8 or lower', ({ title, why, changes, unsure, missing, fields: own }) => {
    const labels = own.flatMap((one) => ('options' in one && one.param !== 'trade' && one.param !== 'language' ? one.options.flatMap((option) => [`${option.label}.`, option.hint ? `${option.hint}.` : '']) : []));
    for (const text of [why, changes, unsure, missing]) expect(readingGrade(text), text).toBeLessThanOrEqual(8);
    expect(readingGrade([title, why, changes, unsure, missing, ...labels].join(' '))).toBeLessThanOrEqual(8);
  });
  it('name areas as the edition does, and use no word that we never use', () => {
    const quoted = questions.flatMap((question) => [...question.changes.matchAll(/“([A-Z][^”]+)”/g)].map((match) => match[1]!));
    const known = [...edition.areas.flatMap((area) => [area.name, area.short]), ...fields.flatMap((one) => ('options' in one ? one.options.flatMap((option) => [option.label, option.short ?? '']) : []))];
    const starts = (text: string): boolean => known.some((name) => name.toLowerCase().startsWith(text.toLowerCase()));
    expect(quoted.filter((text) => !starts(text))).toEqual([]);
    const all = JSON.stringify(edition.questionnaire);
    expect(all.match(/\b(best|top|solutions?|vendor|MSP|criteri\w+|categor\w+|trusted)\b/gi)).toBeNull();
  });
});

describe('programs', () => {
  const slugOf = (text: string) => programSlug(text, loaded.programs);
  it('are more than a hundred, of known trades, no spelling claimed twice', () => {
    expect(loaded.programs.list.length).toBeGreaterThan(100);
    expect(programProblems(loaded.programs.list, new Set(valuesOf(field('trade'))))).toEqual([]);
    const twice = [{ slug: 'a', name: 'Alpha', aliases: ['The One'] }, { slug: 'b', name: 'the-one', aliases: [], trade: 'dental' }];
    expect(programProblems(twice, new Set())).toEqual(['b: no trade dental', 'b and a share the spelling theone']);
  });
  it.each([
    ['Dentrix', 'dentrix'],
    ['  DENTRIX g7 ', 'dentrix'],
    ['quick books desktop', 'quickbooks-desktop'],
    ['Peachtree', 'sage-50'],
    ['Raiser’s Edge', 'raisers-edge'],
    ['avionte', 'avionte'],
    ['Avionté', 'avionte'],
    ['Epic', 'epic'],
    ['Applied Epic', 'applied-epic'],
    ['My Odd Program 3', 'myoddprogram3'],
    ['My-odd program (3)', 'myoddprogram3'],
  ])('%s is %s', (text, slug) => expect(slugOf(text)).toBe(slug));
  it('without a letter or digit are nothing', () => expect(slugOf('?! …')).toBeUndefined());
});
