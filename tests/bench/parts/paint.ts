// GOALS 1: what a visitor with a cheap phone sees, and when: largest paint, blocked time, shifts. Chromium tells; Lighthouse is asked where it is installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { findChromium } from '../../support/chromium.ts';
import type { Ground } from '../ground/ground.ts';
import { ROOT, startSite } from '../ground/web-server.ts';
import { pagesOf, type Addresses } from '../pages.ts';
import { bounded, broken, median, notMeasured, type Part, type Row } from '../rows.ts';

const TIMES = 3;
const MOST = { largest: 1.5, blocked: 50, shift: 0.01 };
const LIMIT = `${MOST.largest} s · ${MOST.blocked} ms · ${MOST.shift}`;

/**
 * Lighthouse's mobile profile: round trips of 150 ms at 1,638 kbit/s, a processor four times slower, a phone's screen. Chromium delays each
 * request by a round trip, and opens a connection in no time: the three of a new one (name, TCP, TLS) are added to what it tells.
 */
const ROUND_TRIP_MS = 150;
const CONNECTION_MS = 3 * ROUND_TRIP_MS;
const LINE = { offline: false, latency: ROUND_TRIP_MS, downloadThroughput: (1_638.4 * 1_000) / 8, uploadThroughput: (675 * 1_000) / 8 };
const SLOWER = 4;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** After the page is loaded: time for a late paint or shift to show itself. */
const SETTLE_MS = 1_500;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

interface Seen {
  readonly largest: number;
  readonly blocked: number;
  readonly shift: number;
}

/**
 * Runs in the page before anything of it, over the browser's own protocol: the page's policy allows no script, and is not asked. Blocked is
 * what a task takes beyond 50 ms after the first paint, as Lighthouse counts it: before that there is nothing to touch.
 */
const WATCH = `
  window.seen = { largest: 0, shift: 0, tasks: [] };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.largest = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.tasks.push([entry.startTime, entry.startTime + entry.duration]); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
`;
const READ = `(() => {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity;
  const blocked = seen.tasks.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, painted) - 50), 0);
  return { largest: seen.largest, blocked, shift: seen.shift };
})()`;

async function watch(context: BrowserContext, address: string): Promise<Seen> {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', LINE);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(WATCH);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate<Seen>(READ);
}

async function rowFor(browser: Browser, origin: string, name: string, addresses: Addresses): Promise<Row> {
  const all: Seen[] = [];
  try {
    for (let at = 0; at < TIMES; at += 1) {
      const context = await browser.newContext(PHONE);
      all.push(await watch(context, origin + addresses(at)).finally(() => context.close()));
    }
  } catch (error) {
    return broken(name, LIMIT, error);
  }
  const [largest, blocked, shift] = (['largest', 'blocked', 'shift'] as const).map((what) => median(all.map((one) => one[what]))) as [number, number, number];
  return bounded(name, [{ value: (largest + CONNECTION_MS) / 1_000, most: MOST.largest, unit: 's' }, { value: blocked, most: MOST.blocked, unit: 'ms' }, { value: shift, most: MOST.shift, unit: '' }]);
}

const LIGHTHOUSE = notMeasured('Lighthouse: performance · accessibility · best practices · SEO', 'at least 97 · 100 · 100 · 100', 'lighthouse is not installed');

/** Opens each kind of page three times, with an empty cache, and takes the middle. */
export async function paint(ground: Ground): Promise<Part> {
  const title = `First visit on a slow phone: largest paint · blocked time · layout shift, the middle of ${TIMES}`;
  const executablePath = findChromium();
  const installed = existsSync(join(ROOT, 'node_modules/lighthouse/package.json'));
  const lighthouse = installed ? [] : [LIGHTHOUSE];
  if (!executablePath) return { title, rows: [notMeasured('every page', LIMIT, 'there is no Chromium here; npm test installs it'), ...lighthouse] };
  const world = await ground.world(5_000);
  const pages = pagesOf(world);
  const site = await startSite(world.url, ground.folder);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const rows: Row[] = [];
  try {
    // A browser's first page pays for the browser's own start.
    await rowFor(browser, `http://localhost:${site.port}`, '', pages.home);
    for (const name of ['home', 'question', 'shortlist', 'provider', 'browse'] as const) rows.push(await rowFor(browser, `http://localhost:${site.port}`, name, pages[name]));
  } finally {
    await browser.close();
    await site.stop();
  }
  return { title, rows: [...rows, ...lighthouse] };
}
