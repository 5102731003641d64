// Makes a cluster, runs the postmaster, keeps it running, ends it. Knows nothing of locks and of what earlier runs left.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedFailure } from './embedded-failure.ts';
import { makePrivateFolder, type Place } from './embedded-folders.ts';
import { spawnAs } from './embedded-identity.ts';
import { clearRemains } from './embedded-recover.ts';

/** The one role of the cluster. Nobody but the user that Postgres runs as can reach its socket, so it needs no password. */
export const ROLE = 'plumbline';
/** The one database of the cluster. */
export const DATABASE = 'plumbline';

const FAST_SHUTDOWN_MS = 20_000;
const PROMPT_SHUTDOWN_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;
const LAST_LINES = 6;
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** No value that a person typed may reach the log: `terse` leaves out the lines that quote rows. */
const SETTINGS = { listen_addresses: '', unix_socket_permissions: '0700', jit: 'off', timezone: 'UTC', log_timezone: 'UTC', log_error_verbosity: 'terse', log_line_prefix: '%m ' };

/** The address of database `name` on the sockets in `folder`. */
export const socketUrl = (folder: string, name: string = DATABASE): string =>
  `postgres://localhost/${encodeURIComponent(name)}?host=${encodeURIComponent(folder)}&user=${ROLE}`;

function openLog(place: Place): number {
  const log = openSync(place.log, 'a', 0o600);
  if (place.identity.kind === 'user') chownSync(place.log, place.identity.uid, place.identity.gid);
  return log;
}

function failure(place: Place, what: string): EmbeddedFailure {
  const lines = readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
  return new EmbeddedFailure(`${what}. The last lines of ${place.log}:\n${lines.join('\n')}`);
}

/**
 * Makes the cluster in a folder beside its place and renames it when whole, so that an interrupted first start leaves nothing that looks
 * made. Without `fsync` it is not written through to the disk either.
 */
export async function makeCluster(place: Place, settings: Readonly<Record<string, string>>): Promise<void> {
  const aside = join(place.root, `postgres.new-${process.pid}`);
  makePrivateFolder(aside, place.identity);
  const log = openLog(place);
  const made = spawnAs(place.identity, 'KILL', place.binaries.initdb, [
    '-D', aside, '-U', ROLE, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ], { cwd: '/', env: ENVIRONMENT, stdio: ['ignore', log, log] });
  const [status] = (await once(made, 'exit')) as [number | null];
  closeSync(log);
  if (status !== 0) throw failure(place, 'The database could not be made');
  renameSync(aside, place.cluster);
}

function startPostmaster(place: Place, settings: Readonly<Record<string, string>>): ChildProcess {
  const log = openLog(place);
  const all = { ...SETTINGS, unix_socket_directories: `"${place.sockets.replaceAll('"', '""')}"`, ...settings };
  const args = ['-D', place.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawnAs(place.identity, 'INT', place.binaries.postgres, args, { cwd: '/', env: ENVIRONMENT, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Waits until the server answers, and makes the database where it is missing. Throws when Postgres ends before it answers. */
async function untilReady(child: ChildProcess, place: Place): Promise<void> {
  while (!hasEnded(child)) {
    const client = new pg.Client({ connectionString: socketUrl(place.sockets, 'postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
      return;
    } catch {
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw failure(place, 'PostgreSQL ended before it was ready');
}

/** Runs the postmaster until the returned function is called. When it ends by itself it is started again, after a pause that grows to ten seconds. */
export async function keepRunning(place: Place, settings: Readonly<Record<string, string>>, say: (what: string) => void): Promise<() => Promise<void>> {
  let child = startPostmaster(place, settings);
  const stopping = new AbortController();

  const watch = (): void => void child.once('exit', () => void restart());
  const restart = async (pauseMs = 200): Promise<void> => {
    if (stopping.signal.aborted) return;
    say('PostgreSQL ended by itself; starting it again');
    await sleep(pauseMs);
    try {
      await clearRemains(place);
      if (stopping.signal.aborted) return;
      child = startPostmaster(place, settings);
      await untilReady(child, place);
      say('PostgreSQL runs again');
      watch();
    } catch {
      await restart(Math.min(pauseMs * 2, LONGEST_PAUSE_MS));
    }
  };

  await untilReady(child, place);
  watch();
  return async () => {
    stopping.abort();
    await end(child);
  };
}

/** SIGINT rolls back what is open and writes the rest down. Only where that hangs do the harder signals follow. */
async function end(child: ChildProcess): Promise<void> {
  const ended = hasEnded(child) ? undefined : once(child, 'exit');
  for (const [signal, patienceMs] of [['SIGINT', FAST_SHUTDOWN_MS], ['SIGQUIT', PROMPT_SHUTDOWN_MS], ['SIGKILL', PROMPT_SHUTDOWN_MS]] as const) {
    if (hasEnded(child)) return;
    child.kill(signal);
    await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
  }
}
