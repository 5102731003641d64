// Brings a database to the shape that this version needs. One process at a time, whoever asks.
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const MIGRATIONS = join(import.meta.dirname, '../../drizzle/migrations');
/** Any number will do, as long as every version of Plumbline uses the same. */
const LOCK = 7_586_254_631;
const quiet = new Logger(() => () => {});

/** Runs every migration that the database at `url` has not seen: those of the job queue, then ours. Each set is done whole or not at all. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runMigrations({ connectionString: url, logger: quiet });
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end();
  }
}
