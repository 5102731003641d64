// A read for whoever is on duty: mails that could not be sent yet, and those that were given up. Counts and days alone; no mailbox leaves here.
import { sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';

const MAILS = ['mailed-link-asked', 'mailbox-left', 'firm-contested', 'member-invited', 'lapses-near', 'decision-effective'] as const;

export interface WaitingMail {
  /** Tried at least once, and tried again later. */
  readonly waiting: number;
  /** Tried for a day, and tried no more. */
  readonly givenUp: number;
  /** When the oldest of both was asked for. */
  readonly since: Date | null;
}

/** What the mail server has not taken. All zero where nothing is wrong. */
export async function waitingMail(db: Db): Promise<WaitingMail> {
  const names = sql.join(MAILS.map((name) => sql`${name}`), sql`, `);
  const { rows } = await db.execute<{ waiting: number; given_up: number; since: string | null }>(sql`
    select count(*) filter (where attempts < max_attempts)::int as waiting, count(*) filter (where attempts >= max_attempts)::int as given_up, min(created_at) as since
    from graphile_worker.jobs where task_identifier in (${names}) and attempts > 0`);
  const [row] = rows;
  return { waiting: row!.waiting, givenUp: row!.given_up, since: row!.since === null ? null : new Date(row!.since) };
}
