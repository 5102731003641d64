// Everything we hold about whoever signed in, as one file.
import type { APIRoute } from 'astro';
import { exportAccount } from '#accounts/export.ts';
import { declaredBy } from '#providers/lineage.ts';
import { claimsOfAccount, firmsOf } from '#providers/team-reads.ts';
import { workOf } from '#moderation/work-of.ts';
import { requireAccount } from '#http/guard.ts';
import { exportSaved } from '#shortlists/saved-reads.ts';

export const GET: APIRoute = async (context) => {
  const viewer = requireAccount(context);
  if (viewer instanceof Response) return viewer;
  const { app } = context.locals;
  const { id } = viewer.account;
  const held = { account: await exportAccount(app.db, id), firms: await firmsOf(app.db, id), claims: await claimsOfAccount(app.db, id), identity: await declaredBy(app.db, id), cases: await workOf(app.db, id), saved: await exportSaved(app.db, id), writtenAt: app.clock.now().toISOString() };
  return new Response(`${JSON.stringify(held, null, 2)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="plumbline-account.json"' } });
};
