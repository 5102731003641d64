// Arbitrary facts of a provider under any edition: every kind of answer, proof, claim and mark, on days around TODAY. For property tests.
import fc from 'fast-check';
import type { Answer, CheckFacts, Profile, Proof, ProviderFacts } from '#engine/facts.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { AnswerRules, NumberAnswer } from '#standard/answer-schema.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { TODAY } from './make-edition.ts';

/** Members that were not drawn are left out: `exactOptionalPropertyTypes` knows absent from undefined, and so does JSON. */
const present = <Value extends object>(draft: object): Value => Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as Value;

/** Often within the last year, sometimes long ago, now and then still to come. */
const anyDay: fc.Arbitrary<Day> = fc
  .oneof({ weight: 6, arbitrary: fc.integer({ min: -400, max: 0 }) }, { weight: 3, arbitrary: fc.integer({ min: -1_100, max: 0 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) })
  .map((days) => addDays(TODAY, days));

const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 7): fc.Arbitrary<Value | undefined> => fc.option(arbitrary, { freq, nil: undefined });

const anyProof: fc.Arbitrary<Proof> = fc
  .record({ kind: fc.constantFrom('document' as const, 'attested' as const), date: anyDay, wait: fc.integer({ min: 0, max: 40 }), lasts: seldom(fc.integer({ min: 0, max: 500 }), 3) })
  .map(({ kind, date, wait, lasts }) => present<Proof>({ kind, date, checked: addDays(date, wait), until: lasts === undefined ? undefined : addDays(date, lasts) }));

const anyProofs = fc.array(anyProof, { maxLength: 2 });

/** Numbers near the limits that a check prints, and others. Never -0, which JSON cannot say. */
const anyNumber = fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 5_000 }), fc.double({ min: -5, max: 400, noNaN: true })).map((number) => number + 0);

function anyEntry(rules: NumberAnswer): fc.Arbitrary<Pick<Answer, 'value' | 'figures' | 'flags'>> {
  if (!rules.figures) return anyNumber.map((value) => ({ value }));
  const figures = fc.record(Object.fromEntries(rules.figures.map(({ id }) => [id, anyNumber])), { requiredKeys: rules.figures.slice(1).map(({ id }) => id) });
  const flags = fc.record(Object.fromEntries((rules.flags ?? []).map(({ id }) => [id, fc.boolean()])), { requiredKeys: [] });
  return fc.record({ figures, flags: rules.flags ? flags : fc.constant(undefined) }).map((entry) => present<Pick<Answer, 'figures' | 'flags'>>(entry));
}

function anyAnswer(rules: AnswerRules): fc.Arbitrary<Answer> {
  const entry: fc.Arbitrary<Pick<Answer, 'value' | 'figures' | 'flags' | 'choice'>> =
    rules.kind === 'number' ? anyEntry(rules) : fc.oneof(fc.constant(1), fc.integer({ min: 1, max: rules.options.length })).map((choice) => ({ choice }));
  return fc.record({ entry, given: anyDay, proofs: anyProofs, ended: seldom(anyDay) }).map(({ entry: entered, ...rest }) => present<Answer>({ ...entered, ...rest }));
}

const inOrder = (answers: readonly Answer[]): Answer[] => answers.toSorted((a, b) => (a.given < b.given ? -1 : a.given > b.given ? 1 : 0));
const anyAnswers = (check: Check): fc.Arbitrary<Answer[]> => fc.array(anyAnswer(check.answer), { maxLength: 3 }).map(inOrder);

const count = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
/** Clients that confirm, that contest, or neither. */
const anyWord = fc.oneof(fc.record({ agree: count(4, 9), disagree: count(0, 2), latest: anyDay }), fc.record({ agree: count(0, 9), disagree: count(0, 9), latest: anyDay }));

/** Anything that may be known about one check. */
export function anyCheckFacts(check: Check): fc.Arbitrary<CheckFacts> {
  const { answer } = check;
  const rules = answer.kind === 'rules' ? fc.record(Object.fromEntries(answer.rules.map(({ id }) => [id, anyAnswers(check)])), { requiredKeys: [] }) : fc.constant(undefined);
  return fc
    .record({
      answers: answer.kind === 'rules' ? fc.constant([]) : anyAnswers(check),
      rules,
      notApplicable: seldom(fc.record({ ground: fc.constant('a ground'), claimed: anyDay, proofs: anyProofs }), 3),
      clients: seldom(anyWord, 2),
      falseFound: seldom(anyDay, 60),
      wouldNotSay: seldom(anyDay, 20),
    })
    .map((draft) => present<CheckFacts>(draft));
}

const anyProfile: fc.Arbitrary<Profile> = seldom(fc.record({ value: fc.integer({ min: 0, max: 900 }), given: anyDay, source: fc.constant('the provider'), falseFound: anyDay }), 20).map((minimumFee) => present<Profile>({ minimumFee }));

/** Anything that may be known about a provider under `edition`; each check is left out now and then. */
export function anyFacts(edition: Edition): fc.Arbitrary<ProviderFacts> {
  const checks = fc.record(Object.fromEntries(edition.checks.map((check) => [check.id, anyCheckFacts(check)])), { requiredKeys: [] });
  return fc
    .record({ slug: fc.constant('harbour-it'), firstClaimed: seldom(anyDay, 10), checks, profile: anyProfile })
    .map((draft) => present<ProviderFacts>(draft));
}
