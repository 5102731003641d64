// The shortlist over the wire: page and JSON agree entry by entry, every printed sum adds up, nobody is lost, and what is promised happens.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { listen } from '../../src/platform/listen.ts';
import { makeLog } from '../../src/platform/log.ts';
import { buildShortlist } from '../../src/shortlists/build.ts';
import { followDirectory, type Followed } from '../../src/shortlists/follow.ts';
import { readNeed } from '../../src/shortlists/need.ts';
import { readJson } from '../support/api.ts';
import { groupsBySql } from '../support/candidates-oracle.ts';
import { drawNeed } from '../support/draw-need.ts';
import { loaded } from '../support/make-need.ts';
import { chanceFor } from '../support/seed.ts';
import { asidesOf, entriesOf, fitsIn, loosenOf, nextIn, textOf, type PageEntry } from '../support/shortlist-page.ts';
import { useServer } from '../support/server.ts';

const site = useServer();
const { edition } = loaded;
const chance = chanceFor('shortlists');

interface Entry {
  readonly place: number;
  readonly aboutSame: boolean;
  readonly provider: { readonly slug: string; readonly name: string; readonly demonstration: boolean };
  readonly fit: number;
  readonly fitShown: number;
  readonly needs: number;
  readonly match: number | null;
  readonly score: { readonly shown: number; readonly claimed: number; readonly answered: number; readonly grade: string | null };
  readonly lines: readonly { readonly kind: string; readonly id: string; readonly reads: number | null; readonly adds: number; readonly shown: number }[];
  readonly reasons: readonly { readonly sign: string; readonly says: string; readonly kind: string; readonly id: string; readonly check: string | null; readonly proof: string | null }[];
  readonly mustHaves: readonly { readonly verdict: string; readonly says: string; readonly question: string | null }[];
}
const LISTS = [['fits', 'fits'], ['askFirst', 'ask-first'], ['ruledOut', 'ruled-out']] as const;
type ListName = (typeof LISTS)[number][0];
type Document = Readonly<Record<ListName, readonly Entry[]>> & {
  readonly asOf: string;
  readonly total: Readonly<Record<ListName, number>>;
  readonly next: Readonly<Record<ListName, string | null>>;
  readonly candidates: number;
  readonly loosen: readonly { readonly param: string; readonly gains: number }[];
};

const pageAt = async (path: string): Promise<string> => {
  const response = await fetch(site.url + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const with_ = (path: string, query: string): string => (query ? `${path}?${query}` : path);
const jsonFor = async (query: string): Promise<Document> => (await readJson<Document>(site.url + with_('/api/v1/shortlist', query))).body;

/** A whole list by JSON, page after page. */
async function listByJson(query: string, name: ListName, group: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let next: string | null | undefined = `${site.url}/api/v1/shortlist?${query}&group=${group}`; next; ) {
    const { body }: { body: Document } = await readJson<Document>(next);
    entries.push(...body[name]);
    next = body.next[name];
  }
  return entries;
}

/** A whole list by its pages, from the first on, along the links. */
async function listByPages<Item>(path: string, read: (html: string) => Item[]): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const html: string = await pageAt(next);
    items.push(...read(html));
    next = nextIn(html);
  }
  return items;
}

let client: pg.Client;
let zips: string[];
let queries: string[];
let database: Database;
let followed: Followed;

beforeAll(async () => {
  client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  zips = (await client.query<{ zip: string }>('select distinct zip from providers where first_claimed_on is not null and zip is not null order by zip')).rows.map((row) => row.zip);
  queries = Array.from({ length: 10 }, (_, at) => drawNeed({ edition, zips, answered: [0.1, 0.25, 0.5][at % 3]! }, chance)).map((query) => query || `zip=${zips[0]}`);
  const { asOf } = await jsonFor('');
  database = openDatabase(site.databaseUrl);
  const app = { db: database.db, clock: fixedClock(`${asOf}T12:00:00Z`), log: makeLog('silent'), standard: { current: loaded, editions: [loaded] }, listen: (...args: [string, Parameters<typeof listen>[2]]) => listen(site.databaseUrl, ...args) };
  followed = await followDirectory(app);
});
afterAll(async () => {
  await followed?.close();
  await database?.close();
  await client?.end();
});

/** One decimal, as rule 1 of the standard's head says. */
const printed = (value: number): string => ((Math.sign(value) * Math.floor(10 * Math.abs(value) + 0.5)) / 10 + 0).toFixed(1);
/** A score or a share that rounding would lift onto a limit that it does not reach is printed below it. */
const below = (value: number, limits: readonly number[]): string => {
  const reached = limits.find((limit) => value < limit && Number(printed(value)) >= limit);
  return reached === undefined ? printed(value) : (reached - 0.1).toFixed(1);
};
const GRADES = [80, 65, 50, 35, 79.9, 49.9, 34.9];
const SHARES = [95, 85, 70, 60];
const areaNames = new Map(edition.areas.map(({ code, name }) => [code, name]));

function expectSame(onPage: PageEntry, entry: Entry, context: string): void {
  const { score } = entry;
  expect({ ...onPage, lines: 0, reasons: 0, text: 0, href: 0, sum: 0 }, context).toEqual({
    slug: entry.provider.slug, name: entry.provider.name, place: entry.place, aboutSame: onPage.place === 1 ? false : entry.aboutSame, demonstration: entry.provider.demonstration,
    fit: printed(entry.fitShown), needs: printed(entry.needs), match: entry.match === null ? undefined : printed(entry.match),
    grade: score.grade ?? undefined, shown: below(score.shown, GRADES), claimed: below(score.claimed, GRADES), answered: below(score.answered, SHARES).replace('.0', ''),
    lines: 0, reasons: 0, text: 0, href: 0, sum: 0,
  });
  expect(onPage.lines.map(({ adds }) => adds), context).toEqual(entry.lines.map(({ shown }) => shown));
  expect(onPage.lines.map(({ reads }) => reads), context).toEqual(entry.lines.map(({ kind, reads }) => (kind === 'cap' || reads === null ? undefined : Number(printed(reads)))));
  entry.lines.forEach(({ kind, id }, at) => kind === 'area' && expect(onPage.lines[at]!.name, context).toBe(areaNames.get(id)));
  expect(onPage.reasons.map(({ sign, says }) => ({ sign, says })), context).toEqual(entry.reasons.map(({ sign, says }) => ({ sign, says: textOf(says) })));
  onPage.reasons.forEach(({ sign, hasMark }, at) => sign === 'plus' && expect([context, at, hasMark]).toEqual([context, at, entry.reasons[at]!.proof !== null]));
}

describe('page and JSON', () => {
  it('say the same of every provider that fits, in the same order, down to each line and each reason', { timeout: 60_000 }, async () => {
    let compared = 0;
    for (const query of queries) {
      const html = await pageAt(with_('/shortlist', query));
      const document = await jsonFor(query);
      const all = await listByJson(query, 'fits', 'fits');
      const firsts = entriesOf(html);
      const whole = await listByPages(with_('/shortlist/fits', query), entriesOf);
      expect([query, fitsIn(html), firsts.length, whole.length]).toEqual([query, document.total.fits, Math.min(5, document.total.fits), document.total.fits]);
      expect(whole.map((one) => one.slug), query).toEqual(all.map((one) => one.provider.slug));
      firsts.forEach((one, at) => expectSame(one, all[at]!, `${query} place ${at + 1}`));
      whole.forEach((one, at) => expectSame({ ...one, aboutSame: at > 0 && all[at]!.aboutSame }, all[at]!, `${query} place ${at + 1} of all`));
      compared += whole.length;
      // The way to a provider's page carries the need along.
      for (const one of firsts) expect(new URLSearchParams(one.href.split('?')[1]).toString(), query).toBe(new URLSearchParams(/href="\/start\/check\?([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')).toString());
    }
    expect(compared).toBeGreaterThan(10);
  });
  it('add up: the printed lines of every card to its printed fit, exactly', async () => {
    let sums = 0;
    for (const query of queries)
      for (const { slug, lines, sum, fit, text } of await listByPages(with_('/shortlist/fits', query), entriesOf)) {
        expect([query, slug, lines.reduce((so, line) => so + Math.round(10 * line.adds), 0), sum], text).toEqual([query, slug, Math.round(10 * Number(fit)), Number(fit)]);
        sums += 1;
      }
    expect(sums).toBeGreaterThan(10);
  });
  it('name the same others, each with its reasons and its question', async () => {
    for (const query of queries)
      for (const [name, group] of LISTS.slice(1)) {
        const onPages = await listByPages(with_(`/shortlist/${group}`, query), asidesOf);
        const inJson = await listByJson(query, name, group);
        expect(onPages.map((one) => one.slug), query).toEqual(inJson.map((one) => one.provider.slug));
        inJson.forEach(({ mustHaves }, at) => {
          const wanted = mustHaves.filter((one) => one.verdict === (name === 'ruledOut' ? 'out' : 'ask'));
          expect(wanted.length, query).toBeGreaterThan(0);
          for (const { says, question } of wanted) expect(onPages[at]!.says, query).toContain(textOf(name === 'askFirst' ? `${says}. Ask: ${question}` : `${says}.`).split(' Ask: ')[0]);
          if (name === 'askFirst') for (const { question } of wanted) expect(onPages[at]!.says, query).toContain(textOf(question!));
        });
      }
  });
});

describe('nobody is lost', () => {
  it('every provider that serves the place stands in exactly one group, which its pages name in full', async () => {
    for (const query of queries) {
      const document = await jsonFor(query);
      const bySql = await groupsBySql(client, edition, new URLSearchParams(query), document.asOf);
      for (const [name, group] of LISTS) {
        const slugs = await listByPages(with_(`/shortlist/${group}`, query), (html) => (name === 'fits' ? entriesOf(html) : asidesOf(html)).map((one) => one.slug));
        expect([query, name, slugs.toSorted()]).toEqual([query, name, bySql[name]]);
        expect([query, name, document.total[name]]).toEqual([query, name, slugs.length]);
      }
      expect([query, document.candidates]).toEqual([query, bySql.fits.length + bySql.askFirst.length + bySql.ruledOut.length]);
    }
  });
});

describe('what is promised', () => {
  it('happens: each need that is loosened brings exactly the number of providers that was said, and takes none away', async () => {
    let promises = 0;
    for (const query of [...queries, `zip=43215&people=18&visits=monthly&budget=150-200&hours=always&rules=hipaa&rules=pci`, `zip=${zips[3]}&people=60&language=es&commit=any-time&keep=yes`, ...zips.filter((_, at) => at % 6 === 0).map((zip) => `zip=${zip}&rules=hipaa&rules=pci`)]) {
      const html = await pageAt(with_('/shortlist', query));
      const before = await listByPages(with_('/shortlist/fits', query), entriesOf);
      for (const { href, says, gains } of loosenOf(html)) {
        const after = await listByPages(href.replace('/shortlist', '/shortlist/fits'), entriesOf);
        expect([query, says, after.length - before.length, fitsIn(await pageAt(href))]).toEqual([query, says, gains, after.length]);
        const dropped = [...new URLSearchParams(query)].filter(([param, value]) => !new URLSearchParams(href.split('?')[1]).has(param, value));
        expect([query, says, dropped.length]).toEqual([query, says, 1]);
        expect(before.filter((one) => !after.some((other) => other.slug === one.slug)), `${query}: ${says}`).toEqual([]);
        promises += 1;
      }
      // An owner can give up a wish, and neither people nor a place.
      const wishes = (await jsonFor(query)).loosen.filter(({ param, gains }) => gains > 0 && param !== 'people' && param !== 'zip');
      expect([query, loosenOf(html).map((one) => one.gains)]).toEqual([query, wishes.map((one) => one.gains).sort((a, b) => b - a)]);
    }
    expect(promises).toBeGreaterThan(5);
  });
  it('"not sure" changes nothing: the same list as with the answer left out', async () => {
    for (const query of queries) {
      const given = new URLSearchParams(query);
      const open = edition.questionnaire.questions.flatMap((question) => question.fields).map((field) => field.param).filter((param) => !given.has(param) || given.get(param) === 'unsure');
      const missing = new URLSearchParams([...given].filter(([param]) => !open.includes(param)));
      const unsure = new URLSearchParams([...missing, ...open.map((param) => [param, 'unsure'])]);
      const [one, other] = await Promise.all([missing, unsure].map(async (params) => ({ ...(await jsonFor(params.toString())), need: 0, links: 0, next: 0 })));
      expect(other, query).toEqual(one);
    }
  });
});

describe('weights', () => {
  it('turned by the owner give the order that the engine gives, on the page and in JSON', async () => {
    let moved = 0;
    for (const query of queries.map((one) => one.replace(/&?w-[a-z]+=[\d.]+/g, ''))) {
      const plain = (await listByJson(query, 'fits', 'fits')).map((one) => one.provider.slug);
      const weights = chance.some(edition.areas, 4).map(({ code }) => `w-${code.toLowerCase()}=${chance.one(['0.5', '2.5'])}`).join('&');
      const turned = `${query}&${weights}`;
      const { ranking } = buildShortlist(loaded, followed, readNeed(new URLSearchParams(turned), loaded).need);
      const byEngine = [...ranking.groups.fits.rows].map((row) => followed.directory.rows[row]!.slug);
      expect([turned, (await listByPages(`/shortlist/fits?${turned}`, entriesOf)).map((one) => one.slug)]).toEqual([turned, byEngine]);
      expect([turned, (await listByJson(turned, 'fits', 'fits')).map((one) => one.provider.slug)]).toEqual([turned, byEngine]);
      expect(byEngine.toSorted(), turned).toEqual(plain.toSorted());
      if (byEngine.join() !== plain.join()) moved += 1;
      const ends = await pageAt(`/shortlist/weights?${turned}`);
      for (const weight of weights.split('&')) expect([turned, ends.includes(`name="${weight.split('=')[0]}"`)]).toEqual([turned, true]);
    }
    expect(moved).toBeGreaterThan(0);
  });
});
