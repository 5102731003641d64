// Every edition of the standard as content: it loads, adds up as its source prints, reads plainly, and a new one needs no code.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Guidance } from '#standard/guidance-schema.ts';
import { loadStandard, type LoadedEdition } from '#standard/load.ts';
import { readingGrade } from '../support/reading-grade.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const standard = loadStandard(CONTENT);

function edition(id: string): LoadedEdition {
  const found = standard.editions.find((one) => one.edition.id === id);
  if (!found) throw new Error(`no edition ${id}`);
  return found;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Sum of check weights by area code. */
function weights({ edition: { areas, checks } }: LoadedEdition): Record<string, number> {
  const weightOf = (id: string) => checks.find((check) => check.id === id)?.weight ?? Number.NaN;
  return Object.fromEntries(areas.map((area) => [area.code, total(area.checks.map(weightOf))]));
}

/** All that a page prints of one guidance; addresses of sources are no words. */
const printed = (words: Guidance): string[] => [
  ...[words.why, words.weightBecause, words.meetingQuestion, words.goodAnswer, words.redFlag, words.remedy, words.strong, words.weak],
  ...[words.faked.how, words.faked.caughtBy, words.clientsAgree ?? ''],
  ...words.sources.map((source) => source.says),
];

describe.each(standard.editions.map((one) => ({ id: one.edition.id, one })))('edition $id', ({ one }) => {
  const { edition: rules, guidance } = one;
  const numbers = rules.checks.flatMap((check) => (check.answer.kind === 'number' ? [{ id: check.id, answer: check.answer }] : []));

  it('has area weights that sum to 100', () => expect(total(rules.areas.map((area) => area.weight))).toBe(100));

  it('holds every check in one area, once', () => {
    const listed = rules.areas.flatMap((area) => area.checks);
    expect(new Set(listed).size).toBe(listed.length);
    expect(rules.checks.map((check) => check.id)).toEqual(listed);
  });

  it('has guidance for every check', () => expect(Object.keys(guidance).sort()).toEqual(rules.checks.map((check) => check.id).sort()));

  it.each(numbers)('$id: number bands fall from 100, one limit after the other', ({ answer }) => {
    const points = answer.bands.map((band) => band.points);
    expect(points[0]).toBe(100);
    expect(points).toEqual([...new Set(points)].sort((a, b) => b - a));
    const limits = answer.bands.map((band) => (answer.better === 'less' ? band.upTo : band.from)).filter((limit) => typeof limit === 'number');
    expect(limits).toEqual([...new Set(limits)].sort((a, b) => (answer.better === 'less' ? a - b : b - a)));
  });

  it('can meet each essential with an answer that it offers', () => {
    for (const { id, answer, essential } of rules.checks)
      if (essential) expect((answer.kind === 'number' ? answer.bands : answer.options).map((offer) => offer.points), id).toContain(essential.points);
  });

  it.each([/\b(best|top)\b/i, /\bsolutions?\b/i, /trusted partner/i, /\bessays?\b/i, /97%|97 percent[^.]*turnover|turnover[^.]*97/i, /36 ?(%|percent) of/i])(
    'prints nowhere in its guidance %s',
    (banned) => expect(Object.values(guidance).flatMap((words) => printed(words).filter((text) => banned.test(text)).map((text) => `${words.check}: ${text}`))).toEqual([]),
  );

  it.each(rules.areas)('$code: guidance reads at grade 8 or lower', (area) => {
    const texts = area.checks.flatMap((id) => (guidance[id] ? [guidance[id].why, guidance[id].meetingQuestion, guidance[id].remedy] : []));
    expect(readingGrade(texts.join(' '))).toBeLessThanOrEqual(8);
  });

  it('labels each option of a choice so that it reads without the others', () => {
    const leaning = /^(the same,|both\b|all three|neither$|none$|no$|some$|they\b|it\b|on request|anything|other)|\bthan that\b|any of these/i;
    expect(leaning.test('The same, on extended hours')).toBe(true);
    const labels = rules.checks.flatMap(({ id, answer }) => (answer.kind === 'number' ? [] : answer.options.map(({ label }) => `${id}: ${label}`)));
    expect(labels.filter((label) => leaning.test(label.slice(8)))).toEqual([]);
  });

  it('gives reasons of six words or fewer for a shortlist', () => {
    const long = Object.values(guidance).flatMap((words) => [words.strong, words.weak]).filter((phrase) => phrase.split(/\s+/).length > 6);
    expect(long).toEqual([]);
  });
});

describe('edition 2026.1, as its source prints it', () => {
  const first = edition('2026.1');

  it('has 68 checks in 10 areas', () => {
    expect(first.edition.checks).toHaveLength(68);
    expect(first.edition.areas).toHaveLength(10);
  });

  it('has these sums of weights', () => {
    expect(weights(first)).toEqual({ STF: 31, ATT: 25, IND: 32, TAI: 25, PRC: 31, SVC: 26, SEC: 29, CLI: 24, BCK: 19, EXT: 23 });
  });

  it('gives 57 of 100 to the five areas about care, independence and price', () => {
    const five = first.edition.areas.filter((area) => ['STF', 'ATT', 'IND', 'TAI', 'PRC'].includes(area.code));
    expect(total(five.map((area) => area.weight))).toBe(57);
  });

  it('has these 11 essentials', () => {
    const essentials = first.edition.checks.filter((check) => check.essential).map((check) => check.id);
    expect(essentials).toEqual(['STF-01', 'IND-01', 'IND-06', 'PRC-01', 'SEC-01', 'SEC-06', 'CLI-01', 'BCK-01', 'BCK-02', 'EXT-01', 'EXT-02']);
  });

  it('lets clients confirm these 14 checks, two of them by statistic (rule 34)', () => {
    const by = (how: string) => first.edition.checks.filter((check) => check.proofs.clients?.by === how).map((check) => check.id);
    expect(by('statistic')).toEqual(['ATT-02', 'SVC-07']);
    const counted = 'STF-05 STF-08 ATT-06 IND-01 IND-02 TAI-05 PRC-01 PRC-04 PRC-06 SVC-01 BCK-01 EXT-01';
    expect(by('count')).toEqual(counted.split(' '));
  });
});

describe('a new edition beside the old', () => {
  let content: string;
  const at = (...path: string[]) => join(content, ...path);

  function edit(file: string, change: (yaml: string) => string): void {
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  }

  beforeEach(() => {
    content = mkdtempSync(join(tmpdir(), 'plumbline-edition-'));
    cpSync(join(CONTENT, 'standard/published.json'), at('standard/published.json'));
    for (const half of ['standard', 'guidance']) {
      cpSync(join(CONTENT, half, '2026.1'), at(half, '2026.1'), { recursive: true });
      cpSync(join(CONTENT, half, '2026.1'), at(half, '2027.1'), { recursive: true });
    }
    edit(at('standard/2027.1/edition.yaml'), (yaml) => {
      const head = parse(yaml) as { id: string; label: string; areas: { checks: string[] }[] };
      const areas = head.areas.map((area) => ({ ...area, checks: area.checks.filter((id) => id !== 'SEC-07') }));
      return stringify({ ...head, id: '2027.1', label: '2027.1', areas });
    });
    edit(at('standard/2027.1/checks/staffing/STF-01.yaml'), (yaml) => yaml.replace('upTo: 200', 'upTo: 180').replace('200 or fewer', '180 or fewer'));
    rmSync(at('standard/2027.1/checks/own-security/SEC-07.yaml'));
    rmSync(at('guidance/2027.1/SEC-07.yaml'));
  });
  afterEach(() => rmSync(content, { recursive: true }));

  const firstLimit = (one: LoadedEdition): unknown => {
    const answer = one.edition.checks.find((check) => check.id === 'STF-01')?.answer;
    return answer?.kind === 'number' ? answer.bands[0]?.upTo : undefined;
  };

  it('loads with another band and a check less, and the newer one ranks', () => {
    const { editions, current } = loadStandard(content);
    expect(editions.map((one) => one.edition.id)).toEqual(['2026.1', '2027.1']);
    expect(current.edition.id).toBe('2027.1');
    expect(editions.map((one) => one.edition.checks.length)).toEqual([68, 67]);
    expect(editions.map(firstLimit)).toEqual([200, 180]);
    expect(weights(current)).toEqual({ ...weights(edition('2026.1')), SEC: 26 });
    expect(editions[0]).toEqual(edition('2026.1'));
  });

  it('is a draft until it is published itself', () => {
    expect(loadStandard(content).editions.map(({ published }) => published)).toEqual(['2026-11-24', undefined]);
  });

  it('counts editions by number, so 2026.10 is newer than 2026.9', () => {
    rmSync(at('standard/published.json'));
    for (const [from, to] of [['2026.1', '2026.9'], ['2027.1', '2026.10']] as const)
      for (const half of ['standard', 'guidance']) renameSync(at(half, from), at(half, to));
    for (const id of ['2026.9', '2026.10']) edit(at('standard', id, 'edition.yaml'), (yaml) => yaml.replace(/^id: .*$/m, `id: "${id}"`));
    expect(loadStandard(content).current.edition.id).toBe('2026.10');
  });

  it('refuses a check that is listed and has no file', () => {
    rmSync(at('standard/2027.1/checks/staffing/STF-01.yaml'));
    expect(() => loadStandard(content)).toThrow('STF-01 is listed and has no file');
  });

  it('refuses guidance for a check that is gone', () => {
    cpSync(join(CONTENT, 'guidance/2026.1/SEC-07.yaml'), at('guidance/2027.1/SEC-07.yaml'));
    expect(() => loadStandard(content)).toThrow('guidance for SEC-07, which is no check');
  });

  it('refuses a field that no schema knows, and names the file', () => {
    edit(at('standard/2027.1/checks/exit/EXT-03.yaml'), (yaml) => yaml.replace('better: less', 'better: less\n  bonus: 5'));
    expect(() => loadStandard(content)).toThrow(/EXT-03\.yaml.*bonus/);
  });
});
