// One provider as JSON: its public facts, each with source and day, and its score taken apart by area. Pure.
import { z } from 'zod';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Score } from '#engine/score-types.ts';
import type { PublishedProvider, PublishedScore } from '#assessments/published-provider.ts';
import { FACT_SCHEMAS } from '#providers/fact-schema.ts';
import type { SourceRow } from '#providers/reads.ts';
import { FACT_KEYS, NAME_KINDS, STANDINGS, type FactKey } from '#providers/terms.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { CalendarDay, Percent, ScoreWithCaps } from './shapes.ts';

const Parts = z
  .strictObject({ attested: Percent, document: Percent, declared: Percent, claimed: Percent, unanswered: Percent, missed: Percent })
  .describe('Six parts of the score bar. They add up to 100.');

const AreaOfScore = z.strictObject({
  area: z.string(),
  name: z.string(),
  weight: z.number(),
  score: Percent.nullable().describe('Null where no check of the area applies.'),
  claimed: Percent.nullable(),
  answered: Percent.nullable(),
  parts: Parts.nullable(),
});

const FullScore = ScoreWithCaps.extend({
  edition: z.string(),
  digest: z.string(),
  engine: z.string(),
  asOf: CalendarDay,
  gradeReason: z.enum(['score', 'answered', 'too-little-answered', 'listed', 'new']),
  assessed: z.boolean(),
  areas: z.array(AreaOfScore),
  parts: Parts,
});

const factOf = (key: FactKey) =>
  z.strictObject({ value: FACT_SCHEMAS[key], source: z.string().describe('A key of `sources`.'), given: CalendarDay, falseFound: CalendarDay.optional() }).optional();

export const ProviderDocument = z
  .strictObject({
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

const capsOf = (score: Pick<Score, 'caps'>) => score.caps.map(({ reason, limit, checks, binds }) => ({ reason, limit, checks: [...checks], binds }));

/** A score with its caps. */
export const scoreWithCaps = (score: Pick<Score, 'shown' | 'uncapped' | 'claimed' | 'answered' | 'grade' | 'caps'>) => ({ ...scoreSummary(score), caps: capsOf(score) });

/** What stands around a provider: the edition, the day, where facts come from. */
export interface ProviderFrame {
  readonly loaded: LoadedEdition;
  readonly asOf: string;
  readonly sources: readonly SourceRow[];
  readonly site: string;
}

function fullScore(score: PublishedScore, { loaded: { edition, digest }, asOf }: ProviderFrame): NonNullable<ProviderDocument['score']> {
  const { gradeReason, assessed, parts } = score;
  const nameOf = new Map(edition.areas.map((area) => [area.code, area.name]));
  return {
    ...{ edition: edition.id, digest, engine: ENGINE_VERSION, asOf },
    ...scoreWithCaps(score),
    ...{ gradeReason, assessed, parts },
    areas: score.areas.map((area) => ({
      ...{ area: area.area, name: nameOf.get(area.area) ?? area.area, weight: area.weight },
      ...{ score: area.score ?? null, claimed: area.claimed ?? null, answered: area.answered ?? null, parts: area.parts ?? null },
    })),
  };
}

/** The document of a provider that was found. */
export function providerDocument({ provider, names, stored, score }: PublishedProvider, frame: ProviderFrame): ProviderDocument {
  const { loaded, sources, site } = frame;
  const { slug, name, legalName, demonstration, standing, website, city, state, country, zip, lat, lon } = provider;
  return {
    ...{ slug, name, legalName },
    names: names.map((one) => ({ name: one.name, kind: one.kind, from: one.fromOn, until: one.untilOn, source: one.source })),
    ...{ demonstration, standing, firstClaimed: provider.firstClaimedOn },
    found: { source: provider.source, date: provider.sourceDate },
    website,
    place: { city, state, country, zip, lat, lon },
    facts: stored,
    score: score ? fullScore(score, frame) : null,
    sources: Object.fromEntries(sources.map(({ id, says, publisher, licence, url }) => [id, { says, publisher, licence, url }])),
    links: { page: `${site}/providers/${slug}`, facts: `${site}/api/v1/providers/${slug}/facts`, edition: `${site}/standard/${loaded.edition.id}.json` },
  };
}
