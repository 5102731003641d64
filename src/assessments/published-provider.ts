// One provider as it is published: who it is, its facts, its names, its score of the day. One query where the score is stored, and no engine.
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Score } from '#engine/score-types.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import type { StoredFacts } from '#providers/reads.ts';
import { providerFacts, providerNames, providers } from '#providers/tables.ts';
import type { NameKind } from '#providers/terms.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { assessmentOf } from './assessment-of.ts';
import { scores } from './tables.ts';

export interface PublishedName {
  readonly name: string;
  readonly kind: NameKind;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly source: string;
}

const facts = sql<StoredFacts | null>`(
  select json_object_agg(${providerFacts.key}, json_strip_nulls(json_build_object('value', ${providerFacts.value}, 'given', ${providerFacts.givenOn}, 'source', ${providerFacts.source}, 'falseFound', ${providerFacts.falseFoundOn})))
  from ${providerFacts} where ${providerFacts.providerId} = ${providers.id} and ${providerFacts.replacedOn} is null and ${providerFacts.takenBackOn} is null)`;
const names = sql<readonly PublishedName[] | null>`(
  select json_agg(json_build_object('name', ${providerNames.name}, 'kind', ${providerNames.kind}, 'fromOn', ${providerNames.fromOn}, 'untilOn', ${providerNames.untilOn}, 'source', ${providerNames.source}) order by ${providerNames.fromOn}, ${providerNames.name})
  from ${providerNames} where ${providerNames.providerId} = ${providers.id})`;

const COLUMNS = {
  ...{ slug: providers.slug, name: providers.name, legalName: providers.legalName, website: providers.website, city: providers.city, state: providers.state },
  ...{ country: providers.country, zip: providers.zip, lat: providers.lat, lon: providers.lon, standing: providers.standing, demonstration: providers.demonstration },
  ...{ firstClaimedOn: providers.firstClaimedOn, withdrawnOn: providers.withdrawnOn, source: providers.source, sourceDate: providers.sourceDate },
};
const SCORE = {
  ...{ uncapped: scores.uncapped, shown: scores.shown, claimed: scores.claimed, answered: scores.answered, grade: scores.grade, gradeReason: scores.gradeReason },
  ...{ assessed: scores.assessed, caps: scores.caps, areas: scores.areas, parts: scores.parts },
};

const prepare = (db: Db) => {
  const ofToday = and(
    ...([eq(scores.providerId, providers.id), eq(scores.edition, sql.placeholder('edition')), eq(scores.engine, ENGINE_VERSION), eq(scores.current, true), eq(scores.sameOn, sql.placeholder('asOf'))] satisfies SQL[]),
  );
  return db.select({ provider: COLUMNS, facts, names, score: SCORE }).from(providers).leftJoin(scores, ofToday).where(eq(providers.slug, sql.placeholder('slug'))).prepare('published_provider');
};
type Row = Awaited<ReturnType<ReturnType<typeof prepare>['execute']>>[number];

/** A score without what names its edition, engine and day. Lists may stand without what is undefined: the database holds JSON. */
export type PublishedScore = Pick<Score, 'uncapped' | 'shown' | 'claimed' | 'answered' | 'grade' | 'gradeReason' | 'assessed' | 'caps' | 'areas' | 'parts'>;

export interface PublishedProvider {
  readonly kind: 'found';
  readonly provider: Row['provider'];
  readonly names: readonly PublishedName[];
  readonly stored: StoredFacts;
  /** Absent while the firm is only listed. */
  readonly score: PublishedScore | undefined;
}
export type Published = PublishedProvider | { readonly kind: 'unknown' } | { readonly kind: 'withdrawn'; readonly on: Day };

/**
 * Asks for a provider by its slug under one edition on a day. The score is the stored one where it was computed for that day by this engine;
 * else it is computed here, and not stored.
 */
export function publishedProviders(db: Db): (loaded: LoadedEdition, slug: string, asOf: Day) => Promise<Published> {
  const prepared = prepare(db);
  return async (loaded, slug, asOf) => {
    const [row] = await prepared.execute({ slug, edition: loaded.edition.id, asOf });
    if (!row) return { kind: 'unknown' };
    const { provider, score } = row;
    if (provider.withdrawnOn !== null) return { kind: 'withdrawn', on: provider.withdrawnOn as Day };
    const found = { kind: 'found' as const, provider, names: row.names ?? [], stored: row.facts ?? {} };
    if (provider.firstClaimedOn === null) return { ...found, score: undefined };
    if (score) return { ...found, score: { ...score, grade: score.grade ?? undefined } };
    const looked = await assessmentOf(db, loaded, slug, asOf);
    return looked.kind === 'found' ? { ...found, score: looked.assessment?.score } : looked;
  };
}
