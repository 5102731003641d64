// How many rows every table holds: what was written can then be seen, wherever it was written.
import pg from 'pg';

/** Rows by table, over all schemas of the database at `url` but Postgres' own. */
export async function countRows(url: string): Promise<Readonly<Record<string, number>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
    );
    const counts: Record<string, number> = {};
    for (const { schema, name } of rows) {
      const counted = await client.query<{ count: string }>(`select count(*) from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`);
      counts[`${schema}.${name}`] = Number(counted.rows[0]!.count);
    }
    return counts;
  } finally {
    await client.end();
  }
}
