// The JSON Schema of an edition as data.
import type { APIRoute } from 'astro';
import { editionJsonSchema } from '#standard/edition-document.ts';

export const GET: APIRoute = ({ locals }) =>
  new Response(JSON.stringify(editionJsonSchema(`${locals.app.config.site}/standard/schema.json`)), { headers: { 'content-type': 'application/schema+json; charset=utf-8' } });
