// The kit as a document to edit. What is wrong with the address is told by the kit's page, with its status.
import type { APIRoute } from 'astro';
import { DOCX_TYPE, kitDocument } from '#shortlists/kit-document.ts';
import { lookAtKit } from '#shortlists/kit-visit.ts';

export const GET: APIRoute = async ({ locals: { app, directory }, url, rewrite }) => {
  const looked = await lookAtKit(url.searchParams, app, directory);
  if (looked.kind !== 'kit' || looked.status !== 200) return rewrite(`/kit${url.search}`);
  return new Response(await kitDocument(looked.make), { headers: { 'content-type': DOCX_TYPE, 'content-disposition': 'attachment; filename="plumbline-kit.docx"' } });
};
