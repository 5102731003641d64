// One file of a sitemap that has several.
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { sitemapFile } from '#http/sitemap.ts';
import { indexedPaths } from '#shortlists/indexed-paths.ts';

const idsOf = async (name: 'guides' | 'handbook'): Promise<string[]> => (await getCollection(name)).map(({ id }) => id).sort();

export const GET: APIRoute = async ({ locals: { app, directory }, params }) => {
  const page = /^[1-9]\d{0,4}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const paths = indexedPaths(directory.directory, app.standard.editions, { guides: await idsOf('guides'), about: await idsOf('handbook') });
  return sitemapFile(app.config.site, paths, page) ?? new Response(null, { status: 404 });
};
