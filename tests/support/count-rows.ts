// How many rows every table holds: what was written can then be seen, wherever it was written. Read by another driver than the site's own.
import postgres from 'postgres';

/** A connection of postgres.js to the database at `url`, for one to end. It knows no `?host=/folder`: a unix socket is read out of the address here. */
export function connectTo(url: string): postgres.Sql {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  const user = searchParams.get('user') ?? username;
  return postgres({ host, database: decodeURIComponent(pathname.slice(1)), username: user, max: 1, ...(port && { port: Number(port) }) });
}

/** Rows by table, over all schemas of the database at `url` but Postgres' own, and but the counts of posted forms, which hold nothing of a form. */
export async function countRows(url: string): Promise<Readonly<Record<string, number>>> {
  const sql = connectTo(url);
  try {
    const tables = await sql<{ schema: string; name: string }[]>`select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'post_counts' order by 1, 2`;
    const counts: Record<string, number> = {};
    for (const { schema, name } of tables) {
      const [row] = await sql<{ count: string }[]>`select count(*) as count from ${sql(schema)}.${sql(name)}`;
      counts[`${schema}.${name}`] = Number(row!.count);
    }
    return counts;
  } finally {
    await sql.end();
  }
}
