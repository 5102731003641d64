// Identifiers. UUIDv7 is made here, because DATABASE_URL may be a Postgres older than 18.
import { randomBytes } from 'node:crypto';

/** A branded string: an id of one kind cannot be handed in where another is wanted. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

/** A new UUIDv7: sortable by time, so that b-tree inserts land on one page. `now` in milliseconds since the epoch. */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
