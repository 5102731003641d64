// The embedded PostgreSQL, really started and really killed: what is written stays, what is left behind is cleared, nobody else is disturbed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AlreadyRunning } from '../../src/platform/embedded-failure.ts';
import { startEmbedded, type Embedded, type EmbeddedWishes } from '../../src/platform/embedded.ts';
import { isAlive, postmasterOf } from '../../src/platform/embedded-recover.ts';

const scratch = mkdtempSync('/tmp/plumbline-embedded-');
const running = new Set<Embedded>();
/** For tests that look at where it runs and not at what it keeps. */
const HASTY = { settings: { fsync: 'off' } };
const isRoot = process.geteuid?.() === 0;

async function start(home: string, wishes: EmbeddedWishes = {}): Promise<Embedded> {
  const embedded = await startEmbedded(home, wishes);
  running.add(embedded);
  return embedded;
}
async function stop(embedded: Embedded): Promise<void> {
  await embedded.stop();
  running.delete(embedded);
}
async function ask(embedded: Embedded, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embedded.url });
  client.on('error', () => {});
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows as unknown[];
}
const pidOf = (embedded: Embedded): number => postmasterOf(embedded.place.cluster)!;

afterEach(async () => {
  for (const embedded of running) await stop(embedded);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the embedded server', () => {
  const home = join(scratch, 'home');

  it('makes its database on the first start and listens on no port', async () => {
    const embedded = await start(home);
    expect(embedded.fresh).toBe(true);
    const [shown] = await ask(embedded, "select current_setting('listen_addresses') as tcp, current_setting('jit') as jit, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding");
    expect(shown).toEqual({ tcp: '', jit: 'off', fsync: 'on', encoding: 'UTF8' });
    await ask(embedded, 'create table kept (word text); insert into kept values (\'kept\')');
  });
  it('keeps the data on the second', async () => {
    const embedded = await start(home);
    expect(embedded.fresh).toBe(false);
    expect(await ask(embedded, 'select word from kept')).toEqual([{ word: 'kept' }]);
  });
  it('refuses a second start on the same folder, by name, and leaves the first alone', async () => {
    const embedded = await start(home);
    await expect(startEmbedded(home)).rejects.toThrow(AlreadyRunning);
    await expect(startEmbedded(home)).rejects.toThrow(home);
    expect(await ask(embedded, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
  it('starts again by itself after its postmaster was killed, with every row that was acknowledged', async () => {
    const said: string[] = [];
    const embedded = await start(home, { say: (what) => said.push(what) });
    await ask(embedded, "insert into kept values ('just written')");
    const pid = pidOf(embedded);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => ask(embedded, 'select count(*) as n from kept').catch(() => 'away'), { timeout: 15_000, interval: 100 }).toEqual([{ n: '2' }]);
    expect(pidOf(embedded)).not.toBe(pid);
    await expect.poll(() => said, { timeout: 5_000 }).toEqual(['PostgreSQL ended by itself; starting it again', 'PostgreSQL runs again']);
  });
  it('leaves no process and no pid file when stopped', async () => {
    const embedded = await start(home);
    const pid = pidOf(embedded);
    await stop(embedded);
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(embedded.place.cluster, 'postmaster.pid'))).toBe(false);
  });
});

describe('what an earlier run left behind', () => {
  const home = join(scratch, 'left');
  const pidFile = join(home, 'postgres/postmaster.pid');
  const leave = (pid: number): void => {
    for (const file of [pidFile, join(home, 'run/.s.PGSQL.5432.lock')]) writeFileSync(file, `${pid}\n${join(home, 'postgres')}\n1\n5432\n\n\n\nready\n`, { mode: 0o600 });
  };

  it('a cluster that was never finished is thrown away', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    const half = join(home, `postgres.new-${gone.pid}`);
    mkdirSync(half, { recursive: true });
    const embedded = await start(home, HASTY);
    expect(existsSync(half)).toBe(false);
    expect(embedded.fresh).toBe(true);
  });
  it('pid files whose number now belongs to another program do not stop it, and that program lives on', async () => {
    const bystander = spawn('sleep', ['60']);
    leave(bystander.pid!);
    const embedded = await start(home);
    expect(await ask(embedded, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(bystander.pid!)).toBe(true);
    bystander.kill();
  });
  it('pid files that name a zombie do not stop it', async () => {
    // The child of a shell that never asks for it stays a zombie.
    const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const zombie = Number(chunk.toString());
    await expect.poll(() => readFileSync(`/proc/${zombie}/status`, 'utf8')).toMatch(/State:\s+Z/);
    leave(zombie);
    expect(await ask(await start(home), 'select 1 as one')).toEqual([{ one: 1 }]);
    parent.kill();
  });
});

describe('awkward places', () => {
  it.each([
    ['a path too long for a socket', `long-${'x'.repeat(120)}`],
    ['a path with spaces, a comma, quotes and a percent sign', `o'neil, "50%" a`],
  ])('works in %s', async (_, name) => {
    const embedded = await start(join(scratch, name), HASTY);
    expect(await ask(embedded, 'select 1 as one')).toEqual([{ one: 1 }]);
    if (!name.startsWith('long')) return;
    expect(embedded.place.sockets).toMatch(/^\/tmp\/plumbline-\d+-[0-9a-f]{12}$/);
    await stop(embedded);
    rmSync(embedded.place.sockets, { recursive: true });
  });
  it.runIf(isRoot)('runs as another user where root may not make user namespaces, and as that user from then on', async () => {
    const home = join(scratch, 'open');
    chmodSync(scratch, 0o755);
    for (const wishes of [{ ...HASTY, namespaces: false }, HASTY]) {
      const embedded = await start(home, wishes);
      expect(embedded.place.root).toBe(home);
      expect(readFileSync(`/proc/${pidOf(embedded)}/status`, 'utf8')).not.toMatch(/^Uid:\t0/m);
      await stop(embedded);
    }
  });
  it.runIf(isRoot)('keeps the database in a folder apart where that user cannot enter the checkout, and finds it there again', async () => {
    const home = join(scratch, 'closed/home');
    mkdirSync(join(scratch, 'closed'), { mode: 0o700 });
    const first = await start(home, { ...HASTY, namespaces: false });
    await ask(first, 'create table kept (word text)');
    await stop(first);
    const again = await start(home);
    expect(again.place.root).toMatch(/^\/var\/lib\/plumbline-[0-9a-f]{12}$/);
    expect(await ask(again, 'select word from kept')).toEqual([]);
    await stop(again);
    rmSync(again.place.root, { recursive: true, force: true });
  });
});
