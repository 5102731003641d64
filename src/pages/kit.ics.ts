// The last day to cancel as a calendar file. Without a renewal, or with a wrong one, the kit's page asks for it.
import type { APIRoute } from 'astro';
import { lookAtKit } from '#shortlists/kit-visit.ts';
import { renewalCalendar } from '#shortlists/renewal-calendar.ts';

export const GET: APIRoute = async ({ locals: { app, directory }, url, rewrite }) => {
  const query = new URLSearchParams(url.searchParams);
  if (!query.has('renewal')) query.set('renewal', '');
  const looked = await lookAtKit(query, app, directory);
  const { renewal } = looked.renewal;
  if (looked.kind !== 'kit' || looked.status !== 200 || !renewal) return rewrite(`/kit?${query}`);
  const file = renewalCalendar(renewal, looked.listings.map(({ slug }) => slug), directory.asOf);
  return new Response(file, { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="last-day-to-cancel.ics"' } });
};
