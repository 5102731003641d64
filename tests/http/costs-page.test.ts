// /costs over HTTP: the numbers of the API on the page, every assumption a field that holds its value, and bad input in plain words.
import { expect, it } from 'vitest';
import { useServer } from '../support/server.ts';

const site = useServer();
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

it.each([['people=0', 'people'], ['people=1000000000', 'people'], ['people=12&c-pay=-50000', 'c-pay'], ['people=12&c-price=lots', 'c-price'], ['people=12&hours=never', 'hours']])('%s gets a sentence at its field', async (query, field) => {
  const { status, html } = await read(query);
  expect(status).toBe(400);
  expect(html).toContain('<title>Error: ');
  expect(html).toContain(`href="#${field}"`);
});
