// `npm start`: database, tables, listing, build, server and worker, in one command, and all of them ended in order when it is stopped.
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { parseConfig, WrongSetting, type Config } from '#platform/config.ts';
import { EmbeddedFailure } from '#platform/embedded-failure.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { untilTold } from '#platform/lifeline.ts';
import { checkDatabase, Unreachable } from '#platform/reach.ts';
import { checkPackages } from '#platform/s3-store.ts';
import { WATCH, WITH_DEMONSTRATION } from './arguments.ts';
import { BuildFailure, buildWhereStale, SERVER } from './build.ts';
import { keepProgram, ProgramFailure, runProgram, type Child } from './children.ts';
import { report, say, step } from './terminal.ts';
import { watchSources } from './watch.ts';
import { WEB_ENVIRONMENT, WEB_FLAGS } from './web-memory.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
const SETUP = join(ROOT, 'src/cli/setup.ts');
const WORKER = join(ROOT, 'src/worker.ts');

class PortTaken extends Error {}

/** What was started, ended in the opposite order. */
const endings: (() => Promise<unknown>)[] = [];
async function end(): Promise<void> {
  for (const ending of endings.splice(0).reverse()) await ending();
}

/** Asks before the long work, so that nobody waits a minute to hear it; after the database, which knows whether the other program is Plumbline itself. */
async function checkPort({ host, port }: Config): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new PortTaken(`Port ${port} is taken by another program. Stop that, or choose another: PORT=4322 npm start`);
    throw new PortTaken(`Nothing can listen on ${host}, port ${port} (${code}). Set HOST and PORT to what this machine has.`);
  } finally {
    server.close();
  }
}

const shown = (path: string): string => (path.startsWith(`${ROOT}/`) ? relative(ROOT, path) : path);

/** The address of the database: yours, or that of the embedded one, started here. */
async function database({ databaseUrl, home }: Config): Promise<string> {
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    report('Database', `yours, at ${new URL(databaseUrl).host}; no demonstration will be loaded into it`);
    return databaseUrl;
  }
  let url = '';
  await step('Database', 'starting PostgreSQL', async (tell) => {
    const embedded = await startEmbedded(home, { say: (what) => (url ? say(what) : tell(what)) });
    endings.push(embedded.stop);
    url = embedded.url;
    return `PostgreSQL ${embedded.fresh ? 'made' : 'started'} in ${shown(embedded.place.root)}`;
  });
  return url;
}

async function start(): Promise<void> {
  const asked = parseConfig(process.env);
  checkPackages(asked.files);
  say('Plumbline');
  const config = { ...asked, databaseUrl: await database(asked) };
  await checkPort(asked);
  const quiet = asked.databaseUrl === undefined ? { LOG_LEVEL: 'warn' } : {};
  const mailbox = asked.databaseUrl === undefined && asked.mail.kind === 'none' && [...asked.hosts].every((host) => LOOPBACK.has(new URL(`http://${host}`).hostname.replace(/[[\]]/g, ''))) ? { MAIL_FOLDER: join(asked.home, 'mail') } : {};
  const env = { NODE_ENV: 'production', ...quiet, ...process.env, DATABASE_URL: config.databaseUrl, ...mailbox };
  const program = (name: string, file: string) => ({ name, file, folder: ROOT, env });

  const args = asked.databaseUrl === undefined ? [WITH_DEMONSTRATION] : [];
  const setup = runProgram({ ...program('setup', SETUP), args });
  endings.push(setup.stop);
  await setup.ended;
  await step('Site', 'building', async () => ((await buildWhereStale()) ? 'built' : 'already built'));

  const children = [keepProgram({ ...program('worker', WORKER), node: ['--max-semi-space-size=2'] }, say), keepProgram({ ...program('server', SERVER), env: { ...WEB_ENVIRONMENT, ...env }, node: WEB_FLAGS }, say)];
  endings.push(() => Promise.all(children.map((child) => child.stop())));
  await Promise.all(children.map((child) => child.ready));
  if (!LOOPBACK.has(config.host) && config.hosts.has(`localhost:${config.port}`)) {
    say(`\nIt listens on ${config.host}, and answers only to localhost: set SITE_URL to the address that people type.`);
  }
  if (process.argv.includes(WATCH)) watchSources(ROOT, () => rebuild(children));
  say(`\nOpen ${config.site}\nStop with Ctrl-C; the data are kept.`);
}

/** A build that fails leaves the site as it is, until the next change. */
async function rebuild(children: readonly Child[]): Promise<void> {
  try {
    if (await buildWhereStale()) say('Built again');
    await Promise.all(children.map((child) => child.renew()));
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    say(error.message);
  }
}

const told = untilTold();
const known = [WrongSetting, EmbeddedFailure, PortTaken, BuildFailure, ProgramFailure, Unreachable];
try {
  if ((await Promise.race([start(), told])) !== undefined) say('\nStopping before the start was complete …');
  const ending = await told;
  if (ending === 'SIGINT') say('');
  await step('Stopped', 'letting requests finish, then the database', () => end().then(() => 'all of it; the data are kept'));
  process.exit(0);
} catch (error) {
  console.error(known.some((kind) => error instanceof kind) ? (error as Error).message : error);
  await end();
  process.exit(1);
}
