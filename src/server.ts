// The built server's one entry: pipeline outside, Astro's pages inside, on @hono/node-server. Starts, and stops cleanly.
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from 'astro/app/entrypoint';
import { sql } from 'drizzle-orm';
import { apiRoutes } from '#api/routes.ts';
import { openApp, type App } from '#app.ts';
import { openAssets } from '#http/assets.ts';
import { problemOf, type Problem } from '#http/problems.ts';
import { followDirectory } from '#shortlists/follow.ts';
import { untilTold } from '#platform/lifeline.ts';
import { untilReachable } from '#platform/reach.ts';
import { pipeline } from './pipeline.ts';

/** Bytes of request line and headers; above, Node answers 431 before any of our code runs. */
const HEADER_BYTES = 32 * 1_024;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** A server that is started again while Postgres is away waits for it. */
const DATABASE_WITHIN_MS = 60_000;

export interface Served {
  readonly port: number;
  /** Takes no new request, lets the running ones finish, at most five seconds. */
  stop(): Promise<void>;
}

const refusal = (status: number): string => {
  const { title, sentence } = problemOf(status);
  const body = `${title}. ${sentence}\n`;
  return `HTTP/1.1 ${status} ${title}\r\ncontent-type: text/plain; charset=utf-8\r\nx-content-type-options: nosniff\r\ncache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
};

/** Listens and answers. `client` is the folder of built files. */
export async function serve(app: App, client: string): Promise<Served> {
  const directory = await followDirectory(app);
  const astro = createApp({ streaming: false });
  const pages = (request: Request, problem?: Problem): Promise<Response> =>
    astro.render(request, { locals: { app, directory, asOf: directory.asOf, problem }, addCookieHeader: true });
  const { config, log } = app;
  const handler = pipeline({
    site: config.site,
    hosts: config.hosts,
    version: () => directory.version,
    assets: openAssets(client, config.site.startsWith('https:')),
    api: apiRoutes(app, directory),
    pages,
    ready: async () => (await app.db.execute(sql`select 1`)).rowCount === 1,
    onAnswer: (line) => log.info(line, 'answered'),
    onError: (error, path) => log.error({ err: error, path }, 'failed'),
  });
  const server = createAdaptorServer({
    fetch: handler.fetch,
    serverOptions: { maxHeaderSize: HEADER_BYTES, headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: 5_000 },
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    socket.end(refusal(error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000);
        server.close(() => {
          clearTimeout(late);
          void directory.close().then(resolve);
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

/** Runs as a program: opens the app from the environment, serves, and stops when told to. */
async function main(): Promise<void> {
  const app = openApp();
  try {
    await untilReachable(app.config.databaseUrl!, DATABASE_WITHIN_MS);
    const served = await serve(app, fileURLToPath(new URL('../client', import.meta.url)));
    process.send?.({ listening: served.port });
    app.log.info({ port: served.port }, 'listening');
    await untilTold();
    await served.stop();
  } catch (error) {
    app.log.fatal({ err: error }, 'could not serve');
    process.exitCode = 1;
  }
  await app.close();
  process.exit();
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
