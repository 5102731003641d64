// `npm run bench`: measures the built site against its goals and prints every row beside its limit. `npm run bench -- weights costs` runs these parts.
import { availableParallelism, loadavg } from 'node:os';
import { BuildFailure, buildWhereStale } from '#cli/build.ts';
import { openGround, type Ground } from './ground/ground.ts';
import { costs } from './parts/costs.ts';
import { growth } from './parts/growth.ts';
import { importing } from './parts/import.ts';
import { memory } from './parts/memory.ts';
import { paint } from './parts/paint.ts';
import { queries } from './parts/queries.ts';
import { start } from './parts/start.ts';
import { weights } from './parts/weights.ts';
import { isMissed, tableOf, type Part } from './rows.ts';

const PARTS: Readonly<Record<string, (ground: Ground) => Promise<Part>>> = { weights, paint, costs, queries, memory, start, import: importing, growth };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Wall times mean little on a busy machine; CPU time and bytes hold. */
const busy = (): string => `${loadavg()[0]!.toFixed(1)} programs want to run on ${availableParallelism()} processors`;

async function run(names: readonly string[]): Promise<boolean> {
  if (await buildWhereStale()) say('Built the site.');
  const ground = await openGround(say);
  let missed = 0;
  try {
    for (const name of names) {
      const part = await PARTS[name]!(ground);
      missed += part.rows.filter(isMissed).length;
      say(`${tableOf(part)}\n  (${busy()})`);
    }
  } finally {
    await ground.close();
  }
  say(missed === 0 ? '\nNothing that is built is missed.' : `\n${missed} missed.`);
  return missed === 0;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are: ${Object.keys(PARTS).join(', ')}.`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await run(asked.length > 0 ? asked : Object.keys(PARTS))) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof BuildFailure ? error.message : error);
    process.exitCode = 2;
  }
}
