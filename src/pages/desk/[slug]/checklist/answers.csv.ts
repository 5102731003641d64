// All answers of a firm as a spreadsheet for its team: what is drafted, else what is published, else empty rows to fill in.
import type { APIRoute } from 'astro';
import { answersFile } from '#assessments/spreadsheet-desk.ts';
import { deskOf } from '#providers/team-reads.ts';
import { requireAccount } from '#http/guard.ts';

export const GET: APIRoute = async (context) => {
  const viewer = requireAccount(context);
  if (viewer instanceof Response) return viewer;
  const { app, asOf } = context.locals;
  const desk = await deskOf(app.db, context.params['slug']!, viewer.account.id);
  if (!desk) return new Response(null, { status: 404 });
  const loaded = app.standard.current;
  const file = await answersFile(app.db, loaded, desk, asOf);
  return new Response(file, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${desk.slug}-answers-${loaded.edition.id}.csv"` } });
};
