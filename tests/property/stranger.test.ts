// For any facts, the published documents alone give the score again, to the last bit, by a program that shares no code with ours.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factsDocument } from '#assessments/facts-document.ts';
import type { Answer, ProviderFacts } from '#engine/facts.ts';
import { addDays, addMonths, type Day } from '#kernel/time.ts';
import { digestOf } from '#standard/digest.ts';
import { editionDocument } from '#standard/edition-document.ts';
import { loadStandard, type LoadedEdition } from '#standard/load.ts';
import type { Edition } from '#standard/schema.ts';
import { recompute, type Recomputed } from '../golden/stranger/recompute.mjs';
import { anyDay, anyFacts } from '../support/arbitrary-facts.ts';
import { scoreFacts, TODAY } from '../support/make-edition.ts';

const { current } = loadStandard(join(import.meta.dirname, '../../content'));
const SITE = 'https://plumbline.example';
const overTheWire = (document: unknown): unknown => JSON.parse(JSON.stringify(document));
const publishEdition = (one: LoadedEdition): unknown => overTheWire(editionDocument(one, `${SITE}/standard/schema.json`));
const publishFacts = (one: LoadedEdition, facts: ProviderFacts, asOf: Day): unknown =>
  overTheWire(factsDocument(one, facts, { texts: [], name: 'Harbour IT', demonstration: true, asOf, schema: `${SITE}/api/v1/facts.schema.json`, editionAddress: `${SITE}/standard/${one.edition.id}.json` }));

/** What our engine says, in the stranger's form. */
function computed(edition: Edition, facts: ProviderFacts, asOf: Day): Recomputed {
  const { shown, uncapped, claimed, answered, grade, caps, areas } = scoreFacts(edition, facts, asOf);
  return {
    slug: facts.slug,
    ...{ shown, uncapped, claimed, answered, grade: grade ?? null },
    caps: caps.map(({ limit, checks }) => ({ limit, checks })),
    areas: areas.map((area) => ({ area: area.area, score: area.score ?? null, claimed: area.claimed ?? null, answered: area.answered ?? null })),
  };
}

const answersIn = (facts: ProviderFacts): Answer[] => Object.values(facts.checks).flatMap((one) => [...one.answers, ...Object.values(one.rules ?? {}).flat()]);

/** Some day, or one on which a clock of these facts is about to run out or just has. */
const anyAsOf = (facts: ProviderFacts): fc.Arbitrary<Day> => {
  const starts = answersIn(facts).flatMap((answer) => [answer.given, ...answer.proofs.map((proof) => proof.date)]);
  const some = fc.integer({ min: -200, max: 400 }).map((days) => addDays(TODAY, days));
  if (!starts.length) return some;
  const edge = fc.record({ start: fc.constantFrom(...starts), after: fc.constantFrom(0, 1, 180, 181) }).map(({ start, after }) => addDays(addMonths(start, 12), after));
  return fc.oneof(some, { weight: 3, arbitrary: edge });
};

/** A few checks of the real edition, so that one of them weighs much, under other limits. A check that another one names comes along. */
const anyShape = fc.record({
  ids: fc.subarray(current.edition.checks.map((check) => check.id), { minLength: 1, maxLength: 4 }).map((ids) => (ids.includes('STF-06') ? [...ids, 'SVC-06'] : ids)),
  notApplicableLimit: fc.constantFrom(10, 20, 60),
  floor: fc.constantFrom(0, 10, 20),
  ceiling: fc.constantFrom(undefined, 40, 80),
});
type Shape = typeof anyShape extends fc.Arbitrary<infer Value> ? Value : never;

function smallEdition({ ids, notApplicableLimit, floor, ceiling }: Shape): LoadedEdition {
  const kept = current.edition.checks.filter((check) => ids.includes(check.id));
  const checks = kept.map((check) => (check.proofs.clients && ceiling !== undefined ? { ...check, proofs: { ...check.proofs, clients: { ...check.proofs.clients, ceiling } } } : check));
  const areas = current.edition.areas.map((area) => ({ ...area, checks: area.checks.filter((id) => ids.includes(id)) })).filter((area) => area.checks.length > 0);
  const edition: Edition = { ...current.edition, checks, areas, scoring: { ...current.edition.scoring, notApplicableLimit, floor } };
  return { ...current, edition, digest: digestOf(edition) };
}

/** Some firms are only listed, and some told something false beside the checks, which the score hears of (rule 35). */
const anyProvider = (edition: Edition): fc.Arbitrary<ProviderFacts> =>
  fc.record({ facts: anyFacts(edition), isListed: fc.boolean(), marked: fc.option(anyDay(), { freq: 1 }) }).map(({ facts: { firstClaimed, ...rest }, isListed, marked }) => ({
    ...rest,
    ...(firstClaimed && !isListed && { firstClaimed }),
    profile: marked === null ? {} : { minimumFee: { value: 400, given: marked, source: 'the provider', falseFound: marked } },
  }));

const withDay = (edition: Edition) => anyProvider(edition).chain((facts) => anyAsOf(facts).map((asOf) => ({ facts, asOf })));

it('recomputes every number of the whole edition', { timeout: 120_000 }, () => {
  const published = publishEdition(current);
  const property = fc.property(withDay(current.edition), ({ facts, asOf }) => {
    expect(recompute(published, publishFacts(current, facts, asOf))).toEqual(computed(current.edition, facts, asOf));
  });
  fc.assert(property, { numRuns: 100, endOnFailure: true });
});

it('recomputes every number of any small edition, where a single check decides', { timeout: 120_000 }, () => {
  const cases = anyShape.chain((shape) => withDay(smallEdition(shape).edition).map((rest) => ({ shape, ...rest })));
  const property = fc.property(cases, ({ shape, facts, asOf }) => {
    const one = smallEdition(shape);
    expect(recompute(publishEdition(one), publishFacts(one, facts, asOf))).toEqual(computed(one.edition, facts, asOf));
  });
  fc.assert(property, { numRuns: 1_000 });
});

it('lets clients confirm in full what a paper shows that counts, and no more than their ceiling beside a word alone', () => {
  const one = smallEdition({ ids: ['SVC-01'], notApplicableLimit: 10, floor: 10, ceiling: 80 });
  const given = addDays(TODAY, -30);
  const scoreWith = (proofs: Answer['proofs']): number => {
    const facts: ProviderFacts = { slug: 'somebody', profile: {}, firstClaimed: given, checks: { 'SVC-01': { answers: [{ given, choice: 1, proofs }], clients: { agree: 5, disagree: 0, latest: given } } } };
    const { shown } = recompute(publishEdition(one), publishFacts(one, facts, TODAY));
    expect(scoreFacts(one.edition, facts, TODAY).shown).toBe(shown);
    return shown;
  };
  expect(scoreWith([])).toBe(80);
  expect(scoreWith([{ kind: 'document', date: given, checked: given }])).toBe(100);
});

it('refuses facts that were scored by another edition', () => {
  const facts = publishFacts(current, { slug: 'harbour-it', checks: {}, profile: {} }, TODAY);
  const changed = structuredClone(publishEdition(current)) as { edition: { scoring: { floor: number } } };
  changed.edition.scoring.floor = 11;
  expect(() => recompute(changed, facts)).toThrow('not the edition');
});
