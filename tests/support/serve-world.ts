// For the browser tests: the built site, served from a copy of the whole world until this process is told to stop.
import { buildWhereStale } from '../../src/cli/build.ts';
import { socketUrl } from '../../src/platform/embedded-launch.ts';
import { untilTold } from '../../src/platform/lifeline.ts';
import { startCluster } from './cluster.ts';
import { startServer } from './start-server.ts';
import { worldTemplate } from './world.ts';

await buildWhereStale();
const cluster = await startCluster();
const server = await startServer(socketUrl(cluster.sockets, await worldTemplate(cluster.sockets)), { LOG_LEVEL: 'error' });
// playwright.config.ts waits for this line.
console.log(`Serving on port ${new URL(server.url).port}`);
await untilTold();
await server.stop();
await cluster.end();
process.exit(0);
