// The OpenAPI document that the site publishes is valid OpenAPI 3.1, by a validator that is not ours, and names every address of the API.
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, it } from 'vitest';
import { readJson } from '../support/api.ts';
import { useSite } from '../support/server.ts';

interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: { readonly operationId: string; readonly parameters?: readonly { readonly name: string }[] } }>>;
}

const site = useSite();
let document: OpenApi;
beforeAll(async () => {
  document = (await readJson<OpenApi>(`${site.url}/api/openapi.json`)).body;
});

it('is valid', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version, document.openapi]).toEqual([true, '3.1', '3.1.0']);
});

it('describes every address, each by a name of its own', () => {
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/v1/compare',
    '/api/v1/costs',
    '/api/v1/facts.schema.json',
    '/api/v1/providers',
    '/api/v1/providers/{slug}',
    '/api/v1/providers/{slug}/facts',
    '/api/v1/shortlist',
    '/api/v1/standard',
  ]);
  const names = Object.values(document.paths).map((path) => path.get.operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(document.servers).toEqual([{ url: site.url }]);
});

it('names every parameter of a need', () => {
  const names = document.paths['/api/v1/shortlist']?.get.parameters?.map((parameter) => parameter.name) ?? [];
  const answers = 'zip sites visits people trade app unusual rules rivals small pains hours down today keep budget commit change decide plans start language';
  const weights = 'w-stf w-att w-ind w-tai w-prc w-svc w-sec w-cli w-bck w-ext';
  expect(names).toEqual([...answers.split(' '), ...weights.split(' '), 'group', 'from']);
});
