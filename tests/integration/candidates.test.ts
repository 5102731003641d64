// Who serves a need and who fits it: the directory in memory and a plain SQL query say the same, for 200 random needs over a world full of gaps.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeScores } from '../../src/assessments/recompute-scores.ts';
import type { GroupName } from '../../src/engine/rank.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { buildShortlist, rowsServing } from '../../src/shortlists/build.ts';
import { followDirectory, type Followed } from '../../src/shortlists/follow.ts';
import { readNeed } from '../../src/shortlists/need.ts';
import { groupsBySql, type Grouped } from '../support/candidates-oracle.ts';
import { drawNeed } from '../support/draw-need.ts';
import { useOwnApp } from '../support/own-app.ts';
import { chanceFor } from '../support/seed.ts';

const app = useOwnApp(systemClock);
const loaded = app.standard.current;
const { edition } = loaded;
const chance = chanceFor('candidates');
const TODAY = systemClock.today();
const GROUPS = ['fits', 'askFirst', 'ruledOut'] as const satisfies readonly GroupName[];
const ASKED_CHECKS = ['TAI-05', 'CLI-06', 'IND-02', 'SVC-06', 'TAI-06', 'PRC-03'];

/** Days around every limit that the standard names, and days far from them. */
const AGES = ['0 days', '30 days', '31 days', '90 days', '1 year', '1 year 1 day', '1 year 180 days', '1 year 181 days', '2 years', '2 years 180 days', '2 years 181 days', '3 years'];

let client: pg.Client;
let followed: Followed;
let zips: string[];

/** Answers, facts and firms as they get over the years: old, false, taken back, ended, refused, moved, withdrawn. Each is a row that somebody may write. */
async function age(): Promise<void> {
  const share = (part: number): string => `random() < ${part}`;
  const old = (): string => `(date '${TODAY}' - interval '${chance.one(AGES)}')::date`;
  // What was published is never rewritten, says a trigger. Here rows are made, as if they had been written so: the trigger looks away.
  await client.query('set session_replication_role = replica');
  await client.query(`select setseed(${chance.number()})`);
  const must = `check_id = any('{${ASKED_CHECKS.join(',')}}') and state = 'published'`;
  for (let round = 0; round < 10; round += 1) {
    await client.query(`update answers set given_on = ${old()} where ${must} and ${share(0.05)}`);
    await client.query(`update proofs set date = ${old()}, checked_on = date '${TODAY}', until = null where ${share(0.03)}`);
    await client.query(`update answers set false_found_on = ${old()} where ${must} and ${share(0.006)}`);
    await client.query(`update provider_facts set given_on = ${old()} where key = any('{sizes,prices,minimum-fee,visits,languages,coverage}') and ${share(0.04)}`);
    await client.query(`update provider_facts set false_found_on = ${old()} where key = any('{sizes,prices,minimum-fee,visits,languages,coverage}') and ${share(0.006)}`);
    await client.query(`update providers set first_claimed_on = ${old()} where first_claimed_on is not null and ${share(0.03)}`);
  }
  await client.query(`update providers set first_claimed_on = date '${TODAY}' - (29 + random() * 2)::int where first_claimed_on is not null and ${share(0.3)}`);
  await client.query(`update answers set taken_back_on = date '${TODAY}' - (random() * (date '${TODAY}' - given_on))::int where ${must} and ${share(0.03)}`);
  await client.query(`update answers set ended_on = date '${TODAY}' where ${must} and taken_back_on is null and ${share(0.03)}`);
  await client.query(`update answers set choice = null, would_not_say = true where ${must} and rule is null and taken_back_on is null and ended_on is null and ${share(0.03)}`);
  await client.query(`update provider_facts set taken_back_on = greatest(given_on, date '${TODAY}') where key = any('{sizes,prices,minimum-fee,visits,languages,coverage}') and replaced_on is null and ${share(0.03)}`);
  await client.query(`update provider_facts set value = '{"nationwide": true}' where key = 'coverage' and ${share(0.08)}`);
  await client.query(`update provider_facts set value = '{"states": ["OH", "PA"], "radius": 300}' where key = 'coverage' and ${share(0.08)}`);
  await client.query(`update provider_facts set value = '{}' where key = 'coverage' and ${share(0.05)}`);
  await client.query(`update provider_facts set value = '[]' where key in ('prices', 'languages') and ${share(0.05)}`);
  await client.query(`update providers set lat = null, lon = null where first_claimed_on is not null and ${share(0.04)}`);
  await client.query(`update providers set withdrawn_on = date '${TODAY}', withdrawn_because = 'asked for by the firm' where ${share(0.04)}`);
  await client.query(`update providers set standing = 'listed' where ${share(0.03)}`);
  await client.query('reset session_replication_role');
  await client.query('set jit = off');
  await client.query('analyze');
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.url });
  await client.connect();
  await age();
  await recomputeScores(app, { asOf: TODAY });
  const near = await client.query<{ zip: string }>(`select distinct zip from providers where first_claimed_on is not null and zip is not null order by zip`);
  const around = await client.query<{ zip: string }>(`(select zip from places where state in ('OH', 'PA', 'WV', 'KY', 'NC', 'NV') order by zip) union all (select zip from places where lat is null order by zip limit 40)`);
  zips = [...near.rows, ...near.rows, ...near.rows, ...chance.some(around.rows, 60)].map((row) => row.zip);
  followed = await followDirectory(app);
});
afterAll(async () => {
  await followed?.close();
  await client?.end();
});

function groupsInMemory(query: URLSearchParams): Grouped {
  const { need, problems } = readNeed(query, loaded, (zip) => followed.places.find(zip) !== undefined);
  expect(problems, query.toString()).toEqual([]);
  const { ranking } = buildShortlist(loaded, followed, need);
  const slugs = (group: GroupName): string[] => [...ranking.groups[group].rows].map((row) => followed.directory.rows[row]!.slug).sort();
  return { fits: slugs('fits'), askFirst: slugs('askFirst'), ruledOut: slugs('ruledOut') };
}

describe('the directory in memory and Postgres', () => {
  it('know one answer a check and rule, so that the last one decides', async () => {
    const { rows } = await client.query(`select 1 from answers where check_id = any('{${ASKED_CHECKS.join(',')}}') group by provider_id, check_id, rule having count(*) > 1`);
    expect(rows).toEqual([]);
  });
  it('put the same providers into the same groups', { timeout: 120_000 }, async () => {
    const seen = { fits: 0, askFirst: 0, ruledOut: 0, nobody: 0 };
    const asked = new Set<string>();
    for (let at = 0; at < 200; at += 1) {
      const text = drawNeed({ edition, zips, answered: chance.one([0.05, 0.15, 0.3, 0.6]) }, chance);
      const query = new URLSearchParams(text);
      const bySql = await groupsBySql(client, edition, query, TODAY);
      expect(groupsInMemory(query), `need ${at}: ${text}`).toEqual(bySql);
      for (const group of GROUPS) seen[group] += bySql[group].length;
      if (GROUPS.every((group) => bySql[group].length === 0)) seen.nobody += 1;
      for (const param of query.keys()) asked.add(param);
    }
    // A world in which all fit, or none, would prove little. How many it are differs from run to run: which rows age depends on where Postgres put them.
    for (const group of GROUPS) expect([group, seen[group]]).toEqual([group, expect.toSatisfy((count: number) => count > 20)]);
    expect(seen.nobody).toBeLessThan(100);
    expect(['people', 'budget', 'visits', 'rules', 'rivals', 'hours', 'keep', 'commit', 'language'].filter((param) => !asked.has(param))).toEqual([]);
  });
  it('name the same candidates for every ZIP code of the world, and for none', async () => {
    for (const zip of [undefined, ...new Set(zips)]) {
      const query = new URLSearchParams(zip === undefined ? [] : [['zip', zip]]);
      const { fits } = await groupsBySql(client, edition, query, TODAY);
      const rows = rowsServing(followed, zip === undefined ? undefined : followed.places.find(zip));
      expect(rows.map((row) => followed.directory.rows[row]!.slug).sort(), zip).toEqual(fits);
    }
  });
});
