// Pieces of check constraints that several rooms' tables share. SQL text only: no connection, no query.
import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

const quoted = (words: readonly string[]): SQL => sql.raw(words.map((word) => `'${word}'`).join(', '));

/** The column holds one of these words of ours (never a stranger's: they are written into the SQL). */
export const oneOf = (column: AnyPgColumn, words: readonly string[]): SQL => sql`${column} in (${quoted(words)})`;

/** The text holds something beside spaces and has at most `most` characters. An absent text passes. */
export const written = (column: AnyPgColumn, most: number): SQL =>
  sql`length(btrim(${column})) > 0 and length(${column}) <= ${sql.raw(String(most))}`;

/** Latitude and longitude stand together or not at all, and lie on the globe. */
export const point = (lat: AnyPgColumn, lon: AnyPgColumn): SQL =>
  sql`(${lat} is null) = (${lon} is null) and ${lat} between -90 and 90 and ${lon} between -180 and 180`;
