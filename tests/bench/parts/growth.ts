// GOALS 2: how a request's cost grows from 1,000 to 100,000 providers.
import { costOf, type Cost } from '../ground/cost.ts';
import type { Ground } from '../ground/ground.ts';
import { memoryOf } from '../ground/machine.ts';
import { startSite } from '../ground/web-server.ts';
import { pagesOf, uncached, type Pages } from '../pages.ts';
import { bounded, broken, figure, plain, type Part, type Row } from '../rows.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const BROTLI = { 'accept-encoding': 'gzip, deflate, br' };

const GOALS: readonly { readonly name: string; readonly page: keyof Pages; readonly most: number }[] = [
  { name: 'home', page: 'home', most: 1.3 },
  { name: 'provider', page: 'provider', most: 1.3 },
  { name: 'browse: words + service + sort', page: 'browseWords', most: 3 },
  { name: 'browse: near a place', page: 'browseNear', most: 3 },
  { name: 'browse: a broad word', page: 'broadWord', most: 5 },
  { name: 'shortlist from a full need', page: 'shortlist', most: 4 },
];

interface Size {
  readonly costs: ReadonlyMap<string, Cost | Error>;
  readonly memory: number;
  readonly readyMs: number;
}

async function measure(ground: Ground, size: number): Promise<Size> {
  const world = await ground.world(size);
  const pages = pagesOf(world);
  const site = await startSite(world.url, ground.folder);
  const measured = new Map<string, Cost | Error>();
  try {
    for (const { name, page } of GOALS) {
      const cost = costOf({ server: site, postmaster: ground.postmaster }, uncached(pages[page]), BROTLI, { warmUp: { requests: 400, cpuMs: 1_000 }, rounds: 3, roundCpuMs: 600 });
      measured.set(name, await cost.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))));
    }
    return { costs: measured, memory: memoryOf(site.pid), readyMs: site.readyMs };
  } finally {
    await site.stop();
  }
}

/** Measures both worlds with the same requests. The large one takes some minutes to make. */
export async function growth(ground: Ground): Promise<Part> {
  const [small, large] = [await measure(ground, SMALL), await measure(ground, LARGE)];
  const rows = GOALS.map(({ name, most }): Row => {
    const [before, after] = [small.costs.get(name), large.costs.get(name)];
    if (before === undefined || after === undefined || before instanceof Error || after instanceof Error) return broken(name, `${most}x`, after instanceof Error ? after : before);
    return bounded(name, [{ value: after.ms / before.ms, most, unit: 'x' }], `${figure(before.ms)} ms → ${figure(after.ms)} ms`);
  });
  const told = ({ memory, readyMs }: Size): string => `${figure(memory)} MB, ready in ${figure(readyMs / 1_000)} s`;
  rows.push(plain('web process at 100,000, after this', told(large), `at 1,000: ${told(small)}`));
  return { title: 'Growth of the cost of a request from 1,000 to 100,000 providers', rows };
}
