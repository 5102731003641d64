// What the catalogue of Postgres says of our tables, for backup and restore: columns, sequences, foreign keys, triggers. Knows no table by name but those of the migrations.
import pg from 'pg';
import { dayOf } from '#kernel/time.ts';
import { BackupProblem, type SavedSequence, type State } from './backup-form.ts';

/** A table that rows are copied from or to. `columns` leaves out those that Postgres works out by itself. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** A statement that takes something away while rows come in, and the one that brings it back. */
export interface Aside {
  readonly remove: string;
  readonly back: string;
}

/** Our own tables and those of the job queue, but for its list of migrations. */
const OURS = `n.nspname in ('public', 'graphile_worker') and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')`;
const JOINED = 'from pg_class c join pg_namespace n on n.oid = c.relnamespace';
/** Settings that change how values are written: as pg_dump sets them. Row security would leave rows out in silence; this makes it an error. */
const PLAIN_VALUES = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 3; set bytea_output = 'hex'; set client_encoding = 'UTF8';
  set xmloption = 'content'; set row_security = off; set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export const quoted = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
/** A table with its columns, as COPY wants it. */
export const copied = (table: Table): string => `${quoted(table)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

/** A connection of its own for one long transaction, without the limits that requests have. Close it with `end`. */
export async function connectAlone(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `plumbline ${name}` });
  client.on('error', () => {});
  await client.connect();
  await client.query(PLAIN_VALUES);
  return client;
}

/** Which migrations made the tables. Throws BackupProblem where there are none of ours. */
export async function readState(client: pg.Client): Promise<State> {
  const { rows: there } = await client.query<{ ours: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null and to_regclass('graphile_worker.migrations') is not null as ours`);
  const { rows } = there[0]?.ours ? await client.query<{ hash: string; at: string }>('select hash, created_at as at from drizzle.__drizzle_migrations order by created_at, id') : { rows: [] };
  const last = rows.at(-1);
  if (!last) throw new BackupProblem('There are no tables of Plumbline in this database.');
  const { rows: queue } = await client.query<{ last: number }>('select max(id)::int as last from graphile_worker.migrations');
  return { migrations: rows.map(({ hash }) => hash), lastMadeOn: dayOf(new Date(Number(last.at))), queue: queue[0]!.last };
}

export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`select n.nspname as schema, c.relname as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    ${JOINED} where c.relkind = 'r' and ${OURS} order by 1, 2`);
  return rows;
}

/** Sequences with where they stand. A sequence heeds no transaction: it may be ahead of the rows, never behind them. */
export async function readSequences(client: pg.Client): Promise<SavedSequence[]> {
  const { rows } = await client.query<Pick<Table, 'schema' | 'name'>>(`select n.nspname as schema, c.relname as name ${JOINED} where c.relkind = 'S' and ${OURS} order by 1, 2`);
  const found: SavedSequence[] = [];
  for (const sequence of rows) {
    const { rows: stands } = await client.query<{ last: string; isCalled: boolean }>(`select last_value::text as last, is_called as "isCalled" from ${quoted(sequence)}`);
    found.push({ ...sequence, ...stands[0]! });
  }
  return found;
}

/** Foreign keys: taken away while rows come in, so that tables may stand in any order and point at each other, and made again, which checks every row. */
export async function readForeignKeys(client: pg.Client): Promise<Aside[]> {
  const { rows } = await client.query<Aside>(`select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, f.conname) as remove,
    format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, f.conname, pg_get_constraintdef(f.oid)) as back
    ${JOINED} join pg_constraint f on f.conrelid = c.oid where f.contype = 'f' and f.conparentid = 0 and ${OURS} order by 1`);
  return rows;
}

/** Triggers that are on: what they do was done once, when the rows were first written, and stands in the rows. */
export async function readTriggers(client: pg.Client): Promise<Aside[]> {
  const { rows } = await client.query<Aside>(`select format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname) as remove,
    format('alter table %I.%I enable %s trigger %I', n.nspname, c.relname, case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as back
    ${JOINED} join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal and t.tgenabled <> 'D' and ${OURS} order by 1`);
  return rows;
}

/** Rows that the migrations themselves write, and what the job queue remembers of names: no database is without them. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['public.sources', 'graphile_worker._private_tasks', 'graphile_worker._private_job_queues', 'graphile_worker._private_known_crontabs']);

/** The tables with rows in them, as `schema.name`, but for those that have some from the start. */
export async function readFilled(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const name = `${table.schema}.${table.name}`;
    if (NEVER_EMPTY.has(name)) continue;
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${quoted(table)}) as some`);
    if (rows[0]!.some) filled.push(name);
  }
  return filled;
}
