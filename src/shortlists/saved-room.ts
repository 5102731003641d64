// How much an account may save. Asked inside the transaction that saves, so that two at once do not both take the last place.
import { count, eq } from 'drizzle-orm';
import { accounts } from '#accounts/tables.ts';
import type { Db } from '#platform/db.ts';
import { savedNeeds, savedProviders } from './tables.ts';

/** Needs and firms together. A need and its frozen list are one. */
export const MOST_SAVED = 50;

/** Holds the account until the transaction ends, and says whether one more may be saved; gone: it was erased meanwhile. */
export async function roomFor(tx: Db, accountId: string): Promise<'free' | 'full' | 'gone'> {
  const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update');
  if (!account) return 'gone';
  const [needs] = await tx.select({ saved: count() }).from(savedNeeds).where(eq(savedNeeds.accountId, accountId));
  const [firms] = await tx.select({ saved: count() }).from(savedProviders).where(eq(savedProviders.accountId, accountId));
  return needs!.saved + firms!.saved < MOST_SAVED ? 'free' : 'full';
}
