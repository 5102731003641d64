// The verb by which somebody opens a private file: who may is asked here, and each view is written down before a byte leaves.
import { eq } from 'drizzle-orm';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { evidence } from '#assessments/evidence-tables.ts';
import { newId } from '#kernel/id.ts';
import { roleOf } from '#providers/team.ts';
import { caseFor } from './case-for.ts';
import { viewings } from './tables.ts';

/** The file, or nothing: for strangers, for a moderator with a stake in the firm, and where it was deleted. They cannot be told apart. */
export async function viewEvidence(app: Pick<App, 'db' | 'clock' | 'files'>, viewer: SignedIn, id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined> {
  const [row] = await app.db.select().from(evidence).where(eq(evidence.id, id));
  if (!row?.fileKey) return undefined;
  const isMember = (await roleOf(app.db, row.providerId, viewer.account.id)) !== undefined;
  const open = isMember || !viewer.moderator ? undefined : await caseFor(app.db, { subject: 'evidence', id }, viewer.account.id);
  if (!isMember && (open === undefined || open === 'conflict')) return undefined;
  await app.db.insert(viewings).values({ id: newId(app.clock.now().getTime()), evidenceId: id, accountId: viewer.account.id, viewedAt: app.clock.now() });
  const bytes = await app.files.get(row.fileKey);
  return bytes && { bytes, type: row.fileType! };
}
