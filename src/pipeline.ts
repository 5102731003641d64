// The request pipeline, one Hono app: checks at the door, built files, page cache, /api/v1, pages, then headers, tag and compression.
import { Hono, type Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { bodyLimit } from 'hono/body-limit';
import { isApi, keepingOf, cacheKeyOf, largestBody, partsOf, runsScript, takesPost, writtenAs } from '#http/addresses.ts';
import { refusalOf, type DoorRules } from '#http/door-checks.ts';
import { codingFor, holds, type Coding } from '#http/encoding.ts';
import { bytesOf, finish } from '#http/finish.ts';
import { headersOf, setHeaders, type Keeping } from '#http/headers.ts';
import { makePageCache } from '#http/page-cache.ts';
import type { Parts } from '#http/parts.ts';
import { problemJson, problemOf, problemOfHeld, problemOfOurs, problemOfSize, type Problem } from '#http/problems.ts';
import { NUMBER_HEADER, requestNumber } from '#http/request-number.ts';
import { plainRefusal } from '#http/unread.ts';
import { inRequest } from '#platform/log.ts';
import { isDatabaseAway } from '#platform/lost-database.ts';

/** One request on its way. `errors` gathers what went wrong, for the one line that the log gets of it. */
interface Passing {
  readonly request: Request;
  readonly path: string;
  readonly coding: Coding;
  readonly number: string;
  /** The address at the other end, for counting posted forms. */
  readonly socket: () => string | undefined;
  readonly errors: unknown[];
}

const LONGEST_PATH = 200;
const AWAY_S = 30;
/** What a page may say itself: something that it needs is away, or full. The log hears of it. */
const TOLD = new Set([503, 507]);

/** The whole pipeline as one fetch handler. */
export function pipeline(parts: Parts): Hono {
  const secure = parts.site.startsWith('https:');
  const rules: DoorRules = { hosts: parts.hosts, site: parts.site, takesPost, largestBody };
  const cache = makePageCache();
  const isReady = (): Promise<boolean> => parts.ready().catch(() => false);

  const send = (response: Response, { request, path, coding }: Passing, keeping: Keeping): Promise<Response> =>
    finish(response, { coding, ifNoneMatch: request.headers.get('if-none-match'), keeping, secure, scripts: runsScript(path) });

  const tell = async ({ path, errors }: Passing, problem: Problem, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const page = isApi(path) ? problemJson(problem) : await parts.pages(new Request(`${parts.site}/problem`), problem).catch((error: unknown) => void errors.push(error));
    const response = page ?? plainRefusal(problem.status, secure, problem);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };

  /** One that answers with a bare status gets its sentence here. What was thrown is either a database that is away, or a mistake of ours. */
  const render = async (passing: Passing): Promise<Response> => {
    const { request, path, number, socket, errors } = passing;
    try {
      const held = request.method === 'POST' ? await parts.countPost(socket(), request) : undefined;
      if (held) return await tell(passing, problemOfHeld(held), { 'retry-after': String(held.seconds) });
      const response = isApi(path) ? await parts.api.fetch(request) : await parts.pages(request);
      if (response.status < 400 || (response.status < 500 && response.body !== null)) return response;
      if (response.status < 500) return await tell(passing, problemOf(response.status));
      errors.push(new Error(`answered ${response.status}, and threw nothing`));
      if (TOLD.has(response.status) && response.body !== null) return response;
      if (response.status === 507) return await tell(passing, problemOf(507));
    } catch (error) {
      errors.push(error);
    }
    const away = errors.some((error) => isDatabaseAway(error)) || !(await isReady());
    return away ? tell(passing, problemOf(503), { 'retry-after': String(AWAY_S) }) : tell(passing, problemOfOurs(number));
  };

  const keep = async (key: string, passing: Passing): Promise<Response> => {
    const version = parts.version();
    let page = cache.get(key, version);
    if (!page) {
      const keeping = keepingOf(passing.request);
      const response = await render(passing);
      if (response.status !== 200 || response.headers.get('cache-control') === 'no-store') return send(response, passing, keeping);
      const headers = headersOf(response);
      setHeaders(headers, keeping, secure);
      headers.append('vary', 'accept-encoding');
      page = cache.put(key, version, headers, await bytesOf(response));
    }
    if (holds(passing.request.headers.get('if-none-match'), page.tag)) return new Response(null, { status: 304, headers: page.headers });
    const { headers, body } = cache.inCoding(page, passing.coding);
    return new Response(body as Uint8Array<ArrayBuffer>, { headers });
  };

  const answer = async (passing: Passing): Promise<Response> => {
    const { request, path, coding } = passing;
    const refusal = refusalOf(request, path, rules);
    if (refusal) return send(await tell(passing, refusal, refusal.status === 405 ? { allow: takesPost(path) ? 'GET, HEAD, POST' : 'GET, HEAD' } : {}), passing, 'never');
    const asset = parts.assets(path, coding, request.headers.get('if-none-match'));
    if (asset) return asset;
    const written = writtenAs(request.url);
    if (written.kind === 'other') return send(new Response(null, { status: 301, headers: { location: written.plain } }), passing, 'never');
    if (written.kind === 'none') return send(await tell(passing, problemOf(404)), passing, 'never');
    const key = request.headers.has('cookie') ? undefined : cacheKeyOf(request);
    return key === undefined ? send(await render(passing), passing, keepingOf(request)) : keep(key, passing);
  };

  const pass = async (c: Context<object, string>, number: string): Promise<Response> => {
    const began = performance.now();
    const { raw } = c.req;
    const [path] = partsOf(raw.url);
    const errors: unknown[] = [];
    const passing: Passing = { request: raw, path, coding: codingFor(raw.headers.get('accept-encoding')), number, socket: () => getConnInfo(c).remote.address, errors };
    const largest = largestBody(path);
    const limit = bodyLimit({ maxSize: largest, onError: () => new Response(null, { status: 413 }) });
    const isTooMuch = async (): Promise<boolean> => raw.method === 'POST' && (await limit(c, () => Promise.resolve())) !== undefined;
    // What HEAD says of an answer is what GET would say; the server leaves the body away.
    const asked = (): Request => (raw.method === 'HEAD' ? new Request(raw, { method: 'GET' }) : c.req.raw);
    const response = await isTooMuch()
      .then(async (tooMuch) => (tooMuch ? send(await tell(passing, problemOfSize(largest)), passing, 'never') : answer({ ...passing, request: asked() })))
      .catch((error: unknown) => {
        // Whoever hangs up in the middle of a form broke nothing.
        if (raw.signal.aborted) return plainRefusal(400, secure);
        errors.push(error);
        return plainRefusal(500, secure, problemOfOurs(number));
      });
    if (errors.length > 0) response.headers.set(NUMBER_HEADER, number);
    parts.onAnswer({ method: raw.method, path: path.slice(0, LONGEST_PATH), status: response.status, ms: Math.round(performance.now() - began) }, errors);
    return response;
  };

  /** For the machine that watches the site: it may ask under any name. */
  const state = (says: string, status: number, more: Readonly<Record<string, string>> = {}): Response => {
    const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8', ...more });
    setHeaders(headers, 'never', secure);
    return new Response(`${says}\n`, { status, headers });
  };

  const app = new Hono();
  app.get('/health', () => state('alive', 200));
  app.get('/ready', async () => ((await isReady()) ? state('ready', 200) : state('not ready', 503, { 'retry-after': '5' })));
  app.all('*', (c) => {
    const number = requestNumber(c.req.raw.headers.get(NUMBER_HEADER), parts.trustedProxyHops);
    return inRequest(number, () => pass(c, number));
  });
  return app;
}
