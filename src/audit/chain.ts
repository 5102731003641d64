// How a row of the record is chained to the one before. Pure; a stranger's program can do the same from the published rows alone.
import { createHash } from 'node:crypto';

/** What of a row goes into its hash as it is. What may name a person goes in as a digest. */
export interface Link {
  readonly number: number;
  /** The moment in ISO 8601 with milliseconds, in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly open: Readonly<Record<string, unknown>> | null;
  readonly closedDigest: string;
}

/** What stands before the first row. */
export const BEFORE_ALL = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with the keys of every object in order, so that the same content always gives the same text. */
export function orderedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(orderedJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${orderedJson(one)}`).join(',')}}`;
}

/** The digest of the closed part, 64 hexadecimal digits: SHA-256 of the salt and its ordered JSON. */
export const closedDigestOf = (salt: string, closed: Readonly<Record<string, unknown>>): string => sha256(`${salt}${orderedJson(closed)}`);

/** The hash of a row, 64 hexadecimal digits: SHA-256 of the hash before and the ordered JSON of the row. */
export const hashOf = (previous: string, { number, at, actor, act, subject, open, closedDigest }: Link): string =>
  sha256(`${previous}${orderedJson({ number, at, actor, act, subject, open, closedDigest })}`);

/** Goes through rows in order from `before`, and gives the number of the first that does not fit, or undefined where all do. */
export function brokenAt(rows: Iterable<Link & { readonly previous: string; readonly hash: string }>, before = { number: 0, hash: BEFORE_ALL }): number | undefined {
  let { number, hash } = before;
  for (const row of rows) {
    if (row.number !== number + 1 || row.previous !== hash || hashOf(hash, row) !== row.hash) return row.number;
    ({ number, hash } = row);
  }
  return undefined;
}
