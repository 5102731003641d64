// When something breaks: a database that is away is 503 with a time to come back, a mistake of ours is 500 without its insides, and both heal by themselves.
import { describe, expect, inject, it } from 'vitest';
import { administer } from '../support/cluster.ts';
import { ask, type Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { headerFaults } from '../support/strict-headers.ts';
import pg from 'pg';

const site = useServer();
const get = (path: string): Promise<Answer> => ask(site.url, { path });
const slugs = async (): Promise<string[]> => (JSON.parse((await get('/api/v1/providers')).text) as { providers: { slug: string }[] }).providers.map((one) => one.slug);
const REPORT = { method: 'POST', path: '/report', body: 'kind=something-else&text=The+link+to+the+method+is+broken.' };
const report = (): Promise<Answer> => ask(site.url, { ...REPORT, headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' } });

/** Nothing may connect to the site's database, and what was connected is cut off; gives back what lets it in again. */
async function takeAway(): Promise<() => Promise<void>> {
  const name = new URL(site.databaseUrl).pathname.slice(1);
  await administer(inject('sockets'), `alter database ${name} allow_connections false`);
  await administer(inject('sockets'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return () => administer(inject('sockets'), `alter database ${name} allow_connections true`);
}

/** Runs one statement and tells how many rows it gave or changed. */
async function onDatabase(statement: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rowCount;
}

describe('while the database is away', () => {
  it('what needs it gets 503 and when to come back, what does not goes on, and it heals without a restart', async () => {
    const [kept, asked, other] = await slugs();
    expect((await get(`/providers/${kept}`)).status).toBe(200);
    const letIn = await takeAway();
    try {
      for (const answer of [await get(`/providers/${asked}`), await get(`/providers/${asked}/checks?area=stf`), await get(`/api/v1/providers/${other}/facts`), await report()]) {
        expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([503, '30', 'no-store']);
        expect(answer.text).toContain('The site is restarting or its database is. Try again in half a minute.');
        expect(answer.text).not.toMatch(/SQL|database "|ECONN|\.ts:|node_modules/);
        expect(headerFaults((name) => answer.headers[name])).toEqual([]);
      }
      expect((await get('/ready')).status).toBe(503);
      for (const path of ['/', '/health', '/start/1', '/shortlist?zip=43215&people=18', '/api/v1/shortlist?zip=43215', '/providers?q=help', '/standard', `/providers/${kept}`]) expect([path, (await get(path)).status]).toEqual([path, 200]);
    } finally {
      await letIn();
    }
    await expect.poll(async () => (await get('/ready')).status, { timeout: 10_000 }).toBe(200);
    expect((await get(`/providers/${asked}`)).status).toBe(200);
    expect((await report()).status).toBe(303);
  });
});

const lock = async (statement: string): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  await client.query(`begin; ${statement}`);
  return () => client.end();
};
const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

describe('a connection that Postgres ends in the middle of a statement', () => {
  it.each([
    ['a page', (slug: string) => get(`/providers/${slug}`), 'answers', 200],
    ['the API', (slug: string) => get(`/api/v1/providers/${slug}/facts`), 'answers', 200],
    ['a form that is stored', report, 'cases', 303],
    ['a form that is counted', report, 'post_counts', 303],
  ])('gives 503 and when to come back: %s', async (_, act, table, status) => {
    const slug = (await slugs()).at(-1)!;
    const unlock = await lock(`lock table ${table} in access exclusive mode`);
    try {
      const asked = act(slug);
      await expect.poll(() => onDatabase(`select 1 ${waiting}`), { timeout: 10_000 }).toBe(1);
      await onDatabase(`select pg_terminate_backend(pid) ${waiting}`);
      const answer = await asked;
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
      expect(headerFaults((name) => answer.headers[name])).toEqual([]);
    } finally {
      await unlock();
    }
    expect((await act(slug)).status).toBe(status);
  });
});

describe('a mistake of ours', () => {
  it('gets 500 and a sentence, and shows nothing of the inside', async () => {
    const [, , , asked] = await slugs();
    await onDatabase('alter table answers rename to answers_hidden');
    try {
      for (const path of [`/providers/${asked}`, `/api/v1/providers/${asked}/facts`]) {
        const answer = await get(path);
        expect([path, answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([path, 500, undefined, 'no-store']);
        expect(answer.text).toContain('It is our mistake, not yours.');
        expect(answer.text).not.toMatch(/relation|Failed query|select "|\.ts:|node_modules/);
        expect(answer.headers['content-type']).toMatch(path.startsWith('/api') ? 'application/problem+json' : 'text/html');
        expect(headerFaults((name) => answer.headers[name])).toEqual([]);
      }
    } finally {
      await onDatabase('alter table answers_hidden rename to answers');
    }
    expect((await get(`/providers/${asked}`)).status).toBe(200);
  });
});
