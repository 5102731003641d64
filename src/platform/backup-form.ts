// The form of a backup: a heading, tables as COPY writes them, files, and at the end a list of all of it with digests. A gzipped tar.
import { z } from 'zod';

/** Raised whenever an older program could not read what a newer one writes. */
export const FORMAT = 1;
export const HEADING = 'plumbline-backup.json';
export const CONTENTS = 'contents.json';

/** A backup cannot be written or restored. The message is a whole sentence for the person at the terminal. */
export class BackupProblem extends Error {}

/** Which tables there were: digests of the migrations that this database has seen, the day of the last one, and how far the job queue's went. */
const State = z.strictObject({ migrations: z.array(z.string()), lastMadeOn: z.iso.date(), queue: z.int() });
export type State = z.infer<typeof State>;

/** What stands first, so that a program which cannot read the rest can say so. */
export const Heading = z.strictObject({ format: z.literal(FORMAT), program: z.string(), made: z.iso.datetime(), state: State });
export type Heading = z.infer<typeof Heading>;

const SavedTable = z.strictObject({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative() });
export type SavedTable = z.infer<typeof SavedTable>;
/** `last` as Postgres prints it: a bigint. */
const SavedSequence = z.strictObject({ schema: z.string(), name: z.string(), last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() });
export type SavedSequence = z.infer<typeof SavedSequence>;
const SavedPart = z.strictObject({ name: z.string(), size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type SavedPart = z.infer<typeof SavedPart>;

/** What stands last: every table with its rows, every sequence, and every part before it with its SHA-256. */
export const Contents = z.strictObject({ tables: z.array(SavedTable), sequences: z.array(SavedSequence), parts: z.array(SavedPart) });
export type Contents = z.infer<typeof Contents>;

/** Part `number` of a table's rows, counted from 1. */
export const tablePart = ({ schema, name }: Pick<SavedTable, 'schema' | 'name'>, number: number): string => `tables/${schema}.${name}/${String(number).padStart(6, '0')}.copy`;
const TABLE_PART = /^tables\/(.+)\/\d{6}\.copy$/;
/** `schema.name` of the table whose rows a part holds; undefined where it holds none. */
export const tableOf = (part: string): string | undefined => TABLE_PART.exec(part)?.[1];

const FILES = 'files/';
/** The part for a file at `path` below the folder of files, with slashes. */
export const filePart = (path: string): string => FILES + path;
/** The path that a part has below the folder of files; undefined where it is no file, or its name would lead out of that folder. */
export function fileOf(part: string): string | undefined {
  if (!part.startsWith(FILES)) return undefined;
  const path = part.slice(FILES.length);
  const isPlain = !/[\\\p{Cc}]/u.test(path) && path.split('/').every((step) => !['', '.', '..'].includes(step));
  return isPlain ? path : undefined;
}
