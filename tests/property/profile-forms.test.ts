// A profile and its pages say the same: facts go into the fields and come back as they were, and whatever a page lets through can be stored.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/time.ts';
import { FACT_SCHEMAS, type Fact } from '#providers/fact-schema.ts';
import { SUBJECT_SLUGS, SUBJECTS, type Subject } from '#providers/profile-subjects.ts';
import type { FactKey } from '#providers/terms.ts';
import { US_STATES } from '#providers/us-states.ts';
import { formOf } from '#providers/subject-forms.ts';
import { ON, posted, setting, shownOf } from '../support/profile-page.ts';

const { bands, trades, languages, rules } = setting.choices;
const valuesOf = (options: readonly { readonly value: string }[]): string[] => options.map(({ value }) => value);
const some = (values: readonly string[], minLength = 1): fc.Arbitrary<string[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: values.length });
/** Words as people write them: neither empty nor with a space at an end. */
const words = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'abcXYZ 019,.&<>"\'éß-'), minLength: 1, maxLength }).map((text) => text.trim()).filter((text) => text !== '');
const cents = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most * 100 }).map((count) => count / 100);
const people = fc.integer({ min: 1, max: 1_000_000 });
const programs = ['dentrix', 'quickbooks-online', 'xero', 'autocad', 'ourowntool9'];

/** Shares in hundredths, tenths of them too, that add up to no more than all. */
const shares = fc.uniqueArray(fc.constantFrom(...valuesOf(bands)), { minLength: 1 }).chain((chosen) =>
  fc.array(fc.integer({ min: 0, max: Math.floor(1_000 / chosen.length) }), { minLength: chosen.length, maxLength: chosen.length }).map((tenths) => Object.fromEntries(chosen.map((band, at) => [band, tenths[at]! / 10 / 100]))));

const ANY: { readonly [Key in FactKey]: fc.Arbitrary<unknown> } = {
  description: words(1_000),
  founded: fc.integer({ min: 1800, max: 2026 }),
  phone: fc.constantFrom('(614) 555-0123', '+1 614 555 0123', '614.555.0123 ext. 4', '6145550123 x99'),
  'contact-mail': fc.constantFrom('hello@northgate.example', 'first.last+it@sub.firm.com'),
  'head-count': people,
  technicians: cents(100_000),
  services: fc.uniqueArray(words(100), { minLength: 1, maxLength: 40, selector: (word) => word.toLowerCase() }),
  rules: some(valuesOf(rules), 0),
  coverage: fc.record({ nationwide: fc.constant(true), states: some(Object.keys(US_STATES)), radius: fc.integer({ min: 1, max: 300 }) }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0),
  sizes: fc.record({ from: people, more: fc.option(fc.nat(1_000)) }).map(({ from, more }) => ({ from, ...(more !== null && from + more <= 1_000_000 && { to: from + more }) })),
  'size-shares': shares,
  trades: fc.dictionary(fc.constantFrom(...valuesOf(trades)), fc.nat(1_000_000), { minKeys: 1, noNullPrototype: true }),
  apps: fc.record({ complete: fc.boolean(), programs: fc.dictionary(fc.constantFrom(...programs), fc.record({ clients: fc.nat(1_000), bestEffort: fc.constant(true) }, { requiredKeys: ['clients'] }), { minKeys: 1, noNullPrototype: true }) }),
  hours: fc.oneof(fc.constant({ technician: 'always', otherwise: 'none' }), fc.record({ technician: fc.constantFrom('office', 'extended'), otherwise: fc.constantFrom('call-back', 'voicemail', 'none') })),
  visits: fc.oneof(fc.constant({ scheduled: 'never', included: false }), fc.record({ scheduled: fc.constantFrom('monthly', 'quarterly', 'on-request'), included: fc.boolean() })),
  languages: some(valuesOf(languages)),
  prices: fc.array(fc.record({ from: people, more: fc.option(fc.nat(1_000)), low: cents(5_000), extra: cents(100) }), { minLength: 1, maxLength: 20 })
    .map((rows) => rows.map(({ from, more, low, extra }) => ({ from, ...(more !== null && from + more <= 1_000_000 && { to: from + more }), low, high: low + extra })).toSorted((a, b) => a.from - b.from)),
  'minimum-fee': cents(1_000_000),
  'starts-from': fc.integer({ min: 0, max: 1_000 }).map((days) => addDays(ON, days)),
};

/** Facts of one subject, each of them there or not. */
const anyFacts = (subject: Subject): fc.Arbitrary<Fact[]> =>
  fc.tuple(...SUBJECTS[subject].keys.map((key: FactKey) => fc.option(ANY[key]).map((value) => (value === null ? [] : [{ key, value } as Fact])))).map((facts) => facts.flat());

describe.each(SUBJECT_SLUGS)('%s', (subject) => {
  it('shows facts in its fields, and takes them back from there as they were', () => {
    fc.assert(fc.property(anyFacts(subject), (facts) => {
      const back = posted(subject, shownOf(subject, facts));
      expect(back.problems).toEqual([]);
      expect(Object.fromEntries(back.facts!.map(({ key, value }) => [key, value]))).toEqual(Object.fromEntries(facts.map(({ key, value }) => [key, value])));
      expect(back.takenBack).toEqual(SUBJECTS[subject].keys.filter((key: FactKey) => !facts.some((fact) => fact.key === key)));
    }), { numRuns: 60 });
  });

  const form = formOf(subject, setting);
  const columns = form.parts.flatMap((part) => (part.kind === 'rows' ? part.columns.map(({ name }) => name) : []));
  const fields = ['rows', ...form.parts.flatMap((part) => (part.kind === 'rows' ? [] : part.kind === 'group' ? part.fields.map(({ name }) => name) : [part.name])), ...columns.flatMap((name) => [1, 2, 3].map((row) => `${name}-${row}`))];
  const offered = form.parts.flatMap((part) => ('options' in part ? valuesOf(part.options) : []));
  const typed = fc.oneof(fc.constantFrom('', 'on', 'now', 'later', '0', '1', '12', '99.5', '1,480', '$2,000', '-3', 'many', '2027-06-30', '6/30/2027', 'Dentrix', 'dental', '(614) 555-0123', 'a@b.example', ...offered), fc.string({ unit: 'binary', maxLength: 30 }));
  it('lets nothing through that cannot be stored, and never throws', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...fields), fc.oneof(typed, fc.array(typed, { maxLength: 3 })), { noNullPrototype: true }), (words) => {
      const { facts = [], problems } = posted(subject, words);
      for (const { key, value } of facts) {
        expect(FACT_SCHEMAS[key].safeParse(value).error).toBeUndefined();
        expect(JSON.stringify(value)).not.toMatch(/\\u0000/);
      }
      for (const [, says] of problems) expect(says).toMatch(/^[A-Z“].*[.”]$/s);
    }), { numRuns: 150 });
  });
});
