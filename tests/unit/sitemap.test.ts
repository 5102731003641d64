// The sitemap in files of 5,000, what stands in it, and what robots are told.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADDRESSES_A_FILE, robots, sitemap, sitemapFile } from '#http/sitemap.ts';
import type { Listing } from '#shortlists/listing.ts';
import { indexedPaths } from '#shortlists/indexed-paths.ts';
import { loadStandard } from '#standard/load.ts';

const SITE = 'https://plumbline.example';
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `/providers/firm-${at}`);
const locs = (text: string): string[] => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]!);

describe('the sitemap', () => {
  it('is one file up to 5,000 addresses', async () => {
    const text = await sitemap(SITE, many(5_000)).text();
    expect(text).toContain('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
    expect(locs(text)).toEqual(many(5_000).map((path) => SITE + path));
  });
  it('lists its files beyond that, and the files hold every address once', async () => {
    const paths = many(2 * ADDRESSES_A_FILE + 1);
    const text = await sitemap(SITE, paths).text();
    expect(text).toContain('<sitemapindex');
    expect(locs(text)).toEqual([1, 2, 3].map((page) => `${SITE}/sitemap-${page}.xml`));
    const files = await Promise.all([1, 2, 3].map((page) => sitemapFile(SITE, paths, page)!.text()));
    expect(files.flatMap(locs)).toEqual(paths.map((path) => SITE + path));
    expect([0, 4, -1].map((page) => sitemapFile(SITE, paths, page))).toEqual([undefined, undefined, undefined]);
  });
  it('escapes what XML would read otherwise', async () => {
    expect(await sitemap(SITE, ['/providers?a=1&b="<']).text()).toContain('<loc>https://plumbline.example/providers?a=1&amp;b=&quot;&lt;</loc>');
  });
});

it('holds pages that may be indexed: no firm that is only listed, no gap, no need', () => {
  const { editions } = loadStandard(join(import.meta.dirname, '../../content'));
  const firm = (slug: string, standing: Listing['standing']) => ({ slug, standing }) as Listing;
  const paths = indexedPaths({ rows: [firm('zeta', 'assessed'), firm('silent', 'listed'), undefined, firm('alpha', 'claimed')] }, editions, { guides: ['what-an-msp-is'], about: ['who-runs-this', 'privacy'] });
  expect(paths.slice(-2)).toEqual(['/providers/alpha', '/providers/zeta']);
  expect(paths.join(' ')).not.toMatch(/silent|start|shortlist|\?/);
  expect(paths).toEqual(expect.arrayContaining(['/', '/providers', '/method', '/method/reviews', '/standard/2026.1', '/standard/2026.1/EXT-06', '/guides/what-an-msp-is', '/about', '/about/privacy']));
  expect(paths).not.toContain('/about/who-runs-this');
  expect(new Set(paths).size).toBe(paths.length);
});

it('keeps robots away from addresses with an owner’s answers, and shows them the sitemap', async () => {
  expect(await robots(SITE).text()).toBe('User-agent: *\nDisallow: /start/*?\nDisallow: /shortlist\nDisallow: /kit\nDisallow: /checkup/\nDisallow: /api/v1/shortlist\nDisallow: /api/v1/costs\n\nSitemap: https://plumbline.example/sitemap.xml\n');
});
