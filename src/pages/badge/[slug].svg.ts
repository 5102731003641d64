// A provider's badge, for its own site. It says what the provider's page says on the same day; who was withdrawn has none.
import type { APIRoute } from 'astro';
import { assessmentOf } from '#assessments/assessment-of.ts';
import { badgeState } from '#assessments/badge-state.ts';
import { badgeSvg } from '#assessments/badge.ts';

export const GET: APIRoute = async ({ locals: { app, directory: { asOf } }, params }) => {
  const { edition } = app.standard.current;
  const looked = await assessmentOf(app.db, app.standard.current, params['slug'] ?? '', asOf);
  if (looked.kind !== 'found') return new Response(null, { status: 404 });
  const svg = badgeSvg(looked.provider, badgeState(edition, looked.assessment), { edition: edition.id, scoring: edition.scoring, asOf });
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
