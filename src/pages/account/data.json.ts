// Everything we hold about whoever signed in, as one file.
import type { APIRoute } from 'astro';
import { exportAccount } from '#accounts/export.ts';
import { requireAccount } from '#http/guard.ts';
import { exportSaved } from '#shortlists/saved-reads.ts';

export const GET: APIRoute = async (context) => {
  const viewer = requireAccount(context);
  if (viewer instanceof Response) return viewer;
  const { app } = context.locals;
  const held = { account: await exportAccount(app.db, viewer.account.id), saved: await exportSaved(app.db, viewer.account.id), writtenAt: app.clock.now().toISOString() };
  return new Response(`${JSON.stringify(held, null, 2)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="plumbline-account.json"' } });
};
