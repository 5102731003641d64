// For the browser tests: the built site, served from a copy of the whole world until this process is told to stop.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhereStale } from '../../src/cli/build.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { untilTold } from '../../src/platform/lifeline.ts';
import { startCluster } from './cluster.ts';
import { startServer } from './start-server.ts';
import { worldTemplate } from './world.ts';

/** Takes one listed firm off the list, so that there is such a page to look at; gives back its slug. */
async function withdrawOne(url: string): Promise<string> {
  const { db, close } = openDatabase(url);
  const { rows } = await db.execute<{ slug: string }>(`update providers set withdrawn_on = current_date, withdrawn_because = 'asked for by the firm'
    where slug = (select min(slug) from providers where standing = 'listed') returning slug`);
  await close();
  return rows[0]!.slug;
}

await buildWhereStale();
const cluster = await startCluster();
const database = socketUrl(cluster.sockets, await worldTemplate(cluster.sockets));
const withdrawn = await withdrawOne(database);
// Mails lie in a folder, and are read on the site's own page, as on a demonstration.
const env = { LOG_LEVEL: 'error', MAIL_FOLDER: mkdtempSync(join(tmpdir(), 'plumbline-mail-')), PLUMBLINE_HOME: mkdtempSync(join(tmpdir(), 'plumbline-home-')) };
const server = await startServer(database, env);
const worker = spawn(process.execPath, ['src/worker.ts'], { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...env, NODE_ENV: 'production', DATABASE_URL: database, SITE_URL: server.url } });
await once(worker, 'message');
// playwright.config.ts waits for this line.
console.log(`Serving on port ${new URL(server.url).port}, without ${withdrawn}, from ${database}`);
await untilTold();
worker.kill('SIGTERM');
await server.stop();
await cluster.end();
process.exit(0);
