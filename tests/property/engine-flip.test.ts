// What would put B above A, for whoever asks and whoever answers: every change that is told swaps the two when the ranking is run again with it,
// none is told that is larger than need be, and the columns are what they were.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns, type Columns } from '#engine/columns.ts';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { flipsBetween, type RankFlip, type Subject } from '#engine/flip.ts';
import type { Need } from '#engine/need.ts';
import { rankRow } from '#engine/rank-row.ts';
import { GROUP_NAMES, rank, type Ranking } from '#engine/rank.ts';
import { scoreOf } from '#engine/score.ts';
import { readNeed, writeNeed } from '#shortlists/need.ts';
import { anyFacts } from '../support/arbitrary-facts.ts';
import { edition, everyRow, loaded, TODAY } from '../support/make-need.ts';
import { anyNeed, anyProvider } from '../support/random-need.ts';

// Many rankings a market: on a busy machine that takes longer than a usual test may.
vi.setConfig({ testTimeout: 120_000 });

/** Real facts, so that proof can be changed as it would be: answers and proofs from one generator, the profile from the other. */
const anyFirm = fc.tuple(anyFacts(edition, 880), anyProvider).map(([facts, made]): ProviderFacts => ({ ...facts, profile: made.profile ?? {} }));
const anyMarket = fc.array(anyFirm, { minLength: 2, maxLength: 5 }).map((list) => list.map((one, at) => ({ ...one, slug: `p${at}` })));
/** Wishes and weights alone: must-haves of random needs rule most random firms out. */
const mildNeed = anyNeed.map((need): Need => ({ ...need, choices: Object.fromEntries(Object.entries(need.choices).filter(([param]) => ['trade', 'small', 'pains', 'down', 'start', 'hours', 'decide', 'change'].includes(param))) }));

function fill(market: readonly ProviderFacts[]): { columns: Columns; subjects: Subject[] } {
  const columns = makeColumns(edition, TODAY, 2);
  const subjects = market.map((facts, row) => {
    const findings = findingsOf(edition, facts, TODAY);
    putRow(edition, columns, row, rankRow(edition, facts, findings, scoreOf(edition, findings, facts.firstClaimed, TODAY)));
    return { row, facts, findings };
  });
  return { columns, subjects };
}
const placesIn = (ranking: Ranking): number[] => GROUP_NAMES.flatMap((name) => [...ranking.groups[name].rows]);
const told = ({ groups }: Ranking) => GROUP_NAMES.map((name) => [[...groups[name].rows], [...groups[name].fits]]);

/** The ranking after the change, made from nothing: an address read again, or facts written anew. Shares no step with the search. */
function rankedAfter(need: Need, market: readonly ProviderFacts[], { lower, found }: RankFlip): number[] {
  const { change } = found!;
  if (change.kind === 'proof') {
    const changed = market.map((facts, row) => {
      if (row !== lower) return facts;
      const finding = findingsOf(edition, facts, TODAY).find((one) => one.check === change.check)!;
      expect(finding.proof).toBe(change.from);
      const prove = (answers: ProviderFacts['checks'][string]['answers']) => {
        const at = answers.findLastIndex((answer) => answer.given === finding.given);
        return answers.map((answer, index) => (index === at ? { ...answer, proofs: [...answer.proofs, { kind: change.to, date: TODAY, checked: TODAY }] } : answer));
      };
      const own = facts.checks[change.check]!;
      const better = finding.rule === undefined ? { ...own, answers: prove(own.answers) } : { ...own, rules: { ...own.rules, [finding.rule]: prove(own.rules![finding.rule]!) } };
      return { ...facts, checks: { ...facts.checks, [change.check]: better } };
    });
    const { columns } = fill(changed);
    return placesIn(rank(edition, need, columns, everyRow(columns)));
  }
  const query = new URLSearchParams(writeNeed(need, edition));
  const param = change.kind === 'weight' ? `w-${change.area.toLowerCase()}` : change.param;
  query.delete(param);
  for (const value of change.kind === 'weight' ? [String(change.to)] : change.to) query.append(param, value);
  const { need: after, problems } = readNeed(query, loaded);
  expect(problems).toEqual([]);
  const { columns } = fill(market);
  return placesIn(rank(edition, after, columns, everyRow(columns)));
}

describe('what would put B above A', () => {
  it('does, when the ranking is run again with it', () => {
    const kinds: Record<string, number> = {};
    fc.assert(
      fc.property(fc.oneof(anyNeed, mildNeed), anyMarket, (need, market) => {
        const { columns, subjects } = fill(market);
        const ranking = rank(edition, need, columns, everyRow(columns));
        const before = told(ranking);
        const flips = flipsBetween({ edition, need, columns, candidates: everyRow(columns), ranking }, subjects);
        expect(flips.map(({ upper, lower }) => [upper, lower])).toEqual(placesIn(ranking).slice(1).map((lower, at) => [placesIn(ranking)[at], lower]));
        expect(told(rank(edition, need, columns, everyRow(columns)))).toEqual(before);
        for (const flip of flips) {
          kinds[flip.found?.change.kind ?? 'nothing'] = (kinds[flip.found?.change.kind ?? 'nothing'] ?? 0) + 1;
          if (!flip.found) continue;
          const after = rankedAfter(need, market, flip);
          expect(after.indexOf(flip.lower)).toBeLessThan(after.indexOf(flip.upper));
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
    for (const kind of ['weight', 'need', 'proof', 'nothing']) expect([kind, kinds[kind] ?? 0]).not.toEqual([kind, 0]);
  });

  it('says that nothing is within reach only where no weight of one area, by tenths, swaps the two', () => {
    const tenths = Array.from({ length: 21 }, (_, at) => (5 + at) / 10);
    fc.assert(
      fc.property(mildNeed, anyMarket, (need, market) => {
        const { columns, subjects } = fill(market);
        const ranking = rank(edition, need, columns, everyRow(columns));
        const flips = flipsBetween({ edition, need, columns, candidates: everyRow(columns), ranking }, subjects).filter(({ found }) => !found);
        if (flips.length === 0) return;
        for (const { code } of edition.areas)
          for (const weight of tenths) {
            const places = placesIn(rank(edition, { ...need, weights: { ...need.weights, [code]: weight } }, columns, everyRow(columns)));
            for (const { upper, lower } of flips) expect(places.indexOf(upper)).toBeLessThan(places.indexOf(lower));
          }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
