// Jobs: they stand or fall with the change that asked for them, run once, are tried again, and outlive a lost connection.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { makeLog } from '../../src/platform/log.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { runJobs, type Jobs, type JobVerb, type Timetable } from '../../src/platform/run-jobs.ts';
import { ownDatabase } from '../support/database.ts';

let own: Awaited<ReturnType<typeof ownDatabase>>;
let database: Database;
let running: Jobs | undefined;
const ran: string[] = [];

beforeAll(async () => {
  own = await ownDatabase();
  database = openDatabase(own.url, { connections: 2 });
});
afterAll(async () => {
  await running?.stop();
  await database.close();
  await own.drop();
});

const start = async (verbs: Record<string, JobVerb>, timetable: readonly Timetable[] = []): Promise<void> => {
  await running?.stop();
  running = await runJobs(own.url, verbs, timetable, makeLog('silent'));
};
const waiting = async () => (await database.db.execute<{ name: string }>(sql`select task_identifier as name from graphile_worker.jobs`)).rows.map((row) => row.name);
const note: JobVerb = (payload) => Promise.resolve(void ran.push(JSON.stringify(payload)));

describe('a job', () => {
  it('runs with its payload when the change that asked for it is committed', async () => {
    await start({ 'thing-happened': note });
    await database.db.transaction((tx) => postgresQueue.enqueue(tx, { name: 'thing-happened', payload: { id: 7 } }));
    await expect.poll(() => ran).toEqual(['{"id":7}']);
    await expect.poll(waiting).toEqual([]);
  });
  it('does not exist when the change was rolled back', async () => {
    const change = database.db.transaction(async (tx) => {
      await postgresQueue.enqueue(tx, { name: 'thing-happened' });
      throw new Error('changed my mind');
    });
    await expect(change).rejects.toThrow('changed my mind');
    expect(await waiting()).toEqual([]);
  });
  it('waits for its time, and is replaced by a later one with the same key', async () => {
    const runAt = new Date(Date.now() + 3_600_000);
    await postgresQueue.enqueue(database.db, { name: 'thing-happened', runAt, key: 'one' });
    await postgresQueue.enqueue(database.db, { name: 'thing-happened', runAt, key: 'one' });
    expect(await waiting()).toEqual(['thing-happened']);
    await database.db.execute(sql`select graphile_worker.remove_job('one')`);
  });
  it('is kept for another try when its verb fails, with nothing of the error’s values', async () => {
    await start({ 'thing-failed': () => Promise.reject(new Error('olive@elm-dental.example is not a number')) });
    await postgresQueue.enqueue(database.db, { name: 'thing-failed', tries: 2 });
    const failed = async () => (await database.db.execute(sql`select attempts, last_error from graphile_worker._private_jobs`)).rows;
    await expect.poll(failed).toEqual([{ attempts: 1, last_error: expect.stringContaining('thing-failed failed; the log says why') as string }]);
    expect(JSON.stringify(await failed())).not.toContain('olive');
    await database.db.execute(sql`delete from graphile_worker._private_jobs`);
  });
  it('runs after every connection of the worker was killed', async () => {
    ran.length = 0;
    await start({ 'thing-happened': note });
    // Waits until each is gone: one that lives a moment longer may take the job, and die before it can say so. Such a job is tried again after hours.
    await database.db.execute(sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    await postgresQueue.enqueue(database.db, { name: 'thing-happened', payload: { after: 'kill' } });
    await expect.poll(() => ran, { timeout: 15_000 }).toEqual(['{"after":"kill"}']);
  });
});

describe('the timetable', () => {
  it('makes up for a time that nobody was there for, once', async () => {
    ran.length = 0;
    const daily: Timetable = { job: 'day-rolled', at: '0 0 * * *', madeUpFor: 86_400_000 };
    await start({ 'day-rolled': note }, [daily]);
    await running?.stop();
    running = undefined;
    await database.db.execute(sql`update graphile_worker._private_known_crontabs set known_since = now() - interval '3 days', last_execution = now() - interval '3 days'`);
    await start({ 'day-rolled': note }, [daily]);
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(1);
    await start({ 'day-rolled': note }, [daily]);
    await expect.poll(waiting).toEqual([]);
    expect(ran).toHaveLength(1);
  });
});
