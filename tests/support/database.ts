// Test databases: one for each worker, copied from the migrated template, and in it a transaction for each test that is rolled back.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { openDatabase, type Database, type Db } from '../../src/platform/db.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { administer, TEMPLATE } from './cluster.ts';

const DUPLICATE_DATABASE = '42P04';

async function copyTemplate(name: string, template: string): Promise<string> {
  await administer(inject('sockets'), `create database ${name} template ${template}`).catch((error: { code?: string }) => {
    if (error.code !== DUPLICATE_DATABASE) throw error;
  });
  return socketUrl(inject('sockets'), name);
}

/** A database of one's own, copied from `template`, for tests that really commit, or that need several connections. Drop it when done. */
export async function ownDatabase(template: string = TEMPLATE): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `plumbline_own_${randomBytes(6).toString('hex')}`;
  return { url: await copyTemplate(name, template), drop: () => administer(inject('sockets'), `drop database ${name} with (force)`) };
}

/** What a test of verbs and reads works with. `db` is a new transaction in each test; nothing written through it outlives the test. */
export interface TestDatabase {
  readonly db: Db;
  /** The address of the worker's database, outside of the transaction: for LISTEN and catalogues, not for rows. */
  readonly url: string;
}

class RolledBack extends Error {}

/**
 * Registers the hooks of a test file that needs Postgres: `const database = useDatabase()`, then `database.db` inside a test. A verb's own
 * transaction becomes a savepoint in it. A statement that fails outside of one spoils the rest of the test, as Postgres has it.
 */
export function useDatabase(): TestDatabase {
  let url: string | undefined;
  let outside: Database | undefined;
  let db: Db | undefined;
  let rollBack: (() => Promise<void>) | undefined;
  const required = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the database is there inside of tests and hooks only');
    return value;
  };

  beforeAll(async () => {
    url = await copyTemplate(`plumbline_worker_${process.env['VITEST_POOL_ID'] ?? 0}`, TEMPLATE);
    outside = openDatabase(url, { connections: 2 });
  });
  afterAll(() => outside?.close());
  beforeEach(async () => {
    const { promise: finished, reject: finish } = Promise.withResolvers<never>();
    const opened = Promise.withResolvers<Db>();
    const outcome = required(outside).db.transaction((tx) => {
      opened.resolve(tx);
      return finished;
    });
    outcome.catch(opened.reject);
    db = await opened.promise;
    rollBack = async () => {
      finish(new RolledBack());
      await outcome.catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    };
  });
  afterEach(() => rollBack?.());

  return {
    get db() {
      return required(db);
    },
    get url() {
      return required(url);
    },
  };
}
