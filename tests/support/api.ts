// Reading the API of a running server in tests: JSON, walking pages, checking answers against the OpenAPI document that it publishes itself.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One answer, its body read as JSON. */
export async function readJson<Body = never>(address: string, init?: RequestInit): Promise<Answered<Body>> {
  const response = await fetch(address, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** Every entry of a list, page by page along `next`. Throws where the pages do not end. */
export async function walkPages<Page extends { readonly next: string | null }, Entry>(first: string, read: (page: Page) => readonly Entry[]): Promise<Entry[]> {
  const found: Entry[] = [];
  let next: string | null = first;
  for (let pages = 0; next !== null; pages += 1) {
    if (pages > 1_000) throw new Error(`${first} has no end`);
    const { body }: Answered<Page> = await readJson<Page>(next);
    found.push(...read(body));
    next = body.next;
  }
  return found;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>> } }>>;
}

/** A validator for what `path` of the document answers with `status`; throws where the document does not describe it. */
export function validatorsOf(document: OpenApi): (path: string, status: number) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uri: (text) => URL.canParse(text), email: true } });
  ajv.addSchema(document, 'openapi');
  const pointer = (...steps: string[]): string => steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
  return (path, status) => {
    const types = Object.keys(document.paths[path]?.get.responses[status]?.content ?? {});
    if (!types[0]) throw new Error(`the document does not say what ${path} answers with ${status}`);
    return ajv.compile({ $ref: `openapi#${pointer('paths', path, 'get', 'responses', String(status), 'content', types[0], 'schema')}` });
  };
}
