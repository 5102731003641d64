// Publishing an edition: its digest, the ledger that refuses every change, the next edition beside it, and what changed between two.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#kernel/time.ts';
import { diffEditions } from '#standard/diff.ts';
import { canonicalJson, digestOf } from '#standard/digest.ts';
import { loadStandard } from '#standard/load.ts';
import { ledgerProblems, makeNextEdition, publishEdition, readLedger } from '#standard/publish.ts';
import type { Edition } from '#standard/schema.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const TODAY = day('2027-01-15');
const first = loadStandard(CONTENT).editions[0]!.edition;

let content: string;
const at = (...path: string[]): string => join(content, ...path);
const ledgerText = (): string => readFileSync(at('standard/published.json'), 'utf8');

function edit(file: string, from: string, to: string): void {
  const before = readFileSync(at(file), 'utf8');
  expect(before).toContain(from);
  writeFileSync(at(file), before.replace(from, to));
}

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'plumbline-ledger-'));
  for (const half of ['standard', 'guidance']) cpSync(join(CONTENT, half, '2026.1'), at(half, '2026.1'), { recursive: true });
});
afterEach(() => rmSync(content, { recursive: true }));

describe('canonical JSON, as RFC 8785 prints it', () => {
  it('writes the sample of its section 3.2.2', () => {
    const sample = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`);
    expect(canonicalJson(sample)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
  });
  it('sorts names by their UTF-16 units, as its section 3.2.3 does', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))).toBe(`{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
  });
  it('leaves out what has no value, and refuses what JSON cannot say', () => {
    expect(canonicalJson({ b: undefined, a: { c: undefined } })).toBe('{"a":{}}');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 0]) expect(() => canonicalJson([value])).toThrow('no JSON');
  });
});

describe('a digest', () => {
  it('is the same whatever the order of members', () => {
    const turned = Object.fromEntries(Object.entries(first).reverse()) as Edition;
    expect(Object.keys(turned)).not.toEqual(Object.keys(first));
    expect(digestOf(turned)).toBe(digestOf(first));
  });
  it.each<[string, (edition: Edition) => Edition]>([
    ['a weight', (edition) => ({ ...edition, areas: edition.areas.map((area, index) => (index ? area : { ...area, weight: 14.5 })) })],
    ['the order of checks', (edition) => ({ ...edition, checks: edition.checks.toReversed() })],
    ['a letter of a question', (edition) => ({ ...edition, checks: edition.checks.map((check, index) => (index ? check : { ...check, question: `${check.question} ` })) })],
    ['what an owner’s answer asks for', (edition) => ({ ...edition, questionnaire: { ...edition.questionnaire, budgets: {} } })],
  ])('changes with %s', (_, change) => expect(digestOf(change(first))).not.toBe(digestOf(first)));
});

describe('the ledger', () => {
  it('takes an edition once, with its day and digest', () => {
    expect(readLedger(content)).toEqual([]);
    expect(publishEdition(content, first, TODAY)).toMatchObject({ kind: 'done' });
    expect(readLedger(content)).toEqual([{ edition: '2026.1', date: '2027-01-15', sha256: digestOf(first) }]);
    const before = ledgerText();
    expect(publishEdition(content, first, day('2027-02-01'))).toMatchObject({ kind: 'refused', code: 'listed' });
    expect(ledgerText()).toBe(before);
  });
  it('says the day of publishing to whoever loads the standard', () => {
    expect(loadStandard(content).current.published).toBeUndefined();
    publishEdition(content, first, TODAY);
    expect(loadStandard(content).current).toMatchObject({ published: '2027-01-15', digest: digestOf(first) });
  });
  it('refuses to load or to publish again an edition whose rules changed', () => {
    publishEdition(content, first, TODAY);
    edit('standard/2026.1/checks/staffing/STF-01.yaml', 'upTo: 200', 'upTo: 201');
    expect(() => loadStandard(content)).toThrow('edition 2026.1 was published on 2027-01-15 and has changed since');
    expect(publishEdition(content, { ...first, label: 'another' }, TODAY)).toMatchObject({ kind: 'refused', code: 'changed' });
    expect(readLedger(content)).toHaveLength(1);
  });
  it('lets guidance and spellings of programs improve', () => {
    publishEdition(content, first, TODAY);
    edit('guidance/2026.1/STF-01.yaml', 'why:', 'why: "Better said." #');
    edit('standard/2026.1/programs.yaml', 'aliases: [QBO', 'aliases: [Quick Books On Line, QBO');
    expect(loadStandard(content).current.digest).toBe(digestOf(first));
  });
  it('refuses an edition dated before the last, and names every other disorder', () => {
    publishEdition(content, first, TODAY);
    const second = { ...first, id: '2027.1' };
    expect(publishEdition(content, second, day('2027-01-14'))).toEqual({ kind: 'refused', code: 'earlier' });
    const [entry] = readLedger(content);
    expect(ledgerProblems([entry!], [second])).toEqual(['edition 2026.1 was published on 2027-01-15 and is gone']);
    expect(ledgerProblems([entry!, entry!], [first])).toEqual(['edition 2026.1 is listed twice']);
    const late = { edition: '2027.1', date: '2027-01-14', sha256: digestOf(second) };
    expect(ledgerProblems([entry!, late], [first, second])).toEqual(['edition 2027.1 stands after one that was published later']);
  });
  it('refuses to be read where it is broken', () => {
    for (const text of ['{}', '[{"edition":"2026.1","date":"2027-02-30","sha256":"00"}]']) {
      writeFileSync(at('standard/published.json'), text);
      expect(() => readLedger(content)).toThrow('published.json');
    }
  });
});

describe('the next edition', () => {
  it('is a copy that loads, named and dated anew, with the comments of the old one', () => {
    expect(makeNextEdition(content, '2026.1', '2027.1', TODAY)).toEqual({ kind: 'done', value: at('standard/2027.1') });
    const { editions, current } = loadStandard(content);
    expect(editions.map((one) => one.edition.id)).toEqual(['2026.1', '2027.1']);
    expect(current.edition).toEqual({ ...first, id: '2027.1', label: '2027.1, pilot', date: '2027-01-15', status: 'pilot' });
    expect(readFileSync(at('standard/2027.1/edition.yaml'), 'utf8')).toMatch(/^#/);
  });
  it('never stands on an edition that is there, nor has a name that is none', () => {
    expect(makeNextEdition(content, '2026.1', '2026.1', TODAY)).toEqual({ kind: 'refused', code: 'exists' });
    for (const id of ['2027', '../2027.1', '2027.1/x']) expect(makeNextEdition(content, '2026.1', id, TODAY)).toEqual({ kind: 'refused', code: 'name' });
    expect(existsSync(at('standard/2027'))).toBe(false);
  });
});

describe('what changed between two editions', () => {
  it('is nothing between an edition and itself', () => expect(diffEditions(first, structuredClone(first))).toEqual([]));
  it('is each part with its values before and after', () => {
    const [stf01, ...others] = first.checks;
    const fresh = { ...stf01!, id: 'STF-09' };
    const changed = { ...stf01!, weight: 4, valid: { months: 12, note: 'newly said' } };
    const second: Edition = { ...first, id: '2027.1', checks: [changed, ...others.filter((check) => check.id !== 'SEC-07'), fresh], scoring: { ...first.scoring, floor: 5 } };
    expect(diffEditions(first, second)).toEqual([
      { part: 'head', name: '', kind: 'changed', differences: [{ path: 'id', before: '2026.1', after: '2027.1' }] },
      { part: 'scoring', name: '', kind: 'changed', differences: [{ path: 'floor', before: 10, after: 5 }] },
      { part: 'check', name: 'STF-01', kind: 'changed', differences: [{ path: 'weight', before: 5, after: 4 }, { path: 'valid.note', before: undefined, after: 'newly said' }] },
      { part: 'check', name: 'STF-09', kind: 'added', differences: [] },
      { part: 'check', name: 'SEC-07', kind: 'removed', differences: [] },
    ]);
  });
});
