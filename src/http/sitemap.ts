// Sitemaps and robots.txt, for search engines. Pure: knows addresses, and no room.

/** Addresses in one file; the format allows 50,000, but a file should stay small. */
export const ADDRESSES_A_FILE = 5_000;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const xml = (text: string): Response => new Response(`${HEAD}${text}\n`, { headers: { 'content-type': 'application/xml; charset=utf-8' } });

/** File `page` (from 1) of the sitemap; undefined where there is none. `site` is the site's address without a slash at the end. */
export function sitemapFile(site: string, paths: readonly string[], page: number): Response | undefined {
  const own = paths.slice((page - 1) * ADDRESSES_A_FILE, page * ADDRESSES_A_FILE);
  if (page < 1 || own.length === 0) return undefined;
  return xml(`<urlset ${NAMESPACE}>${own.map((path) => `<url><loc>${escaped(site + path)}</loc></url>`).join('')}</urlset>`);
}

/** The sitemap: one file where all addresses go into one, else the list of its files. */
export function sitemap(site: string, paths: readonly string[]): Response {
  const files = Math.ceil(paths.length / ADDRESSES_A_FILE);
  if (files <= 1) return sitemapFile(site, paths, 1) ?? xml(`<urlset ${NAMESPACE}></urlset>`);
  const names = Array.from({ length: files }, (_, at) => `<sitemap><loc>${escaped(`${site}/sitemap-${at + 1}.xml`)}</loc></sitemap>`);
  return xml(`<sitemapindex ${NAMESPACE}>${names.join('')}</sitemapindex>`);
}

/** Everything may be read by robots, but for addresses that hold an owner's answers. */
export const robots = (site: string): Response =>
  new Response(`User-agent: *\nDisallow: /start/*?\nDisallow: /shortlist\nDisallow: /kit\nDisallow: /checkup/\nDisallow: /api/v1/shortlist\nDisallow: /api/v1/costs\n\nSitemap: ${site}/sitemap.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
