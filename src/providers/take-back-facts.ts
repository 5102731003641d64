// The verb that takes back facts of profiles. What was said stays in the table with its days; its value leaves it no more (rule 27).
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Day } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { providerFacts } from './tables.ts';
import type { FactKey } from './terms.ts';

/** Marks what this provider says under these keys as taken back on `on`, in the caller's transaction. Where nothing is said, nothing happens. */
export async function takeBackFacts(tx: Db, providerId: string, keys: readonly FactKey[], on: Day): Promise<void> {
  if (keys.length === 0) return;
  const live = and(eq(providerFacts.providerId, providerId), inArray(providerFacts.key, [...keys]), isNull(providerFacts.replacedOn), isNull(providerFacts.takenBackOn));
  await tx.update(providerFacts).set({ takenBackOn: on }).where(live);
}
