// A kit as one value: who stands in it and why, what a letter tells and what it keeps back, and its words in the document.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDirectory } from '#shortlists/directory.ts';
import type { Followed } from '#shortlists/follow.ts';
import { kitDocument } from '#shortlists/kit-document.ts';
import { buildKit, type Kit } from '#shortlists/kit.ts';
import type { Listing } from '#shortlists/listing.ts';
import { readNeed } from '#shortlists/need.ts';
import { demandsOf } from '#engine/demands.ts';
import { mustPhrase } from '#shortlists/must-words.ts';
import { proposalOf } from '#shortlists/kit-proposal.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadKit } from '#standard/load-kit.ts';
import { makeListing } from '../support/make-listing.ts';
import { edition, known, loaded, makeFilled, makeRow, TODAY, type Made } from '../support/make-need.ts';

const content = join(import.meta.dirname, '../../content');
const [words, model] = [loadKit(content, edition), loadCosts(content)];
const COLUMBUS = { zip: '43215', city: 'Columbus', state: 'OH', point: { lat: 39.96, lon: -83 } };

/** A world of these providers; those without a row are only listed. */
function worldOf(made: readonly (Made | string)[]): { readonly followed: Followed; readonly listings: readonly Listing[] } {
  const directory = makeDirectory();
  const rows = made.flatMap((one) => (typeof one === 'string' ? [] : [makeRow(one)]));
  const listings = made.map((one) =>
    typeof one === 'string' ? makeListing(one, { standing: 'listed', demonstration: false }) : makeListing(one.slug, { coverage: { radius: 60 } }));
  for (const listing of listings) directory.put(listing);
  const places = { find: (zip: string) => (zip === COLUMBUS.zip ? COLUMBUS : undefined) } as Followed['places'];
  return { listings, followed: { directory, columns: makeFilled(rows, TODAY), places, asOf: TODAY, version: '1', close: async () => {} } };
}

function kitFor(query: string, made: readonly (Made | string)[], inKit = made.length): Kit {
  const { followed, listings } = worldOf(made);
  const { need, problems } = readNeed(new URLSearchParams(query), loaded);
  expect(problems).toEqual([]);
  return buildKit({ listings: listings.slice(0, inKit), need, costs: { entered: {} }, renewal: undefined }, { loaded, followed, model, words });
}

const proven = Object.fromEntries(edition.checks.map(({ id }) => [id, { proof: 'document' as const }]));
const good: Made = { slug: 'good-it', checks: proven, areas: Object.fromEntries(edition.areas.map(({ code }) => [code, 90])), profile: { sizes: known({ from: 1, to: 60 }), prices: known([{ from: 1, low: 120, high: 150 }]) } };
const grey: Made = { ...good, slug: 'grey-it', checks: { ...proven, 'STF-01': { outcome: 'unanswered', points: 0, counted: 0 }, 'PRC-02': { points: 40, proof: 'document' }, 'EXT-01': { points: 41, proof: 'document' } } };
const dear: Made = { ...good, slug: 'dear-it', profile: { ...good.profile, prices: known([{ from: 1, low: 500, high: 500 }]) } };
const silent: Made = { ...good, slug: 'silent-it', profile: { prices: known([{ from: 1, low: 120, high: 150 }]) } };

describe('the questions', () => {
  it('are the grey and the weak checks, with the words of the guidance', () => {
    const [first] = kitFor('people=18', [grey]).interviews;
    expect(first!.questions.map(({ check, because }) => [check, because])).toEqual([['STF-01', 'not answered'], ['PRC-02', 'a weak answer']]);
    expect(first!.questions[0]).toMatchObject({ ask: loaded.guidance['STF-01']!.meetingQuestion, goodAnswer: loaded.guidance['STF-01']!.goodAnswer, redFlag: loaded.guidance['STF-01']!.redFlag });
    expect(first!.says).toMatch(/^Two checks that are open or weak/);
  });
  it('are filled up with answers on a word alone, heaviest first, and say so', () => {
    const [told] = kitFor('people=18', [{ ...grey, slug: 'told-it', checks: { ...grey.checks, 'STF-02': { proof: 'declared' }, 'EXT-02': { proof: 'declared' } } }]).interviews;
    expect(told!.questions.map(({ check, because }) => [check, because])).toEqual([
      ['STF-01', 'not answered'], ['PRC-02', 'a weak answer'],
      ...['STF-02', 'EXT-02'].map((check) => [check, 'on its word alone: ask to see the proof']),
    ]);
    expect(told!.says).toBe('Two checks that are open or weak, then two answers that rest on its word alone, what weighs most for you first. Let them talk, and write down the figures.');
  });
  it('follow the owner: one who fears being locked in asks about prices first', () => {
    const asked = (query: string): string[] => kitFor(query, [grey]).interviews[0]!.questions.map(({ check }) => check);
    expect(asked('w-prc=2.5&w-stf=0.5')).toEqual(['PRC-02', 'STF-01']);
  });
  it('are eight for a firm that has told us nothing, and none where nothing is open', () => {
    const [listed, best] = kitFor('people=18', [good, 'listed-it']).interviews.toReversed();
    expect([listed!.questions.length, listed!.says]).toEqual([8, 'It has told us nothing, so every check is open. These eight questions weigh most for you.']);
    expect([best!.questions.length, best!.says]).toEqual([0, 'All its answers are strong and proven. Ask to see the papers of the ones that matter most to you.']);
  });
});

describe('the record', () => {
  const { record } = kitFor('zip=43215&people=18&budget=100-150', [good, dear, silent, grey, 'listed-it'], 2);
  it('says where each provider of the kit stands', () => {
    expect(record.considered.map(({ name, stands }) => [name, stands.replace(/fit [\d.]+/, 'fit N')])).toEqual([['good it', 'Fits, place 1 of 2; fit N of 100.'], ['dear it', 'Ruled out; fit N of 100.']]);
    expect(record.considered[1]!.because).toEqual(['Its lowest price for your size is $500 per person a month. The most we let through is $195.']);
  });
  it('names those that were left out, with the reason, and no one twice', () => {
    expect(record.leftOut.map(({ title, says }) => [title, says])).toEqual([
      ['Fit too', 'One other provider fits as well and is not in this kit.'],
      ['Ask first', 'For one provider a must-have is not known.'],
      ['Ruled out', 'One provider misses something that you must have. One may be counted under several reasons.'],
    ]);
    expect(record.leftOut.map(({ named }) => named.map(({ name }) => name))).toEqual([['grey it'], ['silent it'], []]);
    expect(record.leftOut[1]!.named[0]!.because).toEqual(['We do not know whether it would take a client with 18 people.']);
  });
  it('rests on edition, digest, engine and day', () => {
    expect(record.basis.join(' ')).toContain(loaded.digest);
    expect(record.basis.join(' ')).toMatch(/edition 2026\.1, pilot.* Engine \d+\.\d+\.\d+\. .*24 November 2026/);
  });
  it('holds the answer of the cost model where it knows how many people there are', () => {
    expect(record.model?.ways).toHaveLength(5);
    expect(kitFor('zip=43215', [good]).record.model).toBeUndefined();
  });
  it('leaves nobody out where nothing was answered, and says of a far provider that it does not serve the place', () => {
    expect(kitFor('', [good, dear], 1).record.leftOut).toEqual([]);
    const { followed, listings } = worldOf([good]);
    followed.directory.put({ ...listings[0]!, lat: 30, lon: -97, coverage: { radius: 5 } });
    const { need } = readNeed(new URLSearchParams('zip=43215'), loaded);
    const far = buildKit({ listings: [followed.directory.bySlug('good-it')!], need, costs: { entered: {} }, renewal: undefined }, { loaded, followed, model, words });
    expect(far.record.considered[0]!.stands).toMatch(/^Does not serve Columbus, OH 43215; fit /);
  });
});

describe('the letter', () => {
  const letter = (query: string) => kitFor(query, [good]).proposal;
  it('is filled with the owner’s facts, and leaves what is open to be filled in', () => {
    const facts = Object.fromEntries(letter('zip=43215&people=18&trade=dental&rules=none&hours=unsure').facts.map(({ label, says }) => [label, says]));
    expect(facts).toMatchObject({ 'Where we are': 'Columbus, OH 43215', 'People with a computer': '18', 'Our trade': 'Dental practice', 'Rules that apply to us': 'None', 'When we need help': '[fill in]', 'What we plan': '[fill in]' });
  });
  it('keeps to itself what the owner could spend, how it decides and what hurts', () => {
    const text = JSON.stringify(letter('people=18&budget=150-200&decide=explain&pains=hackers&small=often&commit=any-time'));
    expect(text).not.toMatch(/\$\d|150|200|260|I decide|Hackers|Felt small/);
    expect(letter('people=18&commit=any-time').musts).toContain('let us leave at any time');
  });
  it('speaks as the owner does of every must-have', () => {
    const { need } = readNeed(new URLSearchParams('people=18&visits=monthly&rules=hipaa&rules=cmmc&rivals=must-not&hours=always&today=own-person&keep=yes&budget=150-200&commit=any-time&language=es'), loaded);
    const demands = demandsOf(edition, need);
    const { musts } = proposalOf(['A'], need, demands, words, loaded, worldOf([good]).followed.places);
    expect(musts).toHaveLength(new Set(demands.musts.filter(({ kind }) => kind !== 'price').map((must) => mustPhrase(must, loaded))).size);
    expect(musts.join(' ')).not.toMatch(/\byour?\b/);
    expect(musts).toEqual(expect.arrayContaining(['promise to stay away from our competitors', 'work beside our own IT person', 'speak Spanish']));
  });
});

it('is a document that begins as a docx file does', async () => {
  const bytes = Buffer.from(await kitDocument(() => kitFor('people=18', [good, grey])));
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});
