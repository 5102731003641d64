// The published documents: an edition and the facts behind a score, each readable by its published JSON Schema and holding all that it must.
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsDocument, factsJsonSchema } from '#assessments/facts-document.ts';
import type { ProviderFacts } from '#engine/facts.ts';
import { day } from '#kernel/time.ts';
import { digestOf } from '#standard/digest.ts';
import { editionDocument, editionJsonSchema } from '#standard/edition-document.ts';
import { loadStandard } from '#standard/load.ts';
import { anyFacts } from '../support/arbitrary-facts.ts';
import { attested, choose, document, makeFacts } from '../support/make-edition.ts';

const { current } = loadStandard(join(import.meta.dirname, '../../content'));
const SCHEMA = 'https://plumbline.example/standard/schema.json';
const FRAME = { texts: [],
  name: 'Harbour IT',
  demonstration: true,
  asOf: day('2026-11-24'),
  schema: 'https://plumbline.example/api/v1/facts.schema.json',
  editionAddress: 'https://plumbline.example/standard/2026.1.json',
};
const overTheWire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const factsOf = (facts: ProviderFacts) => overTheWire(factsDocument(current, facts, FRAME));

const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { uri: (text) => URL.canParse(text) } });
const isEdition = ajv.compile(overTheWire(editionJsonSchema(SCHEMA)));
const isFacts = ajv.compile(overTheWire(factsJsonSchema(FRAME.schema)));

describe('the document of an edition', () => {
  const published = overTheWire(editionDocument(current, SCHEMA));

  it('is valid by its schema, and nothing else is', () => {
    expect(isEdition(published), JSON.stringify(isEdition.errors)).toBe(true);
    const { edition } = published;
    const [first, ...others] = edition.checks;
    for (const wrong of [{ ...edition, checks: undefined }, { ...edition, bonus: 1 }, { ...edition, checks: [{ ...first, weight: 6 }, ...others] }, { ...edition, checks: [{ ...first, answer: { kind: 'essay' } }, ...others] }])
      expect(isEdition(overTheWire({ ...published, edition: wrong }))).toBe(false);
  });
  it('holds the rules that its digest is taken over, and the guidance of every check beside them', () => {
    expect(published.digest).toBe(digestOf(published.edition));
    expect(Object.keys(published.guidance).sort()).toEqual(published.edition.checks.map((check) => check.id).sort());
    expect(published.programs).toEqual(current.programs.list);
    expect(published.published).toBe('2026-11-24');
    expect(overTheWire(editionDocument({ ...current, published: undefined }, SCHEMA)).published).toBeNull();
  });
});

describe('the facts document', () => {
  const facts = makeFacts(
    {
      'CLI-06': { answers: [], rules: { hipaa: [choose(2, [document('2026-05-01', { checked: day('2026-05-09') })])] } },
      'STF-06': { answers: [choose(5)], notApplicable: { ground: 'No service at night', claimed: day('2026-06-02'), proofs: [document()] } },
      'STF-01': {
        answers: [
          { given: day('2025-05-01'), figures: { endpoints: 700, technicians: 3 }, proofs: [attested('2025-04-30', { until: day('2026-01-31') })], ended: day('2026-02-01') },
          { given: day('2026-06-01'), figures: { endpoints: 720, technicians: 3 }, flags: { sure: false }, proofs: [] },
        ],
        clients: { agree: 5, disagree: 1, latest: day('2026-10-01') },
        falseFound: day('2026-03-01'),
        wouldNotSay: day('2026-02-01'),
      },
    },
    { profile: { visits: { value: { scheduled: 'monthly', included: true }, given: day('2026-06-01'), source: 'provider', falseFound: day('2026-07-01') } } },
  );

  it('holds every input as it was given, in catalogue order', () => {
    const { checks, profile, firstClaimed, provider, demonstration } = factsOf(facts);
    expect(checks).toEqual(facts.checks);
    expect(Object.keys(checks)).toEqual(['STF-01', 'STF-06', 'CLI-06']);
    expect({ profile, firstClaimed, provider, demonstration }).toEqual({ profile: facts.profile, firstClaimed: '2026-01-05', provider: { slug: 'harbour-it', name: 'Harbour IT' }, demonstration: true });
  });
  it('names the edition by its digest, the day, and the engine', () => {
    expect(factsOf(facts)).toMatchObject({ edition: { id: '2026.1', digest: current.digest, address: FRAME.editionAddress }, asOf: '2026-11-24', engine: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });
  it('says null for a firm that never spoke for itself', () => {
    expect(factsOf({ slug: 'listed-only', checks: {}, profile: {} })).toMatchObject({ firstClaimed: null, checks: {}, profile: {} });
  });
  it('keeps a mark on a check of another edition, because it counts', () => {
    expect(factsOf(makeFacts({ 'OLD-01': { answers: [], falseFound: day('2026-09-01') } })).checks).toHaveProperty('OLD-01');
  });
  it('is valid by its schema whatever is known', () => {
    fc.assert(
      fc.property(anyFacts(current.edition), (any) => {
        const published = factsOf(any);
        expect(isFacts(published), JSON.stringify(isFacts.errors)).toBe(true);
        expect(published.checks).toEqual(any.checks);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
  it('refuses to publish what its schema cannot hold', () => {
    for (const bad of [{ answers: [{ given: 'yesterday', proofs: [] }] }, { answers: [{ given: '2026-01-01', choice: 0, proofs: [] }] }, { answers: [], reviewer: 'someone' }])
      expect(() => factsDocument(current, makeFacts({ 'STF-01': bad as never }), FRAME)).toThrow();
  });
});
