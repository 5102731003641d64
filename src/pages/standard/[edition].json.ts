// An edition as data: its rules with their digest, and the guidance beside them.
import type { APIRoute } from 'astro';
import { problemJson, problemOf } from '#http/problems.ts';
import { editionDocument } from '#standard/edition-document.ts';

export const GET: APIRoute = ({ locals, params }) => {
  const { standard, config } = locals.app;
  const found = standard.editions.find(({ edition }) => edition.id === params['edition']);
  if (!found) return problemJson(problemOf(404, 'There is no edition of that name.'));
  return Response.json(editionDocument(found, `${config.site}/standard/schema.json`));
};
