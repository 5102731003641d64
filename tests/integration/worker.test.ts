// The worker's table: every job that a verb hands over has an answer, and the answers do the work.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { parseCronItems } from 'graphile-worker';
import { addDays } from '../../src/kernel/time.ts';
import { makeLog } from '../../src/platform/log.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { answersOf, TIMETABLE } from '../../src/worker.ts';
import { useApp } from '../support/app.ts';

const SRC = join(import.meta.dirname, '../../src');
const app = useApp();
const log = makeLog('silent');

/** Names of jobs as the rooms' job files write them: past events, in kebab-case. */
const handedOver = (): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('/jobs.ts')).flatMap((name) => [...readFileSync(join(SRC, name), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!));

const scoredOn = async () => (await app.db.execute<{ day: string; scores: number }>(sql`select same_on::text as day, count(*)::int as scores from scores where current group by 1`)).rows;

describe('the worker', () => {
  it('answers every job that a room hands over, and no other', () => {
    expect(Object.keys(answersOf(app)).sort()).toEqual([...new Set(handedOver())].sort());
  });
  it('has an answer for everything in its timetable, whose times can be read', () => {
    expect(TIMETABLE.map(({ job }) => job).filter((job) => !(job in answersOf(app)))).toEqual([]);
    expect(() => parseCronItems(TIMETABLE.map(({ job, at }) => ({ task: job, match: at })))).not.toThrow();
  });
  it('rolls the day: every score of a firm that speaks for itself is of today', async () => {
    const yesterday = addDays(app.clock.today(), -1);
    const { firms } = await loadDemonstration(app, { asOf: yesterday });
    expect(await scoredOn()).toEqual([{ day: yesterday, scores: firms }]);
    await answersOf(app)['day-rolled']!({}, log);
    expect(await scoredOn()).toEqual([{ day: app.clock.today(), scores: firms }]);
  });
  it('refuses a payload that it does not know', async () => {
    await expect(answersOf(app)['provider-facts-changed']!({ providers: 'all' }, log)).rejects.toThrow();
  });
});
