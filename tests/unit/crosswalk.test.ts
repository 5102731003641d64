// What a paper offers itself to, which papers may prove a check, and the days of a proof. Days are worked by hand from rules 3 and 38.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '#kernel/time.ts';
import { Paper } from '#standard/crosswalk-schema.ts';
import { offersOf, papersFor, proofDays } from '#standard/crosswalk.ts';
import { loadCrosswalk } from '#standard/load-crosswalk.ts';
import { loadStandard } from '#standard/load.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const standard = loadStandard(CONTENT);
const crosswalk = loadCrosswalk(CONTENT, standard);
const paperOf = (id: string) => crosswalk.papers.find((paper) => paper.id === id)!;

describe('a paper', () => {
  it('offers itself where its scope reaches, and says what is missing elsewhere', () => {
    const offers = offersOf(crosswalk, 'cyber-essentials-plus', ['tools'])!;
    expect(offers.map(({ check, missing }) => [check, missing.map(({ id }) => id)])).toEqual([['SEC-01', []], ['SEC-03', ['desk']]]);
    expect(offersOf(crosswalk, 'cyber-essentials-plus', ['tools', 'desk', 'moon'])!.every(({ missing }) => missing.length === 0)).toBe(true);
    expect(offersOf(crosswalk, 'cyber-essentials-plus', [])!.every(({ missing }) => missing.length > 0)).toBe(true);
  });
  it('tells clauses, kinds with the strongest first, what to find, and all conditions', () => {
    const [first] = offersOf(crosswalk, 'iso-27001', ['desk', 'tools'])!;
    expect(first).toMatchObject({ check: 'IND-03', clauses: ['A.5.15', 'A.6.6', 'A.8.3'], kinds: ['attested'], ground: 'standard', missing: [] });
    expect(first!.only).toHaveLength(3);
    expect(first!.only[0]).toBe('Only if your help desk is in its scope.');
    expect(offersOf(crosswalk, 'iso-27001', [])!.find(({ check }) => check === 'SEC-03')).toMatchObject({ clauses: ['4.3'], kinds: ['attested', 'document'] });
    expect(first).not.toHaveProperty('needs');
  });
  it('is offered in catalogue order', () => {
    const catalogue = standard.current.edition.checks.map(({ id }) => id);
    for (const { id } of crosswalk.papers) {
      const checks = offersOf(crosswalk, id, [])!.map(({ check }) => check);
      expect(checks).toEqual(catalogue.filter((check) => checks.includes(check)));
    }
  });
  it('is undefined where nobody knows it', () => expect(offersOf(crosswalk, 'constructor', [])).toBeUndefined());
});

describe('a check', () => {
  it('knows the papers that may prove it', () => {
    expect(papersFor(crosswalk, 'IND-06').map(({ paper, offer }) => [paper.id, offer.kinds])).toEqual([['insurance', ['attested', 'document']]]);
    expect(papersFor(crosswalk, 'SEC-01').map(({ paper }) => paper.id)).toEqual(['soc-2', 'iso-27001', 'msp-verify', 'cyber-essentials-plus', 'cmmc-2', 'pci-aoc']);
    expect(papersFor(crosswalk, 'SEC-01').every(({ offer }) => offer.missing.length === 0)).toBe(true);
    expect(papersFor(crosswalk, 'STF-02')).toEqual([]);
  });
  it('by rules has them for each rule apart', () => {
    expect(papersFor(crosswalk, 'CLI-06')).toEqual([]);
    expect(papersFor(crosswalk, 'CLI-06', 'hipaa').map(({ paper }) => paper.id)).toEqual(['soc-2', 'hipaa-report']);
    expect(papersFor(crosswalk, 'CLI-06', 'pci').map(({ paper }) => paper.id)).toEqual(['pci-aoc']);
    expect(papersFor(crosswalk, 'CLI-06', 'ftc-safeguards')).toEqual([]);
  });
});

describe('the days of a proof', () => {
  const [a, b, c] = [day('2025-03-10'), day('2026-02-20'), day('2028-03-09')];
  it('run from the last surveillance audit of ISO 27001, not from its issue', () => {
    expect(proofDays(paperOf('iso-27001'), { issued: a, 'last-audit': b, until: c })).toEqual({ date: b, until: c });
  });
  it('run from the last day of the period of a SOC 2 report, which has no end of its own', () => {
    expect(proofDays(paperOf('soc-2'), { issued: b, 'period-from': day('2025-01-01'), 'period-to': day('2025-12-31') })).toEqual({ date: '2025-12-31' });
  });
  it('run from the issue of a certificate of insurance, and end with the policy', () => {
    expect(proofDays(paperOf('insurance'), { issued: b, 'period-from': a, until: c })).toEqual({ date: b, until: c });
  });
  it('are not known while a day is missing, or where days contradict one another', () => {
    expect(proofDays(paperOf('iso-27001'), { issued: a, until: c })).toBeUndefined();
    expect(proofDays(paperOf('iso-27001'), { issued: a, 'last-audit': c, until: b })).toBeUndefined();
    expect(proofDays(paperOf('soc-2'), { issued: b, 'period-from': b, 'period-to': a })).toBeUndefined();
    expect(proofDays(paperOf('iso-27001'), { issued: a, 'last-audit': b, until: b })).toEqual({ date: b, until: b });
  });
});

describe('a paper as it is written', () => {
  const paper = paperOf('insurance');
  const refused = (change: object): string => Paper.safeParse({ ...paper, ...change }).error?.issues.map(({ message }) => message).join('; ') ?? 'taken';
  it('is refused where its clauses have no form, nothing is to be found, or its list is no safe address', () => {
    expect(refused({})).toBe('taken');
    expect(refused({ clauseForm: '(' })).toBe('no regular expression');
    expect(refused({ proves: [{ ...paper.proves[0]!, find: {} }] })).toBe('nothing to find');
    expect(refused({ lookUp: { says: 'x', url: 'http://a.example/' } })).not.toBe('taken');
    expect(refused({ colour: 'red' })).not.toBe('taken');
  });
});
