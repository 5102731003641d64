// What must hold of every ranking, whoever asks and whoever answers. A failing case prints its seed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandsOf, type Demands } from '#engine/demands.ts';
import { explain, type Explanation } from '#engine/explain.ts';
import type { Known, Profile } from '#engine/facts.ts';
import type { Need } from '#engine/need.ts';
import { GROUP_NAMES, rank, rankBy, type GroupName, type Ranking } from '#engine/rank.ts';
import { readNeed, writeNeed } from '#shortlists/need.ts';
import { edition, everyRow, loaded, makeFilled, makeNeed, makeRow, type Made } from '../support/make-need.ts';
import { anyMarket, anyNeed, anyProvider } from '../support/random-need.ts';

const columnsOf = (market: readonly Made[]) => makeFilled(market.map((one) => makeRow(one)));

/** A ranking without row numbers: slugs and fits by group, and all explanations by slug. */
function told(ranking: Ranking, columns: ReturnType<typeof columnsOf>) {
  const explained = (row: number): Omit<Explanation, 'row'> => {
    const { row: _, ...rest } = explain(ranking, columns, row);
    return rest;
  };
  const group = (name: GroupName) => [...ranking.groups[name].rows].map((row, at) => [explained(row), ranking.groups[name].aboutSame[at]]);
  return { groups: GROUP_NAMES.map(group), counts: ranking.counts, loosen: ranking.loosen };
}
const tell = (need: Need, market: readonly Made[]) => {
  const columns = columnsOf(market);
  return told(rank(edition, need, columns, everyRow(columns)), columns);
};
const slugsIn = (ranking: Ranking, market: readonly Made[]) => GROUP_NAMES.map((name) => [...ranking.groups[name].rows].map((row) => market[row]!.slug));
const runs = { numRuns: 150 };

describe('a ranking', () => {
  it('does not change with the order of the input', () => {
    fc.assert(
      fc.property(anyNeed, anyMarket().chain((market) => fc.tuple(fc.constant(market), fc.shuffledSubarray(market, { minLength: market.length }))), (need, [market, shuffled]) => {
        expect(tell(need, shuffled)).toEqual(tell(need, market));
      }),
      runs,
    );
  });
  it('gives nobody another place when an irrelevant provider comes or goes', () => {
    fc.assert(
      fc.property(anyNeed, anyMarket(), (need, market) => {
        const columns = columnsOf(market);
        const all = slugsIn(rank(edition, need, columns, everyRow(columns)), market);
        const without = slugsIn(rank(edition, need, columns, everyRow(columns).slice(1)), market);
        expect(without).toEqual(all.map((group) => group.filter((slug) => slug !== market[0]!.slug)));
      }),
      runs,
    );
  });
  it('of one provider alone is what it is among others', () => {
    fc.assert(
      fc.property(anyNeed, anyMarket(), (need, market) => {
        const columns = columnsOf(market);
        const among = explain(rank(edition, need, columns, everyRow(columns)), columns, market.length - 1);
        const own = columnsOf(market.slice(-1));
        const alone = explain(rank(edition, need, own, [0]), own, 0);
        expect([alone.fit, alone.needs, alone.match, alone.musts]).toEqual([among.fit, among.needs, among.match, among.musts]);
      }),
      runs,
    );
  });
  it('has every candidate in one group, falling fits from 0 to 100 under their caps, and explanations that add up', () => {
    fc.assert(
      fc.property(anyNeed, anyMarket(), (need, market) => {
        const columns = columnsOf(market);
        const ranking = rank(edition, need, columns, everyRow(columns));
        expect(slugsIn(ranking, market).flat().sort()).toEqual(market.map((one) => one.slug));
        for (const name of GROUP_NAMES) {
          const { rows, fits } = ranking.groups[name];
          expect([...fits]).toEqual([...fits].sort((a, b) => b - a));
          rows.forEach((row, at) => {
            const { fit, shown, lines, musts } = explain(ranking, columns, row);
            expect(fit).toBe(fits[at]);
            expect(fit).toBeGreaterThanOrEqual(0);
            expect(fit).toBeLessThanOrEqual(Math.min(100 + 1e-9, ...(market[row]!.caps ?? []).map((cap) => cap.limit)));
            expect(lines.reduce((sum, line) => sum + line.adds, 0)).toBe(fit);
            expect(lines.reduce((sum, line) => sum + Math.round(10 * line.shown), 0)).toBe(Math.round(10 * shown));
            const verdicts = musts.map((must) => must.verdict);
            expect(name).toBe(verdicts.includes('out') ? 'ruledOut' : verdicts.includes('ask') ? 'askFirst' : 'fits');
          });
        }
      }),
      runs,
    );
  });
  it('loses no fit when a must-have is left out, and an answer gains what it says', () => {
    fc.assert(
      fc.property(anyNeed, anyMarket(), (need, market) => {
        const columns = columnsOf(market);
        const demands = demandsOf(edition, need);
        const run = (musts: Demands['musts']) => rankBy(edition, { ...demands, musts }, columns, everyRow(columns));
        const all = run(demands.musts);
        for (const must of demands.musts) {
          const more = [...run(demands.musts.filter((one) => one !== must)).groups.fits.rows];
          for (const row of all.groups.fits.rows) expect(more).toContain(row);
        }
        for (const { param, value, gains } of all.loosen) {
          const rest = demands.musts.filter((one) => one.param !== param || one.value !== value);
          expect(run(rest).groups.fits.rows.length - all.groups.fits.rows.length).toBe(gains);
        }
      }),
      runs,
    );
  });
  it('never falls when more of a check counts', () => {
    fc.assert(
      fc.property(anyNeed, anyProvider, fc.constantFrom(...edition.checks), fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (need, provider, check, a, b) => {
        const fit = (counted: number): number => {
          const columns = columnsOf([{ ...provider, slug: 'p', checks: { ...provider.checks, [check.id]: { points: 100, counted } } }]);
          return explain(rank(edition, need, columns, [0]), columns, 0).fit;
        };
        expect(fit(Math.max(a, b))).toBeGreaterThanOrEqual(fit(Math.min(a, b)) - 1e-9);
      }),
      runs,
    );
  });
  it('never has a provider fit better for a smallest fee, whatever became of it', () => {
    fc.assert(
      fc.property(anyNeed, anyProvider, (need, provider) => {
        const { minimumFee: _, ...free } = provider.profile ?? {};
        const read = (profile: Profile): { fits: boolean; fit: number } => {
          const columns = columnsOf([{ ...provider, slug: 'p', profile }]);
          const ranking = rank(edition, need, columns, [0]);
          return { fits: ranking.groups.fits.rows.length > 0, fit: explain(ranking, columns, 0).fit };
        };
        const [charged, without] = [read(provider.profile ?? {}), read(free)];
        expect(charged.fit).toBeLessThanOrEqual(without.fit + 1e-9);
        expect(charged.fits && !without.fits).toBe(false);
      }),
      runs,
    );
  });
  it('reads no field that the method does not name: sources, the value or kind of proof behind what counts', () => {
    const other = (profile: Profile = {}): Profile =>
      Object.fromEntries(Object.entries(profile as Record<string, Known<unknown>>).map(([name, fact]) => [name, { ...fact, source: 'somebody paid' }]));
    fc.assert(
      fc.property(anyNeed, anyMarket(), (need, market) => {
        expect(tell(need, market.map((one) => ({ ...one, profile: other(one.profile), checks: { ...one.checks, 'STF-01': { ...one.checks?.['STF-01'], proof: 'attested', value: 7 } } })))).toEqual(tell(need, market));
      }),
      runs,
    );
  });
});

describe('demands', () => {
  it('keep every multiplier within the clip, whatever is answered and turned', () => {
    fc.assert(
      fc.property(anyNeed, (need) => {
        for (const factor of Object.values(demandsOf(edition, need).multipliers)) {
          expect(factor).toBeGreaterThanOrEqual(0.5);
          expect(factor).toBeLessThanOrEqual(2.5);
        }
      }),
    );
  });
  it('are the same for "not sure" and for no answer', () => {
    fc.assert(
      fc.property(anyNeed, (need) => {
        expect(demandsOf(edition, need)).toEqual(demandsOf(edition, { ...need, unsure: [] }));
      }),
    );
  });
});

describe('the address', () => {
  it('gives back every need', () => {
    fc.assert(
      fc.property(anyNeed, (need) => {
        const { need: again, problems } = readNeed(new URLSearchParams(writeNeed(need, edition)), loaded);
        expect(problems).toEqual([]);
        const order = edition.questionnaire.questions.flatMap((question) => question.fields).map((field) => field.param);
        expect(again).toEqual({ ...need, unsure: need.unsure.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) });
      }),
      { numRuns: 500 },
    );
  });
  it('reads anything without failing, and what it kept is written and read the same', () => {
    const params = [...edition.questionnaire.questions.flatMap((question) => question.fields).map((field) => field.param), 'w-stf', 'w-ext', 'other', '__proto__'];
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.constantFrom('unsure', 'none', 'hipaa', 'monthly', '43215', '18', '1.5', 'yes', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...params), value), { maxLength: 20 }), (pairs) => {
        const { need } = readNeed(new URLSearchParams(pairs), loaded);
        const address = writeNeed(need, edition);
        const again = readNeed(new URLSearchParams(address), loaded);
        expect(again).toEqual({ need, problems: [] });
        expect(writeNeed(again.need, edition)).toBe(address);
      }),
      { numRuns: 500 },
    );
  });
  it('says of an empty need nothing', () => expect(writeNeed(makeNeed(), edition)).toBe(''));
});
