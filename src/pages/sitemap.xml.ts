// The sitemap: one file, or the list of its files.
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { sitemap } from '#http/sitemap.ts';
import { indexedPaths } from '#shortlists/indexed-paths.ts';

const idsOf = async (name: 'guides' | 'handbook'): Promise<string[]> => (await getCollection(name)).map(({ id }) => id).sort();

export const GET: APIRoute = async ({ locals: { app, directory } }) =>
  sitemap(app.config.site, indexedPaths(directory.directory, app.standard.editions, { guides: await idsOf('guides'), about: await idsOf('handbook') }));
