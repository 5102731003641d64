// The crosswalk as content: each mapping stands on its check's own rules of proof, each clause exists, and its sentences read plainly.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#standard/crosswalk-schema.ts';
import { crosswalkProblems, loadCrosswalk } from '#standard/load-crosswalk.ts';
import { loadStandard } from '#standard/load.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const crosswalk = loadCrosswalk(CONTENT, loadStandard(CONTENT));
const { edition } = crosswalk.loaded;
const paperOf = (id: string): Paper => crosswalk.papers.find((paper) => paper.id === id)!;
const mappings = crosswalk.papers.flatMap((paper) => paper.proves.map((mapping) => ({ paper, mapping })));

/** What the standard's own text names, read by hand from the proofs and options of its 68 checks. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'soc-2': ['STF-01', 'IND-03', 'SEC-01', 'SEC-03'], 'iso-27001': ['IND-03', 'SEC-01', 'SEC-03'], 'msp-verify': ['STF-01', 'IND-03', 'SEC-03'],
  'cyber-essentials-plus': ['SEC-01', 'SEC-03'], insurance: ['IND-06'],
};

/** Checks whose text lets any audit prove them: “checked in an audit”, “tested by an auditor”, “an auditor’s report”. */
const ANY_AUDIT = ['TAI-07', 'SEC-01', 'SEC-02', 'SEC-04', 'SEC-05', 'CLI-03', 'CLI-06', 'BCK-01', 'BCK-02', 'BCK-05', 'EXT-05'];

const upTo = (counts: Readonly<Record<string, number>>): string[] => Object.entries(counts).flatMap(([part, count]) => Array.from({ length: count }, (_, at) => `${part}${at + 1}`));
const FAMILIES = 'AC 3.1 22, AT 3.2 3, AU 3.3 9, CM 3.4 9, IA 3.5 11, IR 3.6 3, MA 3.7 6, MP 3.8 9, PS 3.9 2, PE 3.10 6, RA 3.11 3, CA 3.12 4, SC 3.13 16, SI 3.14 7';

/** Every clause that the other standards have, by how many each of their parts holds; for PCI DSS, HIPAA and UCS those that were looked up. */
const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  'soc-2': upTo({ 'CC1.': 5, 'CC2.': 3, 'CC3.': 4, 'CC4.': 2, 'CC5.': 3, 'CC6.': 8, 'CC7.': 5, 'CC8.': 1, 'CC9.': 2, 'A1.': 3, 'C1.': 2 }),
  'iso-27001': upTo({ '4.': 4, '5.': 3, '6.': 3, '7.': 5, '8.': 3, '9.': 3, '10.': 2, 'A.5.': 37, 'A.6.': 8, 'A.7.': 14, 'A.8.': 34 }),
  'msp-verify': ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
  'cyber-essentials-plus': upTo({ A: 8 }), 'cyber-essentials': upTo({ A: 8 }),
  'cmmc-2': upTo(Object.fromEntries(FAMILIES.split(', ').map((one) => one.split(' ')).map(([family, part, count]) => [`${family}.L2-${part}.`, Number(count)]))),
  'pci-aoc': ['8.2.1', '8.2.2', '8.2.3', '8.2.5', '8.4.1', '8.4.2', '8.4.3', '12.7.1', '12.9.1', '12.9.2'],
  'hipaa-report': ['164.308', '164.310', '164.312', '164.314', '164.316'],
};

describe('a mapping', () => {
  it('stands on the text of its check, or says that it is our own judgment', () => {
    const standing = crosswalk.papers.map((paper) => [paper.id, paper.proves.filter(({ ground }) => ground === 'standard').map(({ check }) => check)] as const);
    expect(Object.fromEntries(standing.filter(([, checks]) => checks.length))).toEqual(NAMED);
  });
  it('by our own judgment is made only where the text lets any audit prove it, but for the self-assessed scheme of SEC-03', () => {
    const own = mappings.filter(({ mapping }) => mapping.ground === 'own-judgement' && !ANY_AUDIT.includes(mapping.check));
    expect(own.map(({ paper, mapping }) => `${paper.id} ${mapping.check}`)).toEqual(['cyber-essentials SEC-03']);
    for (const id of ANY_AUDIT) expect(edition.checks.find((check) => check.id === id)!.proofs.attested, id).toMatch(/audit/i);
  });
  it.each(crosswalk.papers.map((paper) => [paper.id, paper] as const))('of %s names clauses that are there', (id, { proves, clauseForm }) => {
    const named = proves.flatMap(({ clauses }) => clauses);
    expect(named.filter((clause) => !(CLAUSES[id] ?? []).includes(clause))).toEqual([]);
    expect((CLAUSES[id] ?? []).filter((clause) => !new RegExp(clauseForm!).test(clause))).toEqual([]);
    expect(clauseForm === undefined).toBe(!(id in CLAUSES));
  });
  it('holds ids where it names clauses, never words', () => {
    expect(mappings.flatMap(({ mapping }) => mapping.clauses).filter((clause) => /\s|[a-z]{3}/.test(clause))).toEqual([]);
  });
  it('needs the desk, the tools, the watch or the backups in scope, but for insurance', () => {
    expect(mappings.filter(({ mapping }) => mapping.needs.length === 0).map(({ paper }) => paper.id)).toEqual(['insurance']);
  });
  it('to SEC-03 shows scope as a document, and is confirmed by others to be attested', () => {
    for (const { mapping } of mappings.filter(({ mapping: { check } }) => check === 'SEC-03')) expect(Object.keys(mapping.find).toSorted()).toEqual(['attested', 'document']);
  });
});

describe('a paper', () => {
  it('is there for each kind that the standard and its rules speak of, and no file is left out', () => {
    expect(crosswalk.papers.map(({ id }) => id)).toEqual(['soc-2', 'iso-27001', 'msp-verify', 'cyber-essentials-plus', 'cyber-essentials', 'cmmc-2', 'pci-aoc', 'hipaa-report', 'insurance']);
    expect(readdirSync(join(CONTENT, 'crosswalk/papers'))).toHaveLength(crosswalk.papers.length);
  });
  it('runs from the day that the rules give: a log’s last day, a certificate’s issue, ISO 27001 from its last surveillance audit', () => {
    expect(Object.fromEntries(crosswalk.papers.map(({ id, runs }) => [id, [runs.from, runs.until]]))).toEqual({
      'soc-2': ['period-to', undefined], 'iso-27001': ['last-audit', 'until'], 'msp-verify': ['period-to', undefined], 'cyber-essentials-plus': ['issued', 'until'],
      'cyber-essentials': ['issued', 'until'], 'cmmc-2': ['issued', 'until'], 'pci-aoc': ['issued', undefined], 'hipaa-report': ['issued', undefined], insurance: ['issued', 'until'],
    });
  });
  it('of which the check names level 2 or Type II says so', () => {
    expect([paperOf('soc-2').name, paperOf('msp-verify').name]).toEqual(['SOC 2 Type II report', 'MSP Verify report, level 2']);
  });
});

describe('the words', () => {
  const sentencesOf = ({ says, lookUp, runs, proves }: Paper): string[] => [says, lookUp.says, runs.says, ...proves.flatMap(({ find, only }) => [find.document, find.attested, only]).filter((one) => one !== undefined)];
  it.each(crosswalk.papers.map((paper) => [paper.id, paper] as const))('of %s read with ease at grade 8 or lower', (_, paper) => {
    expect(readingGrade(sentencesOf(paper).join(' '))).toBeLessThanOrEqual(8);
  });
  it('end as sentences do, and a condition says what it asks', () => {
    const all = [...crosswalk.papers.flatMap(sentencesOf), ...crosswalk.scopes.map(({ only }) => only)];
    expect(all.filter((one) => !/^[A-Z].*\.$/.test(one))).toEqual([]);
    expect([...crosswalk.scopes.map(({ only }) => only), ...mappings.flatMap(({ mapping }) => mapping.only ?? [])].filter((one) => !one.startsWith('Only if '))).toEqual([]);
    expect(all.filter((one) => /\b(best|top|trusted partner|solutions?|vendors?|MSPs?)\b/i.test(one))).toEqual([]);
  });
});

describe('a broken reference', () => {
  const [soc, ...others] = crosswalk.papers;
  const [first, ...rest] = soc!.proves;
  const broken = (change: object): string => crosswalkProblems({ ...crosswalk, papers: [{ ...soc!, proves: [{ ...first!, ...change }, ...rest] }, ...others] }, edition).join('; ');
  it.each([
    ['a check that is not there', { check: 'STF-99' }, 'soc-2: no check STF-99'],
    ['a check that stands twice', { check: 'SEC-02' }, 'soc-2: SEC-02 stands twice'],
    ['a kind that the check does not take', { check: 'IND-07', find: { document: 'x' } }, 'soc-2: IND-07: document proof is not open for it'],
    ['a check without attested proof', { check: 'TAI-01' }, 'soc-2: TAI-01: attested proof is not open for it'],
    ['a clause of another standard', { clauses: ['A.8.13'] }, 'soc-2: STF-01: A.8.13 is no clause of this paper'],
    ['a clause that stands twice', { clauses: ['CC6.1', 'CC6.1'] }, 'soc-2: STF-01: clause CC6.1 stands twice'],
    ['a scope that nobody knows', { needs: ['moon'] }, 'soc-2: STF-01: no scope moon'],
    ['nothing to go by', { needs: [], only: undefined }, 'soc-2: STF-01: neither a clause nor a condition'],
    ['our judgment, where the text names it', { ground: 'own-judgement' }, 'soc-2: STF-01: the check names this paper, so it is no judgment of ours'],
    ['the text, where it names nothing', { check: 'STF-02' }, 'soc-2: STF-02: the check does not name this paper'],
    ['no rule, where the check has rules', { check: 'CLI-06', ground: 'own-judgement' }, 'soc-2: CLI-06: names no rule, and the check is answered by rules'],
    ['a rule that is not there', { check: 'CLI-06', rule: 'sox', ground: 'own-judgement' }, 'soc-2: CLI-06 (sox): no rule sox'],
    ['a rule, where the check has none', { rule: 'pci' }, 'soc-2: STF-01 (pci): names the rule pci, and the check has none'],
  ])('is found: %s', (_, change, problem) => expect(broken(change)).toContain(problem));
  it('is found in a paper and in the list', () => {
    expect(crosswalkProblems(crosswalk, edition)).toEqual([]);
    const withPaper = (change: Partial<Paper>) => crosswalkProblems({ ...crosswalk, papers: [...crosswalk.papers, { ...soc!, ...change }] }, edition);
    expect(withPaper({})).toEqual(['two papers named soc-2']);
    expect(withPaper({ id: 'x', runs: { from: 'last-audit', until: 'until', says: '' } })).toEqual(['x: it runs by a date that it does not carry: last-audit', 'x: it runs by a date that it does not carry: until']);
    expect(withPaper({ id: 'x', dates: [...soc!.dates, soc!.dates[0]!] })).toEqual(['x: date issued stands twice']);
    expect(crosswalkProblems({ ...crosswalk, scopes: [...crosswalk.scopes, crosswalk.scopes[0]!, { id: 'moon', label: '', only: '' }] }, edition)).toEqual(['two scopes named desk', 'scope moon is needed by nothing']);
  });
});
