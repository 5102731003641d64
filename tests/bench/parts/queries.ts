// GOALS 2: how many queries a page asks, and how many rows they read. At most 6; none reads 2,000 rows, or 20 times what it gives.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from '../ground/ground.ts';
import { LIKE_A_BROWSER, openClient } from '../ground/client.ts';
import { followStatements, LOG_STATEMENTS, type Statement } from '../ground/statements.ts';
import { startSite } from '../ground/web-server.ts';
import { pagesOf, uncached, type Addresses } from '../pages.ts';
import { bounded, broken, type Part, type Row } from '../rows.ts';

const MOST_QUERIES = 6;
const MOST_READ = 2_000;
const TIMES_GIVEN = 20;
/** A sum or a lookup over so few rows is no waste, however little it gives. */
const FEW = 100;
const TRIES = 8;
/** The log is written by the backend before it answers; the server may ask for things of its own beside. */
const SETTLE_MS = 50;

const isWasteful = ({ read, given }: Statement): boolean => read > Math.max(FEW, TIMES_GIVEN * given);

function rowFor(name: string, pages: readonly (readonly Statement[])[]): Row {
  const most = pages.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const all = pages.flat();
  const greatest = Math.max(0, ...all.map((one) => one.read));
  const wasteful = all.find(isWasteful);
  const figures = [
    { value: most.length, most: MOST_QUERIES, unit: 'queries' },
    { value: greatest, most: MOST_READ - 1, unit: 'rows read by one' },
    ...(wasteful ? [{ value: wasteful.read / Math.max(1, wasteful.given), most: TIMES_GIVEN, unit: 'times what it gives' }] : []),
  ];
  return bounded(name, figures, wasteful ? `${wasteful.text.slice(0, 160)} …` : undefined);
}

/** Counts for each kind of page of the world of 5,000. */
export async function queries(ground: Ground): Promise<Part> {
  const world = await ground.world(5_000);
  const pages = pagesOf(world);
  const asked: readonly (readonly [string, Addresses])[] = [
    ['home', pages.home], ['question', pages.question], ['shortlist from a full need', pages.shortlist], ['provider', pages.provider], ['compare', pages.compare], ['kit for two providers', pages.kit], ['browse', pages.browse],
    ['browse: words + service + sort', pages.browseWords], ['browse: near a place', pages.browseNear], ['JSON of one provider', pages.json],
  ];
  for (const [setting, value] of LOG_STATEMENTS) await ground.administer(`alter database ${world.name} set ${setting} = '${value}'`);
  const site = await startSite(world.url, ground.folder);
  const client = openClient(site.port);
  const rows: Row[] = [];
  try {
    const statementsSince = followStatements(ground.postgresLog);
    for (const [name, addresses] of asked) {
      const found: Statement[][] = [];
      try {
        for (let index = 0; index < TRIES; index += 1) {
          await sleep(SETTLE_MS);
          statementsSince();
          const path = uncached(addresses)(index);
          const { status } = await client.ask(path, LIKE_A_BROWSER);
          if (status !== 200) throw new Error(`${path} answers ${status}`);
          await sleep(SETTLE_MS);
          found.push(statementsSince());
        }
        rows.push(rowFor(name, found));
      } catch (error) {
        rows.push(broken(name, `${MOST_QUERIES} queries`, error));
      }
    }
  } finally {
    client.close();
    await site.stop();
    for (const [setting] of LOG_STATEMENTS) await ground.administer(`alter database ${world.name} reset ${setting}`);
  }
  return { title: 'Queries a page, without any cache', rows };
}
