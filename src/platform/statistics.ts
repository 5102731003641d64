// What Postgres believes about the size of tables, for verbs that fill them in one go.
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db.ts';

/**
 * Has Postgres count these tables again, in the caller's transaction too. It counts by itself only what was committed a while ago: in between
 * it may plan for a table of no rows when there are thousands, and read each of them for each other.
 */
export async function countAgain(db: Db, tables: readonly PgTable[]): Promise<void> {
  await db.execute(sql`analyze ${sql.join([...tables], sql`, `)}`);
}
