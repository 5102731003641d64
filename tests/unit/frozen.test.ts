// A list frozen on a day beside the list of another: places, groups, who came and who went, and who is named no more.
import { describe, expect, it } from 'vitest';
import type { Ranking } from '#engine/rank.ts';
import type { Group } from '#engine/order.ts';
import { day } from '#kernel/time.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import { freeze, MOST_FROZEN, thenAndNow, type FrozenList } from '#shortlists/frozen.ts';
import { rulesSince, suggestedName, totalsInWords } from '#shortlists/saved-words.ts';
import { NO_NEED } from '#engine/need.ts';
import { makeListing } from '../support/make-listing.ts';
import { makeChoice, makeEdition } from '../support/make-edition.ts';

const directory = makeDirectory();
const FIRMS = ['anvil', 'birch', 'cedar', 'delta', 'elder'];
for (const slug of FIRMS) directory.put(makeListing(slug));

const group = (...entries: readonly (readonly [slug: string, fit: number])[]): Group => ({
  rows: Uint32Array.from(entries.map(([slug]) => FIRMS.indexOf(slug))), fits: Float64Array.from(entries.map(([, fit]) => fit)), aboutSame: new Uint8Array(entries.length),
});
/** A shortlist needs no more than its ranking to be frozen. */
const listOf = (fits: Group, askFirst = group(), ruledOut = group()) => ({ ranking: { groups: { fits, askFirst, ruledOut } } as Ranking, engine: '1.0.0', asOf: day('2027-03-01') });
const frozen = (list: Partial<FrozenList>): FrozenList => ({ fits: [], askFirst: [], ruledOut: [], total: { fits: 0, askFirst: 0, ruledOut: 0 }, ...list });
const loaded = { edition: makeEdition([{ code: 'AAA', checks: [makeChoice('AAA-01', [100, 10], { title: 'Who owns it' })] }]), digest: 'a'.repeat(64) };

describe('a frozen list', () => {
  it('holds who stood where, the fit as it is printed, and by what it was made', () => {
    const today = listOf(group(['birch', 71.25], ['anvil', 60]), group(['cedar', 55]), group(['delta', 50], ['elder', 40]));
    expect(freeze(today, directory, loaded)).toEqual({
      edition: '9999.1', editionDigest: 'a'.repeat(64), engine: '1.0.0', asOf: '2027-03-01',
      list: { fits: [{ slug: 'birch', fit: 71.3 }, { slug: 'anvil', fit: 60 }], askFirst: ['cedar'], ruledOut: ['delta', 'elder'], total: { fits: 2, askFirst: 1, ruledOut: 2 } },
    });
  });
  it('names a hundred of each group, and counts the rest', () => {
    const many = makeDirectory();
    for (let at = 0; at <= MOST_FROZEN; at += 1) many.put(makeListing(`firm-${at}`));
    const rows = Uint32Array.from({ length: MOST_FROZEN + 1 }, (_, at) => at);
    const { list } = freeze(listOf({ rows, fits: new Float64Array(MOST_FROZEN + 1).fill(50), aboutSame: new Uint8Array(MOST_FROZEN + 1) }), many, loaded);
    expect([list.fits.length, list.total.fits]).toEqual([100, 101]);
  });
});

describe('then and now', () => {
  const seen = (list: FrozenList, today: ReturnType<typeof listOf>, most = 10) => thenAndNow(list, today, directory, most).map(({ slug, then, now, moved }) => [slug, then, now, moved]);
  it('tells who moved, who came, and who fits no more', () => {
    const then = frozen({ fits: [{ slug: 'anvil', fit: 60 }, { slug: 'birch', fit: 55 }, { slug: 'cedar', fit: 50 }], ruledOut: ['delta'] });
    expect(seen(then, listOf(group(['birch', 62], ['anvil', 60], ['delta', 40]), group(['cedar', 49])))).toEqual([
      ['birch', 'Place 2, fit 55.0', 'Place 1, fit 62.0', 'Up from 2'],
      ['anvil', 'Place 1, fit 60.0', 'Place 2, fit 60.0', 'Down from 1'],
      ['delta', 'Ruled out', 'Place 3, fit 40.0', 'New among those that fit'],
      ['cedar', 'Place 3, fit 50.0', 'Ask first', 'Fits no more'],
    ]);
  });
  it('tells a change of fit in the same place apart from none at all', () => {
    const then = frozen({ fits: [{ slug: 'anvil', fit: 60 }, { slug: 'birch', fit: 55 }] });
    expect(seen(then, listOf(group(['anvil', 60], ['birch', 56]))).map((row) => row[3])).toEqual(['As it was', 'Same place']);
  });
  it('does not name a firm that is listed no longer', () => {
    const [gone] = thenAndNow(frozen({ fits: [{ slug: 'taken-down', fit: 70 }] }), listOf(group()), directory, 10);
    expect(gone).toEqual({ slug: undefined, name: undefined, demonstration: false, then: 'Place 1, fit 70.0', now: 'No longer listed', moved: 'Gone' });
  });
  it('says of a firm that serves the place no more that it is not on the list', () => {
    expect(seen(frozen({ fits: [{ slug: 'elder', fit: 70 }] }), listOf(group()))).toEqual([['elder', 'Place 1, fit 70.0', 'Not on the list', 'Fits no more']]);
  });
  it('does not claim to know where a firm stood beyond the first hundred', () => {
    const cut = frozen({ total: { fits: 101, askFirst: 0, ruledOut: 0 } });
    expect(seen(cut, listOf(group(['anvil', 60])))).toEqual([['anvil', 'Not among the first 100', 'Place 1, fit 60.0', 'New near the front']]);
  });
  it('shows the first few of both days, each once', () => {
    const then = frozen({ fits: [{ slug: 'cedar', fit: 60 }, { slug: 'anvil', fit: 55 }] });
    expect(seen(then, listOf(group(['anvil', 70], ['birch', 65], ['cedar', 60])), 1).map((row) => row[0])).toEqual(['anvil', 'cedar']);
  });
});

describe('in words', () => {
  it('a need is named by its size and place, as far as they are told', () => {
    const places = { find: (zip: string) => ({ zip, city: 'Columbus', state: 'OH', point: undefined }) };
    expect([suggestedName({ ...NO_NEED, people: 18, zip: '43215' }, places), suggestedName({ ...NO_NEED, people: 1 }, places), suggestedName(NO_NEED, places)]).toEqual(['18 people, Columbus, OH', '1 person', 'My answers']);
  });
  it('other rules are told, by what is other', () => {
    const then = { edition: loaded.edition.id, editionDigest: loaded.digest, engine: '1.0.0' };
    expect(rulesSince(then, loaded, '1.0.0')).toBeUndefined();
    expect(rulesSince({ ...then, edition: '2025.1' }, loaded, '1.0.0')).toMatch(/^The list was made by edition 2025\.1 of the standard/);
    expect(rulesSince({ ...then, editionDigest: 'b'.repeat(64) }, loaded, '1.0.0')).toContain('still a draft on that day');
    expect(rulesSince(then, loaded, '1.1.0')).toMatch(/version 1\.0\.0 of our program, today’s by 1\.1\.0/);
  });
  it('totals of two days stand side by side, and of one day once', () => {
    const then = { asOf: day('2026-11-24'), list: frozen({ total: { fits: 3, askFirst: 1, ruledOut: 1200 } }) };
    const now = { asOf: day('2027-03-01'), list: frozen({ total: { fits: 4, askFirst: 0, ruledOut: 9 } }) };
    expect(totalsInWords(then, now)).toBe('Then, on 24 November 2026: 3 fit, 1 to ask first, 1,200 ruled out. Now: 4 fit, 0 to ask first, 9 ruled out.');
    expect(totalsInWords(then, then)).toMatch(/^This list is of today: 3 fit/);
  });
});
