// The API over HTTP: every answer as the OpenAPI document describes it, pages that hold everything once, and what bad input gets.
import { beforeAll, describe, expect, it } from 'vitest';
import { readJson, validatorsOf, walkPages, type Answered } from '../support/api.ts';
import { useSite } from '../support/server.ts';

const site = useSite();
const at = (path: string): string => `${site.url}${path}`;
const get = <Body = Record<string, unknown>>(path: string, init?: RequestInit): Promise<Answered<Body>> => readJson<Body>(at(path), init);

interface Listed {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly standing: string;
  readonly score: Record<string, number | string | null> | null;
  readonly links: { readonly self: string; readonly page: string };
}
interface List {
  readonly total: number;
  readonly demonstration: boolean;
  readonly providers: readonly Listed[];
  readonly next: string | null;
}
interface Entry {
  readonly place: number;
  readonly provider: { readonly slug: string; readonly demonstration: boolean };
  readonly fit: number;
  readonly fitShown: number;
  readonly lines: readonly { readonly adds: number; readonly shown: number }[];
}
interface Problem {
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly name: string; readonly reason: string }[];
}

const NEED = 'zip=43215&people=18&trade=dental&rules=hipaa&rivals=tell-me&pains=slow-answers&hours=office&down=half-day&budget=150-200&w-stf=1.5';
let assessed: Listed;
let listed: Listed;
let validatorFor: ReturnType<typeof validatorsOf>;

beforeAll(async () => {
  validatorFor = validatorsOf((await get<Parameters<typeof validatorsOf>[0]>('/api/openapi.json')).body);
  assessed = (await get<List>('/api/v1/providers')).body.providers[0]!;
  listed = (await get<List>('/api/v1/providers?standing=listed')).body.providers[0]!;
});

/** Asserts that an answer has this status and is what the document says of `path`. */
async function expectDescribed(path: string, address: string, status = 200): Promise<Answered<Record<string, unknown>>> {
  const answer = await get(address);
  expect(answer.status, address).toBe(status);
  const valid = validatorFor(path, status);
  expect(valid(answer.body), `${address}: ${JSON.stringify(valid.errors?.slice(0, 3))}`).toBe(true);
  return answer;
}

describe('answers are what the OpenAPI document says', () => {
  it('for the editions', async () => void (await expectDescribed('/api/v1/standard', '/api/v1/standard')));
  it.each(['', '?standing=listed', '?near=43215&within=25&sort=near', '?grade=C&trade=dental', '?q=zzzzzz'])('for the list of providers%s', async (query) =>
    void (await expectDescribed('/api/v1/providers', `/api/v1/providers${query}`)));
  it('for a provider that has answered, and for one that is only listed', async () => {
    await expectDescribed('/api/v1/providers/{slug}', `/api/v1/providers/${assessed.slug}`);
    const { body } = await expectDescribed('/api/v1/providers/{slug}', `/api/v1/providers/${listed.slug}`);
    expect(body).toMatchObject({ slug: listed.slug, standing: 'listed', demonstration: false, score: null, firstClaimed: null });
  });
  it('for the facts of each, which name their own schema', async () => {
    const { body } = await expectDescribed('/api/v1/providers/{slug}/facts', `/api/v1/providers/${assessed.slug}/facts`);
    expect(body['$schema']).toBe(at('/api/v1/facts.schema.json'));
    expect((await expectDescribed('/api/v1/providers/{slug}/facts', `/api/v1/providers/${listed.slug}/facts`)).body).toMatchObject({ firstClaimed: null, checks: {} });
    const schema = await fetch(at('/api/v1/facts.schema.json'));
    expect(schema.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    expect(await schema.json()).toMatchObject({ $id: at('/api/v1/facts.schema.json'), $schema: 'https://json-schema.org/draft/2020-12/schema' });
  });
  it.each(['', `?${NEED}`, '?zip=unsure', '?people=1&visits=monthly&hours=always&budget=under-100'])('for a shortlist%s', async (query) =>
    void (await expectDescribed('/api/v1/shortlist', `/api/v1/shortlist${query}`)));
  it('for refusals', async () => {
    await expectDescribed('/api/v1/providers/{slug}', '/api/v1/providers/nobody-of-that-name', 404);
    await expectDescribed('/api/v1/providers', '/api/v1/providers?grade=!', 400);
    await expectDescribed('/api/v1/shortlist', '/api/v1/shortlist?people=many', 400);
  });
});

describe('lists', () => {
  it.each(['', '?standing=listed&state=VA', '?standing=listed&near=22182&within=60&sort=near'])('hold everything once, along next: %s', async (query) => {
    const first = at(`/api/v1/providers${query}`);
    const { total } = (await readJson<List>(first)).body;
    const slugs = (await walkPages(first, (page: List) => page.providers)).map((one) => one.slug);
    expect(slugs).toHaveLength(total);
    expect(new Set(slugs).size).toBe(total);
    expect(total).toBeGreaterThan(20);
  });
  it('link to addresses of this site that answer', async () => {
    expect(assessed.links).toEqual({ self: at(`/api/v1/providers/${assessed.slug}`), page: at(`/providers/${assessed.slug}`) });
    expect((await fetch(assessed.links.page)).status).toBe(200);
  });
  it('say which firms are a demonstration, and mark every document that shows one', async () => {
    const { body } = await get<List>('/api/v1/providers');
    expect(body.demonstration).toBe(body.providers.some((one) => one.demonstration));
    for (const slug of body.providers.filter((one) => one.demonstration).slice(0, 3).map((one) => one.slug))
      for (const end of ['', '/facts']) expect((await get(`/api/v1/providers/${slug}${end}`)).body).toMatchObject({ demonstration: true });
    expect((await get<List>('/api/v1/providers?standing=listed')).body.demonstration).toBe(false);
  });
  it('have the order of the page', async () => {
    const page = await (await fetch(at('/providers'))).text();
    const onPage = [...page.matchAll(/href="\/providers\/([a-z0-9-]+)"/g)].map((match) => match[1]!);
    expect([...new Set(onPage)].slice(0, 20)).toEqual((await get<List>('/api/v1/providers')).body.providers.map((one) => one.slug));
  });
});

interface Shortlist {
  readonly demonstration: boolean;
  readonly fits: readonly Entry[];
  readonly total: Record<'fits' | 'askFirst' | 'ruledOut', number>;
  readonly next: Partial<Record<'fits' | 'askFirst' | 'ruledOut', string | null>>;
}

describe('the shortlist', () => {
  it('ranks as the page does, with the same numbers', async () => {
    const { body } = await get<Shortlist>(`/api/v1/shortlist?${NEED}`);
    const page = await (await fetch(at(`/shortlist?${NEED}`))).text();
    const onPage = [...page.matchAll(/<article class="entry box" id="([a-z0-9-]+)">[\s\S]*?<span class="big">([\d.]+)<\/span>/g)].map(([, slug, fit]) => [slug, Number(fit)]);
    expect(onPage.length).toBeGreaterThan(0);
    expect(body.fits.slice(0, onPage.length).map((entry) => [entry.provider.slug, entry.fitShown])).toEqual(onPage);
  });
  it('adds up: the lines to the fit, the printed lines to the printed fit', async () => {
    const { fits } = (await get<Shortlist>(`/api/v1/shortlist?${NEED}`)).body;
    for (const { fit, fitShown, lines } of fits) {
      expect(lines.reduce((sum, line) => sum + line.adds, 0)).toBeCloseTo(fit, 9);
      expect(lines.reduce((sum, line) => sum + Math.round(10 * line.shown), 0)).toBe(Math.round(10 * fitShown));
    }
  });
  it('loses nobody over its pages', async () => {
    const { body } = await get<Shortlist>('/api/v1/shortlist?people=18&visits=monthly');
    for (const [list, group] of [['fits', 'fits'], ['askFirst', 'ask-first'], ['ruledOut', 'ruled-out']] as const) {
      const slugs: string[] = [];
      let next: string | null | undefined = at(`/api/v1/shortlist?people=18&visits=monthly&group=${group}`);
      while (next) {
        const page: Shortlist & Partial<Record<typeof list, readonly Entry[]>> = (await readJson<Shortlist>(next)).body;
        slugs.push(...(page[list] ?? []).map((entry) => entry.provider.slug));
        next = page.next[list];
      }
      expect(slugs).toHaveLength(body.total[list]);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });
  it('is kept by nobody', async () => {
    const { headers } = await get(`/api/v1/shortlist?${NEED}`);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  });
});

describe('what bad input gets', () => {
  const named = async (path: string): Promise<string[]> => {
    const { status, headers, body } = await get<Problem>(path);
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    return (body.errors ?? []).map((error) => error.name);
  };
  it('names each wrong value', async () => {
    expect(await named('/api/v1/shortlist?zip=00000&people=0&rivals=perhaps&pains=slow-answers&commit=year&commit=longer&w-stf=9&unknown=1')).toEqual(['zip', 'people', 'rivals', 'commit', 'w-stf']);
    expect(await named('/api/v1/shortlist?app=a&app=b&app=c&app=d&app=e&app=f')).toEqual(['app']);
    expect(await named('/api/v1/shortlist?group=all&from=-1')).toEqual(['group', 'from']);
    expect(await named('/api/v1/providers?near=00000&within=7&sort=size&state=OH&state=PA')).toEqual(expect.arrayContaining(['near', 'within', 'sort', 'state']));
  });
  it.each([
    ['a slug that is not there', '/api/v1/providers/nobody-of-that-name', 404],
    ['a slug that is none', '/api/v1/providers/..%2F..%2Fetc', 404],
    ['facts of nobody', '/api/v1/providers/nobody-of-that-name/facts', 404],
    ['an address that is none', '/api/v1/nothing', 404],
    ['an edition that is none', '/standard/2099.1.json', 404],
    ['a NUL byte', '/api/v1/providers?q=%00', 400],
    ['a broken escape', '/api/v1/providers?q=%E0%A4', 400],
    ['a long query', `/api/v1/shortlist?app=${'a'.repeat(20_000)}`, 414],
  ])('%s', async (_, path, status) => {
    const { status: got, headers, body } = await get<Problem>(path);
    expect([got, headers.get('content-type'), body.status]).toEqual([status, 'application/problem+json; charset=utf-8', status]);
    expect(body.detail).toMatch(/\.$/);
  });
  it('a query of 100 kB: refused before anything reads it', async () => {
    expect((await fetch(at(`/api/v1/shortlist?app=${'a'.repeat(100_000)}`))).status).toBe(431);
  });
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s: not here', async (method) => {
    const { status, headers } = await get(`/api/v1/standard`, { method, headers: { origin: site.url } });
    expect([status, headers.get('content-type'), headers.get('allow')]).toEqual([405, 'application/problem+json; charset=utf-8', 'GET, HEAD']);
  });
  it('a wish for something other than JSON', async () => {
    const accepting = async (accept: string): Promise<number> => (await fetch(at('/api/v1/standard'), { headers: { accept } })).status;
    expect(await Promise.all(['text/html', 'image/*', 'application/json;q=0', 'application/json;q=0, */*'].map(accepting))).toEqual([406, 406, 406, 406]);
    expect(await Promise.all(['*/*', 'application/*', 'text/html, application/json;q=0.1', ''].map(accepting))).toEqual([200, 200, 200, 200]);
  });
});

describe('headers', () => {
  it('tag what is sent, and send nothing where it is known', async () => {
    for (const path of ['/api/v1/standard', '/api/v1/providers', `/api/v1/providers/${assessed.slug}`, `/api/v1/providers/${assessed.slug}/facts`, '/api/openapi.json', '/standard/2026.1.json']) {
      const first = await fetch(at(path));
      const tag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      expect(tag, path).toMatch(/^W\/"/);
      const again = await fetch(at(path), { headers: { 'if-none-match': tag } });
      expect([again.status, await again.text()], path).toEqual([304, '']);
    }
  });
  it('answer HEAD like GET, without a body', async () => {
    for (const path of ['/api/v1/standard', `/api/v1/providers/${assessed.slug}`, '/api/openapi.json', '/standard/2026.1.json', '/standard/schema.json', '/sitemap.xml', '/robots.txt']) {
      const [head, whole] = await Promise.all([fetch(at(path), { method: 'HEAD' }), fetch(at(path))]);
      expect([head.status, await head.text(), head.headers.get('content-type')], path).toEqual([200, '', whole.headers.get('content-type')]);
      await whole.arrayBuffer();
    }
  });
  it('are strict here too', async () => {
    const { headers } = await get('/api/v1/standard');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});

describe('for search engines', () => {
  it('the sitemap lists pages that answer, and no firm that is only listed', async () => {
    const text = await (await fetch(at('/sitemap.xml'))).text();
    const addresses = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]!);
    expect(addresses).toContain(at(`/providers/${assessed.slug}`));
    expect(addresses).not.toContain(at(`/providers/${listed.slug}`));
    const { total } = (await get<List>('/api/v1/providers')).body;
    expect(addresses.filter((address) => address.includes('/providers/'))).toHaveLength(total);
    for (const address of addresses.filter((one) => !/\/providers\/|\/standard\/2026\.1\//.test(one))) expect((await fetch(address)).status, address).toBe(200);
    expect((await fetch(at('/sitemap-2.xml'))).status).toBe(404);
    expect(await (await fetch(at('/robots.txt'))).text()).toContain(`Sitemap: ${at('/sitemap.xml')}`);
  });
});
