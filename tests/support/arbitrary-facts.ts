// Random facts about a provider under an edition, for property tests: any mix of answers, proofs, claims, clients' words and marks.
import fc from 'fast-check';
import type { Answer, CheckFacts, Proof, ProviderFacts } from '#engine/facts.ts';
import { addDays, day, type Day } from '#kernel/time.ts';
import type { Check, Edition } from '#standard/schema.ts';

const START = day('2024-06-01');
/** Days from mid 2024 to mid 2028: some proofs are over, some in grace, some not checked yet. */
export const anyDay = (until = 1500): fc.Arbitrary<Day> => fc.integer({ min: 0, max: until }).map((count) => addDays(START, count));

/** A day on which to look, in the middle of those. */
export const anyAsOf: fc.Arbitrary<Day> = fc.integer({ min: 500, max: 1200 }).map((count) => addDays(START, count));

export const anyProof = (until?: number): fc.Arbitrary<Proof> =>
  fc.record({ kind: fc.constantFrom('document', 'attested'), date: anyDay(until), wait: fc.integer({ min: 0, max: 40 }), end: fc.option(fc.integer({ min: 30, max: 900 }), { freq: 5 }) })
    .map(({ kind, date, wait, end }) => ({ kind, date, checked: addDays(date, until === undefined ? wait : 0), ...(end !== null && { until: addDays(date, end) }) }));

const anyFigure = (min = 0, max = Infinity): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(0, 1, 2, 5, 10, 12, 20, 50, 90, 95, 100, 240, 1000, 2_000_000), fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }))
    .map((value) => Math.min(Math.max(value, min), max));

function anyEntry(check: Check): fc.Arbitrary<Omit<Answer, 'given' | 'proofs'>> {
  const { answer } = check;
  if (answer.kind !== 'number') return fc.integer({ min: 1, max: answer.options.length }).map((choice) => ({ choice }));
  if (!answer.figures) return anyFigure(answer.min, answer.max).map((value) => ({ value }));
  return fc.record({
    figures: fc.record(Object.fromEntries(answer.figures.map(({ id, min, max }) => [id, anyFigure(min, max)]))),
    flags: fc.record(Object.fromEntries((answer.flags ?? []).map(({ id }) => [id, fc.boolean()]))),
  });
}

/** Up to four answers to one question, in order of time, no two on one day. */
export const anyAnswers = (check: Check, until?: number): fc.Arbitrary<Answer[]> =>
  fc.uniqueArray(fc.record({ given: anyDay(until), entry: anyEntry(check), proofs: fc.array(anyProof(until), { maxLength: 2 }), ended: fc.option(anyDay(), { freq: 12 }) }), { maxLength: 4, selector: (one) => one.given })
    .map((list) => list.map(({ given, entry, proofs, ended }): Answer => ({ given, ...entry, proofs, ...(ended !== null && ended > given && { ended }) })).toSorted((a, b) => (a.given < b.given ? -1 : 1)));

function anyCheckFacts(check: Check, until?: number): fc.Arbitrary<CheckFacts> {
  const rules = check.answer.kind === 'rules' ? fc.record(Object.fromEntries(check.answer.rules.map(({ id }) => [id, anyAnswers(check, until)]))) : fc.constant(null);
  const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, freq: number) => fc.option(arbitrary, { freq });
  return fc.record({
    answers: check.answer.kind === 'rules' ? fc.constant([]) : anyAnswers(check, until),
    rules,
    claim: check.notApplicable ? fc.option(fc.record({ claimed: anyDay(until), proofs: fc.array(anyProof(until), { maxLength: 2 }) })) : fc.constant(null),
    clients: seldom(fc.record({ agree: fc.nat(9), disagree: fc.nat(4), latest: anyDay(until) }), 2),
    refused: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay(until) }),
    found: fc.oneof({ weight: 150, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay(until) }),
  }).map((one): CheckFacts => ({
    answers: one.answers,
    ...(one.rules && { rules: one.rules }),
    ...(one.claim && { notApplicable: { ground: check.notApplicable?.ground ?? '', ...one.claim } }),
    ...(one.clients && { clients: one.clients }),
    ...(one.refused !== null && { wouldNotSay: one.refused }),
    ...(one.found !== null && { falseFound: one.found }),
  }));
}

/** A provider with something known of most checks. With `until`, everything was given and checked within so many days of June 2024. */
export const anyFacts = (edition: Edition, until?: number): fc.Arbitrary<ProviderFacts> =>
  fc.record({
    firstClaimed: anyDay(until),
    checks: fc.record(Object.fromEntries(edition.checks.map((check) => [check.id, fc.oneof({ weight: 6, arbitrary: anyCheckFacts(check, until) }, { weight: 1, arbitrary: fc.constant(null) })]))),
  }).map(({ firstClaimed, checks }) => ({
    slug: 'somebody', firstClaimed, profile: {},
    checks: Object.fromEntries(Object.entries(checks).filter((entry): entry is [string, CheckFacts] => entry[1] !== null)),
  }));

const redated = (facts: ProviderFacts, on: Day): ProviderFacts =>
  JSON.parse(JSON.stringify(facts), (key, value: unknown) => (['given', 'date', 'checked', 'latest', 'firstClaimed'].includes(key) ? on : value)) as ProviderFacts;

/**
 * A provider and a day: anybody, or a strong one (`strong`, given and proven on the day before, or on the last day of `until`) of which up to
 * eight checks are anything. Among strong ones the caps bind, which they seldom do among random ones.
 */
export function anySituation(edition: Edition, strong: ProviderFacts, until?: number): fc.Arbitrary<{ facts: ProviderFacts; asOf: Day }> {
  const ids = edition.checks.map((check) => check.id);
  const asOf = until === undefined ? anyAsOf : fc.integer({ min: until, max: until + 500 }).map((count) => addDays(START, count));
  return fc.record({ anybody: anyFacts(edition, until), asOf, changed: fc.option(fc.subarray(ids, { maxLength: 8 }), { freq: 4 }) }).map(({ anybody, asOf: on, changed }) => {
    if (!changed) return { facts: anybody, asOf: on };
    const { checks } = redated(strong, until === undefined ? addDays(on, -1) : addDays(START, until));
    const kept = Object.entries(checks).filter(([id]) => !changed.includes(id));
    const other = changed.flatMap((id): [string, CheckFacts][] => { const of = anybody.checks[id]; return of ? [[id, of]] : []; });
    return { facts: { ...anybody, checks: Object.fromEntries([...kept, ...other]) }, asOf: on };
  });
}
