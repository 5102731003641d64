// The world that the site is looked at in: the public listing and the demonstration world, filled once a run and copied for each server.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/platform/db.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { readNote } from '../../src/cli/import-file.ts';
import { importListing } from '../../src/providers/import-listing.ts';
import { TEMPLATE } from './cluster.ts';

const WORLD = 'plumbline_world';
const MAKING = 'plumbline_world_making';
const LOCK = 4_321;
const ROOT = join(import.meta.dirname, '../..');
const LISTING = join(ROOT, 'content/listings/gsa-it-contractors-2025-11-05.csv');

async function fill(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { statementMs: 0 });
  const app = { db, clock: systemClock, queue: postgresQueue, standard: loadStandard(join(ROOT, 'content')) };
  try {
    await importListing(app, createReadStream(LISTING), readNote(LISTING));
    await loadDemonstration(app, { asOf: app.clock.today() });
  } finally {
    await close();
  }
}

/** The name of the database with the whole world in it, to copy. The first who asks fills it; the others wait. Nothing may stay connected to it. */
export async function worldTemplate(sockets: string): Promise<string> {
  const client = new pg.Client({ connectionString: socketUrl(sockets) });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const found = await client.query('select 1 from pg_database where datname = $1', [WORLD]);
    if (found.rowCount === 0) {
      await client.query(`drop database if exists ${MAKING} with (force)`);
      await client.query(`create database ${MAKING} template ${TEMPLATE}`);
      await fill(socketUrl(sockets, MAKING));
      await client.query(`alter database ${MAKING} rename to ${WORLD}`);
    }
    return WORLD;
  } finally {
    await client.end();
  }
}
