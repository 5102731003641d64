// GOALS 2: what a request costs at 5,000 providers, beside a bare node:http server measured in the same run.
import { costOf, USUAL, type Cost, type Effort, type Measured } from '../ground/cost.ts';
import type { Ground } from '../ground/ground.ts';
import { measurePace, type Pace } from '../ground/pace.ts';
import { startSite } from '../ground/web-server.ts';
import { pagesOf, uncached, type Addresses } from '../pages.ts';
import { bounded, broken, figure, plain, type Part, type Row } from '../rows.ts';

/** As every browser of today asks; the answer is compressed. */
const BROTLI = { 'accept-encoding': 'gzip, deflate, br' };

interface Goal {
  readonly name: string;
  readonly addresses: Addresses;
  readonly most: number;
  /** How many times the bare server. */
  readonly times: number;
  readonly effort?: Effort;
}

/** The API keeps what it once made by the provider's name alone, so each provider is asked for once: there are 2,000 that have answered. */
const ONCE_EACH: Effort = { warmUp: { requests: 800, cpuMs: 0 }, rounds: 3, roundCpuMs: 120 };

const noteOf = ({ postgresMs, wallMs }: Cost, clearMs?: number): string =>
  [`Postgres ${figure(postgresMs)}`, `wall ${figure(wallMs)}`, ...(clearMs === undefined ? [] : [`not compressed ${figure(clearMs)}`])].join(' · ');

async function rowOf(measured: Measured, { bare, factor }: Pace, { name, addresses, most, times, effort = USUAL }: Goal): Promise<Row> {
  try {
    const cost = await costOf(measured, addresses, BROTLI, effort);
    const clear = effort === ONCE_EACH ? undefined : await costOf(measured, addresses, {}, { warmUp: { requests: 40, cpuMs: 0 }, rounds: 2, roundCpuMs: 400 });
    return bounded(name, [{ value: cost.ms, most: most * factor, unit: 'ms' }, { value: cost.ms / bare.ms, most: times, unit: 'x' }], noteOf(cost, clear?.ms));
  } catch (error) {
    return broken(name, `${most} ms · ${times}x`, error);
  }
}

/** A page for which the goals name no figure: told, so that what it costs is seen. */
async function lookAt(measured: Measured, name: string, addresses: Addresses): Promise<Row> {
  try {
    const cost = await costOf(measured, addresses, BROTLI, USUAL);
    return plain(name, `${figure(cost.ms)} ms`, noteOf(cost));
  } catch (error) {
    return broken(name, 'an answer', error);
  }
}

/** Measures every page of the table. Reviews are no part of the world yet. */
export async function costs(ground: Ground): Promise<Part> {
  const world = await ground.world(5_000);
  const pages = pagesOf(world);
  const goals: Goal[] = [
    { name: 'home', addresses: uncached(pages.home), most: 2, times: 90 },
    { name: 'provider (its reviews are not built yet)', addresses: uncached(pages.provider), most: 3, times: 130 },
    { name: 'browse: words + service + sort', addresses: uncached(pages.browseWords), most: 5, times: 220 },
    { name: 'browse: near a place', addresses: uncached(pages.browseNear), most: 6, times: 260 },
    { name: 'shortlist from a full need', addresses: uncached(pages.shortlist), most: 10, times: 430 },
    { name: 'compare: four providers on a full need', addresses: uncached(pages.compare), most: 20, times: 860 },
    { name: 'from the page cache: home', addresses: pages.home, most: 0.12, times: 5 },
    { name: 'from the page cache: provider', addresses: (index) => pages.provider(index % 20), most: 0.12, times: 5 },
    { name: 'JSON of one provider, each asked for once', addresses: uncached((index) => `/api/v1/providers/${world.answered[index % world.answered.length]!}`), most: 0.3, times: 12, effort: ONCE_EACH },
  ];
  const pace = await measurePace(ground.folder);
  const site = await startSite(world.url, ground.folder);
  try {
    const { bare, factor } = pace;
    const rows: Row[] = [plain('bare node:http', `${figure(bare.ms)} ms`, `wall ${figure(bare.wallMs)} · limits in milliseconds are ${figure(factor)} times those of the goals`)];
    for (const goal of goals) rows.push(await rowOf({ server: site, postmaster: ground.postmaster }, pace, goal));
    rows.push(await lookAt({ server: site, postmaster: ground.postmaster }, 'costs (no goal of its own)', uncached(pages.costsAnswered)));
    return { title: 'CPU milliseconds a request at 5,000 providers, compressed, and how many times a bare node:http server', rows };
  } finally {
    await site.stop();
  }
}
