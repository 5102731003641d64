// Questions about providers and sources. Reads only: plain typed rows, explicit columns, a bounded number of each.
import { and, eq, gt, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { keepStatement } from '#platform/statements.ts';
import type { FactValue } from './fact-schema.ts';
import { providers, sources } from './tables.ts';
import type { FactKey, NameKind } from './terms.ts';

const PUBLIC = {
  ...{ id: providers.id, slug: providers.slug, name: providers.name, legalName: providers.legalName, domain: providers.domain, website: providers.website },
  ...{ city: providers.city, state: providers.state, country: providers.country, zip: providers.zip, lat: providers.lat, lon: providers.lon },
  ...{ standing: providers.standing, demonstration: providers.demonstration, firstClaimedOn: providers.firstClaimedOn, withdrawnOn: providers.withdrawnOn, succeededBy: providers.succeededBy },
  ...{ source: providers.source, sourceDate: providers.sourceDate, sourceSays: sources.says },
};

/** A provider as the public sees it; `sourceSays` completes "found in …". One that was taken off is there, with its day, and one that another carries on. */
export async function providerBySlug(db: Db, slug: string) {
  const statement = keepStatement(db, 'provider_by_slug', () =>
    db.select(PUBLIC).from(providers).innerJoin(sources, eq(sources.id, providers.source)).where(eq(providers.slug, sql.placeholder('slug'))).prepare('provider_by_slug'),
  );
  const [row] = await statement.execute({ slug });
  return row;
}
export type PublicProvider = NonNullable<Awaited<ReturnType<typeof providerBySlug>>>;

/** The last word on a fact of a profile: what was said, when, by which source, or that it was taken back. */
export type StoredFact<Value> = { readonly given: Day; readonly source: string; readonly falseFound?: Day } & (
  | { readonly value: Value; readonly takenBack?: never }
  | { readonly takenBack: Day; readonly value?: never }
);
export type StoredFacts = { readonly [Key in FactKey]?: StoredFact<FactValue<Key>> };

/** The few days and sources that all facts share, each once in memory. */
const shared = new Map<string, string>();
const once = <Text extends string>(text: Text): Text => (shared.get(text) as Text | undefined) ?? (shared.set(text, text), text);

/**
 * The last word on every fact of one provider as one text for readFacts: Postgres writes it, and we read it, in a fraction of the time of a
 * row for each fact. The fourth thing in each is the latest day on which any row of that key was found false: a mark holds for its months
 * (rule 35), whatever is said after it. The fifth is the day on which the fact was taken back, where nothing was said after it: its value
 * leaves Postgres no more (rule 27). `id` is a column of the statement around it.
 */
export const factsText = (id: SQL): SQL<string | null> => sql`(
  select json_object_agg(f.key, case when f.marked is null and f.back is null then json_build_array(f.value, f.given_on, f.source) else json_build_array(f.value, f.given_on, f.source, f.marked, f.back) end)::text
  from (select l.*, (select max(m.false_found_on) from provider_facts m where m.provider_id = ${id} and m.key = l.key and m.false_found_on is not null) as marked
    from (select key, value, given_on, source, null::date as back from provider_facts where provider_id = ${id} and replaced_on is null and taken_back_on is null
      union all select * from (select distinct on (b.key) b.key, null::jsonb, b.given_on, b.source, b.taken_back_on from provider_facts b
        where b.provider_id = ${id} and b.replaced_on is null and b.taken_back_on is not null
          and not exists (select from provider_facts n where n.provider_id = b.provider_id and n.key = b.key and n.replaced_on is null and n.taken_back_on is null)
        order by b.key, b.taken_back_on desc, b.given_on desc) gone) l) f)`;

type WrittenFact = readonly [value: unknown, given: Day, source: string, falseFound?: Day | null, takenBack?: Day | null];

/** The facts in a text of factsText; a provider without any has an empty set. */
export function readFacts(text: string | null): StoredFacts {
  if (text === null) return {};
  const found: Record<string, StoredFact<unknown>> = {};
  const written = JSON.parse(text) as Record<string, WrittenFact>;
  for (const key in written) {
    const [value, given, source, falseFound, takenBack] = written[key]!;
    const said = { given: once(given), source: once(source), ...(falseFound ? { falseFound } : {}) };
    found[key] = takenBack ? { ...said, takenBack } : { ...said, value };
  }
  return found;
}

/** The facts of each of these providers, by id. A provider without any has an empty set. */
export async function factsOfProviders(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredFacts>> {
  const statement = keepStatement(db, 'facts_of_providers', () =>
    db
      .select({ id: providers.id, facts: factsText(sql`providers.id`) })
      .from(providers)
      .where(sql`${providers.id} = any(${sql.placeholder('ids')}::uuid[])`)
      .prepare('facts_of_providers'),
  );
  return new Map((await statement.execute({ ids })).map(({ id, facts }) => [id, readFacts(facts)]));
}

/** A trading name or a predecessor, with its days and source. */
export interface StoredName {
  readonly name: string;
  readonly kind: NameKind;
  readonly fromOn: Day | null;
  readonly untilOn: Day | null;
  readonly source: string;
}

const NAMES_TEXT = sql<string | null>`(select json_agg(json_build_object('name', n.name, 'kind', n.kind, 'fromOn', n.from_on, 'untilOn', n.until_on, 'source', n.source) order by n.from_on, n.name)::text from provider_names n where n.provider_id = providers.id)`;

/** A provider by its slug with its live facts, and its other names in order of time, in one query. */
export async function wholeProviderBySlug(db: Db, slug: string): Promise<{ readonly provider: PublicProvider; readonly stored: StoredFacts; readonly names: readonly StoredName[] } | undefined> {
  const statement = keepStatement(db, 'whole_provider_by_slug', () =>
    db
      .select({ ...PUBLIC, factsText: factsText(sql`providers.id`), namesText: NAMES_TEXT })
      .from(providers)
      .innerJoin(sources, eq(sources.id, providers.source))
      .where(eq(providers.slug, sql.placeholder('slug')))
      .prepare('whole_provider_by_slug'),
  );
  const [row] = await statement.execute({ slug });
  if (!row) return undefined;
  const { factsText: facts, namesText: names, ...provider } = row;
  return { provider, stored: readFacts(facts), names: names === null ? [] : (JSON.parse(names) as StoredName[]) };
}

/** What the sources of facts are: who publishes them, under which licence, where. One for each list that was taken in. */
export const allSources = (db: Db) => db.select().from(sources).orderBy(sources.id).limit(1_000);
export type SourceRow = typeof sources.$inferSelect;

/** Providers that speak for themselves and that no other carries on, in pages by id: those after `after`, at most `most`. */
export async function claimedProviders(db: Db, after: string, most: number): Promise<string[]> {
  const rows = await db.select({ id: providers.id }).from(providers).where(and(isNotNull(providers.firstClaimedOn), isNull(providers.succeededBy), gt(providers.id, after))).orderBy(providers.id).limit(most);
  return rows.map((row) => row.id);
}

/** What an assessment needs to know of these providers; those that are only listed are left out. */
export async function claimsOf(db: Db, ids: readonly string[]): Promise<{ readonly id: string; readonly slug: string; readonly firstClaimed: Day }[]> {
  const rows = await db
    .select({ id: providers.id, slug: providers.slug, firstClaimed: providers.firstClaimedOn })
    .from(providers)
    .where(and(inArray(providers.id, [...ids]), isNotNull(providers.firstClaimedOn)));
  return rows.map(({ id, slug, firstClaimed }) => ({ id, slug, firstClaimed: firstClaimed as Day }));
}
