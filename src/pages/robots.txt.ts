// What robots may read.
import type { APIRoute } from 'astro';
import { robots } from '#http/sitemap.ts';

export const GET: APIRoute = ({ locals }) => robots(locals.app.config.site);
