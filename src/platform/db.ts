// The connection to Postgres: postgres.js below, drizzle above, time limits on both. Knows no table.
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** What a read or a verb gets: the database, or a transaction in it. Both look the same. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

/** The plain client, for NOTIFY, COPY and raw SQL. */
export type SqlClient = postgres.Sql;

export interface Database {
  readonly db: Db;
  readonly sql: SqlClient;
  /** Waits for running queries, at most five seconds, and closes. */
  readonly close: () => Promise<void>;
}

export interface DatabaseLimits {
  readonly connections?: number;
  /** Milliseconds that one statement may take before Postgres cancels it. 0: no limit. */
  readonly statementMs?: number;
}

const CONNECT_SECONDS = 5;
const STATEMENT_MS = 15_000;
const IDLE_TRANSACTION_MS = 30_000;
const KEEP_ALIVE_SECONDS = 10;
/** Seconds between tries while Postgres is away: short at first, never more than one, so that recovery is seen at once. */
const secondsToNextTry = (tries: number): number => Math.min(0.05 * 2 ** tries, 1);

/**
 * A pool on the database at `url`. A unix socket is written `postgres://localhost/name?host=/folder&user=name`, as libpq does;
 * postgres.js does not know that form, so it is read here.
 */
export function openDatabase(url: string, limits: DatabaseLimits = {}): Database {
  const address = new URL(url);
  const folder = address.searchParams.get('host');
  const user = address.searchParams.get('user');
  const sql = postgres(folder?.startsWith('/') ? '' : url, {
    ...(folder?.startsWith('/') ? { host: folder, port: Number(address.searchParams.get('port') ?? 5432), database: decodeURIComponent(address.pathname.slice(1)) } : {}),
    ...(user === null ? {} : { user }),
    max: limits.connections ?? 10,
    connect_timeout: CONNECT_SECONDS,
    keep_alive: KEEP_ALIVE_SECONDS,
    backoff: secondsToNextTry,
    onnotice: () => {},
    connection: {
      application_name: 'plumbline',
      TimeZone: 'UTC',
      statement_timeout: limits.statementMs ?? STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    },
  });
  return { db: drizzle(sql) as Db, sql, close: () => sql.end({ timeout: 5 }) };
}
