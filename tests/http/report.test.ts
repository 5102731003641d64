// The form by which anybody reports something: words kept, statuses, the case that is stored, and what bad input gets.
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { cases } from '../../src/providers/case-tables.ts';
import { useServer } from '../support/server.ts';

const site = useServer();
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] });
const FORM = 'application/x-www-form-urlencoded';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}
async function post(body: string | Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(`${site.url}/report`, {
    method: 'POST', redirect: 'manual', body: typeof body === 'string' ? body : new URLSearchParams(body), headers: { origin: site.url, 'content-type': FORM, ...headers },
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
}
async function get(path: string): Promise<Answered> {
  const response = await fetch(site.url + path);
  return { status: response.status, headers: response.headers, html: await response.text() };
}
async function stored() {
  const { db, close } = openDatabase(site.databaseUrl);
  const rows = await db.select().from(cases);
  await close();
  return rows;
}
const firmNow = async (): Promise<{ slug: string; name: string }> => {
  const { html } = await get('/providers?standing=listed');
  const [, slug, name] = /<h3><a href="\/providers\/([a-z0-9-]+)">([^<]*)</.exec(html)!;
  return { slug: slug!, name: name! };
};
const GOOD = { kind: 'wrong-fact', text: 'The firm moved to Dayton in June 2026.', contact: '' };

describe('the form', () => {
  it('names the firm of its address, in valid HTML, kept by nobody', async () => {
    const { slug, name } = await firmNow();
    const { status, html, headers } = await get(`/report?provider=${slug}`);
    expect(status).toBe(200);
    expect(html).toContain(`<h1>Report about ${name}</h1>`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await validator.validateString(html)).results.flatMap((one) => one.messages.map((message) => message.ruleId))).toEqual([]);
  });
  it('lets browsers send its origin, also after a mistake: without it the door takes the form for a stranger’s', async () => {
    for (const { headers } of [await get('/report'), await post({ kind: '' })]) expect(headers.get('referrer-policy')).toBe('same-origin');
  });
  it('of a firm that is not there is 400 and says so', async () => {
    const { status, html } = await get('/report?provider=nobody-of-that-name');
    expect([status, html.includes('We list no firm of that name.')]).toEqual([400, true]);
  });
});

describe('a report', () => {
  it('about a firm becomes a case, and its number is told', async () => {
    const { slug } = await firmNow();
    const { status, headers } = await post({ ...GOOD, provider: slug, contact: 'owner@example.com' });
    expect(status).toBe(303);
    const number = Number(/^\/report\/received\?number=(\d+)$/.exec(headers.get('location') ?? '')?.[1]);
    expect((await stored()).find((one) => one.number === number)).toMatchObject({ kind: 'wrong-fact', text: GOOD.text, contact: 'owner@example.com', state: 'open', providerId: expect.any(String) as string });
    expect((await get(headers.get('location')!)).html).toContain(`It is case <b>${number}</b>`);
  });
  it('about the site needs no firm', async () => {
    const { status } = await post({ ...GOOD, kind: 'something-else', text: 'STF-01 seems too strict for a small team.' });
    expect(status).toBe(303);
    expect((await stored()).find((one) => one.kind === 'something-else')).toMatchObject({ providerId: null });
  });
  it('takes the name of a firm as it is spoken', async () => {
    const { name } = await firmNow();
    expect((await post({ ...GOOD, provider: name })).status).toBe(303);
  });
});

describe('a mistake', () => {
  it('gets 422, one sentence a field in the order of the form, and every word kept', async () => {
    const { status, html } = await post({ kind: '', provider: 'Giraffe Ltd', text: 'short <b>', contact: 'not an address' });
    expect(status).toBe(422);
    expect(html).toContain('<title>Error: Report a problem');
    expect([...html.matchAll(/<p><a href="#([a-z]+)">/g)].map((match) => match[1])).toEqual(['kind', 'provider', 'text', 'contact']);
    expect(html).toContain('value="Giraffe Ltd"');
    expect(html).toContain('short &lt;b&gt;</textarea>');
    expect(html).toContain('value="not an address"');
    expect((await validator.validateString(html)).results.flatMap((one) => one.messages.map((message) => message.ruleId))).toEqual([]);
  });
  it.each([
    [{ ...GOOD }, 'Name the firm that it is about.'],
    [{ ...GOOD, provider: 'tech' }, 'firms match that. Write more of the name'],
    [{ ...GOOD, kind: 'complaint', provider: 'x' }, 'Choose what you want to report.'],
    [{ ...GOOD, text: 'x'.repeat(4001), kind: 'something-else' }, 'Use at most 4,000 characters.'],
    [{ ...GOOD, text: 'It says \u0000 here, as I said', kind: 'something-else' }, 'Leave out control characters'],
  ])('%j gets its sentence', async (form, sentence) => {
    const before = (await stored()).length;
    const { status, html } = await post(form);
    expect(status).toBe(422);
    expect(html).toContain(sentence);
    expect(await stored()).toHaveLength(before);
  });
  it('in how it is sent gets a status of its own, and nothing is stored', async () => {
    const before = (await stored()).length;
    expect((await post('{"kind":"take-down"}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post('nothing', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
    expect((await post({ ...GOOD, text: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await post({ ...GOOD, kind: 'something-else' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post('kind=something-else&text=The+first+of+two+texts&text=The+second+of+two+texts')).status).toBe(422);
    expect(await stored()).toHaveLength(before);
  });
  it('in the number of a case is 404', async () => {
    for (const number of ['', '0', 'abc', '99999999999']) expect((await get(`/report/received?number=${number}`)).status, number).toBe(404);
  });
});
