// The pages about providers as the outside sees them: statuses, headers, marks, numbers that are the engine's, bad input.
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import { answeredLimits, scoreLimits, toShown } from '#engine/rounding.ts';
import { scoreOf } from '#engine/score.ts';
import { day } from '#kernel/time.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { useServer } from '../support/server.ts';

const site = useServer();
const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;
// A phone number stands alone on its line: nothing is gained by marks in it that a person would copy along.
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'tel-non-breaking': 'off' } });

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}
async function see(path: string): Promise<Seen> {
  const response = await fetch(site.url + path);
  return { status: response.status, headers: response.headers, html: await response.text() };
}
const first = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1];
const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1]!);
const addressesIn = (html: string): string[] => all(html, /\shref="([^"]*)"/g).map((href) => href.replace(/&(amp|#38);/g, '&'));
const canonicalOf = (html: string): string | undefined => first(html, /<link rel="canonical" href="([^"]*)"/);
const isHidden = (html: string): boolean => html.includes('<meta name="robots" content="noindex"');
const headingOf = (html: string): string => first(html, /<h1[^>]*>([^<]*)/) ?? '';
const slugsIn = (html: string): string[] => [...new Set(all(html, /<h3><a href="\/providers\/([a-z0-9-]+)"/g))];

const NEED = 'zip=43215&people=18&rules=hipaa';
let answered: string[];
let listed: string;
beforeAll(async () => {
  answered = slugsIn((await see('/providers')).html);
  listed = slugsIn((await see('/providers?standing=listed')).html)[0]!;
});

describe('every page about providers', () => {
  const paths = (): [path: string, shows: 'demonstration' | 'real' | 'nobody'][] => [
    ['/providers', 'demonstration'],
    ['/providers?all=app', 'nobody'],
    ['/providers?grade=B', 'demonstration'],
    ['/providers?near=43215&within=25&sort=near', 'demonstration'],
    ['/providers?standing=listed', 'real'],
    ['/providers?q=no-such-word', 'nobody'],
    [`/providers/${answered[0]}`, 'demonstration'],
    [`/providers/${answered[19]}?${NEED}`, 'demonstration'],
    [`/providers/${listed}`, 'real'],
    [`/providers/${answered[0]}/checks?area=prc`, 'demonstration'],
    [`/providers/${answered[0]}/checks?area=cli&${NEED}`, 'demonstration'],
  ];
  it('is valid HTML without a script to run, under 900 nodes, and says what is made up', async () => {
    for (const [path, shows] of paths()) {
      const { status, html, headers } = await see(path);
      expect(status, path).toBe(200);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(all(html, /<script([^>]*)>/g).filter((attributes) => !attributes.includes('application/ld+json')), path).toEqual([]);
      expect(all(html, /\s(style|onclick|onload)=/g), path).toEqual([]);
      expect((html.match(/<[a-z]/g) ?? []).length, path).toBeLessThanOrEqual(900);
      const report = await validator.validateString(html);
      expect(report.results.flatMap((one) => one.messages.map((message) => `${message.ruleId}: ${message.message}`)), path).toEqual([]);
      expect(html.includes('<b>Demonstration.</b>'), path).toBe(shows === 'demonstration');
    }
  });
  it('marks each fictional firm in a list, and no real one', async () => {
    expect((await see('/providers')).html.match(/class="tag made-up"/g)).toHaveLength(20);
    expect((await see('/providers?standing=listed')).html).not.toContain('class="tag made-up"');
  });
  it('has one canonical address without the need, and is kept by nobody with one', async () => {
    for (const path of [`/providers/${answered[0]}`, `/providers/${answered[0]}/checks?area=prc`]) {
      const plain = await see(path);
      const visited = await see(`${path}${path.includes('?') ? '&' : '?'}${NEED}`);
      expect(canonicalOf(plain.html)).toBe(site.url + path);
      expect(canonicalOf(visited.html)).toBe(site.url + path);
      expect([plain, visited].map((one) => one.headers.get('cache-control'))).toEqual(['public, max-age=0, must-revalidate', 'no-store']);
      expect(visited.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(canonicalOf((await see('/providers?grade=B&after=60~x')).html)).toBe(`${site.url}/providers`);
  });
  it('keeps firms that are only listed out of search engines', async () => {
    for (const path of ['/providers?standing=listed', `/providers/${listed}`]) expect(isHidden((await see(path)).html), path).toBe(true);
    for (const path of ['/providers', `/providers/${answered[0]}`]) expect(isHidden((await see(path)).html), path).toBe(false);
  });
});

describe('the list', () => {
  it('shows twenty at a time, each once, along "Next 20"', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/providers';
    for (let page = 0; path !== undefined && page < 20; page += 1) {
      const { html }: Seen = await see(path);
      seen.push(...slugsIn(html));
      path = addressesIn(html).find((href) => href.includes('after='));
    }
    const total = Number(first((await see('/providers')).html, /id="count">(\d+) providers have answered/));
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });
  it('counts in each filter what a click on it then shows', async () => {
    const { html } = await see('/providers');
    const links = [...html.matchAll(/<li><a href="(\/providers\?(?:state|grade|rule)=[^"]*)" rel="nofollow">[^<]*<span>(\d+)</g)];
    expect(links.length).toBeGreaterThan(8);
    for (const [, href, count] of links) expect((await see(href!)).html, href).toMatch(new RegExp(`id="count">(${count}|${Number(count) === 1 ? 'One' : '[A-Z][a-z]+'}) provider`));
  });
  it('offers a way out of an empty list that holds as many as it says', async () => {
    const { html } = await see('/providers?grade=E&q=zzzz');
    const [, href, left] = /<a href="([^"]*)">Leave out “zzzz”<\/a>: (\d+) would be left/.exec(html) ?? [];
    expect(href).toBe('/providers?grade=E');
    expect((await see(href!)).html).toContain(`id="count">${left} providers`);
  });
  it('says who serves a far place where nobody is near, and drops the distance', async () => {
    const { html } = await see('/providers?near=99501');
    expect(html).toMatch(/providers? (has|have) answered and serves? 99501 from further away\. <a href="\/providers">Leave out the distance<\/a>/);
    expect(html).toMatch(/>Look further than 60 miles from 99501<\/a>: \d+ would be left/);
  });
  it('says of a listed firm where it was found, and that it is silent', async () => {
    for (const path of ['/providers?standing=listed', `/providers/${listed}`]) expect((await see(path)).html).toContain('ound in a public list of federal IT contractors; has told us nothing yet.');
    expect((await see(`/providers/${listed}`)).html).not.toMatch(/class="grade"|of 100/);
  });
});

describe('the numbers on a page are the engine’s', () => {
  const figure = (x: number): string => (Math.floor(10 * x + 0.5) / 10).toFixed(1);
  async function compute(slug: string) {
    const document = (await (await fetch(`${site.url}/api/v1/providers/${slug}/facts`)).json()) as { asOf: string; firstClaimed: string; checks: ProviderFacts['checks']; profile: ProviderFacts['profile'] };
    const asOf = day(document.asOf);
    const facts: ProviderFacts = { slug, firstClaimed: day(document.firstClaimed), checks: document.checks, profile: document.profile };
    const findings = findingsOf(edition, facts, asOf);
    return { findings, score: scoreOf(edition, findings, facts.firstClaimed, asOf) };
  }
  it('for grade, score, claimed, answered and each area, whose parts add up to the whole', async () => {
    for (const slug of [...answered.slice(0, 2), ...slugsIn((await see('/providers?grade=E')).html).slice(0, 4), ...slugsIn((await see('/providers?grade=D')).html).slice(0, 2)]) {
      const { score } = await compute(slug);
      const { html } = await see(`/providers/${slug}`);
      const shown = toShown(score.shown, scoreLimits(edition.scoring)).toFixed(1);
      expect(first(html, /<b class="big">([\d.]+)<\/b>/), slug).toBe(shown);
      if (score.grade) expect(first(html, /<span class="unseen">Grade <\/span>([A-E])/), slug).toBe(score.grade);
      const [claimed, share] = [toShown(score.claimed, scoreLimits(edition.scoring)).toFixed(1), toShown(score.answered, answeredLimits(edition.scoring))];
      expect(html, slug).toContain(`would be <b>${claimed}</b>. It has answered <b>${share}%</b>`);
      const adds = all(html, /<span class="number small"><b>([\d.]+)<\/b>/g);
      expect(adds, slug).toHaveLength(10);
      expect(adds.reduce((sum, one) => sum + Math.round(10 * Number(one)), 0), slug).toBe(Math.round(10 * toShown(score.uncapped, scoreLimits(edition.scoring))));
      adds.forEach((one, at) => expect(Math.abs(Number(one) - (edition.areas[at]!.weight * score.areas[at]!.score!) / 100), slug).toBeLessThan(0.1));
      if (score.caps[0]?.binds) expect(html, slug).toContain(`${toShown(score.uncapped, scoreLimits(edition.scoring)).toFixed(1)}, capped at ${score.caps[0].limit}`);
      const bars = all(html, /<svg class="bar"[^>]*aria-label="([^"]*)"/g);
      expect(bars, slug).toHaveLength(10);
      bars.forEach((label, at) => expect(label, slug).toContain(`${figure(score.areas[at]!.score!).replace(/\.0$/, '')} of 100 counted`));
    }
  });
  it('for every check of every area', async () => {
    const slug = answered[7]!;
    const { findings } = await compute(slug);
    for (const { code, checks } of edition.areas) {
      const { html } = await see(`/providers/${slug}/checks?area=${code.toLowerCase()}`);
      expect(all(html, /<article class="check stack tight" id="([A-Z]{3}-\d\d)"/g)).toEqual(checks);
      for (const article of html.split('<article ').slice(1)) {
        const finding = findings.find((one) => article.includes(`id="${one.check}"`))!;
        const counts = first(article, /<span class="number small"><b>([\d.]+)<\/b>/);
        expect(counts === undefined ? undefined : Number(counts), finding.check).toBe(finding.outcome === 'unanswered' || finding.outcome === 'lapsed' || finding.outcome === 'not-applicable' ? undefined : Math.floor(10 * finding.counted + 0.5) / 10);
      }
    }
  });
});

describe('linked data', () => {
  it('holds facts of the firm, says what is made up, and gives no rating', async () => {
    const linked = JSON.parse(first((await see(`/providers/${answered[0]}`)).html, /<script type="application\/ld\+json">([^<]*)<\/script>/)!) as Record<string, unknown>;
    expect(linked).toMatchObject({ '@type': 'LocalBusiness', mainEntityOfPage: `${site.url}/providers/${answered[0]}`, disambiguatingDescription: expect.stringContaining('made up') as string });
    expect(Object.keys(linked).filter((key) => /rating|review/i.test(key))).toEqual([]);
  });
});

describe('a need in the address', () => {
  it('prices for its size, places it in their book, and leads back to its shortlist', async () => {
    const pages = await Promise.all(answered.map((slug) => see(`/providers/${slug}?${NEED}`)));
    for (const { html } of pages) {
      expect(html).toContain('<dt>For 18 people</dt>');
      expect(html).toContain('Your place in their book');
      expect(html).toContain('>Your shortlist</span>');
      expect(addressesIn(html)).toContain(`${new URL(canonicalOf(html)!).pathname}/checks?area=stf&${NEED}`);
    }
    expect(pages.some(({ html }) => /\$[\d,]+( to \$[\d,]+)? a month<(small|\/dd)>/.test(html))).toBe(true);
  });
});

describe('bad input', () => {
  it.each([
    ['/providers?near=abc', 400, 'A ZIP code has five digits.'],
    ['/providers?near=00000', 400, 'There is no ZIP code 00000.'],
    ['/providers?within=7', 400, 'Choose 10, 25, 60, 100 miles.'],
    ['/providers?grade=A&grade=B', 400, '“grade” may be given once.'],
    ['/providers?after=%3Cscript%3E', 400, 'That page of the list is not there.'],
    ['/providers?state=%3Cb%3E', 400, '“state” holds something that no filter is called.'],
    [`/providers?q=${'x'.repeat(101)}`, 400, 'Use at most 100 letters to search.'],
    ['/providers/nobody-of-that-name', 404, 'There is no page at this address'],
    ['/providers/Not_A_Slug', 404, 'There is no page at this address'],
    ['/providers/nobody-of-that-name/checks?area=stf', 404, 'There is no page at this address'],
  ])('%s gets %i and a sentence', async (path, status, sentence) => {
    const seen = await see(path);
    expect(seen.status).toBe(status);
    expect(seen.html).toContain(sentence);
  });
  it('on a provider’s page keeps the page and names what is wrong', async () => {
    for (const [query, sentence] of [['people=many', '“many” is not a whole number'], ['zip=1', 'A ZIP code has five digits'], ['people=0', '0 is outside what we can work with'], ['people=3&people=4', 'Only one answer fits here']] as const) {
      const { status, html } = await see(`/providers/${answered[0]}?${query}`);
      expect([status, html.includes(sentence)], query).toEqual([400, true]);
      expect(html).toContain('Against the standard');
    }
  });
  it('of an area gets 400, a sentence, and the areas to choose from', async () => {
    for (const query of ['area=xyz', 'area=stf&area=att', 'area=STF']) {
      const { status, html } = await see(`/providers/${answered[0]}/checks?${query}`);
      expect(status, query).toBe(400);
      expect(all(html, /href="\/providers\/[a-z0-9-]+\/checks\?area=([a-z]{3})"/g), query).toHaveLength(10);
    }
  });
  it('keeps what was typed', async () => {
    const { html } = await see('/providers?q=help&near=abc&grade=B');
    expect(html).toContain('value="help"');
    expect(html).toContain('value="abc"');
    expect(html).toContain('<input type="hidden" name="grade" value="B">');
    expect(headingOf(html)).toBe('Providers');
    expect(html).toContain('<title>Error: Providers');
  });
});

describe('a listing that was taken down', () => {
  it('is gone: 410, no name, and in no list', async () => {
    const { db, close } = openDatabase(site.databaseUrl);
    const slug = slugsIn((await see('/providers?standing=listed&state=OH')).html)[0]!;
    const name = headingOf((await see(`/providers/${slug}`)).html);
    await db.execute(`update providers set withdrawn_on = current_date, withdrawn_because = 'asked for by the firm' where slug = '${slug}'`);
    await db.execute(`select pg_notify('providers_changed', jsonb_build_object('version', nextval('provider_changes'))::text)`);
    await close();
    await expect.poll(async () => slugsIn((await see('/providers?standing=listed&state=OH')).html).includes(slug), { timeout: 10_000 }).toBe(false);
    const { status, html } = await see(`/providers/${slug}`);
    expect([status, headingOf(html), isHidden(html)]).toEqual([410, 'This listing was taken down', true]);
    expect(html).not.toContain(name);
    expect((await see(`/providers/${slug}/checks`)).status).toBe(410);
  });
});
