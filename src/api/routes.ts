// The API as one Hono app: its resources, its OpenAPI document, and what is said where there is none. Only the server mounts it.
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { App } from '#app.ts';
import { FactsDocument } from '#assessments/facts-document.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import { problemJson, problemOf } from '#http/problems.ts';
import type { Followed } from '#shortlists/follow.ts';
import { acceptsJson, jsonText, type Serving } from './answer.ts';
import { registerCompare } from './compare.ts';
import { CompareDocument } from './compare-shapes.ts';
import { registerCosts } from './costs.ts';
import { CostsDocument } from './costs-shapes.ts';
import { ProviderDocument } from './provider-document.ts';
import { ProviderList, registerProviders } from './providers.ts';
import { describeComponents, registerOn } from './register.ts';
import { Problem } from './shapes.ts';
import { registerShortlist } from './shortlist.ts';
import { ShortlistDocument } from './shortlist-shapes.ts';
import { EditionList, registerStandard } from './standard.ts';

/** Of the API, not of the engine or the edition. Within version 1 fields are added, and none changes or goes. */
const API_VERSION = '1.0.0';

const DESCRIPTION = `Providers, their scores and the facts behind them, and explained shortlists, as on the pages. Every number is unrounded and
can be computed again from the facts of a provider and the edition that they name. A field \`demonstration\` that is true marks fictional firms.`;

const COMPONENTS = { Comparison: CompareDocument, Costs: CostsDocument, Editions: EditionList, Facts: FactsDocument, JsonSchema: z.looseObject({}), Problem, Provider: ProviderDocument, ProviderList, Shortlist: ShortlistDocument };

/** Reads only: GET and HEAD. Everything else is refused in problem+json. What a room throws is thrown on. */
export function apiRoutes(app: Pick<App, 'db' | 'standard' | 'costs' | 'config'>, followed: Followed): OpenAPIHono {
  const { site } = app.config;
  const serving: Serving = { app, followed, site };
  const api = new OpenAPIHono();
  api.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const refusal = problemJson(problemOf(405));
      refusal.headers.set('allow', 'GET, HEAD');
      return refusal;
    }
    if (!acceptsJson(c.req.header('accept') ?? null)) return problemJson(problemOf(406));
    return next();
  });
  const register = registerOn(api);
  registerStandard(register, serving);
  registerProviders(register, serving, ENGINE_VERSION);
  registerShortlist(register, serving);
  registerCosts(register, serving);
  registerCompare(register, serving);
  describeComponents(api, COMPONENTS);
  const document = JSON.stringify(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Plumbline', version: API_VERSION, description: DESCRIPTION.replaceAll('\n', ' ') },
      servers: [{ url: site }],
    }),
  );
  api.get('/api/openapi.json', () => jsonText(document));
  api.notFound(() => problemJson(problemOf(404)));
  // The pipeline answers for what broke, and logs it: the library would write it out, values and all, and answer in words of its own.
  api.onError((error) => {
    throw error;
  });
  return api;
}
