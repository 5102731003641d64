// Browsing the directory: filters, counts, pages by key, an empty list that says what to drop. Against plain filtering of the same rows.
import { describe, expect, it } from 'vitest';
import { withoutDistance } from '#shortlists/browse-words.ts';
import { browseAddress, readBrowse } from '#shortlists/browse-query.ts';
import { browseDirectory, countFurther } from '#shortlists/browse.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import { wordsOf, type Listing } from '#shortlists/listing.ts';
import { makeRecord } from '../support/make-record.ts';

const COLUMBUS = { lat: 39.96, lon: -83.0 };
const make = (n: number, change: Partial<Listing> = {}): Listing => ({
  id: `id-${n}`, slug: `firm-${String(n).padStart(3, '0')}`, name: `Firm ${n}`, alsoKnownAs: '', city: 'Columbus', state: 'OH', lat: COLUMBUS.lat, lon: COLUMBUS.lon + n / 100,
  standing: 'assessed', foundIn: 'our demonstration', demonstration: true, coverage: undefined, services: ['backup'], trades: [], apps: [], rules: [], prices: [], shown: 50, uncapped: 50, claimed: 80, answered: 90, parts: undefined, grade: 'C', rank: undefined, record: makeRecord(`Firm ${n}`), ...change,
});
const directoryOf = (listings: readonly Listing[]) => {
  const directory = makeDirectory();
  for (const listing of listings) directory.put(listing);
  return directory;
};
const ask = (query: string) => readBrowse(new URLSearchParams(query)).browse;

describe('browsing', () => {
  const directory = directoryOf([
    ...Array.from({ length: 45 }, (_, n) => make(n, { shown: 90 - n })),
    make(100, { standing: 'listed', shown: undefined, grade: undefined, name: 'Zebra Systems' }),
    make(101, { name: 'Café Networks', trades: ['dental'], grade: 'A', shown: 90 }),
  ]);
  const slugs = (query: string): string[] => browseDirectory(directory, ask(query), query.includes('near') ? COLUMBUS : undefined).rows.map(({ row }) => directory.rows[row]!.slug);

  it('shows those that answered, by score and then by slug', () => {
    expect(slugs('').slice(0, 3)).toEqual(['firm-000', 'firm-101', 'firm-001']);
  });
  it('pages by key without losing or doubling a row', () => {
    const seen: string[] = [];
    let query = '';
    for (let page = 0; page < 5; page += 1) {
      const browsed = browseDirectory(directory, ask(query), undefined);
      seen.push(...browsed.rows.map(({ row }) => directory.rows[row]!.slug));
      if (!browsed.next) break;
      query = `after=${encodeURIComponent(browsed.next)}`;
    }
    expect(seen).toHaveLength(46);
    expect(new Set(seen).size).toBe(46);
  });
  it('finds words without accents and by their beginning', () => {
    expect(slugs('q=cafe')).toEqual(['firm-101']);
    expect(slugs('q=networ')).toEqual(['firm-101']);
    expect(slugs('q=zebra')).toEqual([]);
    expect(slugs('q=zebra&standing=listed')).toEqual(['firm-100']);
  });
  it('measures from a place, nearest first', () => {
    expect(slugs('near=43215&within=10&sort=near').slice(0, 2)).toEqual(['firm-000', 'firm-001']);
  });
  it('counts those that serve a place from further away than was asked, and fit all else', () => {
    const far = { lat: 61.2, lon: -149.9 };
    const wide = directoryOf([
      make(1, { coverage: { nationwide: true } }), make(2, { coverage: { states: ['AK'] }, grade: 'A' }), make(3, { coverage: { radius: 60 } }), make(4),
      make(5, { coverage: { nationwide: true }, lat: far.lat, lon: far.lon }), make(6, { coverage: { nationwide: true }, standing: 'listed', grade: undefined }),
    ]);
    expect(browseDirectory(wide, ask('near=99501'), far).total).toBe(1);
    expect(countFurther(wide, ask('near=99501'), far, 'AK')).toBe(2);
    expect(countFurther(wide, ask('near=99501&grade=A'), far, 'AK')).toBe(1);
    expect(countFurther(wide, ask('near=99501&grade=A'), far, 'HI')).toBe(0);
  });
  it('finds those that have answered and have no letter', () => {
    const graded = directoryOf([make(1), make(2, { grade: undefined }), make(3, { grade: undefined, standing: 'listed' })]);
    expect(browseDirectory(graded, ask(''), undefined).facets.find((facet) => facet.filter === 'grade')!.values).toEqual([{ value: 'C', count: 1, on: false }, { value: 'none', count: 1, on: false }]);
    expect(browseDirectory(graded, ask('grade=none&standing=listed'), undefined).total).toBe(0);
  });
  it('counts a facet as if its own filter were off, and others on', () => {
    const browsed = browseDirectory(directory, ask('grade=A'), undefined);
    expect(browsed.total).toBe(1);
    expect(browsed.facets.find((facet) => facet.filter === 'grade')!.values).toEqual([
      { value: 'A', count: 1, on: true },
      { value: 'C', count: 45, on: false },
    ]);
    expect(browsed.facets.find((facet) => facet.filter === 'trade')!.values).toEqual([{ value: 'dental', count: 1, on: false }]);
  });
  it('says what to drop when nothing is left', () => {
    const browsed = browseDirectory(directory, ask('q=cafe&grade=C'), undefined);
    expect(browsed.total).toBe(0);
    expect(browsed.without).toEqual([{ name: 'q', count: 45 }, { name: 'grade', count: 1 }]);
  });
  it('follows a change of a row and forgets a withdrawn one', () => {
    const changing = directoryOf([make(1), make(2)]);
    changing.put(make(1, { name: 'Other', grade: 'B' }));
    changing.drop('id-2');
    const browsed = browseDirectory(changing, ask(''), undefined);
    expect(browsed.total).toBe(1);
    expect(browsed.facets.find((facet) => facet.filter === 'grade')!.values).toEqual([{ value: 'B', count: 1, on: false }]);
  });
});

describe('the address of a list', () => {
  it('comes back as it was', () => {
    const query = 'q=dental&near=43215&within=25&state=OH&grade=B&sort=near';
    expect(browseAddress(ask(query))).toBe(`/providers?${query}`);
  });
  it('carries an owner’s need along as one thing, and the page of a firm takes it apart again', () => {
    const query = `near=43215&standing=listed&sort=near&need=${encodeURIComponent('zip=43215&people=18&trade=dental')}`;
    expect(browseAddress(ask(query))).toBe(`/providers?${query}`);
    expect(ask(query).filters).toEqual({});
  });
  it('cuts a need that no questionnaire writes', () => expect(ask(`need=${'x'.repeat(9_000)}`).need).toBe(''));
  it('without its distance keeps all the rest', () => {
    const query = 'q=dental&near=43215&within=25&state=OH&grade=B&sort=near&need=people%3D18';
    expect(withoutDistance(ask(query))).toBe('/providers?q=dental&state=OH&grade=B&need=people%3D18');
  });
  it('names what is wrong and keeps the rest', () => {
    const { browse, problems } = readBrowse(new URLSearchParams('near=abc&within=7&grade=A&grade=B&q=x'));
    expect(problems.map((problem) => problem.name).sort()).toEqual(['grade', 'near', 'within']);
    expect(browse.q).toBe('x');
  });
});

describe('words', () => {
  it('are folded', () => {
    expect(wordsOf('Café Networks, Press & SYSTEMS')).toEqual(['cafe', 'network', 'press', 'system']);
  });
});
