// GOALS 1: a first visit with a cheap phone on a slow line, as Lighthouse judges it: scores, largest paint, blocked time, shifts.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { findChromium } from '../../support/chromium.ts';
import type { Ground } from '../ground/ground.ts';
import { openJudge, type Judge, type Judged } from '../ground/lighthouse.ts';
import { startSite } from '../ground/web-server.ts';
import { FIRST_VISITS, HIDDEN, pagesOf, type Addresses } from '../pages.ts';
import { bounded, broken, figure, notMeasured, plain, type Part, type Row } from '../rows.ts';

const TIMES = 3;
const LEAST = { performance: 97, accessibility: 100, bestPractices: 100, seo: 100 };
const MOST = { largest: 1_500, blocked: 50, shift: 0.01 };
const SCORES = `at least ${Object.values(LEAST).join(' · ')}`;
const TIMINGS = `${MOST.largest / 1_000} s · ${MOST.blocked} ms · ${MOST.shift}`;
const scoresOf = (name: string): string => `${name}: scores`;
const timingsOf = (name: string): string => `${name}: paint`;

/** The least that a page can be. What Lighthouse says of it is the machine's own part in every figure beside it. */
const EMPTY = '<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><meta name="description" content="Nothing"><title>Nothing</title></head><body><main><h1>Nothing</h1></main></body></html>';

async function serveEmpty(): Promise<Server> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(EMPTY)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The visit with the middle performance of three, as Lighthouse advises; what took points in any of them. */
async function middle(judge: Judge, addresses: Addresses, hidden: boolean): Promise<Judged> {
  const all: Judged[] = [];
  for (let at = 0; at < TIMES; at += 1) all.push(await judge.visit(addresses(at), hidden));
  const chosen = all.toSorted((a, b) => a.performance - b.performance || b.blocked - a.blocked)[Math.floor(TIMES / 2)]!;
  return { ...chosen, faults: [...new Set(all.flatMap(({ faults }) => faults))] };
}

function rowsOf(name: string, judged: Judged): Row[] {
  const keys = Object.keys(LEAST) as (keyof typeof LEAST)[];
  const isMissed = keys.some((key) => !(judged[key] >= LEAST[key]));
  const scores: Row = { name: scoresOf(name), value: keys.map((key) => figure(judged[key])).join(' · '), limit: SCORES, verdict: isMissed ? 'MISSED' : 'ok', ...(judged.faults.length > 0 && { note: judged.faults.join(' ') }) };
  return [
    scores,
    bounded(timingsOf(name), [
      { value: judged.largest / 1_000, most: MOST.largest / 1_000, unit: 's' },
      { value: judged.blocked, most: MOST.blocked, unit: 'ms' },
      { value: judged.shift, most: MOST.shift, unit: '' },
    ]),
  ];
}

async function emptyRow(judge: Judge): Promise<Row> {
  const server = await serveEmpty();
  const { port } = server.address() as AddressInfo;
  const { performance, largest, blocked } = await middle(judge, () => `http://localhost:${port}/`, false).finally(() => server.close());
  return plain('an empty page, to compare', `performance ${performance} · ${figure(largest / 1_000)} s · ${figure(blocked)} ms`);
}

/** Opens each kind of page three times, with an empty cache. */
export async function paint(ground: Ground): Promise<Part> {
  const title = `First visit on a slow phone, the middle of ${TIMES}. Scores: performance · accessibility · best practices · SEO. Paint: largest · blocked time · shift`;
  const executablePath = findChromium();
  const none = 'there is no Chromium here; npm test installs it';
  if (!executablePath) return { title, rows: [notMeasured('every page: scores', SCORES, none), notMeasured('every page: paint', TIMINGS, none)] };
  const world = await ground.world(5_000);
  const pages = pagesOf(world);
  const site = await startSite(world.url, ground.folder);
  const judge = await openJudge(executablePath, ground.folder);
  const rows: Row[] = [];
  try {
    rows.push(await emptyRow(judge));
    for (const name of FIRST_VISITS) {
      const addresses: Addresses = (index) => `http://localhost:${site.port}${pages[name](index)}`;
      rows.push(...(await middle(judge, addresses, HIDDEN.has(name)).then((judged) => rowsOf(name, judged), (error: unknown) => [broken(scoresOf(name), SCORES, error), broken(timingsOf(name), TIMINGS, error)])));
    }
  } finally {
    await judge.close();
    await site.stop();
  }
  return { title, rows };
}
