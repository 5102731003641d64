// What the bench stands on: a Postgres of its own with every safety on, in a folder that is removed, and worlds of made-up firms in it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { recomputeScores } from '#assessments/recompute-scores.ts';
import { systemClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/db.ts';
import { socketUrl } from '#platform/embedded-launch.ts';
import { postmasterOf } from '#platform/embedded-recover.ts';
import { startEmbedded, type Embedded } from '#platform/embedded.ts';
import { migrateDatabase } from '#platform/migrate.ts';
import { loadPlaces } from '#providers/load-places.ts';
import { loadStandard, type Standard } from '#standard/load.ts';
import { writeWorld, type Written } from '../world/write-world.ts';
import { ROOT } from './web-server.ts';

const TEMPLATE = 'bench_template';
const SEED = 20_261_124;
/** Above this, the verb would take minutes: the same rows are computed while the world is made. */
const MOST_BY_VERB = 10_000;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

export interface World extends Written {
  readonly size: number;
  readonly name: string;
  readonly url: string;
}

export interface Ground {
  readonly folder: string;
  readonly standard: Standard;
  readonly postmaster: number;
  readonly postgresLog: string;
  /** The world of so many providers, made when it is first asked for. */
  world(size: number): Promise<World>;
  /** A migrated database with places and no providers. */
  emptyDatabase(name: string): Promise<string>;
  /** One statement on the server, outside of the worlds. */
  administer(statement: string): Promise<void>;
  close(): Promise<void>;
}

/** The verb's rows and those computed here must be the same, or the large world would not be what it says. */
async function compareScores(url: string, { sample }: Written): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const row of sample) {
      const { rows } = await client.query<Record<string, unknown>>('select uncapped, shown, claimed, answered, grade, caps, areas, parts, ranked from scores where provider_id = $1 and current', [row.providerId]);
      const { uncapped, shown, claimed, answered, grade, caps, areas, parts, ranked } = row;
      if (!isDeepStrictEqual(rows[0], { uncapped, shown, claimed, answered, grade, caps, areas, parts, ranked })) throw new Error(`the score of ${row.providerId} is not what the verb computes`);
    }
  } finally {
    await client.end();
  }
}

async function fill(url: string, size: number, standard: Standard): Promise<Written> {
  const today = systemClock.today();
  const written = await writeWorld({ url, size, seed: SEED, today, current: standard.current, scored: size > MOST_BY_VERB });
  if (size > MOST_BY_VERB) return written;
  const { db, close } = openDatabase(url, { statementMs: 0 });
  try {
    await recomputeScores({ db, standard }, { asOf: today });
    await db.execute('vacuum analyze');
    await db.execute('checkpoint');
  } finally {
    await close();
  }
  await compareScores(url, written);
  return written;
}

async function prepare(embedded: Embedded, administer: Ground['administer']): Promise<void> {
  await administer(`create database ${TEMPLATE}`);
  const url = socketUrl(embedded.place.sockets, TEMPLATE);
  await migrateDatabase(url);
  const { db, close } = openDatabase(url);
  await loadPlaces({ db }).finally(close);
}

/** Starts the ground. `say` is told what takes long. */
export async function openGround(say: (line: string) => void): Promise<Ground> {
  const folder = mkdtempSync('/tmp/plumbline-bench-');
  chmodSync(folder, 0o755);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const embedded = await startEmbedded(join(folder, 'home'), { settings: DURABLE }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await prepare(embedded, administer);
  const standard = loadStandard(join(ROOT, 'content'));
  const worlds = new Map<number, Promise<World>>();
  const emptyDatabase = async (name: string): Promise<string> => {
    await administer(`create database ${name} template ${TEMPLATE}`);
    return socketUrl(embedded.place.sockets, name);
  };
  const make = async (size: number): Promise<World> => {
    const began = performance.now();
    const name = `world_${size}`;
    const url = await emptyDatabase(name);
    const written = await fill(url, size, standard);
    const counts = Object.entries(written.counts).filter(([, count]) => count > 0).map(([table, count]) => `${count.toLocaleString('en-US')} ${table}`);
    say(`World of ${size.toLocaleString('en-US')}: ${counts.join(', ')} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
    return { ...written, size, name, url };
  };
  return {
    folder,
    standard,
    postmaster: postmasterOf(embedded.place.cluster) ?? NaN,
    postgresLog: embedded.place.log,
    world: (size) => worlds.get(size) ?? worlds.set(size, make(size)).get(size)!,
    emptyDatabase,
    administer,
    close: () => embedded.stop().finally(remove),
  };
}
