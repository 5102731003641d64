// The scores of areas read from a rank row are those of the engine, to the last bit, whatever is known of a provider.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaScores } from '#engine/area-scores.ts';
import { findingsOf } from '#engine/findings.ts';
import { rankRow } from '#engine/rank-row.ts';
import { scoreOf } from '#engine/score.ts';
import { loadStandard } from '#standard/load.ts';
import { anyAsOf, anyFacts } from '../support/arbitrary-facts.ts';
import { choose, document, makeChoice, makeEdition, makeFacts, TODAY } from '../support/make-edition.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;

it('they are the same', () => {
  const property = fc.property(anyFacts(edition), anyAsOf, (facts, asOf) => {
    const findings = findingsOf(edition, facts, asOf);
    const score = scoreOf(edition, findings, facts.firstClaimed, asOf);
    expect(areaScores(edition, rankRow(edition, facts, findings, score))).toEqual(score.areas.map(({ parts: _, ...area }) => area));
  });
  fc.assert(property, { numRuns: 200, endOnFailure: true });
});

it('an area of which nothing applies has none', () => {
  const check = makeChoice('AAA-01', [100, 10], { notApplicable: { ground: 'nothing to ask', paper: 'a paper' } });
  const small = makeEdition([{ code: 'AAA', checks: [check] }, { code: 'BBB', checks: [makeChoice('BBB-01')] }], { notApplicableLimit: 60 });
  const facts = makeFacts({ 'AAA-01': { answers: [], notApplicable: { ground: 'nothing to ask', claimed: TODAY, proofs: [document()] } }, 'BBB-01': { answers: [choose(2)] } });
  const findings = findingsOf(small, facts, TODAY);
  expect(areaScores(small, rankRow(small, facts, findings, scoreOf(small, findings, facts.firstClaimed, TODAY)))).toEqual([
    { area: 'AAA', weight: 1, score: undefined, claimed: undefined, answered: undefined },
    { area: 'BBB', weight: 1, score: 24, claimed: 60, answered: 100 },
  ]);
});
