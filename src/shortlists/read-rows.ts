// The statement by which providers are read for the directory, whole and in pages by id. What it gives is made into listings by rows.ts.
import { sql, type SQL } from 'drizzle-orm';
import type { Parts } from '#engine/score-types.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { factsText } from '#providers/reads.ts';
import type { Standing } from '#providers/terms.ts';
import type { Edition, Grade } from '#standard/schema.ts';

/** Few enough that what Postgres sends of one page is gone before the collector would have to keep it. */
const PAGE = 250;

/** One provider. `ranked`, `names` and `facts` are JSON as Postgres writes it: most of it is kept as it is. */
export type Row = {
  id: string; slug: string; name: string; also: string; city: string | null; state: string | null; lat: number | null; lon: number | null;
  standing: Standing; found_in: string; demonstration: boolean;
  claimed: number | null; answered: number | null; parts: Parts | null; grade: Grade | null; ranked: string | null;
  legal_name: string; website: string | null; country: string; zip: string | null; first_claimed_on: Day | null; source: string; source_date: Day; names: string | null; facts: string | null;
};

/** What the directory is read for: one edition on one day. */
export interface Reading {
  readonly db: Db;
  readonly edition: Edition;
  readonly asOf: Day;
}

const statement = ({ edition, asOf }: Reading, where: SQL): SQL => sql`
  select p.id, p.slug, p.name, p.city, p.state, p.lat, p.lon, p.standing, p.demonstration, o.says as found_in, s.claimed, s.answered, s.parts, s.grade, s.ranked::text,
    p.legal_name, p.website, p.country, p.zip, p.first_claimed_on::text, p.source, p.source_date::text,
    (select json_agg(json_build_object('name', n.name, 'kind', n.kind, 'from', n.from_on, 'until', n.until_on, 'source', n.source) order by n.from_on, n.name) from provider_names n where n.provider_id = p.id)::text as names,
    concat_ws(' ', p.legal_name, p.domain, (select string_agg(n.name, ' ') from provider_names n where n.provider_id = p.id)) as also,
    ${factsText(sql`p.id`)} as facts
  from providers p join sources o on o.id = p.source
  left join scores s on s.provider_id = p.id and s.edition = ${edition.id} and s.engine = ${ENGINE_VERSION} and s.current and s.same_on = ${asOf}
  where p.withdrawn_on is null and p.succeeded_by is null and ${where}
  order by p.id limit ${PAGE}`;

/** Those of at most 250 providers that are still there. */
const readRows = async (reading: Reading, where: SQL): Promise<readonly Row[]> => (await reading.db.execute<Row>(statement(reading, where))).rows;

/** These providers, as many as are still there, in pages. */
export async function* pagesOfThese(reading: Reading, ids: readonly string[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < ids.length; at += PAGE) yield await readRows(reading, sql`p.id = any(${sql.param(ids.slice(at, at + PAGE))}::uuid[])`);
}

async function* pagesWhere(reading: Reading, which: SQL): AsyncGenerator<readonly Row[]> {
  const after = (id: string): Promise<readonly Row[]> => readRows(reading, sql`${which} and p.id > ${id}`);
  for (let next: Promise<readonly Row[]> | undefined = after('00000000-0000-0000-0000-000000000000'); next; ) {
    const rows: readonly Row[] = await next;
    next = rows.length < PAGE ? undefined : after(rows.at(-1)!.id);
    // Whoever stops in the middle leaves a page behind that nobody waits for.
    next?.catch(() => {});
    yield rows;
  }
}

/**
 * Every provider that has not been taken down and that no other carries on, in pages; while one is worked on, Postgres writes the next. Those that answer come first: the
 * ranking's columns are then no longer than they are many.
 */
export async function* pagesOfAll(reading: Reading): AsyncGenerator<readonly Row[]> {
  yield* pagesWhere(reading, sql`p.standing <> 'listed'`);
  yield* pagesWhere(reading, sql`p.standing = 'listed'`);
}
