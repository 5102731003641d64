// Reads providers for the directory: what is live of each, in pages by id, so that no query holds more than a page. Writes nothing.
import { sql, type SQL } from 'drizzle-orm';
import type { RankedScore } from '#assessments/tables.ts';
import type { RankRow } from '#engine/columns.ts';
import type { Known, Profile } from '#engine/facts.ts';
import type { Parts } from '#engine/score-types.ts';
import { mustKey } from '#engine/rank-plan.ts';
import { day, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { FactValue } from '#providers/fact-schema.ts';
import type { FactKey, Standing } from '#providers/terms.ts';
import type { Grade } from '#standard/schema.ts';
import type { Listing } from './listing.ts';

const PAGE = 2_000;

type StoredFacts = { readonly [Key in FactKey]?: { readonly value: FactValue<Key>; readonly given: string; readonly source: string; readonly false?: string } };

type Row = {
  id: string; slug: string; name: string; also: string; city: string | null; state: string | null; lat: number | null; lon: number | null;
  standing: Standing; found_in: string; demonstration: boolean; facts: StoredFacts | null;
  shown: number | null; uncapped: number | null; claimed: number | null; answered: number | null; parts: Parts | null; grade: Grade | null; assessed: boolean | null; ranked: RankedScore | null; same_on: string | null;
};

const read = (edition: string, where: SQL): SQL => sql`
  select p.id, p.slug, p.name, p.city, p.state, p.lat, p.lon, p.standing, o.says as found_in, p.demonstration, f.facts,
    concat_ws(' ', p.legal_name, p.domain, (select string_agg(n.name, ' ') from provider_names n where n.provider_id = p.id)) as also,
    s.shown, s.uncapped, s.claimed, s.answered, s.parts, s.grade, s.assessed, s.ranked, s.same_on::text
  from providers p join sources o on o.id = p.source
  left join lateral (
    select jsonb_object_agg(key, jsonb_strip_nulls(jsonb_build_object('value', value, 'given', given_on, 'source', source, 'false', false_found_on))) as facts
    from provider_facts where provider_id = p.id and replaced_on is null and taken_back_on is null
  ) f on true
  left join scores s on s.provider_id = p.id and s.edition = ${edition} and s.current
  where p.withdrawn_on is null and ${where}
  order by p.id limit ${PAGE}`;

const known = <Value>(fact: { readonly value: Value; readonly given: string; readonly source: string; readonly false?: string } | undefined): Known<Value> | undefined =>
  fact && { value: fact.value, given: day(fact.given), source: fact.source, ...(fact.false ? { falseFound: day(fact.false) } : {}) };

/** The facts of a profile that ranking reads. Their clocks are judged where they are read. */
function profileOf(facts: StoredFacts): Profile {
  const startsFrom = facts['starts-from'];
  const all = {
    sizes: known(facts.sizes), sizeShares: known(facts['size-shares']), prices: known(facts.prices), minimumFee: known(facts['minimum-fee']),
    hours: known(facts.hours), languages: known(facts.languages), trades: known(facts.trades), apps: known(facts.apps), visits: known(facts.visits),
    startsFrom: known(startsFrom && { ...startsFrom, value: day(startsFrom.value) }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined)) as Profile;
}

const rulesIn = (ranked: RankedScore): string[] =>
  Object.entries(ranked.musts).flatMap(([key, must]) => (key.startsWith(mustKey('CLI-06', '')) && must.state === 'answered' && must.points >= 60 ? [key.slice(mustKey('CLI-06', '').length)] : []));

/** One string in memory for all firms of a list. */
const phrases = new Map<string, string>();
const once = (phrase: string): string => phrases.get(phrase) ?? (phrases.set(phrase, phrase), phrase);

/** One provider as the directory holds it. `asOf` is the day of its score; a score of another day is left out, and the row waits for it. */
function listingOf(row: Row, asOf: Day): Listing {
  const facts = row.facts ?? {};
  const ranked = row.ranked !== null && row.same_on === asOf ? row.ranked : undefined;
  const rank: RankRow | undefined = ranked && { ...ranked, asOf, profile: profileOf(facts) };
  const programs = Object.entries(facts.apps?.value.programs ?? {});
  return {
    id: row.id, slug: row.slug, name: row.name, alsoKnownAs: row.also, city: row.city ?? undefined, state: row.state ?? undefined,
    lat: row.lat ?? undefined, lon: row.lon ?? undefined, standing: row.standing, foundIn: once(row.found_in), demonstration: row.demonstration,
    coverage: facts.coverage?.value, services: facts.services?.value ?? [],
    trades: Object.entries(facts.trades?.value ?? {}).flatMap(([trade, clients]) => (clients > 0 ? [trade] : [])),
    apps: programs.flatMap(([program, support]) => (support.bestEffort ? [] : [program])),
    rules: ranked ? rulesIn(ranked) : [],
    prices: facts.prices?.value ?? [],
    shown: ranked && row.shown !== null ? row.shown : undefined,
    uncapped: ranked && row.uncapped !== null ? row.uncapped : undefined,
    claimed: ranked && row.claimed !== null ? row.claimed : undefined,
    answered: ranked && row.answered !== null ? row.answered : undefined,
    parts: ranked && row.parts !== null ? row.parts : undefined,
    grade: ranked ? (row.grade ?? undefined) : undefined,
    rank,
  };
}

/** Every provider that has not been taken down, in pages. A page may hold rows whose score is of an earlier day: their `rank` is absent. */
export async function* allListings(db: Db, edition: string, asOf: Day): AsyncGenerator<Listing[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await db.execute<Row>(read(edition, sql`p.id > ${after}`));
    if (rows.length > 0) yield rows.map((row) => listingOf(row, asOf));
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

/** These providers, as many as are still there. At most 2,000 ids. */
export async function theseListings(db: Db, edition: string, asOf: Day, ids: readonly string[]): Promise<Listing[]> {
  const { rows } = await db.execute<Row>(read(edition, sql`p.id = any(${sql.param(ids)}::uuid[])`));
  return rows.map((row) => listingOf(row, asOf));
}
