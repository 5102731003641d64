// One draw as data: what it was drawn from, and what became of the answers. Whoever has it can draw again alone.
import type { APIRoute } from 'astro';
import { drawDocument } from '#assessments/draw-reads.ts';
import { parseDay } from '#kernel/time.ts';

export const GET: APIRoute = async ({ params, locals: { app } }) => {
  const on = parseDay(params['day'] ?? '');
  const draw = on && (await drawDocument(app.db, on));
  if (!draw) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(draw), { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } });
};
