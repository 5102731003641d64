// Random needs and providers for property tests, drawn from the questionnaire itself: whatever an address can say, and every state of a fact.
import fc from 'fast-check';
import { HOURS, VISITS, type Known, type Profile } from '#engine/facts.ts';
import type { Need } from '#engine/need.ts';
import type { Finding } from '#engine/score-types.ts';
import { addDays } from '#kernel/time.ts';
import { programSlug } from '#standard/programs.ts';
import { edition, loaded, makeNeed, TODAY, type Made } from './make-need.ts';

const fields = edition.questionnaire.questions.flatMap((question) => question.fields);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const typed = fc
  .oneof(fc.constantFrom(...loaded.programs.list.flatMap((program) => [program.name, ...program.aliases])), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
  .map((text) => text.trim())
  .filter((text) => [...text].length <= 60 && text !== 'unsure' && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u.test(text) && programSlug(text, loaded.programs) !== undefined);
const apps = fc
  .uniqueArray(typed.map((text) => ({ typed: text, program: programSlug(text, loaded.programs)! })), { maxLength: 5, selector: (app) => app.program })
  .map((list) => [...list]);

/** Answers to the fields with options, in the order as printed; some parameters answered with "not sure" instead. */
const choices = fc.record(
  Object.fromEntries(
    fields.flatMap((field) => {
      if (field.kind === 'tick') return [[field.param, fc.constant([field.value])]];
      if (field.kind !== 'one' && field.kind !== 'many') return [];
      const values = field.options.map((option) => option.value);
      if (field.kind === 'one') return [[field.param, fc.constantFrom(...values).map((value) => [value])]];
      const real = values.filter((value) => value !== field.alone);
      const several = fc.subarray(real, { minLength: 1, maxLength: field.most ?? real.length });
      return [[field.param, field.alone === undefined ? several : fc.oneof(several, fc.constant([field.alone]))]];
    }),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string[]>>;

const weight = fc.double({ min: 0.5, max: 2.5, noNaN: true }).filter((value) => value !== 1);

/** Any need that an address can hold. */
export const anyNeed: fc.Arbitrary<Need> = fc
  .record({
    zip: maybe(fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(5, '0'))),
    people: maybe(fc.integer({ min: 1, max: 5000 })),
    apps,
    choices,
    unsure: fc.subarray(fields.map((field) => field.param)),
    weights: fc.dictionary(fc.constantFrom(...edition.areas.map((area) => area.code)), weight),
  })
  .map(({ zip, people, apps: named, choices: given, unsure, weights }) => {
    const open = new Set(unsure);
    return makeNeed({
      ...(zip !== undefined && !open.has('zip') && { zip }),
      ...(people !== undefined && !open.has('people') && { people }),
      apps: open.has('app') ? [] : named,
      choices: Object.fromEntries(Object.entries(given).filter(([param]) => !open.has(param))),
      unsure,
      weights: { ...weights },
    });
  });

/** A fact that may be fresh, in grace, lapsed, found false, or taken back. */
const known = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Known<Value> | undefined> =>
  maybe(
    fc.record({ value, age: fc.integer({ min: 0, max: 600 }), lie: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 8 }), back: fc.option(fc.nat(500), { freq: 8 }) }).map(({ value: inner, age, lie, back }) => ({
      ...(back === null ? { value: inner } : { takenBack: addDays(TODAY, -back) }),
      given: addDays(TODAY, -age),
      source: 'test',
      ...(lie !== null && { falseFound: addDays(TODAY, -lie) }),
    })),
  );

const slugOf = fc.constantFrom('dentrix', 'quickbooks-online', 'clio', 'myoddprogram');
const price = fc.record({ from: fc.integer({ min: 1, max: 60 }), span: maybe(fc.integer({ min: 0, max: 300 })), low: fc.integer({ min: 40, max: 350 }), more: fc.integer({ min: 0, max: 120 }) })
  .map(({ from, span, low, more }) => ({ from, low, high: low + more, ...(span !== undefined && { to: from + span }) }));

const profile: fc.Arbitrary<Profile> = fc
  .record({
    sizes: known(fc.record({ from: fc.integer({ min: 1, max: 40 }), span: maybe(fc.integer({ min: 0, max: 400 })) }).map(({ from, span }) => ({ from, ...(span !== undefined && { to: from + span }) }))),
    sizeShares: known(fc.dictionary(fc.constantFrom(...edition.questionnaire.sizeBands.map((band) => band.id)), fc.double({ min: 0, max: 1, noNaN: true }))),
    prices: known(fc.array(price, { maxLength: 4 })),
    minimumFee: known(fc.integer({ min: 0, max: 3000 })),
    hours: known(fc.record({ technician: fc.constantFrom(...HOURS), otherwise: fc.constantFrom('call-back' as const, 'voicemail' as const, 'none' as const) })),
    languages: known(fc.subarray(['en', 'es', 'vi', 'zh'])),
    trades: known(fc.dictionary(fc.constantFrom('dental', 'law', 'retail', 'trucking'), fc.integer({ min: 0, max: 9 }))),
    apps: known(fc.record({ complete: fc.boolean(), programs: fc.dictionary(slugOf, fc.record({ clients: fc.integer({ min: 0, max: 6 }), bestEffort: fc.boolean(), proven: fc.boolean() })) })),
    visits: known(fc.record({ scheduled: fc.constantFrom(...VISITS), included: fc.boolean() })),
    startsFrom: known(fc.integer({ min: -30, max: 250 }).map((days) => addDays(TODAY, days))),
  })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Profile);

const points = fc.constantFrom(0, 10, 30, 50, 60, 65, 80, 85, 100);
const finding: fc.Arbitrary<Partial<Finding>> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ points, share: fc.constantFrom(0.4, 0.75, 1), contested: fc.boolean() }).map(({ points: own, share, contested }) => ({ points: own, counted: own * share, contested, pointsByRule: { hipaa: own, pci: 100 - own } })) },
  fc.record({ outcome: fc.constantFrom('unanswered' as const, 'lapsed' as const), wouldNotSay: fc.boolean() }).map((open) => ({ ...open, points: 0, counted: 0 })),
  fc.constant({ outcome: 'not-applicable' as const, points: 0, counted: 0 }),
  fc.constant({ falseAnswer: true, points: 0, counted: 0 }),
);
const caps = fc.constantFrom([], [], [79.9], [49.9], [34.9]).map((limits) => limits.map((limit) => ({ reason: 'one-essential' as const, limit, checks: [], binds: true })));

/** Any provider, but for its slug. */
export const anyProvider: fc.Arbitrary<Omit<Made, 'slug'>> = fc
  .record({
    base: fc.double({ min: 0, max: 100, noNaN: true }),
    checks: fc.dictionary(fc.constantFrom(...edition.checks.map((check) => check.id)), finding),
    profile,
    claimed: maybe(fc.integer({ min: 0, max: 400 })),
    uncapped: fc.constantFrom(20, 50, 50, 71.5),
    caps,
  })
  .map(({ base, claimed, ...rest }) => ({
    ...rest,
    areas: Object.fromEntries(edition.areas.map(({ code }, at) => [code, (base + 7 * at) % 100])),
    ...(claimed !== undefined && { firstClaimed: addDays(TODAY, -claimed) }),
  }));

/** A market of providers, each with a slug of its own. */
export const anyMarket = (most = 12): fc.Arbitrary<Made[]> =>
  fc.array(anyProvider, { minLength: 1, maxLength: most }).map((list) => list.map((one, at) => ({ ...one, slug: `p${String(at).padStart(2, '0')}` })));
