// The guides as a set: in one order under four headings, each of use in a meeting, and the sums of the guide on cost those of the cost model.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { costLines, yearlyCost, type AssumptionValues, type CostFrame } from '#engine/costs.ts';
import { levelsFor } from '#standard/cost-schema.ts';
import { loadCosts } from '#standard/load-costs.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const GROUPS = ['need', 'choose', 'sign', 'run'];

const guides = readdirSync(join(CONTENT, 'guides'))
  .map((file) => {
    const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(CONTENT, 'guides', file), 'utf8'))!;
    return { id: file.replace(/\.md$/, ''), body: body!, head: parse(head!) as { group: string; order: number; sources: { kind: string }[] } };
  })
  .sort((a, b) => a.head.order - b.head.order);
const bodyOf = (id: string): string => guides.find((guide) => guide.id === id)!.body;

describe('the guides in a row', () => {
  it('are numbered from 1 without a gap', () => expect(guides.map(({ head }) => head.order)).toEqual(guides.map((_, at) => at + 1)));
  it('stand in the order of their headings, so that next and before lead through them', () => {
    const places = guides.map(({ head }) => GROUPS.indexOf(head.group));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });
});

// Each with the heading under which it says when to do without, or when to go.
const TEN = [
  ['what-it-costs', 'When no monthly fee is right'],
  ['reading-a-contract', 'When not to sign at all'],
  ['leaving-a-provider', 'When you may need nobody next'],
  ['first-90-days', 'When to stop'],
  ['being-a-small-client', 'When a smaller way fits better'],
  ['when-they-serve-your-competitor', 'When to do without, in part'],
  ['rules-for-small-firms', 'When a provider is not the answer'],
  ['backup-in-plain-words', 'If you have no provider'],
  ['keeping-a-provider-honest', 'When the yearly look says: do without'],
  ['one-it-person-of-your-own', 'When one person is the wrong answer'],
] as const;

describe.each(TEN)('the guide %s', (id, without) => {
  const guide = guides.find((one) => one.id === id);
  it('is there, between 600 and 1,150 words', () => {
    const words = guide!.body.replace(/\]\([^)]*\)/g, '').split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(600);
    expect(words).toBeLessThanOrEqual(1150);
  });
  it('says when to do without', () => expect(guide!.body).toContain(`## ${without}\n`));
  it('gives questions to put, and what a bad answer sounds like', () => {
    expect([...guide!.body.matchAll(/“[^”]*\?”/g)].length + [...guide!.body.matchAll(/\?\*\*|\?$/gm)].length).toBeGreaterThanOrEqual(3);
    expect(guide!.body).toMatch(/\b(bad|poor) (answers?|sign)\b|\*\*Bad:\*\*/i);
  });
  it('leads to the checks behind it', () => expect([...guide!.body.matchAll(/\/standard\/2026\.1\/[A-Z]{3}-\d\d/g)].length).toBeGreaterThanOrEqual(3));
  it('says which part is our own judgment', () => expect(guide!.head.sources.some(({ kind }) => kind === 'own-judgement')).toBe(true));
});

it.each(['reading-a-contract', 'leaving-a-provider', 'when-they-serve-your-competitor', 'rules-for-small-firms'])('%s says that it is no legal advice', (id) => expect(bodyOf(id)).toContain('not legal advice'));

describe('the sums of the guide on cost', () => {
  const model = loadCosts(CONTENT);
  const frame = (people: number, changed: Partial<AssumptionValues> = {}): CostFrame => {
    const middles = Object.fromEntries(model.assumptions.map((one) => [one.id, levelsFor(one, people).middle])) as unknown as AssumptionValues;
    return { people, employed: 0, values: { ...middles, ...changed } };
  };
  const body = bodyOf('what-it-costs');
  it('for 18 people are those of the model, with the fee for moving in paid in the first year', () => {
    const { fee, extra, 'your-time': time } = costLines('msp', frame(18));
    expect([fee, extra, Math.round(time!)]).toEqual([34_560, 2_880, 2_088]);
    expect(body).toContain('| Fee | $34,560 | $34,560 |');
    expect(body).toContain('| Taking you on, one month’s fee | $2,880 | none |');
    expect(body).toContain('| Extra work, one hour a person at $160 | $2,880 | $2,880 |');
    expect(body).toContain('2.9 hours a month at $60 an hour | $2,088 | $2,088 |');
    expect(34_560 + 18 * 160 + 2_880 + 2_088).toBe(42_408);
    expect(34_560 + 2_880 + 2_088).toBe(39_528);
    expect(body).toContain('| Together | $42,408 | $39,528 |');
    expect(42_408 / 34_560).toBeGreaterThan(1.2);
    expect([18 * 125 * 12, 18 * 200 * 12]).toEqual([27_000, 43_200]);
    for (const sum of ['$27,000', '$43,200']) expect(body).toContain(sum);
  });
  it('rise as the ceilings say', () => {
    expect([1.03, 1.1].map((rise) => Math.round((34_560 * rise ** 2) / 100) * 100)).toEqual([36_700, 41_800]);
    for (const sum of ['$36,700', '$41,800']) expect(body).toContain(sum);
  });
  it('for eight people turn at a bit over an hour of help a month', () => {
    expect([yearlyCost('visit', frame(8)), yearlyCost('msp', frame(8))].map((cost) => Math.round(cost / 100) * 100)).toEqual([8_200, 18_800]);
    for (const sum of ['$8,200', '$18,800']) expect(body).toContain(sum);
    expect(yearlyCost('visit', frame(8, { 'visit-hours': 1 }))).toBeLessThan(yearlyCost('msp', frame(8)));
    expect(yearlyCost('visit', frame(8, { 'visit-hours': 1.2 }))).toBeGreaterThan(yearlyCost('msp', frame(8)));
    expect(8_208 / 18_795).toBeLessThan(0.5);
    expect(bodyOf('being-a-small-client')).toContain('less than half in our cost model for eight people');
  });
});
