// What the log says of a request that failed: one line of JSON with the cause, under the number that the page names, and nothing that anybody typed.
import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

const site = useServer();
let proxied: RunningServer;
let slugs: string[];
beforeAll(async () => {
  proxied = await startServer(site.databaseUrl, { TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'debug' });
  slugs = (JSON.parse((await ask(site.url, { path: '/api/v1/providers' })).text) as { providers: { slug: string }[] }).providers.map((one) => one.slug);
});
afterAll(() => proxied.stop());

const NUMBER = /^\d{4}-\d{4}-\d{4}$/;
const CANARY = 'olive@elm-dental.example';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly request?: string;
  readonly [name: string]: unknown;
}
const lines = (log: readonly string[]): Line[] => log.map((line) => JSON.parse(line) as Line);

/** While `table` cannot be found, `act`; gives back its answer and what was logged meanwhile. */
async function without(table: string, act: () => Promise<Answer>, log: readonly string[] = site.log): Promise<{ answer: Answer; written: readonly Line[]; text: string }> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  const before = log.length;
  await client.query(`alter table ${table} rename to hidden`);
  const answer = await act().finally(() => client.query(`alter table hidden rename to ${table}`).finally(() => client.end()));
  await expect.poll(() => log.length).toBeGreaterThan(before);
  const text = log.slice(before).join('\n');
  return { answer, written: lines(log.slice(before)), text };
}

const post = (url: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(url, {
    method: 'POST', path: `/report?zip=43215&contact=${CANARY}`,
    body: new URLSearchParams({ kind: 'something-else', text: `Call me.\n    at ${CANARY} (file:///a.ts:1:1)`, contact: CANARY }).toString(),
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'user-agent': CANARY, referer: `${url}/start/1?zip=43215`, ...more },
  });

describe('a request that fails', () => {
  it.each([
    ['a page', 'GET', () => `/providers/${slugs[5]}`, 'answers'],
    ['the API', 'GET', () => `/api/v1/providers/${slugs[6]}/facts`, 'answers'],
    ['a page that is not kept', 'GET', () => `/providers/${slugs[7]}?zip=43215&people=18`, 'answers'],
    ['a HEAD', 'HEAD', () => `/providers/${slugs[8]}`, 'answers'],
  ])('writes one line, with the cause, the place in the code, what was asked and how long it took: %s', async (_, method, path, table) => {
    const { answer, written, text } = await without(table, () => ask(site.url, { method, path: path() }));
    expect(answer.status).toBe(500);
    expect(written).toHaveLength(1);
    const number = answer.headers['x-request-id']!;
    expect(number).toMatch(NUMBER);
    expect(written[0]).toMatchObject({
      level: 'error', msg: 'failed', request: number, method, path: path().split('?')[0], status: 500, ms: expect.any(Number),
      err: { type: 'DrizzleQueryError', message: expect.stringContaining('from answers'), at: expect.arrayContaining([expect.stringMatching(/^at .*dist\/server\/.*:\d+:\d+\)?$/)]), cause: { type: 'DatabaseError', code: '42P01', message: expect.stringContaining('relation "answers" does not exist') } },
    });
    for (const absent of ['43215', 'people', slugs[0]!, '127.0.0.1', '::1']) expect(text.includes(absent), absent).toBe(false);
  });
  it('tells nothing that was typed: no query, no form, no values of the statement, no browser, no address', async () => {
    const { answer, written, text } = await without('cases', () => post(site.url));
    expect(answer.status).toBe(500);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ method: 'POST', path: '/report', status: 500, err: { message: expect.stringContaining('insert into "cases"') } });
    for (const absent of [CANARY, 'Call me', 'elm-dental', '43215', 'something-else', '127.0.0.1', 'params']) expect(text.includes(absent), absent).toBe(false);
  });
  it('shows the same number to whoever asked, to be quoted', async () => {
    const page = (await without('answers', () => ask(site.url, { path: `/providers/${slugs[9]}` }))).answer;
    expect(page.text).toContain(`quote this number: ${page.headers['x-request-id']}.`);
    const { answer } = await without('answers', () => ask(site.url, { path: `/api/v1/providers/${slugs[9]}/facts` }));
    expect((JSON.parse(answer.text) as { detail: string }).detail).toContain(`quote this number: ${answer.headers['x-request-id']}.`);
  });
  it('has a number that no other request has', async () => {
    const numbers = [];
    for (const slug of slugs.slice(10, 14)) numbers.push((await without('answers', () => ask(site.url, { path: `/providers/${slug}` }))).answer.headers['x-request-id']);
    expect(new Set(numbers).size).toBe(4);
  });
});

describe('a request that is answered', () => {
  it('writes no line, unless the log is told to say everything; then its path alone', async () => {
    const before = [site.log.length, proxied.log.length];
    for (const url of [site.url, proxied.url]) for (const path of ['/?zip=43215', '/nothing', `/providers/${slugs[16]}`]) await ask(url, { path });
    await expect.poll(() => proxied.log.length).toBe(before[1]! + 3);
    expect(site.log).toHaveLength(before[0]!);
    expect(lines(proxied.log.slice(before[1])).map(({ level, msg, method, path, status, request }) => ({ level, msg, method, path, status, request }))).toEqual(
      [['/', 200], ['/nothing', 404], [`/providers/${slugs[16]}`, 200]].map(([path, status]) => ({ level: 'debug', msg: 'answered', method: 'GET', path, status, request: expect.stringMatching(NUMBER) })),
    );
  });
});

describe('a form whose sender hangs up', () => {
  it.each(['content-length: 50', 'transfer-encoding: chunked'])('broke nothing of ours: %s', async (length) => {
    const before = proxied.log.length;
    const { port, host } = new URL(proxied.url);
    const socket = connect(Number(port), 'localhost');
    await once(socket, 'connect');
    // The server has read this much once it answers on another connection, made later.
    socket.write(`POST /report HTTP/1.1\r\nhost: ${host}\r\norigin: ${proxied.url}\r\ncontent-type: application/x-www-form-urlencoded\r\n${length}\r\n\r\n5\r\nkind=`);
    await ask(proxied.url, { path: '/robots.txt' });
    socket.resetAndDestroy();
    const written = (): readonly Line[] => lines(proxied.log.slice(before)).filter((line) => line['path'] === '/report');
    await expect.poll(written, { timeout: 10_000 }).toMatchObject([{ level: 'debug', status: 400 }]);
  });
});

describe('a number that comes with the request', () => {
  it.each([
    ['is not believed where no proxy was declared', () => site, 'trace-0123456789', NUMBER],
    ['is taken over from a declared proxy', () => proxied, 'trace-0123456789', /^trace-0123456789$/],
    ['is not taken over where it is none', () => proxied, '<zq7> 43215', NUMBER],
    ['is not taken over where it is endless', () => proxied, 'a'.repeat(65), NUMBER],
  ])('%s', async (_, which, sent, expected) => {
    const { url, log } = which();
    const { answer, written } = await without('answers', () => ask(url, { path: `/providers/${slugs[15]}?w-stf=2`, headers: { 'x-request-id': sent } }), log);
    expect(answer.headers['x-request-id']).toMatch(expected);
    expect(written.map((line) => line.request)).toEqual(written.map(() => answer.headers['x-request-id']));
  });
});
