// GOALS 2: how long the import of 5,000 providers takes, by the command that everybody uses, from a made-up CSV file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import type { Ground } from '../ground/ground.ts';
import { cpuOfFamily } from '../ground/machine.ts';
import { ROOT } from '../ground/web-server.ts';
import { bounded, broken, figure, type Part } from '../rows.ts';
import { makeRandom } from '../world/random.ts';
import { FIRST, FORMS, LAST, SECOND, SERVICES } from '../world/words.ts';

const FIRMS = 5_000;
const MOST_SECONDS = 30;
const NAME = `import of ${FIRMS.toLocaleString('en-US')} providers (25,000 reviews are not built yet)`;

/** As dirty as such lists are: names in capitals, spaces, some without a website. Hosts lie below a name that is kept for examples. */
async function writeList(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: places } = await client.query<{ zip: string; city: string; state: string }>('select zip, city, state from places order by zip').finally(() => client.end());
  const random = makeRandom(5_000);
  const rows = Array.from({ length: FIRMS }, (_, at) => {
    const { zip, city, state } = random.pick(places);
    const name = `${random.pick(FIRST)} ${random.pick(SECOND)} ${random.pick(LAST)} ${at}${random.pick(FORMS)}`;
    const website = random.chance(0.1) ? '' : ` https://www.firm-${at}.example.com/`;
    return [random.chance(0.6) ? name.toUpperCase() : name, website, city, state, 'US', zip, random.chance(0.5) ? random.whole(1980, 2024) : '', random.some(SERVICES, 3).join('; ')];
  });
  writeFileSync(file, stringify([['name', 'website', 'city', 'region', 'country', 'postal_code', 'founded', 'services'], ...rows]));
}

/** Imports into a database without providers. */
export async function importing(ground: Ground): Promise<Part> {
  const url = await ground.emptyDatabase('world_import');
  const file = join(ground.folder, 'firms.csv');
  await writeList(url, file);
  const [began, postgresBefore] = [performance.now(), cpuOfFamily(ground.postmaster)];
  const command = spawn(process.execPath, [join(ROOT, 'src/cli/import.ts'), file], { cwd: ROOT, env: { PATH: process.env['PATH'], DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [status]] = await Promise.all([text(command.stdout), text(command.stderr), once(command, 'exit') as Promise<[number | null]>]);
  const seconds = (performance.now() - began) / 1_000;
  const postgres = (cpuOfFamily(ground.postmaster) - postgresBefore) / 1_000;
  const row = status === 0 ? bounded(NAME, [{ value: seconds, most: MOST_SECONDS, unit: 's' }], `Postgres CPU ${figure(postgres)} s`) : broken(NAME, `${MOST_SECONDS} s`, new Error(`${out}${err}`.trim().split('\n').slice(-3).join(' ')));
  return { title: 'Import', rows: [row] };
}
