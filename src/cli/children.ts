// The programs that a start runs beside itself: started, watched, started again when they end by themselves, and ended in order.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const PAUSE_MS = 1_000;

export interface Child {
  /** Rejects with ProgramFailure where the program ends before it says that it is ready. */
  readonly ready: Promise<void>;
  /** Ends the program and starts it anew, as after a build. */
  readonly renew: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Program {
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
  /** Switches of Node itself. */
  readonly node?: readonly string[];
}

/** The program ended before it was ready, or before its work was done. What went wrong it has told itself. */
export class ProgramFailure extends Error {}

/**
 * A session of its own, so that Ctrl-C reaches us alone and we choose the order of the end. The channel is its lifeline: when we are
 * killed it closes, and the program stops.
 */
const start = ({ node = [], file, args = [], folder, env }: Program): ChildProcess =>
  spawn(process.execPath, [...node, file, ...args], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Runs a program to its end; `stop` ends it before. Throws ProgramFailure where it does not end well. */
export function runProgram(program: Program): { readonly ended: Promise<void>; readonly stop: () => Promise<void> } {
  const child = start(program);
  const ended = once(child, 'exit').then(([status]) => {
    if (status !== 0) throw new ProgramFailure(`The ${program.name} did not come to its end.`);
  });
  return { ended, stop: () => stopChild(child) };
}

/**
 * Starts a program, whose first message says that it is ready; from then on it is started again whenever it ends by itself, and `say` is
 * told.
 */
export function keepProgram(program: Program, say: (line: string) => void): Child {
  let child = start(program);
  let wanted = true;
  const startAgain = (): void => {
    child = start(program);
    child.once('exit', () => void restart());
  };
  const restart = async (): Promise<void> => {
    if (!wanted) return;
    say(`The ${program.name} ended by itself; starting it again`);
    await sleep(PAUSE_MS);
    if (wanted) startAgain();
  };
  const untilReady = async (): Promise<void> => {
    const ready = await Promise.race([once(child, 'message').then(() => true), once(child, 'exit').then(() => false)]);
    if (!ready) throw new ProgramFailure(`The ${program.name} could not be started.`);
    child.once('exit', () => void restart());
  };
  const stop = (): Promise<void> => {
    wanted = false;
    return stopChild(child);
  };
  const renew = async (): Promise<void> => {
    await stop();
    wanted = true;
    startAgain();
  };
  return { ready: untilReady(), renew, stop };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
  if (hasEnded(child)) return;
  child.kill('SIGKILL');
  await ended;
}
