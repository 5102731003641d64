// What the operating system says of processes: time spent and memory held. Linux only, as /proc is.
import { readdirSync, readFileSync } from 'node:fs';

/** A tick of /proc/PID/stat; every Linux that Node runs on has 100 a second. */
const MS_A_TICK = 10;

interface Stat {
  readonly parent: number;
  /** User and system time of all threads, ended ones too, in milliseconds. */
  readonly own: number;
  /** The same of child processes that have ended. */
  readonly ended: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (at: number): number => Number(fields[at]);
    return { parent: ticks(1), own: MS_A_TICK * (ticks(11) + ticks(12)), ended: MS_A_TICK * (ticks(13) + ticks(14)) };
  } catch {
    return undefined;
  }
}

/** CPU milliseconds that process `pid` has used so far. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0;

/**
 * CPU milliseconds of a process with all that it ever started: its own, those of children that ended, and of those that live. For the
 * postmaster this is all of Postgres. Each of its backends leads a session of its own, so the process group would not tell.
 */
export function cpuOfFamily(pid: number): number {
  const root = statOf(pid);
  if (!root) throw new Error(`process ${pid} is gone`);
  const living = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name)));
  return root.own + root.ended + living.reduce((sum, one) => sum + (one?.parent === pid ? one.own + one.ended : 0), 0);
}

/** Memory that process `pid` holds (VmRSS), in MB of 1,000,000 bytes. */
export function memoryOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} holds no memory`);
  return (Number(kibibytes) * 1_024) / 1_000_000;
}
