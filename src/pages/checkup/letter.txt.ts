// The same letter as plain text, to be copied.
import type { APIRoute } from 'astro';
import { letterOf, letterText } from '#shortlists/checkup-letter.ts';
import { checkupView } from '#shortlists/checkup-view.ts';

export const GET: APIRoute = ({ locals: { app, directory }, redirect, url }) => {
  const view = checkupView(url.searchParams, app.checkup, directory.directory);
  if ('mend' in view) return redirect(view.mend, 303);
  return new Response(letterText(letterOf(view.judgement, app.checkup, app.config.site)), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
