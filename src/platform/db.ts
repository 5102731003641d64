// The connection to Postgres: node-postgres below, drizzle above, time limits on both. Knows no table.
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { soundPool } from './sound-pool.ts';

/** What a read or a verb gets: the database, or a transaction in it. Both look the same. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

export interface Database {
  readonly db: Db;
  /** One statement outside of every transaction, for a package that writes its own SQL. Never for rooms. */
  readonly query: (statement: pg.QueryConfig) => Promise<pg.QueryResult>;
  /** Waits for running queries and closes. */
  readonly close: () => Promise<void>;
}

export interface DatabaseLimits {
  readonly connections?: number;
  /** Milliseconds that one statement may take before Postgres cancels it. 0: no limit. */
  readonly statementMs?: number;
}

const CONNECT_MS = 5_000;
const STATEMENT_MS = 15_000;
/** Beyond the statement's own limit, for a server that cannot even say that it gave up. */
const NO_ANSWER_MS = 5_000;
const IDLE_TRANSACTION_MS = 30_000;
/** A silent network is noticed by the machine's own probes, which begin after this. */
const KEEP_ALIVE_MS = 10_000;
const IDLE_CONNECTION_MS = 60_000;

/**
 * A pool on the database at `url`. A unix socket is written `postgres://localhost/name?host=/folder&user=name`, as libpq does. Connections
 * that are lost are made again when next needed, so the site goes on after Postgres comes back.
 */
export function openDatabase(url: string, limits: DatabaseLimits = {}): Database {
  const statementMs = limits.statementMs ?? STATEMENT_MS;
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections ?? 10,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    statement_timeout: statementMs,
    ...(statementMs === 0 ? {} : { query_timeout: statementMs + NO_ANSWER_MS }),
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'plumbline',
    options: '-c TimeZone=UTC',
  });
  // A connection that is lost while idle is no event: the next query makes another.
  pool.on('error', () => {});
  const sound = soundPool(pool);
  return { db: drizzle(sound), query: (statement) => sound.query(statement), close: () => pool.end() };
}
