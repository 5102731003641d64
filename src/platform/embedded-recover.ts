// What an earlier run left behind: a postmaster that still lives, a pid file of one that is gone, a half-made cluster. Ends no process, ever.
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AlreadyRunning } from './embedded-failure.ts';
import type { Place } from './embedded-folders.ts';

const SHUTDOWN_WAIT_MS = 20_000;

const readOr = (path: string, otherwise: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
};

/** Whether process `pid` lives. A killed one stays as a zombie until its parent asks for it, and signal 0 still reaches it: that one is dead. */
export function isAlive(pid: number): boolean {
  const state = /^State:\s+(\S)/m.exec(readOr(`/proc/${pid}/status`, ''))?.[1];
  if (state !== undefined) return state !== 'Z' && state !== 'X';
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process number in the cluster's pid file, if there is one. */
export function postmasterOf(cluster: string): number | undefined {
  const pid = Number.parseInt(readOr(join(cluster, 'postmaster.pid'), ''), 10);
  return pid > 0 ? pid : undefined;
}

/** The living processes that work in the cluster's folder, as every process of its Postgres does. Empty where the machine has no /proc. */
function workersIn(cluster: string): number[] {
  const numbers = readdirOr('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  return numbers.filter((pid) => linkOr(`/proc/${pid}/cwd`) === cluster && isAlive(pid));
}

const readdirOr = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};
const linkOr = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

/** Whether the living process `pid` is a postmaster of this cluster: its command line names the folder, or it works in it. */
const servesCluster = (pid: number, cluster: string): boolean =>
  linkOr(`/proc/${pid}/cwd`) === cluster || readOr(`/proc/${pid}/cmdline`, '').split('\0').includes(cluster);

/**
 * Waits until nothing of an earlier run works in the cluster, and removes the two files that would keep Postgres from starting: they name
 * the process that made them, and Postgres takes a zombie, or another program that was given the same number, for a living server.
 * Throws AlreadyRunning where a Postgres still serves the cluster after twenty seconds.
 */
export async function clearRemains({ cluster, sockets }: Pick<Place, 'cluster' | 'sockets'>): Promise<void> {
  const until = Date.now() + SHUTDOWN_WAIT_MS;
  for (;;) {
    const pid = postmasterOf(cluster);
    const serving = pid !== undefined && isAlive(pid) && (servesCluster(pid, cluster) || !canSeeProcesses());
    if (!serving && workersIn(cluster).length === 0) break;
    if (Date.now() > until) throw new AlreadyRunning(cluster, pid);
    await sleep(100);
  }
  if (!canSeeProcesses()) return;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  rmSync(join(sockets, '.s.PGSQL.5432.lock'), { force: true });
}

/** Whether other processes can be looked at. Where not, Postgres's own check of its files has the last word. */
const canSeeProcesses = (): boolean => readdirOr('/proc').includes('self');

/** Removes clusters that were never finished; the number in the name is that of the process that was making it. */
export function removeHalfMade(root: string): void {
  for (const name of readdirOr(root)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid)))) rmSync(join(root, name), { recursive: true, force: true });
  }
}
