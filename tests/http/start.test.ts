// `npm start` as a person meets it: from nothing to a site, again, twice at once, killed, stopped, and on a database of one's own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { ownDatabase } from '../support/database.ts';
import { freePort } from '../support/start-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync('/tmp/plumbline-start-');
const PATIENCE_MS = 60_000;

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}
const running = new Set<Started>();

/** Runs the start command without waiting for anything. */
async function run(env: Record<string, string>): Promise<Started> {
  const port = await freePort();
  const { DATABASE_URL: _, SITE_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['src/cli/start.ts'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, PORT: String(port), ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const started = { child, url: `http://localhost:${port}`, said: () => said, ended };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}
async function start(env: Record<string, string>): Promise<Started> {
  const started = await run(env);
  await expect.poll(started.said, { timeout: PATIENCE_MS, interval: 50 }).toContain('Stop with Ctrl-C');
  return started;
}
async function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGTERM');
  return started.ended;
}
const answers = (url: string): Promise<number | 'nothing'> => fetch(url).then((response) => response.status, () => 'nothing' as const);

/** Living processes whose command line or environment's folder names `home`. */
const processesOf = (home: string): string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  });

afterEach(async () => {
  for (const started of running) await stop(started);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('npm start on an empty folder', { timeout: 3 * PATIENCE_MS }, () => {
  const home = join(scratch, 'home');

  it('makes, fills and serves everything, says what it did, and refuses a second start by the folder’s name', async () => {
    const first = await start({ PLUMBLINE_HOME: home });
    for (const line of [/Database +PostgreSQL made in /, /Tables +up to date/, /Standard +edition 2026\.1, 68 checks in 10 areas/, /Listing +3,622 firms/, /Demonstration +\d+ fictional firms/, /Site +/]) expect(first.said()).toMatch(line);
    expect(first.said()).toContain(`Open ${first.url}`);
    expect(await answers(`${first.url}/ready`)).toBe(200);
    expect(await answers(`${first.url}/providers`)).toBe(200);
    const second = await run({ PLUMBLINE_HOME: home });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already running on ${home}`);
    expect(await answers(`${first.url}/ready`)).toBe(200);
    expect(await stop(first)).toBe(0);
    expect(first.said()).toMatch(/Stopped +all of it; the data are kept\s*$/);
    expect(processesOf(home)).toEqual([]);
  });
  it('keeps the data, and starts after kill -9 while the server, the worker and Postgres end by themselves', async () => {
    const killed = await start({ PLUMBLINE_HOME: home });
    expect(killed.said()).toMatch(/Database +PostgreSQL started in /);
    expect(killed.said()).toMatch(/Demonstration +\d+ fictional firms.*there already/);
    killed.child.kill('SIGKILL');
    const next = await start({ PLUMBLINE_HOME: home });
    expect(next.said()).toMatch(/Listing +3,622 firms/);
    expect(await answers(`${next.url}/ready`)).toBe(200);
    await expect.poll(() => answers(`${killed.url}/health`), { timeout: 10_000 }).toBe('nothing');
    expect(await stop(next)).toBe(0);
    await expect.poll(() => processesOf(home), { timeout: 10_000 }).toEqual([]);
  });
  it('starts a server again that was killed', async () => {
    const started = await start({ PLUMBLINE_HOME: home });
    const children = readFileSync(`/proc/${started.child.pid}/task/${started.child.pid}/children`, 'utf8').trim().split(' ');
    const server = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server/entry.mjs'));
    process.kill(Number(server), 'SIGKILL');
    await expect.poll(started.said, { timeout: 10_000 }).toContain('The server ended by itself; starting it again');
    await expect.poll(() => answers(`${started.url}/ready`), { timeout: PATIENCE_MS }).toBe(200);
  });
});

describe('npm start with DATABASE_URL', { timeout: 2 * PATIENCE_MS }, () => {
  it('uses that database, starts no other, and never makes a fictional firm', async () => {
    const home = join(scratch, 'unused');
    const own = await ownDatabase();
    const started = await start({ PLUMBLINE_HOME: home, DATABASE_URL: own.url, LOG_LEVEL: 'warn' });
    expect(started.said()).toContain('no demonstration will be loaded');
    expect(started.said()).not.toMatch(/^ +Demonstration/m);
    expect(await answers(`${started.url}/ready`)).toBe(200);
    expect(await stop(started)).toBe(0);
    expect(existsSync(home)).toBe(false);
    const { db, close } = openDatabase(own.url, { connections: 1 });
    expect((await db.execute(sql`select demonstration, count(*)::int as firms from providers group by 1`)).rows).toEqual([{ demonstration: false, firms: 3622 }]);
    await close();
    await own.drop();
  });
  it.each([
    [{ DATABASE_URL: 'postgres://plumbline:sesame@127.0.0.1:1/plumbline' }, 'The database at 127.0.0.1:1 cannot be used: nothing listens there. Check DATABASE_URL.'],
    [{ DATABASE_URL: 'mysql://somewhere/plumbline' }, 'DATABASE_URL must be the address of a Postgres database'],
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
  ])('refuses %j in a sentence, without a password or a stack', async (env, sentence) => {
    const refused = await run({ PLUMBLINE_HOME: join(scratch, 'unused'), ...env });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(sentence);
    expect(refused.said()).not.toMatch(/sesame|\n\s+at /);
  });
});
