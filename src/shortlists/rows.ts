// Reads providers for the directory, in pages by id. Where no score is stored for the day, it is computed here and not written: the day is
// part of every number (rule 23), whether or not the job of the new day has run.
import { factsOf } from '#assessments/facts.ts';
import type { RankRow } from '#engine/columns.ts';
import { findingsOf } from '#engine/findings.ts';
import { countingFacts } from '#engine/known.ts';
import { mustKey } from '#engine/rank-plan.ts';
import { rankRow } from '#engine/rank-row.ts';
import type { Parts } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import { readFacts } from '#providers/reads.ts';
import type { Grade } from '#standard/schema.ts';
import { KeptRank, KeptRecord } from './kept.ts';
import type { Listing } from './listing.ts';
import { pagesOfAll, pagesOfThese, type Reading, type Row } from './read-rows.ts';

/** Providers whose facts are read at once to compute a score: 68 answers each. */
const BATCH = 50;

/** A score as the directory needs it, stored or computed. `ranked` is the rank row as JSON, without day and profile. */
interface Ranked {
  readonly ranked: string;
  readonly claimed: number;
  readonly answered: number;
  readonly parts: Parts;
  readonly grade: Grade | undefined;
}

async function computeMissing({ db, edition, asOf }: Reading, ids: readonly string[]): Promise<Map<string, Ranked>> {
  const found = new Map<string, Ranked>();
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const [id, facts] of await factsOf(db, edition.id, ids.slice(at, at + BATCH))) {
      const findings = findingsOf(edition, facts, asOf);
      const score = scoreOf(edition, findings, facts.firstClaimed, asOf);
      const { profile: _profile, asOf: _asOf, ...ranked } = rankRow(edition, facts, findings, score);
      found.set(id, { ranked: JSON.stringify(ranked), claimed: score.claimed, answered: score.answered, parts: score.parts, grade: score.grade });
    }
  }
  return found;
}

const CLI_RULE = mustKey('CLI-06', '');
const rulesIn = (rank: RankRow): string[] =>
  Object.entries(rank.musts).flatMap(([key, must]) => (key.startsWith(CLI_RULE) && must.state === 'answered' && must.points >= 60 ? [key.slice(CLI_RULE.length)] : []));

function storedIn({ ranked, claimed, answered, parts, grade }: Row): Ranked | undefined {
  if (ranked === null || claimed === null || answered === null || parts === null) return undefined;
  return { ranked, claimed, answered, parts, grade: grade ?? undefined };
}

/** One string in memory for all firms of a list. */
const phrases = new Map<string, string>();
const once = <Phrase extends string>(phrase: Phrase): Phrase => (phrases.get(phrase) as Phrase | undefined) ?? (phrases.set(phrase, phrase), phrase);

const recordOf = (row: Row): KeptRecord =>
  new KeptRecord(
    { legalName: row.legal_name, website: row.website, country: once(row.country), zip: row.zip, firstClaimedOn: row.first_claimed_on, source: once(row.source), sourceDate: once(row.source_date) },
    row.names,
    row.facts,
  );

/** A provider is found by what counts on the day alone (rules 14, 35 and 37); its record shows all that it said, with the days. */
function listingOf({ edition, asOf }: Reading, row: Row, scored: Ranked | undefined): Listing {
  const facts = readFacts(row.facts);
  const { services: offered, coverage: reach, trades: clients, apps: supported, prices: published } = facts;
  const { services, coverage, trades, apps, prices } = countingFacts({ services: offered, coverage: reach, trades: clients, apps: supported, prices: published }, edition, asOf);
  const programs = Object.entries(apps?.value.programs ?? {});
  const rank = scored && new KeptRank(scored.ranked, { text: row.facts, read: facts }, asOf);
  return {
    id: row.id, slug: row.slug, name: row.name, alsoKnownAs: row.also, city: row.city ?? undefined, state: row.state ?? undefined,
    lat: row.lat ?? undefined, lon: row.lon ?? undefined, standing: row.standing, foundIn: once(row.found_in), demonstration: row.demonstration,
    coverage: coverage?.value,
    services: (services?.value ?? []).map(once),
    trades: Object.entries(trades?.value ?? {}).flatMap(([trade, count]) => (count > 0 ? [once(trade)] : [])),
    apps: programs.flatMap(([program, support]) => (support.bestEffort ? [] : [once(program)])),
    rules: rank ? rulesIn(rank) : [],
    prices: prices?.value ?? [],
    shown: rank?.shown,
    uncapped: rank?.uncapped,
    claimed: scored?.claimed,
    answered: scored?.answered,
    parts: scored?.parts,
    grade: scored?.grade,
    rank,
    record: recordOf(row),
  };
}

async function* listingsOf(reading: Reading, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Iterable<Listing>> {
  for await (const rows of pages) {
    const missing = rows.filter((row) => row.standing !== 'listed' && row.ranked === null).map((row) => row.id);
    const computed = await computeMissing(reading, missing);
    yield made(reading, rows, computed);
  }
}

/** One after the other, so that nothing of a row outlives the next unless it is kept. */
function* made(reading: Reading, rows: readonly Row[], computed: ReadonlyMap<string, Ranked>): Generator<Listing> {
  for (const row of rows) yield listingOf(reading, row, storedIn(row) ?? computed.get(row.id));
}

/** Every provider that has not been taken down, in pages, each to be gone through once. */
export const allListings = (reading: Reading): AsyncGenerator<Iterable<Listing>> => listingsOf(reading, pagesOfAll(reading));

/** These providers, as many as are still there. */
export async function theseListings(reading: Reading, ids: readonly string[]): Promise<Listing[]> {
  const found: Listing[] = [];
  for await (const page of listingsOf(reading, pagesOfThese(reading, ids))) found.push(...page);
  return found;
}
