// Headers over the wire: the policy on every kind of answer, how long each may be kept, tags, and the same body in every coding.
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from '../support/raw-http.ts';
import { useSite } from '../support/server.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useSite();
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> => ask(site.url, { method, path, headers });

let slug: string;
let sheet: string;
const NEED = 'zip=43215&people=18&trade=dental';

beforeAll(async () => {
  slug = (JSON.parse((await get('/api/v1/providers')).text) as { providers: { slug: string }[] }).providers[0]!.slug;
  sheet = /<link rel="stylesheet" href="(\/assets\/[^"]+\.css)"/.exec((await get('/')).text)![1]!;
});

const CHECK = 'public, max-age=0, must-revalidate';
const DAY = 'public, max-age=86400';
const HOUR = 'public, max-age=3600, must-revalidate';
const FOREVER = 'public, max-age=31536000, immutable';
/** A document is packed already, is made anew each time, and is saved, not shown: it is neither packed again nor tagged. */
const isZipped = (type: string): boolean => type.includes('openxmlformats');
/** Path, status, how it may be kept, type. */
const answers = (): readonly (readonly [path: string, status: number, keeping: string, type: string])[] => [
  ['/', 200, CHECK, 'text/html; charset=utf-8'],
  ['/method', 200, CHECK, 'text/html; charset=utf-8'],
  ['/standard/2026.1/STF-01', 200, CHECK, 'text/html; charset=utf-8'],
  ['/guides/what-an-msp-is', 200, CHECK, 'text/html; charset=utf-8'],
  ['/about', 200, CHECK, 'text/html; charset=utf-8'],
  ['/providers', 200, CHECK, 'text/html; charset=utf-8'],
  ['/providers?trade=dental&grade=B', 200, CHECK, 'text/html; charset=utf-8'],
  ['/providers?utm_source=somewhere', 200, CHECK, 'text/html; charset=utf-8'],
  [`/providers/${slug}`, 200, CHECK, 'text/html; charset=utf-8'],
  [`/providers/${slug}/checks?area=stf`, 200, CHECK, 'text/html; charset=utf-8'],
  [`/providers/${slug}?${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/providers/${slug}/checks?area=stf&w-stf=2`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/method?${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  ['/start/1', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/start/check', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/shortlist', 200, 'no-store', 'text/html; charset=utf-8'],
  [`/shortlist?${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/shortlist/weights?${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/shortlist/ruled-out?${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/kit?p=${slug}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/kit.docx?p=${slug}`, 200, 'no-store', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [`/kit.ics?p=${slug}&renewal=2030-06-30&notice=90`, 200, 'no-store', 'text/calendar; charset=utf-8'],
  ['/kit', 400, 'no-store', 'text/html; charset=utf-8'],
  ['/compare', 200, 'no-store', 'text/html; charset=utf-8'],
  [`/compare?p=${slug}&${NEED}`, 200, 'no-store', 'text/html; charset=utf-8'],
  [`/api/v1/compare?p=${slug}`, 200, 'no-store', 'application/json; charset=utf-8'],
  ['/compare?p=nobody', 400, 'no-store', 'text/html; charset=utf-8'],
  ['/checkup', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/checkup/5?keys=lost', 400, 'no-store', 'text/html; charset=utf-8'],
  ['/checkup/result?keys=tried', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/checkup/letter.txt?keys=none', 200, 'no-store', 'text/plain; charset=utf-8'],
  ['/report', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/report/received?number=1001', 200, 'no-store', 'text/html; charset=utf-8'],
  ['/nothing', 404, 'no-store', 'text/html; charset=utf-8'],
  ['/%252e/nothing', 404, 'no-store', 'text/html; charset=utf-8'],
  ['/providers/nobody', 404, 'no-store', 'text/html; charset=utf-8'],
  ['/providers?grade=%21', 400, 'no-store', 'text/html; charset=utf-8'],
  ['/start/3?people=many', 400, 'no-store', 'text/html; charset=utf-8'],
  ['/standard/2026.1.json', 200, CHECK, 'application/json'],
  ['/standard/schema.json', 200, CHECK, 'application/schema+json; charset=utf-8'],
  ['/api/openapi.json', 200, CHECK, 'application/json; charset=utf-8'],
  ['/api/v1/providers', 200, CHECK, 'application/json; charset=utf-8'],
  [`/api/v1/providers/${slug}`, 200, CHECK, 'application/json; charset=utf-8'],
  [`/api/v1/providers/${slug}/facts`, 200, CHECK, 'application/json; charset=utf-8'],
  [`/api/v1/shortlist?${NEED}`, 200, 'no-store', 'application/json; charset=utf-8'],
  ['/api/v1/nothing', 404, 'no-store', 'application/problem+json; charset=utf-8'],
  ['/api/v1/shortlist?people=0', 400, 'no-store', 'application/problem+json; charset=utf-8'],
  [`/badge/${slug}.svg`, 200, HOUR, 'image/svg+xml; charset=utf-8'],
  [`/badge/${slug}.svg?${NEED}`, 200, 'no-store', 'image/svg+xml; charset=utf-8'],
  ['/badge/nobody.svg', 404, 'no-store', 'text/html; charset=utf-8'],
  ['/sitemap.xml', 200, CHECK, 'application/xml; charset=utf-8'],
  ['/robots.txt', 200, CHECK, 'text/plain; charset=utf-8'],
  ['/favicon.svg', 200, DAY, 'image/svg+xml; charset=utf-8'],
  ['/social.png', 200, DAY, 'image/png'],
  [sheet, 200, FOREVER, 'text/css; charset=utf-8'],
  ['/fonts/schibsted-6c7d4667c1.woff2', 200, FOREVER, 'font/woff2'],
  ['/health', 200, 'no-store', 'text/plain; charset=utf-8'],
  ['/ready', 200, 'no-store', 'text/plain; charset=utf-8'],
];

describe('a path that is not written plainly', () => {
  it('leads to the plain one, is kept by nobody, and is sent on to nobody', async () => {
    const ways = { '/%63heckup/result?who=own': '/checkup/result?who=own', '//checkup/result?who=own': '/checkup/result?who=own', '/kit/?p=x&renewal=2030-06-30': '/kit?p=x&renewal=2030-06-30', '//compare//?p=x': '/compare?p=x', '/costs/?c-price=10': '/costs?c-price=10', '/%61pi/v1/compare?p=x': '/api/v1/compare?p=x', '/providers/?need=people%3D18': '/providers?need=people%3D18', '/report/': '/report' };
    for (const [path, to] of Object.entries(ways)) {
      const { status, headers } = await get(path);
      expect([path, status, headers['location'], headers['cache-control'], headers['referrer-policy']]).toEqual([path, 301, to, 'no-store', 'no-referrer']);
      expect(headerFaults((name) => headers[name]), path).toEqual([]);
    }
  });
});

describe('every kind of answer', () => {
  it('has the strict policy, its type, and may be kept as long as it should', async () => {
    for (const [path, status, keeping, type] of answers()) {
      const { status: seen, headers } = await get(path);
      expect([path, seen, headers['cache-control'], headers['content-type']]).toEqual([path, status, keeping, type]);
      expect(headerFaults((name) => headers[name], keeping === HOUR), path).toEqual([]);
      // Over plain HTTP this promise would be ignored, or lock out whoever tries the site at home.
      expect(headers['strict-transport-security'], path).toBeUndefined();
    }
  });
  it('keeps an owner’s address to itself: it goes to nobody as a referrer', async () => {
    for (const [path, status, keeping] of answers()) {
      const { headers } = await get(path);
      if (status === 200 && keeping === 'no-store' && path !== '/report') expect([path, headers['referrer-policy']]).toEqual([path, 'no-referrer']);
      if (keeping !== 'no-store') expect([path, headers['referrer-policy']]).toEqual([path, 'same-origin']);
    }
    // A browser hides the origin of a form under no-referrer, and the door would turn the form away.
    expect((await get('/report')).headers['referrer-policy']).toBe('same-origin');
  });
  it('reads the same in brotli, in gzip and as it is, and says what it depends on', async () => {
    for (const [path, , , type] of answers().filter(([one]) => one !== '/health' && one !== '/ready')) {
      const [plain, br, gzip, either, refused] = await Promise.all([{}, { 'accept-encoding': 'br' }, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'gzip, deflate, br, zstd' }, { 'accept-encoding': 'br;q=0, gzip;q=0' }].map((headers) => get(path, headers)));
      const isText = /^(text|application)\/|svg/.test(type) && !isZipped(type);
      const codings = [plain, br, gzip, either, refused].map((one) => one!.headers['content-encoding']);
      expect([path, ...codings]).toEqual([path, ...(isText ? [undefined, 'br', 'gzip', 'br', undefined] : [undefined, undefined, undefined, undefined, undefined])]);
      if (!isZipped(type)) for (const one of [br, gzip, either, refused]) expect(one!.text === plain!.text, path).toBe(true);
      expect(plain!.body.length, path).toBeGreaterThan(50);
      if (!isText) continue;
      expect(plain!.headers['vary'], path).toContain('accept-encoding');
      if (plain!.body.length > 1_000) for (const one of [br, gzip]) expect(one!.body.length, path).toBeLessThan(plain!.body.length);
    }
  });
  it('answers HEAD like GET, without a body', async () => {
    for (const [path] of answers()) {
      const [head, full] = await Promise.all([get(path, {}, 'HEAD'), get(path)]);
      expect(head.body.length, path).toBe(0);
      const same = ['cache-control', 'content-type', 'etag', 'content-security-policy', 'referrer-policy', 'vary', 'location'];
      expect([path, head.status, ...same.map((name) => head.headers[name])]).toEqual([path, full.status, ...same.map((name) => full.headers[name])]);
    }
  });
});

describe('tags', () => {
  it('let an answer that is held already stay there: 304, no body, the same headers', async () => {
    for (const [path, status, keeping, type] of answers().filter(([one]) => one !== '/health' && one !== '/ready')) {
      const { headers } = await get(path);
      if (status !== 200 || isZipped(type)) {
        expect([path, headers['etag']]).toEqual([path, undefined]);
        continue;
      }
      const tag = headers['etag']!;
      expect(tag, path).toMatch(/^W\/"[A-Za-z0-9_-]{20}"$/);
      for (const held of [tag, `"other", ${tag}`, '*']) {
        const again = await get(path, { 'if-none-match': held, 'accept-encoding': 'br' });
        expect([path, held, again.status, again.body.length, again.headers['etag'], again.headers['cache-control']]).toEqual([path, held, 304, 0, tag, headers['cache-control']]);
        expect(headerFaults((name) => again.headers[name], keeping === HOUR), path).toEqual([]);
      }
      expect((await get(path, { 'if-none-match': 'W/"00000000000000000000"' })).status, path).toBe(200);
    }
  });
  it('are the same for the same page in every coding, and others for other pages', async () => {
    const tagOf = async (path: string, coding: string) => (await get(path, { 'accept-encoding': coding })).headers['etag'];
    const tags = await Promise.all(['/', '/method', '/providers'].flatMap((path) => ['br', 'gzip', 'identity'].map((coding) => tagOf(path, coding))));
    expect(new Set(tags).size).toBe(3);
  });
});

describe('what leads on', () => {
  it('is never kept, and stays on this site', async () => {
    for (const path of [`/start/1?${NEED}&go=1`, '/shortlist?zip=1', '//', `/start/18?start=now&go=1&back=//evil.example`]) {
      const { status, headers } = await get(path);
      expect([path, Math.floor(status / 100), headers['cache-control']]).toEqual([path, 3, 'no-store']);
      expect(headers['location'], path).toMatch(/^\/(?!\/)/);
      expect(headerFaults((name) => headers[name]), path).toEqual([]);
    }
  });
});
