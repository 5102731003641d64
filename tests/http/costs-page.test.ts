// /costs over HTTP: the numbers of the API on the page, every assumption a field that holds its value, and bad input in plain words.
import { expect, it } from 'vitest';
import { useSite } from '../support/server.ts';

const site = useSite();
const NEED = 'people=40&hours=office&visits=monthly';

async function read(query: string): Promise<{ readonly status: number; readonly html: string; readonly headers: Headers }> {
  const answer = await fetch(`${site.url}/costs${query && `?${query}`}`);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}
const written = (value: number): string => `$${(Math.round(value / 100) * 100).toLocaleString('en-US')}`;

interface Costs {
  readonly costs: readonly { readonly middle: number; readonly low: number; readonly high: number }[];
  readonly assumptions: readonly { readonly id: string }[];
}

it('shows the numbers that the API gives, and a field for every assumption', async () => {
  const { status, html, headers } = await read(`${NEED}&c-price=150`);
  const api = (await (await fetch(`${site.url}/api/v1/costs?${NEED}&c-price=150`)).json()) as Costs;
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  for (const { low, middle, high } of api.costs) for (const value of [low, middle, high]) expect(html).toContain(written(value));
  for (const { id } of api.assumptions) expect(html).toContain(`name="c-${id}"`);
  const field = /<input[^>]*\bid="c-price"[^>]*>/.exec(html)![0];
  expect(field).toContain('value="150"');
  expect(html).toContain('name="visits" value="monthly"');
});

it('says what it must say beside the money', async () => {
  const { html } = await read(NEED);
  for (const sentence of ['In-house is not just a salary.', 'One person cannot be awake all week.', 'These are averages; put in your own quotes.', 'A vendor’s claim']) expect(html).toContain(sentence);
});

it('leads by its own links to the answers that they name', async () => {
  const { html } = await read('people=12&hours=office&rules=none&down=days');
  expect(html).toContain('Paying per visit comes first.');
  const href = /href="(\/costs\?people=16[^"]*)">/.exec(html)![1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
  expect((await read(href.slice('/costs?'.length))).html).toContain('A provider comes first.');
});

it('asks for the head count first, and keeps the other answers', async () => {
  const { status, html } = await read('hours=office');
  expect(status).toBe(200);
  expect(html).toContain('name="hours" value="office"');
  expect(html).not.toContain('Where the money goes');
});

it.each([['people=0', 'people'], ['people=1000000000', 'people'], ['people=12&c-pay=-50000', 'c-pay'], ['people=12&c-price=lots', 'c-price'], ['people=12&c-nonsense=5', 'assumptions'], ['people=12&people=13', 'people'], ['c-price=lots', 'people'], ['people=-3', 'people'], ['people=12&c-own-people=0', 'c-own-people'], ['people=12&c-pay=1e99', 'c-pay']])('%s gets a sentence at its field', async (query, field) => {
  const { status, html } = await read(query);
  expect(status).toBe(400);
  expect(html).toContain('<title>Error: ');
  expect(html).toContain(`href="#${field}"`);
  expect(html).toContain(` id="${field}"`);
});

it.each([['people=12&hours=never', '/start/10?', 'When must somebody be there for you?'], ['people=12&w-stf=9', '/shortlist/weights?', 'How much should each area count?']])('%s gets a sentence that leads to where it is mended', async (query, address, sees) => {
  const { status, html } = await read(query);
  expect(status).toBe(400);
  const href = /class="errors[\s\S]*?href="([^"]*)"/.exec(html)![1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
  expect(href.startsWith(address)).toBe(true);
  expect(await (await fetch(site.url + href)).text()).toContain(sees);
});

it('keeps what was typed for an assumption while the head count is asked for', async () => {
  const { html } = await read('c-price=150&hours=office');
  expect(html).toContain('name="c-price" value="150"');
});

it.each(['/', '/guides/provider-or-your-own-person', '/guides/what-it-costs', '/guides/one-it-person-of-your-own'])('is linked from %s', async (path) => {
  expect(await (await fetch(site.url + path)).text()).toMatch(/href="\/costs[?"]/);
});
