// The test database itself: every test sees the migrated template, and none sees what another wrote.
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { postgresQueue } from '../../src/platform/queue.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const jobs = async () => (await database.db.execute<{ task_identifier: string }>(sql`select task_identifier from graphile_worker.jobs`)).rows;

describe('a test database', () => {
  it('has the tables of the migrations', async () => {
    const tables = await database.db.execute(sql`select 1 from providers`);
    expect(tables.rowCount).toBe(0);
  });
  it('rolls back what a test wrote: first half', async () => {
    await postgresQueue.enqueue(database.db, { name: 'left-behind' });
    expect(await jobs()).toHaveLength(1);
  });
  it('rolls back what a test wrote: second half', async () => {
    expect(await jobs()).toEqual([]);
  });
  it('turns a transaction of a verb into a savepoint that survives a violated constraint', async () => {
    const twice = database.db.transaction((tx) => tx.execute(sql`insert into places (zip, city, state) values ('43215', 'Columbus', 'OH'), ('43215', 'Columbus', 'OH')`));
    await expect(twice).rejects.toThrow();
    expect((await database.db.execute(sql`select zip from places`)).rows).toEqual([]);
  });
});
