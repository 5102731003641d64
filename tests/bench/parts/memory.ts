// GOALS 2: memory of the web process when idle, after a minute of load, and whether it goes on growing.
import { setTimeout as sleep } from 'node:timers/promises';
import { LIKE_A_BROWSER, openClient } from '../ground/client.ts';
import type { Ground } from '../ground/ground.ts';
import { memoryOf } from '../ground/machine.ts';
import { startSite, type WebServer } from '../ground/web-server.ts';
import { pagesOf, uncached, type Addresses, type Pages } from '../pages.ts';
import { bounded, type Part } from '../rows.ts';

const IDLE_AFTER_MS = 3_000;
const LOAD_MS = 60_000;
const ONCE_MORE_MS = 30_000;
const CONNECTIONS = 4;
/** The collector moves in steps of some MB: more growth than this in half a minute, after a whole one, is a drift. */
const DRIFT_MB = 15;

const mixOf = (pages: Pages): readonly Addresses[] => [
  ...[pages.home, pages.browse, pages.browseWords, pages.browseNear, pages.provider, pages.shortlist, pages.question].map(uncached),
  ...[pages.home, pages.browse, pages.provider],
];

/** Every page in turn on each of four connections, as fast as they are answered. Gives the number of requests. */
async function load(site: WebServer, mix: readonly Addresses[], ms: number, from: number): Promise<number> {
  const until = performance.now() + ms;
  let next = from;
  const visitor = async (): Promise<void> => {
    const client = openClient(site.port);
    try {
      for (; performance.now() < until; next += 1) {
        const path = mix[next % mix.length]!(next);
        const { status } = await client.ask(path, LIKE_A_BROWSER);
        if (status !== 200) throw new Error(`${path} answers ${status}`);
      }
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor));
  return next - from;
}

/** Watches one process in the world of 5,000. */
export async function memory(ground: Ground): Promise<Part> {
  const world = await ground.world(5_000);
  const site = await startSite(world.url, ground.folder);
  const mix = mixOf(pagesOf(world));
  try {
    await sleep(IDLE_AFTER_MS);
    const idle = memoryOf(site.pid);
    const requests = await load(site, mix, LOAD_MS, 0);
    const loaded = memoryOf(site.pid);
    const more = await load(site, mix, ONCE_MORE_MS, requests);
    const drift = memoryOf(site.pid) - loaded;
    return {
      title: 'Memory of the web process (VmRSS) at 5,000 providers',
      rows: [
        bounded('idle', [{ value: idle, most: 130, unit: 'MB' }]),
        bounded('after a minute of load', [{ value: loaded, most: 220, unit: 'MB' }], `${requests.toLocaleString('en-US')} requests on ${CONNECTIONS} connections`),
        bounded('drift in the half minute after that', [{ value: Math.max(0, drift), most: DRIFT_MB, unit: 'MB' }], `${more.toLocaleString('en-US')} requests`),
      ],
    };
  } finally {
    await site.stop();
  }
}
