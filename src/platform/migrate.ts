// Brings a database to the shape that this version needs. One process at a time, whoever asks.
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { Unreachable } from './reach.ts';

const MIGRATIONS = join(import.meta.dirname, '../../drizzle/migrations');
/** Any number will do, as long as every version of Plumbline uses the same. */
const LOCK = 7_586_254_631;
const quiet = new Logger(() => () => {});

const TRIAL = `The tables in this database were made by a trial version of Plumbline, and cannot be brought up to date. Set DATABASE_URL to an empty
database; where none is set, move the folder of the embedded one (PLUMBLINE_HOME, else .plumbline) away. Then start again.`.replaceAll('\n', ' ');
const LATER = 'The tables in this database were made by a later version of Plumbline. Start that version, or one after it.';

/** Throws Unreachable where the last migration that this database has seen is none of ours. Looked up before anything is changed. */
async function checkHistory(client: pg.Client): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`);
  if (!found[0]?.there) return;
  const { rows } = await client.query<{ last: string | null }>('select max(created_at) as last from drizzle.__drizzle_migrations');
  const last = rows[0]?.last ?? null;
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis);
  if (last === null || ours.includes(Number(last))) return;
  throw new Unreachable(Number(last) > Math.max(...ours) ? LATER : TRIAL);
}

/**
 * Runs every migration that the database at `url` has not seen: those of the job queue, then ours. Each set is done
 * whole or not at all. Throws Unreachable, with nothing changed, where the database belongs to another history than ours.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await checkHistory(client);
    await runMigrations({ connectionString: url, logger: quiet });
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end();
  }
}
