// Writes a backup: every row of one moment, then the files, then a list of it all. Nothing is held in memory but the rows of one part.
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connectAlone, copied, quoted, readFilled, readSequences, readState, readTables, type Table } from './backup-catalogue.ts';
import { fileParts, filesBelow } from './backup-files.ts';
import { BackupProblem, CONTENTS, FORMAT, HEADING, tablePart, type Contents, type Heading, type SavedPart, type SavedTable } from './backup-form.ts';
import { NotTar, writeTar, type Part } from './tar.ts';

/** Rows are gathered to parts of this size, so that a part's length is known before it is written. */
const PART_BYTES = 4_000_000;
const NEWLINE = 0x0a;

export interface BackupWishes {
  readonly url: string;
  /** The folder of evidence files; it may be missing. */
  readonly files: string;
  /** The backup to write; it must not be there yet. */
  readonly file: string;
  readonly program: string;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

const wholePart = (name: string, value: unknown): Part => {
  const text = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
  return { name, size: text.length, body: [text] };
};

const rowsIn = (text: Buffer): number => {
  let rows = 0;
  for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
};

/** The rows of a table in parts that end with a row, counted into `saved`. COPY writes a line break only at the end of a row. */
async function* tableParts(client: pg.Client, table: Table, saved: SavedTable[]): AsyncGenerator<Part> {
  let rows = 0;
  let number = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const gather = (until?: number): Part => {
    const all = Buffer.concat(held);
    const text = all.subarray(0, until === undefined ? all.length : all.lastIndexOf(NEWLINE) + 1);
    held = [all.subarray(text.length)];
    heldBytes = all.length - text.length;
    rows += rowsIn(text);
    number += 1;
    return { name: tablePart(table, number), size: text.length, body: [text] };
  };
  for await (const chunk of client.query(copyTo(`copy ${copied(table)} to stdout`)) as AsyncIterable<Buffer>) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes >= PART_BYTES && chunk.includes(NEWLINE)) yield gather(heldBytes);
  }
  if (heldBytes > 0) yield gather();
  saved.push({ schema: table.schema, name: table.name, columns: [...table.columns], rows });
}

/** Passes parts on, and keeps name, size and digest of each. */
async function* listed(parts: AsyncIterable<Part>, saved: SavedPart[]): AsyncGenerator<Part> {
  for await (const { name, size, body } of parts) {
    const hash = createHash('sha256');
    const watched = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
      }
    };
    yield { name, size, body: watched() };
    saved.push({ name, size, sha256: hash.digest('hex') });
  }
}

async function* everything(client: pg.Client, tables: readonly Table[], heading: Heading, files: AsyncIterable<Part>, contents: Contents): AsyncGenerator<Part> {
  const before = async function* (): AsyncGenerator<Part> {
    yield wholePart(HEADING, heading);
    for (const table of tables) yield* tableParts(client, table, contents.tables);
    yield* files;
  };
  yield* listed(before(), contents.parts);
  yield wholePart(CONTENTS, contents);
}

/**
 * Writes everything that the database at `url` and the folder `files` hold to `file`, as one moment saw the rows. Readable by its owner alone;
 * under another name until it is whole. Throws BackupProblem, with nothing left behind, where there is nothing to save or no room.
 */
export async function writeBackup({ url, files, file, program, now, signal }: BackupWishes): Promise<{ readonly contents: Contents; readonly bytes: number }> {
  if (existsSync(file)) throw new BackupProblem(`${file} is there already. Name a new file: a backup never replaces another.`);
  const part = `${file}.part`;
  const client = await connectAlone(url, 'saves');
  let isOurs = false;
  try {
    await client.query('begin isolation level repeatable read, read only');
    const state = await readState(client);
    const tables = await readTables(client);
    await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
    const paths = filesBelow(files);
    if (paths.length === 0 && (await readFilled(client, tables)).length === 0) throw new BackupProblem('There is nothing to back up: no table has a row in it.');
    const contents: Contents = { tables: [], sequences: await readSequences(client), parts: [] };
    const heading: Heading = { format: FORMAT, program, made: now.toISOString(), state };
    const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }).once('open', () => (isOurs = true));
    await pipeline(Readable.from(writeTar(everything(client, tables, heading, fileParts(files, paths), contents), now), { objectMode: false }), createGzip(), out, { signal });
    if (existsSync(file)) throw new BackupProblem(`${file} was made by somebody else meanwhile.`);
    renameSync(part, file);
    return { contents, bytes: statSync(file).size };
  } catch (error) {
    if (isOurs) rmSync(part, { force: true });
    throw signal?.aborted ? new BackupProblem('Stopped. Nothing was written.') : problemOf(error, file);
  } finally {
    await client.end().catch(() => {});
  }
}

const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function problemOf(error: unknown, file: string): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (error instanceof NotTar) return new BackupProblem(`A file cannot be saved: ${error.message}. Nothing was written.`);
  if (NO_ROOM.has(code)) return new BackupProblem(`There is no room for ${file}. Nothing was written.`);
  if (code === 'EEXIST') return new BackupProblem(`${file}.part is there: another backup is at work, or one was killed. If none is at work, remove it.`);
  return syscall === 'open' ? new BackupProblem(`${file} cannot be written: ${code === 'ENOENT' ? 'there is no such folder' : code}.`) : error;
}
