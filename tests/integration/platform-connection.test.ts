// Lost connections: what a transaction promises still holds, the process lives, and the pool goes on.
import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type Db } from '../../src/platform/db.ts';
import { listen } from '../../src/platform/listen.ts';
import { ownDatabase } from '../support/database.ts';

let own: Awaited<ReturnType<typeof ownDatabase>>;
let database: Database;
let killer: Database;

beforeAll(async () => {
  own = await ownDatabase();
  database = openDatabase(own.url, { connections: 2 });
  killer = openDatabase(own.url, { connections: 1 });
  await killer.db.execute(sql`create table written (word text)`);
});
afterAll(async () => {
  await database.close();
  await killer.close();
  await own.drop();
});

const words = async () => (await killer.db.execute<{ word: string }>(sql`select word from written`)).rows.map((row) => row.word);
const backendOf = async (db: Db) => (await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]!.pid;
const kill = (pid: number) => killer.db.execute(sql`select pg_terminate_backend(${pid})`);
const connections = async () =>
  Number((await killer.db.execute<{ n: string }>(sql`select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)).rows[0]!.n);

describe('a transaction whose connection is lost', () => {
  it.each([0, 100])('writes nothing, though the verb goes on %i ms later while others use the pool', async (pauseMs) => {
    const noise = setInterval(() => void database.db.execute(sql`select 1`).catch(() => {}), 3);
    const outcome = database.db.transaction(async (tx) => {
      await tx.execute(sql`insert into written values ('before')`);
      await kill(await backendOf(tx));
      await sleep(pauseMs);
      await tx.execute(sql`insert into written values ('after')`).catch(() => {});
      await tx.execute(sql`insert into written values ('again')`);
    });
    await expect(outcome).rejects.toThrow();
    clearInterval(noise);
    expect(await words()).toEqual([]);
  });
  it('leaves the pool whole: as many connections as before can work at the same time', async () => {
    const both = await Promise.all([1, 2].map((n) => database.db.transaction(async (tx) => (await tx.execute<{ n: number }>(sql`select ${n}::int as n, pg_sleep(0.1)`)).rows[0]!.n)));
    expect(both).toEqual([1, 2]);
  });
});

describe('a pool', () => {
  it('answers after every one of its connections was killed while idle', async () => {
    await Promise.all([1, 2].map(() => database.db.execute(sql`select pg_sleep(0.05)`)));
    await killer.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    await sleep(50);
    expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  });
  it('gets a connection back when `begin` itself fails', async () => {
    const cramped = openDatabase(own.url, { connections: 1 });
    for (let round = 0; round < 3; round += 1) {
      await expect(cramped.db.transaction(async (tx) => kill(await backendOf(tx)).then(() => tx.execute(sql`select 1`)))).rejects.toThrow();
      const badMode = { isolationLevel: 'no such level' as 'serializable' };
      await expect(cramped.db.transaction(() => Promise.resolve(), badMode)).rejects.toThrow();
    }
    expect((await cramped.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    await cramped.close();
  });
  it('cancels a statement that takes longer than it may, and closes the connection that did not answer', async () => {
    const hasty = openDatabase(own.url, { connections: 1, statementMs: 100 });
    await expect(hasty.db.execute(sql`select pg_sleep(5)`)).rejects.toMatchObject({ cause: { code: '57014' } });
    expect((await hasty.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    await hasty.close();
  });
  it('speaks UTC, whatever the server’s zone', async () => {
    expect((await database.db.execute(sql`show timezone`)).rows).toEqual([{ TimeZone: 'UTC' }]);
  });
});

describe('a listener', () => {
  it('hears again after its connection was killed, and says so', async () => {
    const heard: string[] = [];
    let connected = 0;
    const stop = await listen(own.url, 'a channel', { onNotice: (payload) => heard.push(payload), onConnected: () => (connected += 1) });
    await killer.db.execute(sql`select pg_notify('a channel', 'first')`);
    await expect.poll(() => heard).toEqual(['first']);
    await killer.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plumbline listens' and datname = current_database()`);
    await expect.poll(() => connected, { timeout: 5000 }).toBe(2);
    await killer.db.execute(sql`select pg_notify('a channel', 'second')`);
    await expect.poll(() => heard).toEqual(['first', 'second']);
    await stop();
    await database.close();
    await expect.poll(connections).toBe(0);
    database = openDatabase(own.url, { connections: 2 });
  });
});
