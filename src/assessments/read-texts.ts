// Published texts that moderators have read: where, when, and their fingerprints. Reads, and the sentences that compare two readings.
import { and, asc, desc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import { dayOf, type Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { Db } from '#platform/db.ts';
import { evidence } from './evidence-tables.ts';
import { proofs } from './tables.ts';

type Row = typeof evidence.$inferSelect;
const MOST = 5;
/** A link that was accepted, with the fingerprint of what was read there. */
const wasRead = and(eq(evidence.state, 'accepted'), isNotNull(evidence.link), isNotNull(evidence.digest));

/** The texts that back answers of a provider to some checks, oldest first. Public: anybody can open the address. */
export async function textsOf(db: Db, providerId: string, edition: string, checkIds: readonly string[]) {
  const rows = await db
    .select({ check: evidence.checkId, rule: evidence.rule, address: evidence.link, readOn: proofs.checkedOn, fingerprint: evidence.digest })
    .from(evidence)
    .innerJoin(proofs, eq(proofs.id, evidence.proofId))
    .where(and(eq(evidence.providerId, providerId), eq(evidence.edition, edition), inArray(evidence.checkId, [...checkIds]), wasRead))
    .orderBy(asc(proofs.checkedOn), asc(evidence.id));
  return rows.map(({ check, rule, address, readOn, fingerprint }) => ({ check, rule, address: address!, readOn: readOn as Day, fingerprint: fingerprint! }));
}
export type ReadText = Awaited<ReturnType<typeof textsOf>>[number];

/** What was read before of this provider, at the same address or for the same check, the newest first. */
export async function textsBefore(db: Db, { id, providerId, link, checkId, rule }: Pick<Row, 'id' | 'providerId' | 'link' | 'checkId' | 'rule'>) {
  if (link === null) return [];
  const rows = await db.select({ address: evidence.link, rule: evidence.rule, checkId: evidence.checkId, closedAt: evidence.closedAt, fingerprint: evidence.digest }).from(evidence).where(and(eq(evidence.providerId, providerId), ne(evidence.id, id), wasRead, or(eq(evidence.link, link), eq(evidence.checkId, checkId)))).orderBy(desc(evidence.closedAt));
  return rows
    .filter((one) => one.address === link || one.rule === rule)
    .slice(0, MOST)
    .map((one) => ({ address: one.address!, isHere: one.address === link, readOn: dayOf(one.closedAt!), fingerprint: one.fingerprint! }));
}
export type TextBefore = Awaited<ReturnType<typeof textsBefore>>[number];

/** What a moderator is told of an earlier reading; once they have pasted what they read, whether it is the same. Pure. */
export function comparedWords({ address, isHere, readOn, fingerprint }: TextBefore, pasted: string | null | undefined): string {
  const text = `The text that was read on ${fullDate(readOn)}${isHere ? '' : ` at ${address}`} has`;
  if (!pasted) return `${text} the fingerprint ${fingerprint}. Paste what you read, and you see whether it is still the same.`;
  return pasted === fingerprint ? `${text} the same fingerprint.` : `${text} another fingerprint: it was changed, or another part of it was pasted. Look at what it says now.`;
}
