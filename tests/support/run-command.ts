// Runs one of our commands as a person does, and keeps what it said.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(import.meta.dirname, '../..');

export interface Ran {
  /** Undefined where a signal ended it. */
  readonly status: number | undefined;
  readonly out: string;
  readonly errors: string;
}

/** Starts `src/cli/NAME.ts`; `ran` resolves when it has ended. `before` goes into a shell before it, as `ulimit -f 8`. */
export function startCommand(name: string, args: readonly string[], env: Readonly<Record<string, string>>, before = ''): { readonly child: ChildProcess; readonly ran: Promise<Ran> } {
  const { DATABASE_URL: _, PLUMBLINE_HOME: __, ...inherited } = process.env;
  const node = [process.execPath, join(ROOT, 'src/cli', `${name}.ts`), ...args];
  const [program, ...rest] = before ? ['sh', '-c', `${before}; exec "$@"`, 'sh', ...node] : node;
  const child = spawn(program!, rest, { cwd: ROOT, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ran = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number | null]>]).then(([out, errors, [status]]) => ({ status: status ?? undefined, out, errors: errors.trim() }));
  return { child, ran };
}
