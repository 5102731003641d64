// The built server's one entry: pipeline outside, Astro's pages inside, on @hono/node-server. Starts, and stops cleanly.
import { createServer, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { getRequestListener, RequestError } from '@hono/node-server';
import { createApp } from 'astro/app/entrypoint';
import { sql } from 'drizzle-orm';
import { holderOf } from '#accounts/sessions.ts';
import { VISITOR, type Viewer } from '#accounts/viewer.ts';
import { apiRoutes } from '#api/routes.ts';
import { openApp, type App } from '#app.ts';
import { isForAccounts } from '#http/addresses.ts';
import { openAssets } from '#http/assets.ts';
import { sessionKeyIn } from '#http/cookies.ts';
import type { Problem } from '#http/problems.ts';
import { senderOf } from '#http/sender.ts';
import { plainRefusal, refusalOnWire, statusOfFault } from '#http/unread.ts';
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

/** Stands in for a Host header that is not there, so that the door says why it answers nothing. */
const UNNAMED = 'unnamed.invalid';

/**
 * Astro's pages, which throw what they throw: left to itself Astro renders an error page for it, and writes the error out with all the values
 * that its message holds. The pipeline does both, and knows what may be said.
 */
function throwingPages(): ReturnType<typeof createApp> {
  const astro = createApp({ streaming: false });
  astro.logger.setDestination({ write: () => {} });
  const renderError = astro.renderError.bind(astro);
  astro.renderError = (request, options) => {
    if (options.error === undefined || options.error === null) return renderError(request, options);
    throw options.error as Error;
  };
  return astro;
}

/** Listens and answers. `client` is the folder of built files. */
export async function serve(app: App, client: string): Promise<Served> {
  const directory = await followDirectory(app);
  const astro = throwingPages();
  const { config, log } = app;
  /** Nobody's table is asked where no key is brought: most who look are visitors. */
  const viewerOf = async (request: Request): Promise<Viewer> => {
    const key = sessionKeyIn(request.headers.get('cookie'), config.site.startsWith('https:'));
    const holder = key === undefined ? undefined : await holderOf(app, key);
    return holder ? { kind: 'account', ...holder } : VISITOR;
  };
  const pages = async (request: Request, problem?: Problem): Promise<Response> => {
    const viewer = await viewerOf(request);
    const { href, pathname, search } = new URL(request.url);
    // A form of somebody whose session ended is kept for them, on a page of its own.
    const wanted = request.method === 'POST' && viewer.kind === 'visitor' && isForAccounts(pathname) ? pathname + search : undefined;
    const asked = wanted === undefined ? request : new Request(new URL('/sign-in/kept', href), request);
    return astro.render(asked, { locals: { app, directory, asOf: directory.asOf, viewer, problem, wanted }, addCookieHeader: true });
  };
  const handler = pipeline({
    site: config.site,
    hosts: config.hosts,
    trustedProxyHops: config.trustedProxyHops,
    version: () => directory.version,
    assets: openAssets(client, config.site.startsWith('https:')),
    api: apiRoutes(app, directory),
    pages,
    countPost: async (socket, request) => {
      const viewer = await viewerOf(request);
      return viewer.kind === 'account' ? app.limiter.countAccount(viewer.account.id) : app.limiter.countPost(senderOf(socket, request.headers.get('x-forwarded-for'), config.trustedProxyHops));
    },
    ready: async () => (await app.db.execute(sql`select 1`)).rowCount === 1,
    onAnswer: (line, errors) => {
      const [err, ...also] = errors;
      if (errors.length === 0) log.debug(line, 'answered');
      else log.error({ ...line, err, ...(also.length > 0 && { also }) }, 'failed');
    },
  });
  const secure = config.site.startsWith('https:');
  const listener = getRequestListener(handler.fetch, {
    hostname: UNNAMED,
    errorHandler: (error) => {
      if (error instanceof RequestError) return plainRefusal(400, secure);
      log.error({ err: error }, 'failed');
      return plainRefusal(500, secure);
    },
  });
  const answer: RequestListener = (request, response) => void listener(request, response);
  const server = createServer({ maxHeaderSize: HEADER_BYTES, headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: 5_000, requireHostHeader: false }, answer);
  const refuse = async (socket: Duplex, status: number): Promise<void> => void socket.end(await refusalOnWire(status, secure));
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    void refuse(socket, statusOfFault(error));
  });
  server.on('connect', (_, socket) => void refuse(socket, 405));
  server.on('checkExpectation', answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), 5_000);
        server.close(() => {
          clearTimeout(late);
          void directory.close().then(resolve);
        });
        server.closeIdleConnections();
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
