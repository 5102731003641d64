// Postgres itself dies, comes back, and stays away for a while: the server lives through all of it, says so with 503, and heals by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { postmasterOf } from '../../src/platform/embedded-recover.ts';
import { startEmbedded, type Embedded } from '../../src/platform/embedded.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { makeProvider } from '../support/make-provider.ts';
import { ask, type Answer } from '../support/raw-http.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { headerFaults } from '../support/strict-headers.ts';

const home = mkdtempSync('/tmp/plumbline-killed-');
let embedded: Embedded;
let server: RunningServer;
const start = async (): Promise<void> => void (embedded = await startEmbedded(home, { settings: { fsync: 'off' } }));
const add = async (name: string, domain: string): Promise<void> => {
  const { db, close } = openDatabase(embedded.url, { connections: 1 });
  await makeProvider(db, { name, legalName: `${name}, LLC`, domain }).finally(close);
};

beforeAll(async () => {
  await start();
  await migrateDatabase(embedded.url);
  await add('Northgate IT', 'northgate.example');
  server = await startServer(embedded.url);
});
afterAll(async () => {
  await server.stop();
  await embedded.stop();
  rmSync(home, { recursive: true, force: true });
});

const get = (path: string): Promise<Answer> => ask(server.url, { path });
const report = (): Promise<Answer> =>
  ask(server.url, { method: 'POST', path: '/report', body: 'kind=something-else&text=The+link+to+the+method+is+broken.', headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' } });
/** A page with a need in its address, which is never kept; a document that was not asked for before; a form that is stored. */
const needing = (): Promise<Answer>[] => [get('/providers/northgate-it?zip=43215'), get('/api/v1/providers/northgate-it/facts'), report()];
const isReady = async (): Promise<boolean> => (await get('/ready')).status === 200;

/** While it is away or coming back, what needs it answers well or says when to come back; nothing else. */
function expectNoHarm(answers: readonly Answer[]): void {
  for (const answer of answers) {
    expect([200, 303, 503]).toContain(answer.status);
    if (answer.status === 503) expect([answer.headers['retry-after'], answer.headers['cache-control'], headerFaults((name) => answer.headers[name])]).toEqual(['30', 'no-store', []]);
  }
}

async function expectHealed(): Promise<void> {
  expect((await Promise.all(needing())).map((answer) => answer.status)).toEqual([200, 200, 303]);
  expect(server.child.exitCode).toBeNull();
}

describe('a Postgres', () => {
  it('that is away for longer leaves what is kept and what needs none of it, and is found again', async () => {
    expect((await get('/providers/northgate-it')).status).toBe(200);
    await embedded.stop();
    const answers = await Promise.all(needing());
    expect(answers.map((answer) => answer.status)).toEqual([503, 503, 503]);
    expectNoHarm(answers);
    for (const path of ['/', '/providers/northgate-it', '/shortlist?zip=43215&people=18', '/api/v1/shortlist?zip=43215', '/health']) expect([path, (await get(path)).status]).toEqual([path, 200]);
    await start();
    await expect.poll(isReady, { timeout: 15_000 }).toBe(true);
    await expectHealed();
  });
  it('that is killed under load gives 503 or the page, and then the page', async () => {
    await expectHealed();
    for (let round = 0; round < 2; round += 1) {
      const asked = Array.from({ length: 5 }, needing).flat();
      process.kill(postmasterOf(embedded.place.cluster)!, 'SIGKILL');
      const answers = await Promise.all(asked);
      await expect.poll(async () => {
        answers.push(...(await Promise.all(needing())));
        return isReady();
      }, { timeout: 15_000, interval: 20 }).toBe(true);
      expectNoHarm(answers);
      await expectHealed();
    }
  });
  it('that came back is listened to again: a firm that is added then is listed', async () => {
    await add('Southgate IT', 'southgate.example');
    await expect.poll(async () => (await get('/providers')).text.includes('Southgate IT'), { timeout: 15_000 }).toBe(true);
  });
  it('that came and went was a line in the log each time, with its cause, and no line of it is anything else', () => {
    const lines = server.log.filter((line) => line.includes('"level":"error"')).map((line) => JSON.parse(line) as { status: number; err: { type: string } });
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect([line.status, typeof line.err.type]).toEqual([503, 'string']);
    for (const line of server.log) expect(line).toMatch(/^\{"level":"/);
  });
});
