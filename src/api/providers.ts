// /api/v1/providers: the list with the filters of the page, one provider, and the facts behind its score.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { factsDocument, factsJsonSchema } from '#assessments/facts-document.ts';
import { assessmentOf } from '#assessments/assessment-of.ts';
import { textsOf } from '#assessments/read-texts.ts';
import type { Day } from '#kernel/time.ts';
import { problemJson, problemOf } from '#http/problems.ts';
import { goesOnWords } from '#providers/identity-rules.ts';
import { whoGoesOn } from '#providers/lineage.ts';
import { allSources, providerBySlug, type SourceRow } from '#providers/reads.ts';
import { STANDINGS } from '#providers/terms.ts';
import { browseAddress, FILTERS, readBrowse, WITHIN } from '#shortlists/browse-query.ts';
import { browseDirectory } from '#shortlists/browse.ts';
import { lowestPrice, type Listing } from '#shortlists/listing.ts';
import { locate } from '#shortlists/locate.ts';
import { jsonText, keepTexts, type Serving } from './answer.ts';
import { providerDocument, scoreIn, scoreSummary } from './provider-document.ts';
import type { Registers } from './register.ts';
import { answersWith, GONE, PROBLEMS, ScoreSummary } from './shapes.ts';

const ListedProvider = z.strictObject({
  slug: z.string(),
  name: z.string(),
  demonstration: z.boolean(),
  standing: z.enum(STANDINGS),
  city: z.string().nullable(),
  state: z.string().nullable(),
  miles: z.number().nullable().describe('From the middle of the ZIP code in `near`; null where either place is not known.'),
  lowestPrice: z.number().nullable().describe('Dollars per person a month, of any size of client.'),
  score: ScoreSummary.nullable(),
  links: z.strictObject({ self: z.url(), page: z.url() }),
});

export const ProviderList = z
  .strictObject({
    edition: z.string(),
    engine: z.string(),
    asOf: z.string(),
    demonstration: z.boolean().describe('True where a fictional firm stands in this page of the list.'),
    total: z.number().int(),
    providers: z.array(ListedProvider),
    next: z.url().nullable().describe('The next page, where there is one.'),
  });

const BrowseParameters = z.object({
  q: z.string().max(100).optional().describe('Words of a name, a place, a service, a trade or a program.'),
  near: z.string().regex(/^\d{5}$/).optional().describe('A ZIP code to measure from.'),
  within: z.enum(WITHIN.map(String)).optional().describe('Miles around `near`; 60 where it is left out.'),
  ...Object.fromEntries(FILTERS.map((name) => [name, z.string().max(60).optional()])),
  standing: z.enum(['answered', 'listed']).optional().describe('Providers that have answered, which is the default, or firms that are only listed.'),
  sort: z.enum(['score', 'near']).optional(),
  after: z.string().optional().describe('Where the page before ended; it stands in `next`.'),
});

const SLUG = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const Slug = z.object({ slug: z.string().regex(SLUG) });

const LIST = createRoute({ method: 'get', operationId: 'listProviders', path: '/api/v1/providers', summary: 'Providers, twenty at a time', request: { query: BrowseParameters }, responses: { ...answersWith('A page of the list.', 'ProviderList'), 400: PROBLEMS[400], 406: PROBLEMS[406] } });
const ONE = createRoute({ method: 'get', operationId: 'getProvider', path: '/api/v1/providers/{slug}', summary: 'One provider: public facts and score', request: { params: Slug }, responses: { ...answersWith('The provider.', 'Provider'), 404: PROBLEMS[404], 406: PROBLEMS[406], ...GONE } });
const FACTS = createRoute({ method: 'get', operationId: 'getFacts', path: '/api/v1/providers/{slug}/facts', summary: 'Every input of its score', request: { params: Slug }, responses: { ...answersWith('The facts.', 'Facts'), 404: PROBLEMS[404], 406: PROBLEMS[406], ...GONE } });
const SCHEMA = createRoute({ method: 'get', operationId: 'getFactsSchema', path: '/api/v1/facts.schema.json', summary: 'The JSON Schema of the facts', responses: { ...answersWith('A JSON Schema, draft 2020-12.', 'JsonSchema', 'application/schema+json'), 406: PROBLEMS[406] } });

function listedProvider(listing: Listing, miles: number | undefined, site: string): z.infer<typeof ListedProvider> {
  const { slug, name, demonstration, standing, city, state } = listing;
  const score = scoreIn(listing);
  const links = { self: `${site}/api/v1/providers/${slug}`, page: `${site}/providers/${slug}` };
  return { slug, name, demonstration, standing, city: city ?? null, state: state ?? null, miles: miles ?? null, lowestPrice: lowestPrice(listing.prices) ?? null, score: score ? scoreSummary(score) : null, links };
}

function list({ followed, site }: Serving, engine: string, query: URLSearchParams): Response {
  const { browse: asked, problems, point } = locate(readBrowse(query), followed.places);
  const browse = { ...asked, need: '' };
  if (problems.length > 0) return problemJson(problemOf(400), problems);
  const { total, rows, next } = browseDirectory(followed.directory, browse, point);
  const providers = rows.map(({ row, miles }) => listedProvider(followed.directory.rows[row]!, miles, site));
  const page: z.infer<typeof ProviderList> = {
    ...{ edition: followed.columns.edition, engine, asOf: followed.asOf },
    ...{ demonstration: providers.some((one) => one.demonstration), total, providers },
    next: next === undefined ? null : `${site}${browseAddress(browse, { after: next }, '/api/v1/providers')}`,
  };
  return jsonText(JSON.stringify(page));
}

/** Where facts come from, read anew with every change: there are a handful. */
function readSources({ app, followed }: Serving): () => Promise<readonly SourceRow[]> {
  let held: { readonly version: string; readonly rows: readonly SourceRow[] } | undefined;
  return async () => {
    const { version } = followed;
    if (held?.version !== version) held = { version, rows: await allSources(app.db) };
    return held.rows;
  };
}

/** A firm that is not in memory was taken down, is carried on by another, or never was. */
async function missing({ app, site }: Serving, slug: string): Promise<Response> {
  const taken = SLUG.test(slug) ? await providerBySlug(app.db, slug) : undefined;
  if (!taken) return problemJson(problemOf(404, 'We know no provider by that name.'));
  const next = taken.withdrawnOn === null ? await whoGoesOn(app.db, taken.id) : undefined;
  return problemJson(next ? problemOf(410, `${goesOnWords(next.kind, next.name, next.on as Day)} See ${site}/api/v1/providers/${next.slug}`) : problemOf(410));
}

async function one(serving: Serving, sources: () => Promise<readonly SourceRow[]>, slug: string): Promise<Response> {
  const { app, followed, site } = serving;
  const listing = followed.directory.bySlug(slug);
  return listing ? jsonText(JSON.stringify(providerDocument(listing, app.standard.current, await sources(), site))) : missing(serving, slug);
}

async function facts(serving: Serving, slug: string): Promise<string | Response> {
  const { app, followed, site } = serving;
  const { current } = app.standard;
  const looked = await assessmentOf(app.db, current, slug, followed.asOf);
  if (looked.kind !== 'found') return missing(serving, slug);
  const { name, demonstration } = looked.provider;
  const texts = looked.assessment ? await textsOf(app.db, looked.provider.id, current.edition.id, current.edition.checks.map(({ id }) => id)) : [];
  const frame = { texts, name, demonstration, asOf: followed.asOf, schema: `${site}/api/v1/facts.schema.json`, editionAddress: `${site}/standard/${current.edition.id}.json` };
  return JSON.stringify(factsDocument(current, looked.assessment?.facts ?? { slug, checks: {}, profile: {} }, frame));
}

/** Registers the addresses of this resource. Facts are read from the database, and kept as text until any fact or the day changes. */
export function registerProviders(register: Registers, serving: Serving, engine: string): void {
  const keep = keepTexts(() => serving.followed.version);
  const sources = readSources(serving);
  const schema = JSON.stringify(factsJsonSchema(`${serving.site}/api/v1/facts.schema.json`));
  register(LIST, (c) => list(serving, engine, new URL(c.req.url).searchParams));
  register(ONE, (c) => one(serving, sources, c.req.param('slug') ?? ''));
  register(FACTS, async (c) => {
    const slug = c.req.param('slug') ?? '';
    const found = await keep(slug, () => facts(serving, slug));
    return typeof found === 'string' ? jsonText(found) : found;
  });
  register(SCHEMA, () => jsonText(schema, 'application/schema+json'));
}
