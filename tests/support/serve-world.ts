// For the browser tests: the built site, served from a copy of the whole world until this process is told to stop.
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
const server = await startServer(database, { LOG_LEVEL: 'error' });
// playwright.config.ts waits for this line.
console.log(`Serving on port ${new URL(server.url).port}, without ${withdrawn}`);
await untilTold();
await server.stop();
await cluster.end();
process.exit(0);
