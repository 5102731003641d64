// One provider as JSON: its public facts, each with source and day, and its score taken apart by area. From memory alone; pure.
import { z } from 'zod';
import { areaScores } from '#engine/area-scores.ts';
import type { RankRow } from '#engine/columns.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Score } from '#engine/score-types.ts';
import { FACT_SCHEMAS } from '#providers/fact-schema.ts';
import type { SourceRow } from '#providers/reads.ts';
import { FACT_KEYS, NAME_KINDS, STANDINGS, type FactKey } from '#providers/terms.ts';
import type { Listing } from '#shortlists/listing.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { CalendarDay, Percent, ScoreWithCaps } from './shapes.ts';

const AreaOfScore = z.strictObject({
  area: z.string(),
  name: z.string(),
  weight: z.number(),
  score: Percent.nullable().describe('Null where no check of the area applies.'),
  claimed: Percent.nullable(),
  answered: Percent.nullable(),
});

const Parts = z
  .strictObject({ attested: Percent, document: Percent, declared: Percent, claimed: Percent, unanswered: Percent, missed: Percent })
  .describe('The six parts of the score bar. They add up to 100.');

const FullScore = ScoreWithCaps.extend({ edition: z.string(), digest: z.string(), engine: z.string(), asOf: CalendarDay, areas: z.array(AreaOfScore), parts: Parts });

function factOf(key: FactKey) {
  const said = { source: z.string().describe('A key of `sources`.'), given: CalendarDay, falseFound: CalendarDay.optional() };
  const takenBack = CalendarDay.describe('The provider took this back on that day, and has said nothing of it since. What it had said is published no more.');
  return z.union([z.strictObject({ value: FACT_SCHEMAS[key], ...said }), z.strictObject({ ...said, takenBack })]).optional();
}

export const ProviderDocument = z.strictObject({
  slug: z.string(),
  name: z.string(),
  legalName: z.string(),
  names: z.array(z.strictObject({ name: z.string(), kind: z.enum(NAME_KINDS), from: CalendarDay.nullable(), until: CalendarDay.nullable(), source: z.string() })),
  demonstration: z.boolean().describe('True for a fictional firm, made to show how the site works.'),
  standing: z.enum(STANDINGS),
  firstClaimed: CalendarDay.nullable(),
  found: z.strictObject({ source: z.string(), date: CalendarDay }).describe('Where we first found it.'),
  website: z.string().nullable(),
  place: z.strictObject({ city: z.string().nullable(), state: z.string().nullable(), country: z.string(), zip: z.string().nullable(), lat: z.number().nullable(), lon: z.number().nullable() }),
  facts: z.strictObject(Object.fromEntries(FACT_KEYS.map((key) => [key, factOf(key)]))).describe('What is known beside the checks. A fact that is not here was never told.'),
  score: FullScore.nullable().describe('Null while the firm is only listed: it has told us nothing.'),
  sources: z.record(z.string(), z.strictObject({ says: z.string(), publisher: z.string(), licence: z.string().nullable(), url: z.string().nullable() })),
  links: z.strictObject({ page: z.url(), facts: z.url(), edition: z.url() }),
});
export type ProviderDocument = z.infer<typeof ProviderDocument>;

/** The numbers of a score that stand in every list. */
export const scoreSummary = ({ shown, uncapped, claimed, answered, grade }: Pick<Score, 'shown' | 'uncapped' | 'claimed' | 'answered' | 'grade'>) => ({ shown, uncapped, claimed, answered, grade: grade ?? null });

/** A score with its caps. */
export const scoreWithCaps = (score: Pick<Score, 'shown' | 'uncapped' | 'claimed' | 'answered' | 'grade' | 'caps'>) => ({
  ...scoreSummary(score),
  caps: score.caps.map(({ reason, limit, checks, binds }) => ({ reason, limit, checks: [...checks], binds })),
});

/** The numbers in memory as one score; undefined while a firm is only listed. */
export function scoreIn({ rank, claimed, answered, grade, parts }: Listing): (Parameters<typeof scoreWithCaps>[0] & { readonly rank: RankRow; readonly parts: NonNullable<Listing['parts']> }) | undefined {
  if (!rank || claimed === undefined || answered === undefined || parts === undefined) return undefined;
  return { rank, parts, claimed, answered, grade, shown: rank.shown, uncapped: rank.uncapped, caps: rank.caps };
}

function fullScore(listing: Listing, { edition, digest }: LoadedEdition): ProviderDocument['score'] {
  const score = scoreIn(listing);
  if (!score) return null;
  const areas = areaScores(edition, score.rank);
  return {
    ...{ edition: edition.id, digest, engine: ENGINE_VERSION, asOf: score.rank.asOf },
    ...scoreWithCaps(score),
    areas: areas.map(({ area, weight, score: own, claimed, answered }, at) => ({ area, name: edition.areas[at]!.name, weight, score: own ?? null, claimed: claimed ?? null, answered: answered ?? null })),
    parts: score.parts,
  };
}

/** The document of one provider; `sources` hold all that its facts name. */
export function providerDocument(listing: Listing, loaded: LoadedEdition, sources: readonly SourceRow[], site: string): ProviderDocument {
  const { slug, name, demonstration, standing, city, state, lat, lon, record } = listing;
  const { legalName, names, website, country, zip, facts, source, sourceDate, firstClaimedOn } = record;
  const named = new Set([source, ...names.map((one) => one.source), ...Object.values(facts).map((fact) => fact.source)]);
  const told = sources.filter(({ id }) => named.has(id)).map(({ id, says, publisher, licence, url }) => [id, { says, publisher, licence, url }]);
  return {
    ...{ slug, name, legalName, names: [...names], demonstration, standing, firstClaimed: firstClaimedOn },
    ...{ found: { source, date: sourceDate }, website, place: { city: city ?? null, state: state ?? null, country, zip, lat: lat ?? null, lon: lon ?? null } },
    facts,
    score: fullScore(listing, loaded),
    sources: Object.fromEntries(told) as ProviderDocument['sources'],
    links: { page: `${site}/providers/${slug}`, facts: `${site}/api/v1/providers/${slug}/facts`, edition: `${site}/standard/${loaded.edition.id}.json` },
  };
}
