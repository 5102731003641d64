// The programs that a start runs beside itself: started, watched, started again when they end by themselves, and ended in order.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const PAUSE_MS = 1_000;

export interface Child {
  readonly stop: () => Promise<void>;
}

export interface Program {
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told when the program ended by itself and is started again. */
  readonly say: (line: string) => void;
}

/** The program ended before it was ready. What went wrong it has told itself. */
export class ProgramFailure extends Error {}

/**
 * A session of its own, so that Ctrl-C reaches us alone and we choose the order of the end. The channel is its lifeline: when we are
 * killed it closes, and the program stops.
 */
const start = ({ file, folder, env }: Program): ChildProcess => spawn(process.execPath, [file], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Starts a program and waits for its first message, which says that it is ready. Throws ProgramFailure where it ends before. */
export async function keepProgram(program: Program): Promise<Child> {
  let child = start(program);
  let stopping = false;
  const restart = async (): Promise<void> => {
    if (stopping) return;
    program.say(`The ${program.name} ended by itself; starting it again`);
    await sleep(PAUSE_MS);
    if (stopping) return;
    child = start(program);
    child.once('exit', () => void restart());
  };
  const ready = await Promise.race([once(child, 'message').then(() => true), once(child, 'exit').then(() => false)]);
  if (!ready) throw new ProgramFailure(`The ${program.name} could not be started.`);
  child.once('exit', () => void restart());
  return {
    stop: async () => {
      stopping = true;
      if (hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
      if (hasEnded(child)) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
