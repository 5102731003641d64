// Tells every process that holds providers in memory what has changed. The note is sent when the transaction commits, never before.
import { sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';

/** The channel to LISTEN on. */
export const PROVIDERS_CHANGED = 'providers_changed';

/** What a note holds. `version` grows by one with each note: a gap means that one was missed. Without `ids`, anything may have changed. */
export interface ProvidersChanged {
  readonly version: number;
  readonly ids?: readonly string[];
}

/** A note holds at most 8,000 bytes. */
const MOST_IDS = 150;

/** Announces a change of these providers, or of any ("all"), in the caller's transaction. */
export async function announceChange(tx: Db, ids: readonly string[] | 'all'): Promise<void> {
  if (ids.length === 0) return;
  const named = ids === 'all' || ids.length > MOST_IDS ? null : JSON.stringify(ids);
  await tx.execute(sql`select pg_notify(${PROVIDERS_CHANGED},
    jsonb_strip_nulls(jsonb_build_object('version', nextval('provider_changes'), 'ids', ${named}::jsonb))::text)`);
}
