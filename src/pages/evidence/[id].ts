// A private file, for its team and for the moderator who reads it: saved, never shown by the browser, under a name of ours.
import type { APIRoute } from 'astro';
import { isUuid, requireAccount } from '#http/guard.ts';
import { viewEvidence } from '#moderation/view-evidence.ts';

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

export const GET: APIRoute = async (context) => {
  const viewer = requireAccount(context);
  if (viewer instanceof Response) return viewer;
  const id = context.params['id']!;
  const file = isUuid(id) ? await viewEvidence(context.locals.app, viewer, id) : undefined;
  if (!file) return new Response(null, { status: 404 });
  const name = `evidence-${id.slice(-12)}.${ENDINGS[file.type] ?? 'bin'}`;
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': file.type, 'content-disposition': `attachment; filename="${name}"` } });
};
