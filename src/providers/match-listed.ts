// Part of the import verb: which stored firm a row of a list is, and whether an earlier line named it already. Writes only its own scratch table.
import { inArray, sql } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import type { Db } from '#platform/db.ts';
import { isSameFirm, type ListedFirm } from './listing-row.ts';
import { providers } from './tables.ts';

export interface FirmLine {
  readonly line: number;
  readonly fields: readonly string[];
  readonly firm: ListedFirm;
}
export type Stored = Omit<typeof providers.$inferSelect, 'createdAt' | 'changedAt' | 'slug'>;

/** A row with the firm it is: one that is stored, or a new one. `sameAs` is an earlier line that named the same firm. */
export interface Matched extends FirmLine {
  readonly id: string;
  readonly old: Stored | undefined;
  readonly sameAs: number | undefined;
}

/** Makes the table in which an import remembers the line of each firm; it goes with the transaction. */
export async function openSeen(tx: Db): Promise<void> {
  await tx.execute(sql`create temporary table listing_seen (provider_id uuid primary key, line int not null) on commit drop`);
}
export async function closeSeen(tx: Db): Promise<void> {
  await tx.execute(sql`drop table listing_seen`);
}

/** First lines of each firm in this batch that an earlier batch named too, with that line. */
async function seenEarlier(tx: Db, first: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
  const these = JSON.stringify([...first].map(([provider_id, line]) => ({ provider_id, line })));
  const clashes = await tx.execute<{ provider_id: string; line: number }>(sql`
    with these as (select * from jsonb_to_recordset(${these}::jsonb) as t(provider_id uuid, line int)),
    added as (insert into listing_seen select * from these on conflict do nothing)
    select s.provider_id, s.line from listing_seen s join these using (provider_id)`);
  return new Map(clashes.rows.map((clash) => [clash.provider_id, clash.line]));
}

/** Finds the firm of each row: by its key, else by name and domain, or name and place where one side has no website (decision 0008). */
export async function matchListed(tx: Db, batch: readonly FirmLine[], now: Date): Promise<Matched[]> {
  const keys = [...new Set(batch.map(({ firm }) => firm.nameKey))];
  const stored = await tx.select().from(providers).where(sql`${inArray(providers.nameKey, keys)} and not ${providers.demonstration}`);
  const known = new Map<string, { id: string; firm: Stored | ListedFirm; old: Stored | undefined }[]>();
  for (const old of stored) known.set(old.nameKey, [...(known.get(old.nameKey) ?? []), { id: old.id, firm: old, old }]);
  const first = new Map<string, number>();
  const rows = batch.map((line) => {
    const named = known.get(line.firm.nameKey) ?? [];
    let match = named.find(({ firm }) => firm.listingKey === line.firm.listingKey) ?? named.find(({ firm }) => isSameFirm(firm, line.firm));
    if (!match) {
      match = { id: newId(now.getTime()), firm: line.firm, old: undefined };
      known.set(line.firm.nameKey, [...named, match]);
    }
    const sameAs = first.get(match.id);
    if (sameAs === undefined) first.set(match.id, line.line);
    return { ...line, id: match.id, old: match.old, sameAs };
  });
  const earlier = await seenEarlier(tx, first);
  return rows.map((row) => (row.sameAs === undefined ? { ...row, sameAs: earlier.get(row.id) } : row));
}
