// Starts the built server, or a bare node:http server to compare it with, each as a process of its own on a free port.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SERVER } from '#cli/build.ts';
import { WEB_ENVIRONMENT, WEB_FLAGS } from '#cli/web-memory.ts';

export const ROOT = join(import.meta.dirname, '../../..');

export interface WebServer {
  readonly port: number;
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it listens. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

const LAST_LINES = 8;

async function begin(child: ChildProcess, port: number, log: string): Promise<WebServer> {
  const began = performance.now();
  const ended = once(child, 'exit');
  const isReady = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  if (!isReady || child.pid === undefined) throw new Error(`a server ended before it was ready: ${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n')}`);
  return {
    port,
    pid: child.pid,
    readyMs: performance.now() - began,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function start(args: readonly string[], env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env }, stdio: ['ignore', file, file, 'ipc'] });
  closeSync(file);
  return child;
}

/** The built site on the database at `url`, started as `npm start` does it, logging to a file as a server in production does. */
export async function startSite(url: string, folder: string): Promise<WebServer> {
  const port = await freePort();
  const log = join(folder, `site-${port}.log`);
  return begin(start([...WEB_FLAGS, SERVER], { ...WEB_ENVIRONMENT, DATABASE_URL: url, HOST: '127.0.0.1', PORT: String(port) }, log), port, log);
}

/** The least that Node can do for a request: no routing, no headers of ours, thirteen bytes. */
const BARE = `
require('node:http').createServer((_, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end('hello, world\\n');
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.on('SIGTERM', () => process.exit(0));
`;

/** A bare node:http server. */
export async function startBare(folder: string): Promise<WebServer> {
  const port = await freePort();
  const log = join(folder, `bare-${port}.log`);
  return begin(start(['--eval', BARE], { PORT: String(port) }, log), port, log);
}
