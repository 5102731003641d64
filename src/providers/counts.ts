// Named reads: how many providers there are, and which lists were taken in. For commands that report what they found.
import { count, eq, sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { listingImports, providers } from './tables.ts';

export interface ProviderCounts {
  /** Real firms found in public lists, those taken off since included. */
  readonly real: number;
  /** Fictional firms of the demonstration world. */
  readonly demonstration: number;
}

/** How many providers of each kind the directory holds. */
export async function providerCounts(db: Db): Promise<ProviderCounts> {
  const [row] = await db
    .select({ real: sql<number>`count(*) filter (where not ${providers.demonstration})`.mapWith(Number), demonstration: sql<number>`count(*) filter (where ${providers.demonstration})`.mapWith(Number) })
    .from(providers);
  return row ?? { real: 0, demonstration: 0 };
}

/** Whether the list of this source was ever taken in. */
export async function wasImported(db: Db, source: string): Promise<boolean> {
  const [row] = await db.select({ times: count() }).from(listingImports).where(eq(listingImports.source, source));
  return (row?.times ?? 0) > 0;
}
