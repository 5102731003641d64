// Runs waiting jobs with graphile-worker, several processes at once if need be. Knows no verb: the caller brings a table of them.
import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

/** What answers a job. It may be called twice with the same payload, and must then do the work of one call. */
export type JobVerb = (payload: unknown, log: Log) => Promise<void>;

export interface Timetable {
  readonly job: string;
  /** A cron line, in UTC. */
  readonly at: string;
  /** How far back a time that nobody was there for is made up, in milliseconds. */
  readonly madeUpFor: number;
}

export interface Jobs {
  readonly stop: () => Promise<void>;
}

const AT_ONCE = 2;
/** Two jobs, the listener, and one for the timetable. */
const POOL = 4;
const PAUSE_MS = 1_000;

/** A failed job's error goes to the log without values. graphile-worker keeps this sentence beside the job, and tries again later. */
function answering(name: string, verb: JobVerb, log: Log): TaskList[string] {
  return async (payload, { job }) => {
    const own = log.child({ job: name, number: job.id, attempt: job.attempts });
    try {
      await verb(payload, own);
      own.info('job done');
    } catch (error) {
      own.error({ err: error }, 'job failed');
      throw new Error(`${name} failed; the log says why`);
    }
  };
}

const loggerFor = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });

/** A connection that Postgres ends is no reason for this process to end: graphile-worker sees the failed query, and goes on. */
function makePool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: POOL, application_name: 'plumbline works' });
  const ignore = (): void => {};
  return pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
}

/** Runs jobs from the database at `url` until stopped. While Postgres is away it waits, and goes on when it is back. */
export async function runJobs(url: string, verbs: Readonly<Record<string, JobVerb>>, timetable: readonly Timetable[], log: Log): Promise<Jobs> {
  const stopping = new AbortController();
  const taskList = Object.fromEntries(Object.entries(verbs).map(([name, verb]) => [name, answering(name, verb, log)]));
  const parsedCronItems = parseCronItems(timetable.map(({ job, at, madeUpFor }) => ({ task: job, match: at, identifier: job, options: { backfillPeriod: madeUpFor } })));
  const pool = makePool(url);
  const start = (): Promise<Runner> => run({ pgPool: pool, taskList, parsedCronItems, concurrency: AT_ONCE, noHandleSignals: true, logger: loggerFor(log) });

  let runner = await start();
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => log.error({ err: error }, 'jobs interrupted'));
      if (stopping.signal.aborted) return;
      await sleep(PAUSE_MS);
      runner = await start().catch(() => runner);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => {});
      await watching;
      await pool.end().catch(() => {});
    },
  };
}
