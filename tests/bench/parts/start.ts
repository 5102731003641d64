// GOALS 2: from start to the first answer, with a database that is there and from an empty folder. Wall time: the least of three, as noise only adds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClient } from '../ground/client.ts';
import type { Ground } from '../ground/ground.ts';
import { cpuOf } from '../ground/machine.ts';
import { measurePace } from '../ground/pace.ts';
import { freePort, ROOT, startBare, startSite, type WebServer } from '../ground/web-server.ts';
import { bounded, figure, notMeasured, plain, type Part, type Row } from '../rows.ts';

const TIMES = 3;
const WARM_SECONDS = 1;
const EMPTY_SECONDS = 10;
const PATIENCE_MS = 120_000;

const least = (values: readonly number[]): number => Math.min(...values);

async function firstAnswer(port: number, began: number): Promise<number> {
  const client = openClient(port);
  try {
    const { status } = await client.ask('/');
    if (status !== 200) throw new Error(`the first answer is ${status}`);
    return (performance.now() - began) / 1_000;
  } finally {
    client.close();
  }
}

interface Started {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timed(start: () => Promise<WebServer>): Promise<Started> {
  const began = performance.now();
  const server = await start();
  try {
    const seconds = await firstAnswer(server.port, began);
    return { seconds, cpuSeconds: cpuOf(server.pid) / 1_000 };
  } finally {
    await server.stop();
  }
}

async function fewTimes(start: () => Promise<WebServer>): Promise<Started> {
  const all: Started[] = [];
  for (let at = 0; at < TIMES; at += 1) all.push(await timed(start));
  return { seconds: least(all.map((one) => one.seconds)), cpuSeconds: least(all.map((one) => one.cpuSeconds)) };
}

/** `npm start` as it is, in a folder of its own; ends it again. Undefined where it found sources newer than the build, and built. */
async function wholeStart(home: string): Promise<number | undefined> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.ts')], { cwd: ROOT, env: { PATH: process.env['PATH'], PLUMBLINE_HOME: home, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit');
  try {
    while (!said.includes('Open http')) {
      if (child.exitCode !== null || performance.now() - began > PATIENCE_MS) throw new Error(`npm start did not come up:\n${said}`);
      await sleep(20);
    }
    const seconds = await firstAnswer(port, began);
    return /Site\s+built/.test(said) ? undefined : seconds;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

const rebuilt = 'the sources changed during the run, and it built again';

/** Measures the server alone, then the whole command. */
export async function start(ground: Ground): Promise<Part> {
  const world = await ground.world(5_000);
  const { factor } = await measurePace(ground.folder);
  const bare = await fewTimes(() => startBare(ground.folder));
  const warm = await fewTimes(() => startSite(world.url, ground.folder));
  const home = join(ground.folder, 'fresh');
  const empty = await wholeStart(home);
  const again = await wholeStart(home);
  rmSync(home, { recursive: true, force: true });
  const rows: Row[] = [
    plain('bare node:http', `${figure(bare.seconds)} s`, `CPU ${figure(bare.cpuSeconds)} s · limits are ${figure(factor)} times those of the goals`),
    bounded('server, with a database of 5,000 providers', [{ value: warm.seconds, most: WARM_SECONDS * factor, unit: 's' }], `CPU ${figure(warm.cpuSeconds)} s, the least of ${TIMES}`),
    empty === undefined ? notMeasured('npm start from an empty folder', `${EMPTY_SECONDS} s`, rebuilt) : bounded('npm start from an empty folder', [{ value: empty, most: EMPTY_SECONDS * factor, unit: 's' }], 'makes the database, migrates, imports, serves'),
    again === undefined ? notMeasured('npm start a second time', '', rebuilt) : plain('npm start a second time', `${figure(again)} s`, 'starts the database as well'),
  ];
  return { title: 'From start to the first answer, built before', rows };
}
