// Imports one list from disk: its source note, progress, and a file of refused rows beside it. The verb does the rest.
import { closeSync, createReadStream, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { parse } from 'yaml';
import type { Result } from '#kernel/result.ts';
import { dayOf } from '#kernel/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { importListing, type ImportReport } from '#providers/import-listing.ts';
import type { RefusedRow } from '#providers/listing-row.ts';
import { importWords, refusalWords, refusedLine } from '#providers/listing-words.ts';
import type { Break } from '#providers/read-listing.ts';
import { ListingNote } from '#providers/schema.ts';
import { slugOf } from '#providers/slugs.ts';

const SAY_EVERY_MS = 2_000;
const MOST_LINES = 20;

/** The file cannot be imported, for a reason outside of its rows; the message is a whole sentence. */
export class CannotImport extends Error {}

const beside = (file: string, ending: string): string => file.replace(/\.[^./]*$/, '') + ending;

/** The note beside the list, or beside the list whose refused rows it holds; without one, the list is its own source, of the day it was last written. */
export function readNote(file: string): ListingNote {
  const path = beside(file.replace(/\.rejects(?=\.[^./]*$)/, ''), '.yaml');
  if (!existsSync(path)) {
    const name = basename(file);
    return { id: slugOf(name.replace(/\.[^.]*$/, '')) || 'a-list', says: `the list ${name.slice(0, 100)}`, publisher: 'not named', date: dayOf(statSync(file).mtime), ownHosts: [] };
  }
  let problem: string;
  try {
    const note = ListingNote.safeParse(parse(readFileSync(path, 'utf8')));
    if (note.success) return note.data;
    problem = note.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  } catch (error) {
    problem = (error as Error).message;
  }
  throw new CannotImport(`${path} cannot be read as a source note. ${problem}`);
}

/** Refused rows as CSV, as they were, with line and reason: mended there, the file can be imported in its turn. */
class Rejects {
  readonly path: string;
  #open: number | undefined;
  #header: readonly string[] = [];
  constructor(list: string) {
    this.path = beside(list, '.rejects.csv');
  }
  begin(header: readonly string[]): void {
    this.#header = header;
  }
  add({ fields, line, ...row }: RefusedRow): void {
    if (this.#open === undefined) {
      this.#open = openSync(`${this.path}.part`, 'w');
      writeSync(this.#open, stringify([[...this.#header, 'refused on line', 'refused because']]));
    }
    const width = Math.max(this.#header.length, fields.length);
    const padded = Array.from({ length: width }, (_, at) => fields[at] ?? '');
    writeSync(this.#open, stringify([[...padded, line, refusalWords(row)]], { escape_formulas: true }));
  }
  /** Keeps the file where there is one to keep; a file of an earlier run never stays beside a clean import. */
  end(keep: boolean): string | undefined {
    if (keep) rmSync(this.path, { force: true });
    if (this.#open === undefined) return undefined;
    closeSync(this.#open);
    if (!keep) return void rmSync(`${this.path}.part`, { force: true });
    renameSync(`${this.path}.part`, this.path);
    return this.path;
  }
}

/** Imports `file`, telling `say` what it does. Throws CannotImport where there is no file to read. */
export async function importFile(app: { readonly db: Db; readonly clock: Clock }, file: string, say: (line: string) => void): Promise<Result<ImportReport, Break>> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new CannotImport(`There is no file ${file}.`);
  const note = readNote(file);
  const rejects = new Rejects(file);
  let said = Date.now();
  let refusedRows = 0;
  const onRefused = (row: RefusedRow): void => {
    rejects.add(row);
    refusedRows += 1;
    if (refusedRows <= MOST_LINES) say(refusedLine(row));
  };
  const onProgress = (rows: number): void => {
    if (Date.now() - said < SAY_EVERY_MS) return;
    said = Date.now();
    say(`  ${rows.toLocaleString('en-US')} rows read`);
  };
  let outcome: Result<ImportReport, Break>;
  try {
    outcome = await importListing(app, createReadStream(file), note, { onColumns: ({ header }) => rejects.begin(header), onRefused, onProgress });
  } catch (error) {
    rejects.end(false);
    throw error;
  }
  const kept = rejects.end(outcome.kind === 'done');
  for (const line of importWords(outcome)) say(line);
  if (kept) say(`All refused rows, with line and reason: ${kept}`);
  return outcome;
}
