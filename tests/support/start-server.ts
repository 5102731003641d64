// Starts the built server on a free port. Knows no test runner; server.ts does, and serve-world.ts for the browser.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SERVER } from '../../src/cli/build.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface RunningServer {
  /** The site's address without a slash at the end. */
  readonly url: string;
  /** What the server has written to its log, one line each. */
  readonly log: readonly string[];
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** A port that nothing listens on; another program may take it in the moment between, which then shows as a failed start. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the built server on the database at `databaseUrl`; `folder` is where it finds `content`. Throws, with what it wrote, where it ends before it listens. */
export async function startServer(databaseUrl: string, env: NodeJS.ProcessEnv = {}, folder = ROOT): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [SERVER], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: databaseUrl, POSTS_AN_HOUR: '99999', ...env },
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => log.push(...chunk.split('\n').filter(Boolean)));
  const listening = await Promise.race([once(child, 'message').then(() => true), once(child, 'exit').then(() => false)]);
  if (!listening) throw new Error(`The server ended before it listened:\n${log.join('\n')}`);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://localhost:${port}`, log, child, stop };
}
