// The limit on posted forms, over the wire: nobody floods the cases, others go on, processes count together, no address is kept.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { headerFaults } from '../support/strict-headers.ts';

const ENV = { POSTS_AN_HOUR: '2', TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'debug' };
const site = useServer({ empty: true, env: ENV });
let other: RunningServer;
beforeAll(async () => void (other = await startServer(site.databaseUrl, ENV)));
afterAll(() => other.stop());

const BODY = new URLSearchParams({ kind: 'something-else', text: 'The link to the method is broken.' }).toString();
const post = (forwarded: string, { url = site.url, body = BODY, headers = {} } = {}): Promise<Answer> =>
  ask(url, { method: 'POST', path: '/report', body, headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': forwarded, ...headers } });
const statuses = async (...answers: readonly Promise<Answer>[]): Promise<number[]> => (await Promise.all(answers)).map((answer) => answer.status);

async function rows<Row extends object>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  return (await client.query<Row>(statement).finally(() => client.end())).rows;
}
const stored = async (): Promise<number> => (await rows('select 1 from cases')).length;

describe('the third form of two allowed', () => {
  it('gets 429, when to come back and why; nothing is written, and its sender alone is held', async () => {
    expect([(await post('203.0.113.9')).status, (await post('203.0.113.9')).status]).toEqual([303, 303]);
    const before = await stored();
    for (const answer of [await post('203.0.113.9'), await post('198.51.100.7, 203.0.113.9')]) {
      expect(answer.status).toBe(429);
      const seconds = Number(answer.headers['retry-after']);
      expect(seconds).toBeGreaterThan(3_500);
      expect(seconds).toBeLessThanOrEqual(3_600);
      expect(answer.text).toContain('<h1>Too many forms within an hour</h1>');
      expect(answer.text).toMatch(/More forms came from your network within an hour than we take in\. Nothing was kept\. Reload this page in (59|60) minutes to send yours again\./);
      // Whoever reloads sends the form again: it must bring its origin.
      expect([answer.headers['cache-control'], answer.headers['referrer-policy']]).toEqual(['no-store', 'same-origin']);
      expect(headerFaults((name) => answer.headers[name])).toEqual([]);
    }
    expect(await stored()).toBe(before);
    expect((await post('198.51.100.7')).status).toBe(303);
    expect((await ask(site.url, { path: '/report', headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200);
  });
  it('is the third whichever process took in the others', async () => {
    expect([(await post('203.0.113.20')).status, (await post('203.0.113.20', { url: other.url })).status]).toEqual([303, 303]);
    expect([(await post('203.0.113.20')).status, (await post('203.0.113.20', { url: other.url })).status]).toEqual([429, 429]);
  });
  it('is the third also when eight come at once', async () => {
    const before = await stored();
    const many = await statuses(...Array.from({ length: 8 }, (_, at) => post('203.0.113.30', { url: at % 2 ? other.url : site.url })));
    expect(many.sort()).toEqual([303, 303, 429, 429, 429, 429, 429, 429]);
    expect(await stored()).toBe(before + 2);
  });
  it('counts one IPv6 network as one sender, and the next network as another', async () => {
    expect(await statuses(post('2001:db8:1:2::1'), post('2001:db8:1:2:ffff::2'))).toEqual([303, 303]);
    expect(await statuses(post('2001:db8:1:2::3'), post('2001:db8:1:3::1'))).toEqual([429, 303]);
  });
  it('is counted where the form was wrong, not where the door turned it away', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    expect(await statuses(post('203.0.113.40', { headers }), post('203.0.113.40', { headers }), post('203.0.113.40', { headers }))).toEqual([403, 403, 403]);
    expect([(await post('203.0.113.40', { body: 'kind=' })).status, (await post('203.0.113.40', { body: 'kind=' })).status, (await post('203.0.113.40')).status]).toEqual([422, 422, 429]);
  });
});

describe('what is kept', () => {
  it('names no address, and the database itself refuses one', async () => {
    const kept = await rows<{ key: string; points: number; left: number }>(`select key, points, expire - extract(epoch from now()) * 1000 as left from post_counts`);
    expect(kept.length).toBeGreaterThan(5);
    for (const { key, left } of kept) {
      expect(key).toMatch(/^(everybody:posts|sender:[A-Za-z0-9_-]{43})$/);
      expect(Number(left)).toBeLessThanOrEqual(3_600_000);
    }
    await expect(rows(`insert into post_counts values ('sender:203.0.113.9', 1, 0)`)).rejects.toMatchObject({ constraint: 'post_counts_key' });
  });
  it('is not in the log', () => {
    expect([...site.log, ...other.log].filter((line) => /203\.0\.113|198\.51\.100|2001:db8|127\.0\.0\.1/.test(line))).toEqual([]);
  });
  it('is asked anew once the hour is over', async () => {
    expect([(await post('203.0.113.50')).status, (await post('203.0.113.50')).status]).toEqual([303, 303]);
    await rows(`update post_counts set expire = 0`);
    expect((await post('203.0.113.50')).status).toBe(303);
  });
});
