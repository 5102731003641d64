// The made-up provider of the method page gives the numbers that the standard's text works out by hand (3.7 and rule 36).
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ceilingOf } from '#engine/ceiling.ts';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns } from '#engine/columns.ts';
import { EXAMPLE, EXAMPLE_NEED, withoutAnswer } from '#engine/example.ts';
import { explain } from '#engine/explain.ts';
import { findingsOf } from '#engine/findings.ts';
import { scoreLimits, toOneDecimal } from '#engine/rounding.ts';
import { rank } from '#engine/rank.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { addDays } from '#kernel/time.ts';
import { loadStandard } from '#standard/load.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).editions.find((one) => one.edition.id === EXAMPLE.edition)!;
const scored = (facts = EXAMPLE.facts, asOf = EXAMPLE.asOf) => scoreOf(edition, findingsOf(edition, facts, asOf), facts.firstClaimed, asOf);

describe('Harbour IT', () => {
  it('has the staffing findings of the table in 3.7', () => {
    const staffing = findingsOf(edition, EXAMPLE.facts, EXAMPLE.asOf).filter((finding) => finding.area === 'STF');
    expect(staffing.map(({ points }) => points)).toEqual([80, 60, 60, 80, 80, 80, 70, 100]);
    expect(staffing.map(({ counted }) => toOneDecimal(counted))).toEqual([60, 45, 24, 60, 60, 32, 52.5, 100]);
  });
  it('has the area totals of 3.7, backup as in rule 36, and 66.6 in all', () => {
    const score = scored();
    expect(score.areas.map((area) => toOneDecimal(area.score!))).toEqual([54.3, 58, 66, 61.5, 78, 63.5, 72, 70, 76.1, 82]);
    expect(toOneDecimal(score.shown)).toBe(66.6);
    expect([score.grade, score.answered, score.caps.some((cap) => cap.binds)]).toEqual(['B', 100, false]);
  });
  it('is held at 49.9 once nobody has answered the essential check on restores, and at 65.6 without the cap', () => {
    const score = scored(withoutAnswer(EXAMPLE.facts, 'BCK-01'));
    expect(toOneDecimal(score.uncapped)).toBe(65.6);
    expect(score.shown).toBe(49.9);
    expect(score.grade).toBe('D');
  });
  it('answers every check of its edition', () => expect(Object.keys(EXAMPLE.facts.checks).sort()).toEqual(edition.checks.map(({ id }) => id).sort()));
  it('does not count on the day before its proofs were read', () => expect(scored(EXAMPLE.facts, addDays(EXAMPLE.asOf, -80)).shown).toBeLessThan(scored().shown));
});

describe('the highest score in 2026.1', () => {
  it('is that of rule 36 for words, for documents and for everything', () => {
    expect(toOneDecimal(ceilingOf(edition, ['declared']))).toBe(39.8);
    expect(toOneDecimal(ceilingOf(edition, ['declared', 'document']))).toBe(74.4);
    expect(toOneDecimal(ceilingOf(edition, ['declared', 'document', 'attested', 'clients']))).toBe(96.5);
  });
});

describe('the dental practice of 4.3', () => {
  const columns = makeColumns(edition, EXAMPLE.asOf, 1);
  const findings = findingsOf(edition, EXAMPLE.facts, EXAMPLE.asOf);
  putRow(edition, columns, 0, rankRow(edition, EXAMPLE.facts, findings, scored()));
  const ranking = rank(edition, EXAMPLE_NEED, columns, [0]);
  it('has the multipliers of the text', () => {
    expect(ranking.demands.multipliers).toEqual({ STF: 1.5, ATT: 1.875, IND: 1.25, TAI: 1.5625, PRC: 1.5, SVC: 1, SEC: 1.25, CLI: 1.25, BCK: 1.25, EXT: 1 });
  });
  it('finds that Harbour IT passes, with 96.2 for the match', () => {
    const { match, musts } = explain(ranking, columns, 0);
    expect(ranking.groups.fits.rows).toHaveLength(1);
    expect(musts.every((must) => must.verdict === 'pass')).toBe(true);
    expect(toOneDecimal(match!)).toBe(96.2);
  });
});

describe('the printed parts of a bar', () => {
  const sum = (...parts: number[]): number => Math.round(10 * parts.reduce((total, part) => total + part, 0));
  it('add up: three to the printed score, six to 100', () => {
    const { attested, document, declared, claimed, unanswered, missed } = shownParts(scored().parts);
    expect(sum(attested, document, declared)).toBe(666);
    expect(sum(attested, document, declared, claimed, unanswered, missed)).toBe(1000);
  });
  it('add up to a score that is printed rounded down, because it is under a limit (rule 1)', () => {
    const { attested, document, declared, claimed, unanswered, missed } = shownParts({ attested: 40.01, document: 20.02, declared: 4.93, claimed: 15.04, unanswered: 10, missed: 10 }, scoreLimits(edition.scoring));
    expect([sum(attested, document, declared), sum(claimed, unanswered, missed)]).toEqual([649, 351]);
  });
  it('do so where every part would round the same way', () => {
    const thirds = { attested: 16.66, document: 16.66, declared: 16.66, claimed: 16.67, unanswered: 16.67, missed: 16.68 };
    const { attested, document, declared, claimed, unanswered, missed } = shownParts(thirds);
    expect([sum(attested, document, declared), sum(claimed, unanswered, missed)]).toEqual([500, 500]);
  });
});
