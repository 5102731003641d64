// Global setup of the projects that need Postgres: one cluster for the whole run, with a migrated template database. Nothing else starts one.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/embedded.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { isHeld } from '../../src/platform/embedded-lock.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the socket of the run's Postgres. */
    sockets: string;
  }
}

/** The name of the database that every test database is copied from. */
export const TEMPLATE = 'plumbline_template';

/** One statement on the run's server, outside of every test database. */
export async function administer(sockets: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(sockets) });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

export interface Cluster {
  readonly sockets: string;
  readonly end: () => Promise<void>;
}

const PREFIX = 'plumbline-test-';
const OLD_MS = 60_000;
/** Nobody will miss this cluster: it need not survive a power cut. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** Removes what runs left that were killed. A living one holds its lock from its first second on. */
async function removeRemains(): Promise<void> {
  for (const name of readdirSync('/tmp').filter((one) => one.startsWith(PREFIX))) {
    const home = join('/tmp', name);
    const found = statSync(home, { throwIfNoEntry: false });
    const old = found?.uid === process.geteuid?.() && Date.now() - (found?.mtimeMs ?? 0) > OLD_MS;
    if (old && !(await isHeld(join(home, 'run/start.sock')))) rmSync(home, { recursive: true, force: true });
  }
}

/** A cluster in a folder of its own, with the migrated template in it. `end` removes both. */
export async function startCluster(): Promise<Cluster> {
  await removeRemains();
  const home = mkdtempSync(join('/tmp', PREFIX));
  const remove = () => rmSync(home, { recursive: true, force: true });
  const embedded = await startEmbedded(home, { settings: FAST }).catch((error: unknown) => {
    remove();
    throw error;
  });
  await administer(embedded.place.sockets, `create database ${TEMPLATE}`);
  await migrateDatabase(socketUrl(embedded.place.sockets, TEMPLATE));
  return { sockets: embedded.place.sockets, end: () => embedded.stop().finally(remove) };
}

/** Several projects name this setup; the first starts the cluster, and the last to finish ends it. */
const shared = globalThis as { plumblineCluster?: { users: number; cluster: Promise<Cluster> } };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const entry = (shared.plumblineCluster ??= { users: 0, cluster: startCluster() });
  entry.users += 1;
  project.provide('sockets', (await entry.cluster).sockets);
  return async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    delete shared.plumblineCluster;
    await (await entry.cluster).end();
  };
}
