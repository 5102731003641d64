// The port that a browser leaves out of an address: 80 without TLS, 443 with. A site there is found under both spellings, and takes forms.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

const site = useServer({ empty: true });
const running = new Map<string, RunningServer>();
const SITES = ['http://plumbline.example', 'https://plumbline.example:443', 'http://127.0.0.1:80', 'http://[::1]', 'https://plumbline.example:80'];
beforeAll(async () => {
  for (const url of SITES) running.set(url, await startServer(site.databaseUrl, { SITE_URL: url }));
});
afterAll(() => Promise.all([...running.values()].map((server) => server.stop())));

const port = (url: string): string => `http://localhost:${new URL(running.get(url)!.url).port}`;
const post = (url: string, host: string, origin: string): Promise<Answer> =>
  ask(port(url), { method: 'POST', path: '/report', body: 'kind=', headers: { host, origin, 'content-type': 'application/x-www-form-urlencoded' } });

describe('a site on a port that is left out', () => {
  it.each([
    ['http://plumbline.example', 'plumbline.example', 200],
    ['http://plumbline.example', 'Plumbline.Example:80', 200],
    ['http://plumbline.example', 'plumbline.example:443', 421],
    ['http://plumbline.example', 'plumbline.example:8080', 421],
    ['https://plumbline.example:443', 'plumbline.example', 200],
    ['https://plumbline.example:443', 'plumbline.example:443', 200],
    ['https://plumbline.example:443', 'plumbline.example:80', 421],
    ['http://127.0.0.1:80', '127.0.0.1', 200],
    ['http://127.0.0.1:80', '127.0.0.1:80', 200],
    ['http://127.0.0.1:80', 'localhost', 421],
    ['http://[::1]', '[::1]', 200],
    ['http://[::1]', '[::1]:80', 200],
    ['https://plumbline.example:80', 'plumbline.example:80', 200],
    ['https://plumbline.example:80', 'plumbline.example', 421],
  ])('%s answers to the Host %s with %i', async (url, host, status) => {
    for (const path of ['/', '/api/v1/providers']) expect([path, (await ask(port(url), { path, headers: { host } })).status]).toEqual([path, status]);
  });
  it('takes a form from its own pages, whose origin never names that port', async () => {
    expect((await post('http://plumbline.example', 'plumbline.example', 'http://plumbline.example')).status).toBe(422);
    expect((await post('http://plumbline.example', 'plumbline.example:80', 'http://plumbline.example')).status).toBe(422);
    expect((await post('https://plumbline.example:443', 'plumbline.example', 'https://plumbline.example')).status).toBe(422);
    expect((await post('https://plumbline.example:443', 'plumbline.example', 'http://plumbline.example')).status).toBe(403);
  });
});
