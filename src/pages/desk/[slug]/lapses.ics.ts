// The days on which answers and proofs of a provider lapse, as a calendar file for its team.
import type { APIRoute } from 'astro';
import { deskFacts } from '#assessments/desk-facts.ts';
import { lapseCalendar } from '#assessments/lapse-calendar.ts';
import { lapsesOf } from '#assessments/lapses.ts';
import { deskOf } from '#providers/team-reads.ts';
import { requireAccount } from '#http/guard.ts';

export const GET: APIRoute = async (context) => {
  const viewer = requireAccount(context);
  if (viewer instanceof Response) return viewer;
  const { app, asOf } = context.locals;
  const desk = await deskOf(app.db, context.params['slug']!, viewer.account.id);
  if (!desk) return new Response(null, { status: 404 });
  const { edition } = app.standard.current;
  const { today } = await deskFacts(app.db, edition, desk.slug, asOf);
  return new Response(lapseCalendar(desk.slug, lapsesOf(edition, today.findings), asOf), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="lapses.ics"' } });
};
