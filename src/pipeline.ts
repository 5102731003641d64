// The request pipeline, one Hono app: checks at the door, built files, page cache, /api/v1, pages, then headers, tag and compression.
import { Hono } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { bodyLimit } from 'hono/body-limit';
import { isApi, keepingOf, cacheKeyOf, takesPost } from '#http/addresses.ts';
import type { Assets } from '#http/assets.ts';
import { LARGEST_BODY, refusalOf, type DoorRules } from '#http/door-checks.ts';
import { codingFor, encodeOnce, holds, isText, tagOf, type Coding } from '#http/encoding.ts';
import { headersOf, setHeaders } from '#http/headers.ts';
import { makePageCache } from '#http/page-cache.ts';
import { problemJson, problemOf, problemOfHeld, type Problem } from '#http/problems.ts';
import type { Held } from '#platform/limiter.ts';

/** What the pipeline is made of; everything outside HTTP comes in here. */
export interface Parts {
  /** The site's own address, without a slash at the end; absolute links and the origin check use it alone. */
  readonly site: string;
  readonly hosts: ReadonlySet<string>;
  /** Names the state of all public facts and the day: a page kept under another version is never sent. */
  readonly version: () => string;
  readonly assets: Assets;
  readonly api: { fetch(request: Request): Response | Promise<Response> };
  /** Renders a page; with a problem, the page that tells of it. */
  readonly pages: (request: Request, problem?: Problem) => Promise<Response>;
  /** Counts a form posted from this socket; `forwarded` is X-Forwarded-For. Says so where it is one too many. */
  readonly countPost: (socket: string | undefined, forwarded: string | null) => Promise<Held | undefined>;
  readonly ready: () => Promise<boolean>;
  /** One line for each answer. The path only: an owner's answers stand in the query, and never reach a log. */
  readonly onAnswer: (line: { method: string; path: string; status: number; ms: number }) => void;
  readonly onError: (error: unknown, path: string) => void;
}

/** Where Astro looks for the page that it shows when another broke; to whoever asks for it, there is no such page. */
const BROKEN = '/500';

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** The whole pipeline as one fetch handler. */
export function pipeline(parts: Parts): Hono {
  const secure = parts.site.startsWith('https:');
  const rules: DoorRules = { hosts: parts.hosts, site: parts.site, takesPost };
  const cache = makePageCache();

  const withRetry = (response: Response, seconds: number): Response => {
    response.headers.set('retry-after', String(seconds));
    return response;
  };

  const tell = async (path: string, problem: Problem): Promise<Response> => {
    if (isApi(path)) return problemJson(problem);
    try {
      return await parts.pages(new Request(`${parts.site}/problem`), problem);
    } catch (error) {
      parts.onError(error, path);
      return new Response(`${problem.title}. ${problem.sentence}\n`, { status: problem.status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    }
  };

  const send = async (response: Response, request: Request, coding: Coding, keeping: ReturnType<typeof keepingOf>): Promise<Response> => {
    const headers = headersOf(response);
    const ok = response.status === 200;
    setHeaders(headers, keeping === 'form' || (ok && headers.get('cache-control') !== 'no-store') ? keeping : 'never', secure);
    if (response.body === null || !isText(headers.get('content-type'))) return new Response(response.body, { status: response.status, headers });
    const body = await bytesOf(response);
    headers.append('vary', 'accept-encoding');
    if (ok) {
      const tag = tagOf(body);
      headers.set('etag', tag);
      if (holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
    }
    if (coding !== 'identity') headers.set('content-encoding', coding);
    return new Response((await encodeOnce(body, coding)) as Uint8Array<ArrayBuffer>, { status: response.status, headers });
  };

  const keep = async (key: string, request: Request, path: string, coding: Coding): Promise<Response> => {
    const version = parts.version();
    let page = cache.get(key, version);
    if (!page) {
      const response = await render(request, path);
      if (response.status !== 200 || response.headers.get('cache-control') === 'no-store') return send(response, request, coding, 'check');
      const headers = headersOf(response);
      setHeaders(headers, 'check', secure);
      headers.append('vary', 'accept-encoding');
      page = cache.put(key, version, headers, await bytesOf(response));
    }
    if (holds(request.headers.get('if-none-match'), page.tag)) return new Response(null, { status: 304, headers: page.headers });
    const { headers, body } = cache.inCoding(page, coding);
    return new Response(body as Uint8Array<ArrayBuffer>, { headers });
  };

  /**
   * Pages and API keep what was thrown to themselves and answer 500: what is sent instead says whether we broke or the database is away. One
   * that answers with a bare status gets its sentence here. `socket` is the address at its other end: of a posted form it is counted.
   */
  const render = async (request: Request, path: string, socket?: string): Promise<Response> => {
    if (path === BROKEN) return tell(path, problemOf(404));
    try {
      const held = request.method === 'POST' ? await parts.countPost(socket, request.headers.get('x-forwarded-for')) : undefined;
      if (held) return withRetry(await tell(path, problemOfHeld(held)), held.seconds);
      const response = isApi(path) ? await parts.api.fetch(request) : await parts.pages(request);
      if (response.status < 400 || (response.status < 500 && response.body !== null)) return response;
      if (response.status < 500) return tell(path, problemOf(response.status));
      parts.onError(new Error(`answered ${response.status}; the cause stands before this`), path);
    } catch (error) {
      parts.onError(error, path);
    }
    const away = !(await parts.ready().catch(() => false));
    const response = await tell(path, problemOf(away ? 503 : 500));
    return away ? withRetry(response, 30) : response;
  };

  /** For the machine that watches the site: it may ask under any name. */
  const state = (says: string, status: number, more: Record<string, string> = {}): Response => {
    const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8', ...more });
    setHeaders(headers, 'never', secure);
    return new Response(`${says}\n`, { status, headers });
  };

  const app = new Hono();
  app.get('/health', () => state('alive', 200));
  app.get('/ready', async () => ((await parts.ready().catch(() => false)) ? state('ready', 200) : state('not ready', 503, { 'retry-after': '5' })));
  app.post('*', bodyLimit({ maxSize: LARGEST_BODY, onError: async (c) => send(await tell(c.req.path, problemOf(413)), c.req.raw, 'identity', 'never') }));
  app.all('*', async (c) => {
    const began = performance.now();
    // What HEAD says of an answer is what GET would say; the server leaves the body away.
    const request = c.req.raw.method === 'HEAD' ? new Request(c.req.raw, { method: 'GET' }) : c.req.raw;
    const path = c.req.path;
    const coding = codingFor(request.headers.get('accept-encoding'));
    const answer = async (): Promise<Response> => {
      const refusal = refusalOf(request, path, rules);
      if (refusal) {
        const response = await tell(path, refusal);
        if (refusal.status === 405) response.headers.set('allow', takesPost(path) ? 'GET, HEAD, POST' : 'GET, HEAD');
        return send(response, request, coding, 'never');
      }
      const asset = parts.assets(path, coding, request.headers.get('if-none-match'));
      if (asset) return asset;
      const key = request.headers.has('cookie') ? undefined : cacheKeyOf(request);
      if (key !== undefined) return keep(key, request, path, coding);
      return send(await render(request, path, getConnInfo(c).remote.address), request, coding, keepingOf(request));
    };
    const response = await answer();
    parts.onAnswer({ method: c.req.raw.method, path, status: response.status, ms: performance.now() - began });
    return response;
  });
  return app;
}
