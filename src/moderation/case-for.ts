// May this moderator open this case? Asked before anything of it is read.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { caseOf, type CaseKey, type OpenCase } from './case-of.ts';
import { conflicts } from './tables.ts';

/**
 * The case; `conflict` where the moderator has said that they may not judge its firm (M-6), or had a part in what is appealed (M-33);
 * undefined where there is none.
 */
export async function caseFor(db: Db, key: CaseKey, moderatorId: string): Promise<OpenCase | 'conflict' | undefined> {
  const open = await caseOf(db, key);
  if (open?.part?.includes(moderatorId)) return 'conflict';
  if (!open?.providerId) return open;
  const aside = await db.select().from(conflicts).where(and(eq(conflicts.moderatorId, moderatorId), inArray(conflicts.providerId, [open.providerId, open.otherId ?? open.providerId])));
  return aside.length > 0 ? 'conflict' : open;
}
