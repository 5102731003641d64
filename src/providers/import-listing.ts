// The verb that takes a public list in: every firm of it becomes a listed provider, or nothing does. Makes up no fact.
import { createHash } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { announceChange } from './announce.ts';
import { readListingRow, type RefusedRow, type Refusal } from './listing-row.ts';
import { loadPlaces } from './load-places.ts';
import { BrokenListing, readListing, type Break } from './read-listing.ts';
import type { ListingNote } from './schema.ts';
import { closeSeen, openSeen, type FirmLine } from './match-listed.ts';
import { makeTally, storeListed, type Tally } from './store-listed.ts';
import { listingImports, sources } from './tables.ts';

export interface ImportReport extends Tally {
  readonly rows: number;
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
  /** Headings of columns that are not read. */
  readonly notRead: readonly string[];
}

export interface ImportWatch {
  readonly onColumns?: (columns: { readonly header: readonly string[] }) => void;
  readonly onRefused?: (row: RefusedRow) => void;
  /** Called after each batch, with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

const BATCH = 500;

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: { update(chunk: Uint8Array): unknown }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

/**
 * Imports a list in one transaction, in batches: memory does not grow with the file. A row that cannot be taken is refused with its line and
 * reason, and the rest goes on. A file that is no list is refused whole, with the line where it broke. Run again, the same list changes
 * nothing. A firm that has claimed its listing, or was taken off it, is left alone (decision 0008 says what is accepted, and why).
 */
export async function importListing(app: { readonly db: Db; readonly clock: Clock }, bytes: AsyncIterable<Uint8Array>, note: ListingNote, watch: ImportWatch = {}): Promise<Result<ImportReport, Break>> {
  const now = app.clock.now();
  const hash = createHash('sha256');
  const refusals: Partial<Record<Refusal, number>> = {};
  const refuse = (row: RefusedRow): void => {
    refusals[row.reason] = (refusals[row.reason] ?? 0) + 1;
    watch.onRefused?.(row);
  };
  try {
    return await app.db.transaction(async (tx) => {
      await loadPlaces({ db: tx });
      await tx.insert(sources).values({ id: note.id, says: note.says, publisher: note.publisher, licence: note.licence, url: note.url }).onConflictDoNothing();
      await openSeen(tx);
      const tally = makeTally();
      let rows = 0;
      let notRead: readonly string[] = [];
      let batch: FirmLine[] = [];
      const store = async (): Promise<void> => {
        for (const twice of await storeListed(tx, batch, note, now, tally)) refuse(twice);
        batch = [];
        watch.onProgress?.(rows);
      };
      for await (const line of readListing(hashing(bytes, hash))) {
        if (line.kind === 'columns') {
          notRead = line.columns.notRead;
          watch.onColumns?.(line.columns);
          continue;
        }
        rows += 1;
        if (line.kind === 'refused') refuse(line);
        else {
          const read = readListingRow(line.raw, note.ownHosts);
          if (read.kind === 'refused') refuse({ ...line, reason: read.reason });
          else batch.push({ line: line.line, fields: line.fields, firm: read.firm });
        }
        if (batch.length === BATCH) await store();
      }
      await store();
      await closeSeen(tx);
      const { added, changed, unchanged } = tally;
      const refusedRows = Object.values(refusals).reduce((sum, count) => sum + count, 0);
      await tx.insert(listingImports).values({ id: newId(), sha256: hash.digest('hex'), source: note.id, rows: { added, changed, unchanged, refused: refusedRows }, finishedAt: now });
      if (added + changed > 0) await announceChange(tx, 'all');
      return done({ ...tally, rows, refused: refusals, notRead });
    });
  } catch (error) {
    if (error instanceof BrokenListing) return refused(error.code, { line: error.line });
    throw error;
  }
}
