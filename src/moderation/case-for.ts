// May this moderator open and decide this case? Asked before anything of it is read, when it is decided, and again when that takes effect.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { identityChanges } from '#providers/identity-tables.ts';
import { claims } from '#providers/team-tables.ts';
import { caseOf, type CaseKey, type OpenCase } from './case-of.ts';
import { roleBeside } from './sides.ts';
import { appeals, conflicts } from './tables.ts';

/** Who asked for what is decided: the claimant, whoever declared a change or appealed. */
async function askers(db: Db, { subject, id }: CaseKey): Promise<(string | null)[]> {
  const table = subject === 'claim' ? claims : subject === 'identity' ? identityChanges : subject === 'appeal' ? appeals : undefined;
  const rows = table ? await db.select({ id: table.accountId }).from(table).where(eq(table.id, id)) : [];
  return rows.map((row) => row.id);
}

/** Whether this account has a part in the case itself: it is of a team that it concerns, it asked for it, or it decided what is looked at again (M-5, M-33). */
export async function isParty(db: Db, key: CaseKey, open: OpenCase, accountId: string): Promise<boolean> {
  if (open.part?.includes(accountId)) return true;
  const first = open.of && { subject: open.of.subject, id: open.of.subjectId };
  for (const one of first ? [key, first] : [key]) if ((await askers(db, one)).includes(accountId)) return true;
  return (await roleBeside(db, { subject: first?.subject ?? key.subject, subjectId: first?.id ?? key.id, providerId: open.providerId }, accountId)) !== undefined;
}

/**
 * The case; `conflict` where the moderator has said that they may not judge one of its firms (M-6), or has a part in it; undefined where there
 * is none.
 */
export async function caseFor(db: Db, key: CaseKey, moderatorId: string): Promise<OpenCase | 'conflict' | undefined> {
  const open = await caseOf(db, key);
  if (open && (await isParty(db, key, open, moderatorId))) return 'conflict';
  if (!open?.providerId) return open;
  const firms = [open.providerId, ...(open.otherId ? [open.otherId] : [])];
  const aside = await db.select().from(conflicts).where(and(eq(conflicts.moderatorId, moderatorId), inArray(conflicts.providerId, firms)));
  return aside.length > 0 ? 'conflict' : open;
}
