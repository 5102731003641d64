// Jobs, handed over in the caller's own transaction: a job exists exactly when the change that asked for it does. Runs none; worker.ts does.
import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

export interface Job {
  /** A past event, as `day-rolled`; worker.ts knows which verb answers it. */
  readonly name: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date;
  /** A second job with the same key replaces the first while that waits. */
  readonly key?: string;
  /** How often it is tried in all, with growing pauses. 25 when absent: about three days. */
  readonly tries?: number;
}

export interface Queue {
  readonly enqueue: (tx: Db, job: Job) => Promise<void>;
}

/** The queue in Postgres. `tx` is the transaction of the change; outside of one the job stands as soon as the statement is done. */
export const postgresQueue: Queue = {
  async enqueue(tx, { name, payload = {}, runAt, key, tries }) {
    await tx.execute(sql`select graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      job_key => ${key ?? null}, max_attempts => ${tries ?? null}::int)`);
  },
};
