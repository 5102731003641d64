// Named questions to the record, for everybody: the closed part never leaves here, its digest does.
import { asc, desc, gt } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { records } from './tables.ts';

const PUBLIC = { number: records.number, at: records.at, actor: records.actor, act: records.act, subject: records.subject, open: records.open, closedDigest: records.closedDigest, previous: records.previous, hash: records.hash };

const shown = <Row extends { readonly at: Date }>(row: Row) => ({ ...row, at: row.at.toISOString() });

/** The newest rows, newest first. */
export const newestRecords = async (db: Db, most: number) => (await db.select(PUBLIC).from(records).orderBy(desc(records.number)).limit(most)).map(shown);
export type PublicRecord = Awaited<ReturnType<typeof newestRecords>>[number];

const PAGE = 1_000;

/** Every row from the first to the last, a thousand at a time, as anybody needs it to check the chain. */
export async function* allRecords(db: Db): AsyncGenerator<PublicRecord> {
  for (let after = 0; ; ) {
    const rows = await db.select(PUBLIC).from(records).where(gt(records.number, after)).orderBy(asc(records.number)).limit(PAGE);
    for (const row of rows) yield shown(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.number;
  }
}
