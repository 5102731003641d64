// The verb that says how far a claimed provider has come: claimed, or assessed once enough of the standard is answered (rule 20).
import { and, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { providers } from './tables.ts';

/** Gives these providers a standing, in the caller's transaction. One that never claimed its listing stays listed. */
export async function setStanding(tx: Db, ids: readonly string[], standing: 'claimed' | 'assessed'): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(providers)
    .set({ standing })
    .where(and(inArray(providers.id, [...ids]), isNotNull(providers.firstClaimedOn), ne(providers.standing, standing), ne(providers.standing, 'listed')));
}

/** Holds these providers until the transaction ends, so that two computations never write their scores at once. */
export async function holdProviders(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.select({ id: providers.id }).from(providers).where(inArray(providers.id, [...ids])).orderBy(providers.id).for('update');
}
