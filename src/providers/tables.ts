// Tables of the providers room: who a provider is, what it says of itself, places. Nothing here can be bought, and nothing ranks.
import { sql } from 'drizzle-orm';
import { boolean, check, date, doublePrecision, foreignKey, index, jsonb, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { oneOf, point, written } from '#platform/constraints.ts';
import { FACT_KEYS, FACT_SHAPES, NAME_KINDS, STANDINGS, type FactKey, type NameKind, type Standing } from './terms.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });
const shapes = sql.raw(FACT_KEYS.map((key) => `when '${key}' then '${FACT_SHAPES[key]}'`).join(' '));

/** Where facts come from: a public list, the provider itself, or our own demonstration. `says` completes "found in …". */
export const sources = pgTable('sources', { id: text().primaryKey(), says: text().notNull(), publisher: text().notNull(), licence: text(), url: text() });
const source = () => text().notNull().references(() => sources.id);

/** US postal places, from the `zipcodes` package. 306 have no coordinates: they are kept, and no distance is ever measured to them. */
export const places = pgTable(
  'places',
  { zip: text().primaryKey(), city: text().notNull(), state: text().notNull(), lat: doublePrecision(), lon: doublePrecision() },
  (t) => [
    check('places_zip', sql`${t.zip} ~ '^[0-9]{5}$'`),
    check('places_state', sql`${t.state} ~ '^[A-Z]{2}$'`),
    check('places_point', point(t.lat, t.lon)),
  ],
);

export const providers = pgTable(
  'providers',
  {
    id: uuid().primaryKey(),
    slug: text().notNull(),
    /** The name to read; `legalName` is kept as the source wrote it. */
    name: text().notNull(),
    legalName: text('legal_name').notNull(),
    /** The registrable domain, and the address to link to. Both or neither: absent means that no website is known. */
    domain: text(), website: text(),
    city: text(), state: text(), country: text().notNull(),
    /** The postal code as the source wrote it; `zip` only where it is a US place that we know. */
    postcode: text(),
    zip: text().references(() => places.zip),
    lat: doublePrecision(), lon: doublePrecision(),
    standing: text().$type<Standing>().notNull(),
    demonstration: boolean().notNull(),
    /** First claim ever. Giving a claim back does not clear it (rule 27). */
    firstClaimedOn: date('first_claimed_on'),
    source: source(), sourceDate: date('source_date').notNull(),
    /** The name without case, marks and legal form; with the domain, or the place where no domain is known, one firm's key. */
    nameKey: text('name_key').notNull(),
    listingKey: text('listing_key').notNull(),
    withdrawnOn: date('withdrawn_on'),
    withdrawnBecause: text('withdrawn_because'),
    /** The firm that goes on in its place: its page leads there, and what it answered counts there (rule 30). */
    succeededBy: uuid('succeeded_by'), succeededOn: date('succeeded_on'),
    /** Worked out by Postgres. Only a firm that nobody has succeeded may succeed: so a circle is impossible, and one step leads to who goes on. */
    isHead: boolean('is_head').notNull().generatedAlwaysAs(sql`succeeded_by is null`),
    followsHead: boolean('follows_head').generatedAlwaysAs(sql`case when succeeded_by is not null then true end`),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    unique('providers_slug').on(t.slug),
    unique('providers_listing_key').on(t.listingKey),
    unique('providers_id_demonstration').on(t.id, t.demonstration),
    unique('providers_heads').on(t.id, t.demonstration, t.isHead),
    foreignKey({ name: 'providers_succeeded_by', columns: [t.succeededBy, t.demonstration, t.followsHead], foreignColumns: [t.id, t.demonstration, t.isHead] }),
    index('providers_succeeded').on(t.succeededBy).where(sql`${t.succeededBy} is not null`),
    check('providers_succession', sql`(${t.succeededBy} is null) = (${t.succeededOn} is null)`),
    index('providers_name_key').on(t.nameKey),
    index('providers_claimed').on(t.id).where(sql`${t.firstClaimedOn} is not null`),
    check('providers_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 80`),
    check('providers_names', sql`${written(t.name, 200)} and ${written(t.legalName, 200)}`),
    check('providers_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('providers_website', sql`(${t.domain} is null) = (${t.website} is null) and ${t.website} ~ '^https?://' and length(${t.website}) <= 500`),
    check('providers_coordinates', point(t.lat, t.lon)),
    check('providers_abroad', sql`${t.country} = 'US' or (${t.zip} is null and ${t.lat} is null)`),
    check('providers_standing', sql`${oneOf(t.standing, STANDINGS)} and (${t.standing} = 'listed' or ${t.firstClaimedOn} is not null)`),
    check('providers_fiction', sql`${t.demonstration} = (coalesce(${t.domain}, '') like '%.example') and ${t.demonstration} = (${t.source} = 'demonstration')`),
    check('providers_withdrawn', sql`(${t.withdrawnOn} is null) = (${t.withdrawnBecause} is null)`),
  ],
);

/** Other names with their days: trading names, and firms it grew out of. History follows a rename or a sale (rule 30). */
export const providerNames = pgTable(
  'provider_names',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull().references(() => providers.id),
    name: text().notNull(),
    kind: text().$type<NameKind>().notNull(),
    fromOn: date('from_on'), untilOn: date('until_on'),
    source: source(), sourceDate: date('source_date').notNull(),
  },
  (t) => [
    unique('provider_names_once').on(t.providerId, t.kind, t.name),
    check('provider_names_kind', oneOf(t.kind, NAME_KINDS)),
    check('provider_names_name', written(t.name, 200)),
    check('provider_names_days', sql`${t.fromOn} <= ${t.untilOn}`),
  ],
);

/** What is known of a provider beside the checks: a row for each value ever given, with source and day; at most one row a key is live. */
export const providerFacts = pgTable(
  'provider_facts',
  {
    id: uuid().primaryKey(),
    providerId: uuid('provider_id').notNull(),
    demonstration: boolean().notNull(),
    key: text().$type<FactKey>().notNull(),
    value: jsonb().notNull(),
    source: source(),
    givenOn: date('given_on').notNull(),
    replacedOn: date('replaced_on'),
    takenBackOn: date('taken_back_on'),
    falseFoundOn: date('false_found_on'),
  },
  (t) => [
    foreignKey({ name: 'provider_facts_provider', columns: [t.providerId, t.demonstration], foreignColumns: [providers.id, providers.demonstration] }),
    uniqueIndex('provider_facts_live').on(t.providerId, t.key).where(sql`${t.replacedOn} is null and ${t.takenBackOn} is null`),
    index('provider_facts_taken_back').on(t.providerId, t.key).where(sql`${t.replacedOn} is null and ${t.takenBackOn} is not null`),
    index('provider_facts_false').on(t.providerId, t.key).where(sql`${t.falseFoundOn} is not null`),
    check('provider_facts_key', oneOf(t.key, FACT_KEYS)),
    check('provider_facts_shape', sql`jsonb_typeof(${t.value}) = case ${t.key} ${shapes} end`),
    check('provider_facts_fiction', sql`${t.demonstration} = (${t.source} = 'demonstration')`),
    check('provider_facts_ends', sql`(${t.replacedOn} is null or ${t.takenBackOn} is null) and ${t.replacedOn} >= ${t.givenOn} and ${t.takenBackOn} >= ${t.givenOn}`),
  ],
);

/** Each listing that was imported, so that the same file is not read again at every start. */
export const listingImports = pgTable('listing_imports', {
  id: uuid().primaryKey(),
  sha256: text().notNull(),
  source: source(),
  /** What became of its rows, by word: added, changed, unchanged, refused. */
  rows: jsonb().$type<Record<'added' | 'changed' | 'unchanged' | 'refused', number>>().notNull(),
  finishedAt: moment('finished_at').notNull(),
});
