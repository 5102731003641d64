// What a decision about who a firm is changes, when it takes effect and when an appeal undoes it: names and links in one room, answers in another. In the caller's transaction.
import { eq } from 'drizzle-orm';
import { disinheritAnswers, endOwners, inheritAnswers, restoreOwners } from '#assessments/inherit.ts';
import { dayOf, type Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { identityChanges } from '#providers/identity-tables.ts';
import { confirmChange, refuseChange, undoChange } from '#providers/settle-change.ts';
import { providers } from '#providers/tables.ts';
import type { Parts, Row } from './act-out.ts';

/** Does it; gives whether the firm's page shows it. */
export async function actOnIdentity(tx: Db, parts: Parts, row: Row): Promise<boolean> {
  if (row.decision === 'no-change') {
    await refuseChange(tx, parts.clock, row.subjectId);
    return false;
  }
  const change = await confirmChange(tx, parts.clock, row.subjectId);
  if (!change) return false;
  const on = (change.happenedOn ?? parts.clock.today()) as Day;
  if (change.otherId) await inheritAnswers(tx, parts, change.otherId, change.providerId, change.kind === 'predecessor' ? on : undefined);
  if (change.kind === 'sold-or-merged') await endOwners(tx, parts, change.providerId, on);
  return true;
}

/** Undoes it, on appeal. */
export async function undoIdentity(tx: Db, parts: Parts, of: Row): Promise<boolean> {
  const change = await undoChange(tx, parts.clock, of.subjectId);
  if (!change) return false;
  if (change.otherId) await disinheritAnswers(tx, parts, change.otherId, change.providerId);
  if (change.kind === 'sold-or-merged') await restoreOwners(tx, parts, change.providerId, (change.happenedOn ?? dayOf(of.effectAt!)) as Day);
  return true;
}

/**
 * Whether a firm must see it first (M-30): what others say of a firm that speaks for itself, and that it is to be one with another. What a
 * team said of its own firm alone needs no such wait (M-31).
 */
export async function isIdentityHeard(tx: Db, row: Row): Promise<boolean> {
  if (row.decision !== 'correct' && row.decision !== 'join') return false;
  const [change] = await tx.select().from(identityChanges).where(eq(identityChanges.id, row.subjectId));
  if (!change) return false;
  const asked = change.voice === 'firm' ? [change.otherId] : [change.providerId, change.otherId];
  for (const id of asked) {
    const [firm] = id === null ? [] : await tx.select({ claimed: providers.firstClaimedOn }).from(providers).where(eq(providers.id, id));
    if (firm?.claimed) return true;
  }
  return false;
}
