// A provider's page in words: profile, history, linked data, the middle provider, areas that add up, the checks of an area.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaLines } from '#assessments/area-lines.ts';
import type { Assessment } from '#assessments/assessment-of.ts';
import { checkLines } from '#assessments/check-lines.ts';
import { factDoubt } from '#assessments/fact-doubt.ts';
import { bookPlace } from '#assessments/book-place.ts';
import { coverageWords, offerLines, priceFor, pricesWords, sizesWords, staffWords } from '#assessments/profile-words.ts';
import type { Paper } from '#assessments/reads.ts';
import { briefOf } from '#engine/brief.ts';
import type { RankRow } from '#engine/columns.ts';
import type { CheckFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { NO_NEED } from '#engine/need.ts';
import { scoreLimits, toShown } from '#engine/rounding.ts';
import { scoreOf } from '#engine/score.ts';
import { day } from '#kernel/time.ts';
import { historyLines, placeOfProvider, telephoneAddress } from '#providers/identity-words.ts';
import { jsonForScript, linkedProvider } from '#providers/json-ld.ts';
import type { PublicProvider, StoredFact, StoredFacts } from '#providers/reads.ts';
import { areaAsked } from '#shortlists/area-asked.ts';
import { makeDirectory } from '#shortlists/directory.ts';
import type { Listing } from '#shortlists/listing.ts';
import { middleAt } from '#shortlists/middle.ts';
import { headFacts } from '#shortlists/provider-head.ts';
import { visitOf } from '#shortlists/visit.ts';
import { loadStandard } from '#standard/load.ts';
import { attested, choose, document, makeFacts, TODAY } from '../support/make-edition.ts';
import { makeRecord } from '../support/make-record.ts';

const loaded = loadStandard(join(import.meta.dirname, '../../content')).current;
const { edition } = loaded;
const fact = <Value>(value: Value, given = '2026-06-01'): StoredFact<Value> => ({ value, given: day(given), source: 'list' });
const provider: PublicProvider = {
  id: 'id', slug: 'harbour-it', name: 'Harbour IT', legalName: 'HARBOUR IT, INC.', domain: 'harbour.example', website: 'https://harbour.example', city: 'Columbus', state: 'OH', country: 'US', zip: '43215', lat: 39.96, lon: -83,
  standing: 'listed', demonstration: false, firstClaimedOn: null, withdrawnOn: null, succeededBy: null, source: 'list', sourceDate: '2025-11-05', sourceSays: 'a public list of makers',
};

function assess(checks: Readonly<Record<string, CheckFacts>>): Assessment {
  const facts = makeFacts(checks);
  const findings = findingsOf(edition, facts, TODAY);
  return { facts, findings, score: scoreOf(edition, findings, facts.firstClaimed, TODAY) };
}

describe('a profile', () => {
  it('says sizes, staff and prices as people do', () => {
    expect([sizesWords({ from: 12, to: 60 }), sizesWords({ from: 25 })]).toEqual(['12 to 60 people', '25 people or more']);
    expect([staffWords(22, 15), staffWords(22, undefined), staffWords(undefined, 1), staffWords(undefined, undefined)]).toEqual(['22, of them 15 technicians', '22 people', 'one technician', undefined]);
    expect(staffWords(22, 16.2)).toBe('22, of them 16 technicians');
    const prices = [{ from: 1, to: 24, low: 125, high: 145 }, { from: 20, low: 110, high: 110 }];
    expect([priceFor(prices, 18), priceFor(prices, 22), priceFor([prices[0]!], 30)]).toEqual(['$2,250 to $2,610 a month', '$2,420 to $3,190 a month', undefined]);
    expect(pricesWords(prices)).toBe('1 to 24 people: $125 to $145 per person a month. 20 people or more: $110 per person a month');
  });
  it('says where people are sent', () => {
    expect(coverageWords({ nationwide: true }, 'Columbus')).toBe('The whole country');
    expect(coverageWords({ nationwide: true }, 'Columbus', true)).toBe('The whole country, remotely');
    expect(coverageWords({ states: ['OH', 'IN'], radius: 40 }, 'Columbus')).toBe('Ohio, Indiana and within 40 miles of Columbus');
  });
  it('has a line for each thing told, in one order, and none for what is not', () => {
    const lines = offerLines({ hours: fact({ technician: 'office', otherwise: 'call-back' }), apps: fact({ complete: true, programs: { dentrix: { clients: 8, proven: true }, odd: { clients: 1 } } }), trades: fact({ dental: 12 }), languages: fact(['en', 'es']), 'minimum-fee': fact(0) }, loaded, TODAY);
    expect(lines.map(({ term, says }) => [term, says])).toEqual([
      ['Hours', 'A technician is there in office hours. At other times one calls back.'],
      ['Smallest monthly fee', 'None'],
      ['Languages', 'English and Spanish'],
      ['Trades it serves', 'Dental practice (12 clients)'],
      ['Programs it knows', 'Dentrix (eight clients, shown on paper); odd (one client). The list is complete'],
    ]);
  });
  it('says when a fact is too old, or was found to be wrong', () => {
    expect(factDoubt(fact(1, '2025-06-01'), loaded, day('2026-11-28'))).toBeUndefined();
    expect(factDoubt(fact(1, '2025-06-01'), loaded, day('2026-11-29'))).toBe('too old to count since 29 November 2026');
    expect(factDoubt({ ...fact(1), falseFound: day('2026-07-01') }, loaded, TODAY)).toBe('found to be wrong');
  });
  it('prints nothing of what was taken back, and says so with its day', () => {
    const back = { given: day('2026-06-01'), source: 'list', takenBack: day('2026-09-03') };
    expect(factDoubt(back, loaded, TODAY)).toBe('taken back on 3 September 2026');
    expect(offerLines({ prices: back, hours: fact({ technician: 'office', otherwise: 'none' }) }, loaded, TODAY).map(({ term, says, on }) => [term, says, on])).toEqual([
      ['Hours', 'A technician is there in office hours. At other times nobody answers.', '2026-06-01'],
      ['Prices', 'It took this back on 3 September 2026', undefined],
    ]);
  });
  it('places an owner among its clients, in hundredths that add up', () => {
    const place = bookPlace({ '1-9': 1 / 3, '10-24': 1 / 3, '25-49': 1 / 3 }, 18, loaded)!;
    expect(place.bands.map((band) => band.share)).toEqual([34, 33, 33, 0, 0]);
    expect(place.says).toBe('Of 100 clients, 33 have 10 to 24 people, like you. 34 are smaller and 33 are larger.');
    expect(bookPlace({ '1-9': 0.5, '10-24': 0.3 }, 5, loaded)!.says).toContain('It has not said how big the other 20 are.');
  });
});

describe('the head of the page', () => {
  const BANDS = [{ from: 1, to: 24, low: 120, high: 150 }];
  const said = { given: day('2026-06-01'), source: 'list' };
  const head = (stored: StoredFacts, people?: number) =>
    headFacts({ kind: 'found', provider, names: [], stored, assessment: undefined }, { loaded, asOf: TODAY, need: { ...NO_NEED, ...(people !== undefined && { people }) }, middle: undefined, middlePlace: '' })
      .filter(({ term }) => term !== 'Where').map(({ term, says, note }) => [term, says, note]);
  const from = 'From a public list of makers, 1 June 2026';
  it('goes by what counts on the day', () => {
    expect(head({ prices: fact(BANDS) }, 18)).toEqual([['For 18 people', '$2,160 to $2,700 a month', from]]);
    expect(head({ prices: fact(BANDS), 'minimum-fee': fact(2_500) }, 18)).toEqual([['For 18 people', '$2,500 to $2,700 a month', from]]);
    expect(head({ prices: fact(BANDS, '2025-01-01'), sizes: fact({ from: 1 }, '2025-01-01') }, 18).map(([, says]) => says)).toEqual(['Not known today', 'Not known today']);
    expect(head({ prices: { ...fact(BANDS), falseFound: day('2026-07-01') } })).toEqual([['Price', 'Found to be wrong', `${from}; found to be wrong`]]);
    expect(head({ prices: { ...said, takenBack: day('2026-09-03') } })).toEqual([['Price', 'It took this back', `${from}; taken back on 3 September 2026`]]);
  });
  it('has no price for a head count where the smallest fee does not count', () => {
    expect(head({ prices: fact(BANDS), 'minimum-fee': { ...said, takenBack: day('2026-09-03') } }, 18)[0]![1]).toBe('It took this back');
    expect(head({ prices: fact(BANDS), 'minimum-fee': fact(400, '2025-01-01') }, 18)[0]![1]).toBe('Not known today');
  });
  it('names the technicians only while they count', () => {
    expect(head({ 'head-count': fact(22), technicians: fact(15, '2025-01-01') })).toEqual([['Staff', '22 people', from]]);
  });
});

describe('names and history', () => {
  it('stand in order, each with its days', () => {
    const names = [{ name: 'Dockside IT', kind: 'predecessor' as const, fromOn: null, untilOn: day('2021-03-01'), source: 'list' }];
    expect(historyLines({ ...provider, firstClaimedOn: '2026-01-05' }, names)).toEqual([
      { term: 'Legal name', says: 'HARBOUR IT, INC.' },
      { term: 'Grew out of', says: 'Dockside IT, until 1 March 2021' },
      { term: 'Speaks for itself here', says: 'Since 5 January 2026' },
      { term: 'Found in', says: 'A public list of makers, 5 November 2025' },
    ]);
  });
  it('and a place names its country where it is abroad', () => {
    expect([placeOfProvider(provider), placeOfProvider({ city: 'Newbury', state: null, country: 'GB' }), placeOfProvider({ city: null, state: null, country: 'US' })]).toEqual(['Columbus, OH', 'Newbury, United Kingdom', undefined]);
  });
  it('and a phone number can be called', () => {
    expect(['(614) 555-0142', '1-614-555-0142 ext. 7', '+44 20 7946 0000'].map(telephoneAddress)).toEqual(['tel:+16145550142', 'tel:+16145550142', 'tel:+442079460000']);
  });
});

describe('linked data', () => {
  const linked = linkedProvider({ ...provider, name: 'A </script><script>alert(1)</script> & Co' }, { founded: fact(2009) }, 'https://plumbline.example/providers/harbour-it');
  it('holds facts, and no rating', () => {
    expect(linked).toMatchObject({ '@type': 'LocalBusiness', foundingDate: '2009', address: { addressLocality: 'Columbus', addressRegion: 'OH', postalCode: '43215', addressCountry: 'US' } });
    expect(JSON.stringify(linked)).not.toMatch(/rating|review/i);
    expect('telephone' in linked || 'disambiguatingDescription' in linked).toBe(false);
    expect(linkedProvider({ ...provider, demonstration: true }, {}, '')).toMatchObject({ disambiguatingDescription: 'Demonstration: this firm is made up, with all that is said of it.' });
  });
  it('cannot end the element it stands in', () => {
    expect(jsonForScript(linked)).not.toContain('<');
    expect(JSON.parse(jsonForScript(linked))).toEqual(linked);
  });
});

describe('the middle provider', () => {
  const codes = edition.areas.map((area) => area.code);
  const rank = (score: number): RankRow => ({ slug: '', edition: edition.id, asOf: TODAY, silenceSpeaks: false, uncapped: score, shown: score, caps: [], brief: briefOf([]), weights: codes.map(() => 10), counted: codes.map((_, at) => 10 * (score + at)), doubled: {}, musts: {}, profile: {} });
  const make = (n: number, score: number, change: Partial<Listing> = {}): Listing => ({
    id: `id-${n}`, slug: `firm-${n}`, name: `Firm ${n}`, alsoKnownAs: '', city: 'Columbus', state: 'OH', lat: 39.96, lon: -83, standing: 'assessed', foundIn: '', demonstration: true, coverage: { states: ['OH'] },
    services: [], trades: [], apps: [], rules: [], prices: [], shown: score, uncapped: score, claimed: score, answered: 90, parts: undefined, grade: 'C', rank: rank(score), record: makeRecord(`Firm ${n}`), ...change,
  });
  const ohio = { point: undefined, state: 'OH' };
  const directory = makeDirectory();
  [50, 40, 70, 60].forEach((score, n) => directory.put(make(n, score)));
  it('needs five assessed ones that serve the place', () => expect(middleAt(directory, edition, ohio, true)).toBeUndefined());
  it('is the one in the middle, of the whole and of each area', () => {
    directory.put(make(4, 10));
    expect(middleAt(directory, edition, ohio, true)).toMatchObject({ count: 5, whole: 50, areas: { STF: 50, ATT: 51, EXT: 59 } });
  });
  it('lies between the two in the middle where they are even', () => {
    directory.put(make(5, 60));
    expect(middleAt(directory, edition, ohio, true)).toMatchObject({ count: 6, whole: 55 });
  });
  it('in a state counts whoever is there and comes to what lies in reach, and at a place only who reaches it', () => {
    directory.put(make(10, 90, { coverage: { radius: 20 } }));
    expect(middleAt(directory, edition, ohio, true)).toMatchObject({ count: 7, whole: 60 });
    expect(middleAt(directory, edition, { point: { lat: 41.5, lon: -81.7 }, state: 'OH' }, true)).toMatchObject({ count: 6 });
    expect(middleAt(directory, edition, { point: { lat: 39.9, lon: -83 }, state: 'OH' }, true)).toMatchObject({ count: 7 });
    directory.drop('id-10');
  });
  it('counts nobody who serves another place, is real, is not assessed, or has no score', () => {
    directory.put(make(6, 99, { coverage: { states: ['TX'] } }));
    directory.put(make(7, 99, { demonstration: false }));
    directory.put(make(8, 99, { answered: 59.9 }));
    directory.put(make(9, 99, { rank: undefined }));
    expect(middleAt(directory, edition, ohio, true)).toMatchObject({ count: 6, whole: 55 });
    expect(middleAt(directory, edition, ohio, false)).toBeUndefined();
    expect(middleAt(directory, edition, { point: undefined, state: undefined }, true)).toBeUndefined();
  });
});

describe('areas', () => {
  const assessment = assess({ 'ATT-01': { answers: [choose(1, [attested()])] }, 'ATT-05': { answers: [choose(5)] }, 'PRC-03': { answers: [choose(2, [document()])] }, 'IND-02': { answers: [choose(1)] } });
  const lines = areaLines(loaded, assessment);
  it('add up to the printed score before caps', () => {
    const tenths = lines.reduce((sum, line) => sum + Math.round(10 * Number(line.adds)), 0);
    expect(tenths).toBe(Math.round(10 * toShown(assessment.score.uncapped, scoreLimits(edition.scoring))));
    expect(lines.map((line) => line.most)).toEqual(['14', '12', '10', '10', '11', '11', '12', '8', '6', '6']);
  });
  it('name their strongest and weakest point and count what is open', () => {
    expect(lines.find((line) => line.code === 'ATT')!.says).toBe(`${loaded.guidance['ATT-01']!.strong}; watch: ${loaded.guidance['ATT-05']!.weak.toLowerCase()}; 4 of 6 not answered`);
  });
});

describe('the checks of an area', () => {
  const papers: Paper[] = [{ checkId: 'ATT-01', rule: null, givenOn: day('2026-06-01'), note: 'We changed this in May.', kind: 'document', date: day('2026-06-01'), checkedOn: day('2026-06-09'), until: null, checkedBy: 'moderator', noteDownOn: null, noteDownUnder: null, checked: 'The priority rules.' }];
  const assessment = assess({ 'ATT-01': { answers: [choose(2, [document()])] }, 'ATT-02': { answers: [], notApplicable: { ground: 'It has no large clients.', claimed: day('2026-06-01'), proofs: [document()] } } });
  const lines = checkLines(loaded, edition.areas[1]!, assessment, papers, []);
  it('stand in order, each with answer, points, proof and last day', () => {
    expect(lines.map((line) => line.id)).toEqual(edition.areas[1]!.checks);
    expect(lines[0]).toMatchObject({
      answer: { says: 'Response targets differ only by a published option that anyone may buy' }, points: { claimed: '70', counts: '52.5' }, proof: { kind: 'document', date: '1 June 2026', until: 'Counts until 1 June 2027' },
      papers: ['Document seen: The priority rules. Dated 1 June 2026; read by a moderator on 9 June 2026.'], note: 'We changed this in May. (1 June 2026)', open: undefined,
    });
  });
  it('say why one is left out, and on what paper', () => {
    expect(lines[1]).toMatchObject({ points: undefined, parts: undefined, marks: ['Left out of the score: It has no large clients. Its paper is of 1 June 2026 and holds until 1 June 2027.'] });
  });
  it('leave a question where nothing is answered', () => {
    expect(lines[2]).toMatchObject({ answer: undefined, points: undefined, open: { ask: loaded.guidance['ATT-03']!.meetingQuestion } });
  });
});

describe('an address about a provider', () => {
  const places = { find: (zip: string) => (zip === '43215' ? { zip, city: 'Columbus', state: 'OH', point: undefined } : undefined) };
  const visit = (query: string) => visitOf(new URLSearchParams(query), loaded, places);
  it('carries the need along and leads back to its shortlist', () => {
    const { to, back, need, where } = visit('people=18&zip=43215&area=stf&utm=x');
    expect(need.people).toBe(18);
    expect(back).toEqual({ href: '/shortlist?zip=43215&people=18', label: 'Your shortlist' });
    expect(to('/providers/a/checks', { area: 'att' })).toBe('/providers/a/checks?area=att&zip=43215&people=18');
    expect(where).toMatchObject({ state: 'OH', name: 'Columbus, OH' });
  });
  it('without a need leads back to all providers', () => expect(visit('area=stf').back).toEqual({ href: '/providers', label: 'All providers' }));
  it('names what is wrong with the need, and where', () => {
    const [place, people, weight] = visit('people=many&zip=99999&w-stf=9').problems;
    expect(place).toMatch(/: We know no place with the ZIP code 99999\. Look at the digits again\.$/);
    expect(people).toMatch(/^[A-Z][a-z ]+: “many” is not a whole number\./);
    expect(weight).toBe('Staffing and workload: 9 is outside what we can work with. Give a number from 0.5 to 2.5.');
  });
  it('asks for one area, by its code', () => {
    expect(areaAsked(new URLSearchParams('area=prc'), edition).area!.code).toBe('PRC');
    expect(areaAsked(new URLSearchParams(), edition).area!.code).toBe('STF');
    expect(areaAsked(new URLSearchParams('area=xyz'), edition).problem).toBe('The standard has no area of that name. Choose one.');
    expect(areaAsked(new URLSearchParams('area=stf&area=att'), edition).problem).toBe('The address names more than one area. Choose one.');
  });
});
