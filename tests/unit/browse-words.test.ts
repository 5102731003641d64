// The words of the list of providers: filters with counts, what was chosen, how many, and the way out of an empty list.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBrowse } from '#shortlists/browse-query.ts';
import { linesOf } from '#shortlists/browse-rows.ts';
import { chosenOf, countWords, facetView, furtherWords, valueWords, waysOut } from '#shortlists/browse-words.ts';
import { browseDirectory } from '#shortlists/browse.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import { canChoose, firmNamed, firmProblem } from '#shortlists/firm-named.ts';
import type { Listing } from '#shortlists/listing.ts';
import { locate } from '#shortlists/locate.ts';
import { loadStandard } from '#standard/load.ts';
import { makeRecord } from '../support/make-record.ts';

const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
const COLUMBUS = { lat: 39.96, lon: -83.0 };
const make = (n: number, change: Partial<Listing> = {}): Listing => ({
  id: `id-${n}`, slug: `firm-${n}`, name: `Firm ${n}`, alsoKnownAs: '', city: 'Columbus', state: 'OH', lat: COLUMBUS.lat, lon: COLUMBUS.lon, standing: 'assessed', foundIn: 'a public list of makers',
  demonstration: true, coverage: undefined, services: ['help desk'], trades: [], apps: [], rules: [], prices: [], shown: 64.96, uncapped: 66, claimed: 80, answered: 94.96,
  parts: { attested: 20, document: 30, declared: 14.96, claimed: 15, unanswered: 5, missed: 15.04 }, grade: 'C', rank: undefined, record: makeRecord(`Firm ${n}`), ...change,
});
const directory = makeDirectory();
for (let n = 0; n < 30; n += 1) directory.put(make(n, { trades: [`trade-${n % 15}`] }));
directory.put(make(30, { name: 'Zebra Systems', slug: 'zebra-systems', standing: 'listed', shown: undefined, claimed: undefined, answered: undefined, parts: undefined, grade: undefined }));
directory.put(make(31, { trades: ['trade-14'], apps: ['dentrix'], rules: ['hipaa'], grade: 'A', prices: [{ from: 1, to: 9, low: 140, high: 150 }, { from: 10, low: 95, high: 120 }] }));
const ask = (query: string) => readBrowse(new URLSearchParams(query)).browse;
const look = (query: string) => browseDirectory(directory, ask(query), query.includes('near') ? COLUMBUS : undefined);
const facet = (query: string, filter: string) => facetView(look(query).facets.find((one) => one.filter === filter)!, ask(query), loaded);

describe('a filter', () => {
  it('shows the ten values that most have, and a link to all of them', () => {
    const trades = facet('', 'trade');
    expect(trades.values).toHaveLength(10);
    expect(trades.values[0]).toMatchObject({ label: 'Trade 14', count: 3, href: '/providers?trade=trade-14' });
    expect(trades.rest).toEqual({ href: '/providers?all=trade', label: 'All 15' });
    expect(facet('all=trade', 'trade').values.map((one) => one.label)).toEqual(Array.from({ length: 15 }, (_, n) => `Trade ${n}`));
    expect(facet('all=trade', 'trade').rest).toBeUndefined();
  });
  it('always shows the one that is on, as a link that takes it off', () => {
    const on = facet('trade=trade-9&q=firm', 'trade').values.filter((one) => one.on);
    expect(on).toEqual([{ label: 'Trade 9', count: 2, on: true, href: '/providers?q=firm' }]);
    expect(facet('trade=trade-9', 'trade').values.some((one) => one.label === 'Trade 9')).toBe(true);
  });
  it('has grades in their own order, and words that people know', () => {
    expect(facet('', 'grade').values.map((one) => one.label)).toEqual(['Grade A', 'Grade C']);
    expect(valueWords(loaded, 'state', 'OH')).toBe('Ohio');
    expect(valueWords(loaded, 'trade', 'dental')).toBe('Dental practice');
    expect(valueWords(loaded, 'app', 'quickbooks-online')).toBe('QuickBooks Online');
    expect(valueWords(loaded, 'rule', 'hipaa')).toBe('HIPAA');
    expect(valueWords(loaded, 'price', '150')).toBe('Under $150 per person a month');
    expect(valueWords(loaded, 'service', 'help desk')).toBe('Help desk');
    expect(valueWords(loaded, 'service', 'cloud and cloud-related IT services')).toBe('Cloud and cloud-related IT services');
    expect(valueWords(loaded, 'grade', 'none')).toBe('Not rated');
  });
});

describe('what was chosen', () => {
  it('stands with an address that leaves it out and keeps the rest', () => {
    expect(chosenOf(ask('q=firm&near=43215&within=25&grade=A&sort=near'), loaded)).toEqual([
      { name: 'q', label: '“firm”', drop: '/providers?near=43215&within=25&grade=A&sort=near' },
      { name: 'near', label: 'Within 25 miles of 43215', drop: '/providers?q=firm&grade=A' },
      { name: 'grade', label: 'Grade A', drop: '/providers?q=firm&near=43215&within=25&sort=near' },
    ]);
  });
  it('is counted in a sentence', () => {
    expect(countWords(look(''), ask(''), false)).toBe('31 providers have answered.');
    expect(countWords(look('grade=A'), ask('grade=A'), true)).toBe('One provider has answered and fits what you chose.');
    expect(countWords(look('standing=listed'), ask('standing=listed'), false)).toBe('One firm is only listed.');
  });
});

describe('an empty list', () => {
  const out = (query: string) => waysOut(look(query), ask(query), chosenOf(ask(query), loaded));
  it('says what to leave out, and how many would be left', () => {
    expect(out('q=zebra&grade=A')).toEqual({ kind: 'leave-out', ways: [{ href: '/providers?grade=A', label: 'Leave out “zebra”', left: 1 }] });
  });
  it('says what to keep where leaving out one thing is not enough', () => {
    expect(out('q=zebra&state=XX&grade=A')).toEqual({ kind: 'keep-one', ways: [{ href: '/providers?grade=A', label: 'Keep only “Grade A”', left: 1 }] });
  });
  it('says to look further where only the distance leaves nothing', () => {
    const far = ask('near=99501&grade=A');
    expect(waysOut(browseDirectory(directory, far, { lat: 61.2, lon: -149.9 }), far, chosenOf(far, loaded))).toEqual({ kind: 'leave-out', ways: [{ href: '/providers?grade=A', label: 'Look further than 60 miles from 99501', left: 1 }] });
  });
  it('says who serves the place from further away', () => {
    const far = ask('near=99501');
    const none = browseDirectory(directory, far, { lat: 61.2, lon: -149.9 });
    expect(furtherWords(14, none, far, false)).toBe('14 providers have answered and serve 99501 from further away.');
    expect(furtherWords(1, { ...none, total: 2 }, far, true)).toBe('One more provider that fits the rest has answered and serves 99501 from further away.');
    expect(furtherWords(0, none, far, false)).toBeUndefined();
  });
  it('has no way out where nothing fits at all', () => expect(out('q=zebra&state=XX').ways).toEqual([]));
});

describe('a line of the list', () => {
  const lines = (query: string, need = '') => linesOf(directory, look(query), loaded.edition.scoring, need);
  it('holds what is known, and never a better number than there is', () => {
    expect(lines('grade=A&near=43215')[0]).toMatchObject({ name: 'Firm 31', href: '/providers/firm-31', place: 'Columbus, OH, under a mile away', price: 'From $95 per person a month', score: { shown: '64.9', claimed: '80.0', answered: '94.9%' } });
  });
  it('leads on with the owner’s need', () => expect(lines('grade=A', 'zip=43215&people=18')[0]!.href).toBe('/providers/firm-31?zip=43215&people=18'));
  it('says where a silent firm was found', () => {
    expect(lines('standing=listed')[0]).toMatchObject({ score: undefined, price: undefined, instead: 'Found in a public list of makers; has told us nothing yet.' });
  });
});

describe('a place to measure from', () => {
  const places = { find: (zip: string) => (zip === '43215' ? { zip, city: 'Columbus', state: 'OH', point: COLUMBUS } : zip === '09001' ? { zip, city: 'APO', state: 'AE', point: undefined } : undefined) };
  const at = (zip: string) => locate(readBrowse(new URLSearchParams({ near: zip, grade: 'A', sort: 'near' })), places);
  it('is the middle of the ZIP code', () => expect(at('43215')).toMatchObject({ problems: [], point: COLUMBUS }));
  it('that is not there is a problem, and the rest is kept', () => {
    expect(at('00000')).toMatchObject({ problems: [{ name: 'near', reason: 'There is no ZIP code 00000.' }], point: undefined, browse: { near: undefined, sort: 'score', filters: { grade: 'A' } } });
    expect(at('09001').problems[0]!.reason).toContain('Nobody has published where 09001 lies');
  });
});

describe('the firm of a report', () => {
  it('is found by slug, by address and by name', () => {
    for (const typed of ['zebra-systems', 'https://plumbline.example/providers/zebra-systems?people=3', 'Zebra Systems', 'zebra'])
      expect(firmNamed(directory, typed), typed).toMatchObject({ kind: 'one', listing: { slug: 'zebra-systems' } });
    expect(firmNamed(directory, 'Firm 3')).toMatchObject({ kind: 'one', listing: { slug: 'firm-3' } });
  });
  it('is chosen from a few', () => {
    const small = makeDirectory();
    for (const [n, name] of ['Zebra North', 'Zebra South', 'Lion'].entries()) small.put(make(n, { name }));
    const named = firmNamed(small, 'zebra');
    expect(canChoose(named) ? named.some.map((one) => one.name) : []).toEqual(['Zebra North', 'Zebra South']);
    expect(firmProblem(named, 'wrong-fact')).toBe('2 firms match that. Choose one of them.');
    expect(canChoose(firmNamed(directory, 'firm'))).toBe(false);
  });
  it('is asked for again where it is none or several', () => {
    expect(firmNamed(directory, ' !!! ')).toEqual({ kind: 'none' });
    expect(firmProblem(firmNamed(directory, 'Giraffe'), 'wrong-fact')).toBe('We list no firm of that name. Look at the spelling, or paste the address of its page.');
    expect(firmProblem(firmNamed(directory, 'firm'), 'wrong-fact')).toBe('31 firms match that. Write more of the name, or paste the address of its page.');
    expect(firmProblem(undefined, 'take-down')).toBe('Name the firm that it is about.');
    expect(firmProblem(undefined, 'something-else')).toBeUndefined();
  });
});
