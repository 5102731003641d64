// What a database holds, to be held against another: a digest of every row of every table, and where each sequence stands. By another driver than the site's own.
import { connectTo } from './count-rows.ts';

/** Runs statements, one after the other, in the database at `url`. */
export async function runOn(url: string, statements: string): Promise<void> {
  const sql = connectTo(url);
  await sql.unsafe(statements).finally(() => sql.end());
}

/** By `schema.table`: how many rows, and a digest over all of them in an order of their own. By `schema.sequence`: its state. */
export async function everyRow(url: string): Promise<Readonly<Record<string, string>>> {
  const sql = connectTo(url);
  try {
    const found: Record<string, string> = {};
    const relations = await sql<{ schema: string; name: string; kind: string }[]>`select n.nspname as schema, c.relname as name, c.relkind::text as kind
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'S') and n.nspname in ('public', 'graphile_worker', 'drizzle') order by 1, 2`;
    for (const { schema, name, kind } of relations) {
      const [row] =
        kind === 'S'
          ? await sql<{ state: string }[]>`select concat_ws(' ', last_value, is_called) as state from ${sql(schema)}.${sql(name)}`
          : await sql<{ state: string }[]>`select concat_ws(' ', count(*), md5(string_agg(t::text, E'\n' order by t::text))) as state from ${sql(schema)}.${sql(name)} t`;
      found[`${schema}.${name}`] = row!.state;
    }
    return found;
  } finally {
    await sql.end();
  }
}

/** Foreign keys and triggers with their state, as Postgres writes them. */
export async function everyRule(url: string): Promise<readonly string[]> {
  const sql = connectTo(url);
  try {
    const rows = await sql<{ rule: string }[]>`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as rule from pg_constraint where contype = 'f'
      union all select pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`;
    return rows.map(({ rule }) => rule);
  } finally {
    await sql.end();
  }
}
