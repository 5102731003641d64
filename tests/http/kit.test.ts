// /kit over HTTP: page, document and calendar file hold the same kit; every wrong address gets a sentence and its status; nobody keeps any of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { prepareOffice, textOfDocument } from '../support/office.ts';
import { textOf } from '../support/shortlist-page.ts';
import { useServer } from '../support/server.ts';

const site = useServer();
const NEED = 'zip=43215&people=18&visits=when-needed&trade=dental&app=Dentrix&rules=hipaa&pains=slow-answers&hours=office&down=half-day&today=provider&budget=150-200&commit=year';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const see = async (path: string): Promise<{ readonly status: number; readonly html: string; readonly headers: Headers }> => {
  const answer = await fetch(site.url + path);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};
interface Providers { readonly providers: readonly { readonly slug: string; readonly name: string }[] }
const found = async (query: string): Promise<Providers['providers']> => ((await (await fetch(`${site.url}/api/v1/providers${query}`)).json()) as Providers).providers;

let fits: string[] = [];
let listed: string[] = [];
beforeAll(async () => {
  const shortlist = (await (await fetch(`${site.url}/api/v1/shortlist?${NEED}`)).json()) as Record<'fits' | 'ruledOut', readonly { readonly provider: { readonly slug: string } }[]>;
  fits = [...shortlist.fits.slice(0, 2), ...shortlist.ruledOut.slice(0, 2)].map(({ provider }) => provider.slug);
  listed = (await found('?standing=listed')).map(({ slug }) => slug);
});
const kitOf = (slugs: readonly string[], more = NEED, file = ''): string => `/kit${file}?${slugs.map((slug) => `p=${slug}`).join('&')}&${more}`;

describe('the page', () => {
  it('is made for one to four providers, kept by nobody and shown to no search engine', async () => {
    for (const count of [1, 2, 3, 4]) {
      const { status, html, headers } = await see(kitOf(fits.slice(0, count)));
      expect([count, status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([count, 200, 'no-store', 'no-referrer']);
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect([...html.matchAll(/id="ask-[a-z0-9-]+"/g)]).toHaveLength(count);
    }
    expect((await see('/robots.txt')).html).toContain('Disallow: /kit');
  });
  it('asks each provider eight questions at most, each with a good answer and a red flag', async () => {
    const { html } = await see(kitOf([...fits, ...listed].slice(1, 5)));
    for (const [sheet] of html.matchAll(/<section class="sheet stack" id="ask-[\s\S]*?<\/section>/g)) {
      const questions = [...sheet.matchAll(/<li class="ask">/g)].length;
      expect(questions).toBeLessThanOrEqual(8);
      expect([...sheet.matchAll(/A good answer: /g)]).toHaveLength(questions);
      expect([...sheet.matchAll(/Red flag: /g)]).toHaveLength(questions);
    }
    expect(textOf(html)).toContain('It has told us nothing, so every check is open.');
  });
  it('leads the way there from a shortlist and from a provider’s page, with the need', async () => {
    const shortlist = await see(`/shortlist?${NEED}`);
    const hrefs = [...shortlist.html.matchAll(/href="(\/kit\?[^"]*)"/g)].map(([, href]) => new URL(href!.replaceAll(/&(amp|#38);/g, '&'), site.url));
    expect(hrefs.some((url) => url.searchParams.getAll('p').length > 1 && url.searchParams.get('zip') === '43215')).toBe(true);
    const provider = await see(`/providers/${fits[0]}?${NEED}`);
    expect(provider.html).toMatch(new RegExp(`href="/kit\\?p=${fits[0]}&(amp;|#38;)?zip=43215`));
    expect((await see(`/providers/${listed[0]}`)).html).toContain(`href="/kit?p=${listed[0]}"`);
  });
  it('says the same as the shortlist of who fits, and as the cost page of what it costs', async () => {
    const text = textOf((await see(kitOf(fits))).html);
    const api = (await (await fetch(`${site.url}/api/v1/shortlist?${NEED}`)).json()) as { fits: { fit: number }[]; total: { fits: number }; edition: unknown };
    expect(text).toContain(`Fits, place 1 of ${api.total.fits}; fit ${api.fits[0]!.fit.toFixed(1)} of 100.`);
    const heading = /<h1>([^<]*)<\/h1>/.exec((await see(`/costs?${NEED}`)).html)![1]!;
    expect(text).toContain(heading);
    const { digest } = (await (await fetch(`${site.url}/standard/2026.1.json`)).json()) as { digest: string };
    expect(text).toContain(digest);
  });
});

describe('the document', () => {
  beforeAll(() => prepareOffice(console.log), 600_000);
  it('opens in LibreOffice, and holds every word of the page', { timeout: 120_000 }, async () => {
    const address = kitOf([fits[0]!, fits[3]!, listed[0]!], `${NEED}&renewal=2027-06-30&notice=90`);
    const answer = await fetch(site.url + address.replace('/kit?', '/kit.docx?'));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, DOCX, 'no-store']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="plumbline-kit.docx"');
    const pages = textOfDocument(new Uint8Array(await answer.arrayBuffer()));
    expect(pages.length).toBeGreaterThan(6);
    // Columns of a table stand side by side on paper, so words are compared one by one, and whole sentences where they stand alone.
    const plain = (text: string): string => text.replace(/\s+/g, '');
    const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}$%]+/gu) ?? [];
    const paper = new Set(wordsOf(pages.join(' ')));
    const whole = plain(pages.join(' '));
    const { html } = await see(address);
    const sheets = [...html.matchAll(/<section class="sheet stack"[\s\S]*?<\/section>/g)].map(([sheet]) => sheet.replace(/<a class="off-paper"[\s\S]*?<\/a>/g, '').replace(/<thead>[\s\S]*?<\/thead>/g, ''));
    expect(sheets).toHaveLength(3 + 4);
    // A digest is broken over lines.
    const words = sheets.flatMap((sheet) => wordsOf(textOf(sheet))).filter((word) => word.length < 20);
    expect(words.length).toBeGreaterThan(1_500);
    expect([...new Set(words.filter((word) => !paper.has(word)))]).toEqual([]);
    for (const [, question] of html.matchAll(/<h3 class="h4">([^<]*)<\/h3>/g)) expect(whole).toContain(plain(textOf(question!)));
    expect(whole).toContain(plain('Your last day to cancel is 1 April 2027.'));
    expect(whole).toContain(plain('Demonstration. The firms marked so are made up'));
    expect(whole).not.toMatch(/localhost|https?:\/\//);
  });
});

describe('the calendar file', () => {
  it('is for the renewal less the notice', async () => {
    const { status, html, headers } = await see(kitOf(fits.slice(0, 1), `${NEED}&renewal=2027-06-30&notice=90`, '.ics'));
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store']);
    expect(html).toMatch(/\r\nDTSTART;VALUE=DATE:20270401\r\n/);
    const page = await see(kitOf(fits.slice(0, 1), `${NEED}&renewal=6%2F30%2F2027&notice=90`));
    expect(textOf(page.html)).toContain('Your last day to cancel is 1 April 2027.');
    expect(page.html).toMatch(/href="\/kit\.ics\?[^"]*renewal=2027-06-30/);
  });
  it('without a renewal asks for it on the page', async () => {
    const { status, html } = await see(kitOf(fits.slice(0, 1), NEED, '.ics'));
    expect(status).toBe(400);
    expect(html).toContain('<a href="#renewal">Give the day on which your contract renews, such as 2027-06-30.</a>');
    expect(html).toContain('<a href="#notice">');
  });
});

describe('an address that cannot be', () => {
  const wrong = (): readonly (readonly [path: string, status: number, sentence: string])[] => [
    ['', 400, 'This address names no provider. Choose one to four.'],
    ['?p=', 400, 'This address names no provider.'],
    [`?p=${fits[0]}&p=${fits[0]}`, 400, `“${fits[0]}” is named twice. Name each provider once.`],
    [`?${[...fits, listed[0]].map((slug) => `p=${slug}`).join('&')}`, 400, 'This address names 5 providers. Choose four at most.'],
    ['?p=nobody-at-all', 400, 'We list no provider under “nobody-at-all”.'],
    [`?p=${fits[0]}&p=%3Cscript%3E`, 400, 'We list no provider under “&lt;script&gt;”.'],
    [`?p=${fits[0]}&people=many`, 400, '“many” is not a whole number.'],
    [`?p=${fits[0]}&people=12&c-pay=-50000`, 400, '“-50000” is not a number.'],
    [`?p=${fits[0]}&renewal=2027-02-30&notice=90`, 400, 'There is no such day as 2027-02-30.'],
    [`?p=${fits[0]}&renewal=2027-06-30&notice=0`, 400, 'Give days of notice from 1 to 365, not 0.'],
    [`?p=${fits[0]}&renewal=2027-06-30&notice=5000`, 400, 'Give days of notice from 1 to 365, not 5,000.'],
    [`?p=${fits[0]}&renewal=2020-06-30&notice=90`, 400, '30 June 2020 is not ahead of us.'],
  ];
  it('gets a sentence and its status from page, document and calendar file alike', async () => {
    for (const [query, status, sentence] of wrong())
      for (const file of ['/kit', '/kit.docx', '/kit.ics']) {
        const answer = await see(file + query);
        expect([file, query, answer.status, answer.headers.get('cache-control')]).toEqual([file, query, status, 'no-store']);
        expect(answer.html).toContain(sentence);
        expect(answer.html).toMatch(/<title>Error: /);
      }
  });
  it('offers the kit of the others', async () => {
    const { html } = await see(`/kit?p=${fits[0]}&p=nobody-at-all&people=18`);
    expect(html).toContain(`href="/kit?p=${fits[0]}&#38;people=18"`.replace('&#38;', html.includes('&amp;people') ? '&amp;' : '&#38;'));
  });
  it('with a firm that was taken down is gone: 410, and no name', async () => {
    const { db, close } = openDatabase(site.databaseUrl);
    const [{ slug, name }] = (await found('?standing=listed')).slice(-1) as [{ slug: string; name: string }];
    await db.execute(`update providers set withdrawn_on = current_date, withdrawn_because = 'asked for by the firm' where slug = '${slug}'`);
    await db.execute(`select pg_notify('providers_changed', jsonb_build_object('version', nextval('provider_changes'))::text)`);
    await close();
    await expect.poll(async () => (await see(`/kit?p=${slug}`)).status, { timeout: 10_000 }).toBe(410);
    for (const file of ['', '.docx', '.ics']) {
      const { status, html } = await see(`/kit${file}?p=${fits[0]}&p=${slug}`);
      expect([status, html.includes(name)]).toEqual([410, false]);
      expect(html).toContain('One of the firms that this address names is no longer listed, since ');
    }
  });
});
