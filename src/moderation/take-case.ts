// The verb by which a moderator takes a case to look at it, so that two do not read the same one by chance.
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { CaseKey } from './case-of.ts';
import { takings } from './tables.ts';

/** Takes it. Taken by another before, it is shown as theirs until they decide or this one is newer. */
export async function takeCase({ db, clock }: Pick<App, 'db' | 'clock'>, viewer: SignedIn, { subject, id }: CaseKey): Promise<void> {
  if (!viewer.moderator) return;
  const takenAt = clock.now();
  await db.insert(takings).values({ subject, subjectId: id, moderatorId: viewer.account.id, takenAt }).onConflictDoUpdate({ target: [takings.subject, takings.subjectId, takings.moderatorId], set: { takenAt } });
}
