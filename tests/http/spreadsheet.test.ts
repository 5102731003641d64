// A desk's answers as a spreadsheet over HTTP: taken along, looked at, saved; who may; and files that no spreadsheet program would write.
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../../src/assessments/tables.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { isUnescaped } from '../support/hostile-request.ts';
import { ask } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { signedIn } from '../support/sign-in.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useServer({ env: { LOG_LEVEL: 'debug' } });
let database: Database;
let desks: { id: string; slug: string }[];
let owner: string;
let stranger: string;
beforeAll(async () => {
  database = openDatabase(site.databaseUrl);
  const firms = await database.db.select({ id: providers.id, slug: providers.slug }).from(providers).where(eq(providers.demonstration, true)).orderBy(providers.slug);
  desks = firms.slice(0, 8);
  const marlow = await signedIn(database.db, 'marlow@northgate.example');
  await database.db.insert(memberships).values(desks.map(({ id }) => ({ providerId: id, accountId: marlow.account.id, role: 'owner' as const, since: new Date() })));
  owner = marlow.cookie;
  stranger = (await signedIn(database.db, 'sid@elsewhere.example')).cookie;
});
afterAll(() => database.close());

const page = (slug = desks[0]!.slug): string => `${site.url}/desk/${slug}/checklist/spreadsheet`;
const get = (address: string, cookie = owner) => fetch(address, { headers: { cookie }, redirect: 'manual' });
async function send(fields: Readonly<Record<string, string | Uint8Array>>, { slug, cookie = owner, origin = site.url }: { slug?: string; cookie?: string; origin?: string } = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, typeof value === 'string' ? value : new File([value as Uint8Array<ArrayBuffer>], 'answers.csv'));
  const built = new Response(form);
  const answer = await ask(site.url, { method: 'POST', path: new URL(page(slug)).pathname, headers: { cookie, origin, 'content-type': built.headers.get('content-type')! }, body: Buffer.from(await built.arrayBuffer()) });
  return { status: answer.status, header: (name: string) => answer.headers[name], html: answer.text };
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const download = async (slug = desks[0]!.slug): Promise<string> => (await get(`${site.url}/desk/${slug}/checklist/answers.csv`)).text();
const entities: Readonly<Record<string, string>> = { '&quot;': '"', '&#34;': '"', '&#39;': "'", '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const hidden = (html: string, name: string): string => (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity);
const HEADER = 'Edition,Check,Part,Answer,Comment,Says,Reason';
const sheet = (...rows: string[]): string => [HEADER, ...rows.map((row) => `Edition 2026.1,${row}`), ''].join('\n');
const drafts = async () => (await database.db.select({ check: answers.checkId, value: answers.value, note: answers.note }).from(answers).where(eq(answers.state, 'draft'))).toSorted((a, b) => (a.check < b.check ? -1 : 1));

describe('the file', () => {
  it('is for the team alone, and kept by nobody', async () => {
    const file = `${site.url}/desk/${desks[0]!.slug}/checklist/answers.csv`;
    const own = await get(file);
    expect([own.status, own.headers.get('cache-control'), own.headers.get('content-type'), own.headers.get('content-disposition')]).toEqual([200, 'no-store', 'text/csv; charset=utf-8', `attachment; filename="${desks[0]!.slug}-answers-2026.1.csv"`]);
    expect([...new Uint8Array(await own.arrayBuffer()).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x22]);
    for (const address of [file, page()]) {
      expect((await get(address, stranger)).status).toBe(404);
      const visitor = await get(address, '');
      expect([visitor.status, visitor.headers.get('location')]).toEqual([303, `/sign-in?${new URLSearchParams({ next: new URL(address).pathname })}`]);
    }
    expect((await get(`${site.url}/desk/nobody/checklist/answers.csv`)).status).toBe(404);
  });
  it('of every firm, sent back as it is, changes nothing', async () => {
    for (const { slug } of desks) {
      const { status, html } = await send({ file: bytes(await download(slug)), act: 'look' }, { slug });
      expect([slug, status, /No check would change/.test(html), html.includes('id="faults"')]).toEqual([slug, 200, true, false]);
    }
  });
});

describe('the page', () => {
  it('has a form that needs no script, with a link to the file', async () => {
    const answer = await get(page());
    const html = await answer.text();
    expect([answer.status, headerFaults((name) => answer.headers.get(name) ?? undefined)]).toEqual([200, []]);
    expect(html).toMatch(/<form[^>]*method="post"[^>]*enctype="multipart\/form-data"/);
    expect(html).toContain(`href="/desk/${desks[0]!.slug}/checklist/answers.csv"`);
    expect(html).not.toContain('<script');
    expect(await (await get(`${site.url}/desk/${desks[0]!.slug}/checklist`)).text()).toContain(`href="/desk/${desks[0]!.slug}/checklist/spreadsheet"`);
  });
  it('looks, then saves what was looked at; sent again, or after somebody else, it saves nothing', async () => {
    const text = sheet('ATT-03,value,61.5,"=1+1 <zq7> ""a""\nb",,', 'CLI-02,value,many,,,', 'ZZZ-99,<zq7>,1,,,');
    const looked = await send({ file: bytes(text), act: 'look' });
    expect([looked.status, await drafts()]).toEqual([200, []]);
    expect(looked.html).toContain('2 errors by row');
    expect(looked.html).toMatch(/<td class="number">3<\/td><th scope="row">CLI-02<\/th><td>Write a number/);
    expect(looked.html).toContain('61.5 percent of revenue');
    expect(isUnescaped(looked.html)).toBe(false);
    const carried = { text: hidden(looked.html, 'text'), seen: hidden(looked.html, 'seen'), act: 'save' };
    expect(carried.text).toBe(text);
    const saved = await send({ ...carried, text: carried.text.replaceAll('\n', '\r\n') });
    expect([saved.status, saved.html.includes('One check saved as a draft.'), saved.html.includes('2 errors by row'), saved.html.includes('value="save"')]).toEqual([200, true, true, false]);
    expect(await drafts()).toEqual([{ check: 'ATT-03', value: 61.5, note: '=1+1 <zq7> "a"\nb' }]);
    const other = sheet('ATT-03,value,70,,,');
    const again = await send({ ...carried, text: other });
    expect([again.status, again.html.includes('Nothing was saved'), again.html.includes('value="save"'), (await drafts())[0]!.value]).toEqual([409, true, true, 61.5]);
    const last = await send({ text: other, seen: hidden(again.html, 'seen'), act: 'save' });
    expect([last.status, last.header('location'), (await drafts())[0]!.value]).toEqual([303, `/desk/${desks[0]!.slug}/checklist/spreadsheet?saved=1`, 70]);
    expect(await (await get(`${page()}?saved=1`)).text()).toContain('One check saved as a draft.');
    expect(await (await get(`${page()}?saved=<zq7>`)).text()).not.toContain('saved as');
  });
  it('takes nothing from a stranger, a visitor or another site', async () => {
    const before = await drafts();
    const looked = await send({ text: sheet('ATT-03,value,12,,,'), act: 'look' });
    const fields = { text: hidden(looked.html, 'text'), seen: hidden(looked.html, 'seen'), act: 'save' };
    expect((await send(fields, { cookie: stranger })).status).toBe(404);
    expect((await send(fields, { cookie: '' })).status).toBe(403);
    expect((await send(fields, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await drafts()).toEqual(before);
  });
});

describe('files that no spreadsheet program would write', () => {
  const big = (size: number): Uint8Array => new Uint8Array(size).fill(0x61);
  it.each<[string, () => Uint8Array, number, string]>([
    ['nothing', () => new Uint8Array(), 422, 'Choose the file first.'],
    ['random bytes', () => new Uint8Array(randomBytes(50_000)), 422, 'is not written in UTF-8'],
    ['NUL', () => bytes(`${sheet('ATT-03,value,60,,,')}\0`), 422, 'This is no text file.'],
    ['10,000 columns', () => bytes(`${'a,'.repeat(10_000)}\n`), 422, 'far more columns'],
    ['10,000 columns in a row', () => bytes(`${sheet()}${'a,'.repeat(10_000)}\nEdition 2026.1,ATT-03,value,60,,,\n`), 200, 'This row has more or fewer columns'],
    ['a quote that never closes', () => bytes(`${sheet()}"${'x,\n'.repeat(20_000)}`), 422, 'In row 2 a quote opens'],
    ['200 kB of quotes', () => bytes('"'.repeat(199_999)), 422, 'quote'],
    ['200 kB of line ends', () => bytes('\n'.repeat(199_999)), 422, 'There is nothing in this file.'],
    ['90,000 rows', () => bytes(`${sheet()}${',\n'.repeat(90_000)}`), 422, 'more than 2,000 rows'],
    ['2,001 rows', () => bytes(sheet(...Array.from({ length: 2_001 }, () => 'ATT-03,value,1,,,'))), 422, 'more than 2,000 rows'],
    ['2,000 errors', () => bytes(sheet(...Array.from({ length: 2_000 }, (_, at) => `<zq7>${at},v,1,,,`))), 200, '2000 errors by row'],
    ['a workbook', () => bytes('PK\u0003\u0004 and so on'), 422, 'This is a workbook'],
    ['CP-1252', () => new Uint8Array(Buffer.from(sheet('ATT-03,value,60,caf\u00e9,,'), 'latin1')), 422, 'is not written in UTF-8'],
    ['300 kB', () => big(300_000), 422, 'larger than 200 kB'],
    ['1 MB', () => big(1_000_000), 413, 'larger than this form needs'],
    ['names of objects', () => bytes(`__proto__,constructor,${HEADER}\n,,Edition 2026.1,toString,__proto__,1,,valueOf,\n`), 200, 'Edition 2026.1 has no such check.'],
    ['the largest that is taken, with all to be carried along', () => bytes(`${sheet('ATT-03,value,60,,,')}${`,,,"${'&"" <'.repeat(380)}",,,\n`.repeat(70)}`.slice(0, 199_900).replace(/[^\n]*$/, '')), 200, 'Save these as drafts'],
  ])('%s', async (what, file, status, sentence) => {
    const answer = await send({ file: file(), act: 'look' });
    expect([what, answer.status, headerFaults(answer.header)]).toEqual([what, status, []]);
    expect(answer.html.replaceAll('&quot;', '"')).toContain(sentence);
    expect(isUnescaped(answer.html)).toBe(false);
  });
  it('a carried text of the largest size comes back whole', async () => {
    const filler = `Edition 2026.1,ATT-04,choice,2,"${'&"" <'.repeat(300)}\n${'line\n'.repeat(60)}",,\n`;
    const text = `${HEADER}\nEdition 2026.1,ATT-03,value,33,,,\n${filler.repeat(100)}`.slice(0, 199_000).replace(/[^"]*$/, '"",,\n');
    const looked = await send({ file: bytes(text), act: 'look' });
    const carried = hidden(looked.html, 'text');
    expect([looked.status, carried === text]).toEqual([200, true]);
    const saved = await send({ text: carried.replaceAll('\n', '\r\n'), seen: hidden(looked.html, 'seen'), act: 'save' });
    expect([saved.status, (await drafts())[0]!.value]).toEqual([200, 33]);
  });
  it('and none of it is an error of ours, nor in the log', () => {
    const log = site.log.join('\n');
    expect(log).toContain('/checklist/spreadsheet');
    for (const absent of ['"level":"error"', 'ERROR', 'zq7', 'percent of revenue']) expect([absent, log.includes(absent)]).toEqual([absent, false]);
  });
});
