// Reads providers for the directory, in pages by id. Where no score is stored for the day, it is computed here and not written: the day is
// part of every number (rule 23), whether or not the job of the new day has run.
import { sql, type SQL } from 'drizzle-orm';
import { factsOf, profileOf } from '#assessments/facts.ts';
import type { RankedScore } from '#assessments/tables.ts';
import type { RankRow } from '#engine/columns.ts';
import { findingsOf } from '#engine/findings.ts';
import { countingFacts } from '#engine/known.ts';
import { mustKey } from '#engine/rank-plan.ts';
import { rankRow } from '#engine/rank-row.ts';
import type { Parts } from '#engine/score-types.ts';
import { ENGINE_VERSION, scoreOf } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { factsOfProviders, type StoredFacts } from '#providers/reads.ts';
import type { Standing } from '#providers/terms.ts';
import type { Edition, Grade } from '#standard/schema.ts';
import type { Listing, PublicRecord } from './listing.ts';

const PAGE = 1_000;
/** Providers whose facts are read at once to compute a score: 68 answers each. */
const BATCH = 50;

type Row = {
  id: string; slug: string; name: string; also: string; city: string | null; state: string | null; lat: number | null; lon: number | null;
  standing: Standing; found_in: string; demonstration: boolean;
  claimed: number | null; answered: number | null; parts: Parts | null; grade: Grade | null; ranked: RankedScore | null;
  legal_name: string; website: string | null; country: string; zip: string | null; first_claimed_on: Day | null; source: string; source_date: Day; names: PublicRecord['names'] | null;
};

/** A score as the directory needs it, stored or computed. */
interface Ranked {
  readonly row: RankRow;
  readonly claimed: number;
  readonly answered: number;
  readonly parts: Parts;
  readonly grade: Grade | undefined;
}

/** What the directory is read for: one edition on one day. */
export interface Reading {
  readonly db: Db;
  readonly edition: Edition;
  readonly asOf: Day;
}

const readPage = ({ edition, asOf }: Reading, where: SQL): SQL => sql`
  select p.id, p.slug, p.name, p.city, p.state, p.lat, p.lon, p.standing, p.demonstration, o.says as found_in, s.claimed, s.answered, s.parts, s.grade, s.ranked,
    p.legal_name, p.website, p.country, p.zip, p.first_claimed_on::text, p.source, p.source_date::text,
    (select json_agg(json_build_object('name', n.name, 'kind', n.kind, 'from', n.from_on, 'until', n.until_on, 'source', n.source) order by n.from_on, n.name) from provider_names n where n.provider_id = p.id) as names,
    concat_ws(' ', p.legal_name, p.domain, (select string_agg(n.name, ' ') from provider_names n where n.provider_id = p.id)) as also
  from providers p join sources o on o.id = p.source
  left join scores s on s.provider_id = p.id and s.edition = ${edition.id} and s.engine = ${ENGINE_VERSION} and s.current and s.same_on = ${asOf}
  where p.withdrawn_on is null and ${where}
  order by p.id limit ${PAGE}`;

async function computeMissing({ db, edition, asOf }: Reading, ids: readonly string[]): Promise<Map<string, Ranked>> {
  const found = new Map<string, Ranked>();
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const [id, facts] of await factsOf(db, edition.id, ids.slice(at, at + BATCH))) {
      const findings = findingsOf(edition, facts, asOf);
      const score = scoreOf(edition, findings, facts.firstClaimed, asOf);
      found.set(id, { row: rankRow(edition, facts, findings, score), claimed: score.claimed, answered: score.answered, parts: score.parts, grade: score.grade });
    }
  }
  return found;
}

const CLI_RULE = mustKey('CLI-06', '');
const rulesIn = (rank: RankRow): string[] =>
  Object.entries(rank.musts).flatMap(([key, must]) => (key.startsWith(CLI_RULE) && must.state === 'answered' && must.points >= 60 ? [key.slice(CLI_RULE.length)] : []));

function storedIn({ ranked, claimed, answered, parts, grade }: Row, facts: StoredFacts, asOf: Day): Ranked | undefined {
  if (ranked === null || claimed === null || answered === null || parts === null) return undefined;
  return { row: { ...ranked, asOf, profile: profileOf(facts) }, claimed, answered, parts, grade: grade ?? undefined };
}

/** One string in memory for all firms of a list. */
const phrases = new Map<string, string>();
const once = <Phrase extends string>(phrase: Phrase): Phrase => (phrases.get(phrase) as Phrase | undefined) ?? (phrases.set(phrase, phrase), phrase);

const NO_NAMES: PublicRecord['names'] = [];

const recordOf = (row: Row, facts: StoredFacts): PublicRecord => ({
  ...{ legalName: row.legal_name, website: row.website, country: once(row.country), zip: row.zip, firstClaimedOn: row.first_claimed_on },
  ...{ source: once(row.source), sourceDate: once(row.source_date), names: row.names ?? NO_NAMES, facts },
});

/** A provider is found by what counts on the day alone (rules 14, 35 and 37); its record shows all that it said, with the days. */
function listingOf({ edition, asOf }: Reading, row: Row, facts: StoredFacts, ranked: Ranked | undefined): Listing {
  const { coverage, trades, apps, prices } = countingFacts(facts, edition, asOf);
  const programs = Object.entries(apps?.value.programs ?? {});
  return {
    id: row.id, slug: row.slug, name: row.name, alsoKnownAs: row.also, city: row.city ?? undefined, state: row.state ?? undefined,
    lat: row.lat ?? undefined, lon: row.lon ?? undefined, standing: row.standing, foundIn: once(row.found_in), demonstration: row.demonstration,
    coverage: coverage?.value,
    services: facts.services?.value ?? [],
    trades: Object.entries(trades?.value ?? {}).flatMap(([trade, clients]) => (clients > 0 ? [trade] : [])),
    apps: programs.flatMap(([program, support]) => (support.bestEffort ? [] : [program])),
    rules: ranked ? rulesIn(ranked.row) : [],
    prices: prices?.value ?? [],
    shown: ranked?.row.shown,
    uncapped: ranked?.row.uncapped,
    claimed: ranked?.claimed,
    answered: ranked?.answered,
    parts: ranked?.parts,
    grade: ranked?.grade,
    rank: ranked?.row,
    record: recordOf(row, facts),
  };
}

async function listingsOf(reading: Reading, rows: readonly Row[]): Promise<Listing[]> {
  const facts = await factsOfProviders(reading.db, rows.map((row) => row.id));
  const missing = rows.filter((row) => row.standing !== 'listed' && row.ranked === null).map((row) => row.id);
  const computed = await computeMissing(reading, missing);
  return rows.map((row) => {
    const own = facts.get(row.id) ?? {};
    return listingOf(reading, row, own, storedIn(row, own, reading.asOf) ?? computed.get(row.id));
  });
}

/** Every provider that has not been taken down, in pages of at most 1,000. */
export async function* allListings(reading: Reading): AsyncGenerator<Listing[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await reading.db.execute<Row>(readPage(reading, sql`p.id > ${after}`));
    if (rows.length > 0) yield await listingsOf(reading, rows);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

/** These providers, as many as are still there. At most 1,000 ids. */
export async function theseListings(reading: Reading, ids: readonly string[]): Promise<Listing[]> {
  const { rows } = await reading.db.execute<Row>(readPage(reading, sql`p.id = any(${sql.param(ids)}::uuid[])`));
  return listingsOf(reading, rows);
}
