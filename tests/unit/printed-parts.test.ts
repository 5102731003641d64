// The parts of every score bar are printed so that they add up: in the list, by area, and for one check.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaLines } from '#assessments/area-lines.ts';
import type { Assessment } from '#assessments/assessment-of.ts';
import { checkLines } from '#assessments/check-lines.ts';
import { EXAMPLE } from '#engine/example.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Parts } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import { browseDirectory } from '#shortlists/browse.ts';
import { readBrowse } from '#shortlists/browse-query.ts';
import { linesOf } from '#shortlists/browse-rows.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import { loadStandard } from '#standard/load.ts';
import { makeRecord } from '../support/make-record.ts';

const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
const { edition } = loaded;
const findings = findingsOf(edition, EXAMPLE.facts, EXAMPLE.asOf);
const assessment: Assessment = { facts: EXAMPLE.facts, findings, score: scoreOf(edition, findings, EXAMPLE.facts.firstClaimed, EXAMPLE.asOf) };

/** In tenths, so that the sums are exact. Not a whole number of tenths: the part was not rounded. */
const tenths = (parts: Parts): number[] => [parts.attested, parts.document, parts.declared, parts.claimed, parts.unanswered, parts.missed].map((part) => Number((part * 10).toFixed(6)));
const addsUp = (parts: Parts, what: string): void => {
  for (const part of tenths(parts)) expect.soft(part, what).toBe(Math.round(part));
  expect.soft(tenths(parts).reduce((sum, part) => sum + part, 0), what).toBe(1000);
};

describe('the parts of a bar', () => {
  it('add up for every area', () => {
    const lines = areaLines(loaded, assessment);
    expect(lines).toHaveLength(10);
    for (const { name, parts } of lines) addsUp(parts!, name);
  });
  it('add up for every check, and the first three to what is said to count', () => {
    const lines = checkLines(loaded, { checks: edition.checks.map(({ id }) => id) }, assessment, [], []);
    expect(lines).toHaveLength(68);
    for (const { id, parts, points } of lines) {
      addsUp(parts!, id);
      const [attested = 0, document = 0, declared = 0] = tenths(parts!);
      expect.soft(Number(points?.counts ?? 0), id).toBe((attested + document + declared) / 10);
    }
  });
  it('add up in the list of providers', () => {
    const directory = makeDirectory();
    directory.put({
      id: 'id', slug: 'firm', name: 'Firm', alsoKnownAs: '', city: undefined, state: undefined, lat: undefined, lon: undefined, standing: 'assessed', foundIn: 'a list', demonstration: false, coverage: undefined, services: [], trades: [], apps: [], rules: [], prices: [],
      shown: 33.33, uncapped: 33.33, claimed: 80, answered: 90, grade: 'E', rank: undefined, record: makeRecord('Firm'), parts: { attested: 11.11, document: 11.11, declared: 11.11, claimed: 22.22, unanswered: 22.22, missed: 22.23 },
    });
    const [line] = linesOf(directory, browseDirectory(directory, readBrowse(new URLSearchParams()).browse, undefined), edition.scoring, '');
    addsUp(line!.score!.parts, 'Firm');
    expect(tenths(line!.score!.parts).slice(0, 3).reduce((sum, part) => sum + part, 0)).toBe(333);
  });
});

describe('the points of a check', () => {
  it('have one decimal at most', () => {
    const lines = checkLines(loaded, { checks: edition.checks.map(({ id }) => id) }, assessment, [], []);
    expect(lines.flatMap(({ points }) => (points ? [points.counts, points.claimed] : [])).filter((words) => !/^\d+(\.\d)?$/.test(words))).toEqual([]);
  });
});
