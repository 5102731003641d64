// Reads a sheet of answers row by row. A spreadsheet program, or a stranger, made it: other marks between columns, binary, a quote that never closes. Pure.
import { CsvError, parse } from 'csv-parse/sync';
import { done, refused, type Result } from '#kernel/result.ts';
import { COLUMNS, unguarded, type Cells, type Column } from './answers-csv.ts';

/** Bytes of a file. One with every comment filled in is below this, unless each of them is very long. */
export const LARGEST_SHEET = 200_000;
/** Rows below the first. */
export const MOST_ROWS = 2_000;
/** With empty ones, which some programs leave below the last. */
const MOST_LINES = 5_000;
const MOST_COLUMNS = 100;
/** Printed for whoever fills the sheet in, and never read: who takes them out to have more room loses nothing. */
const MAY_LACK: ReadonlySet<Column> = new Set(['Area', 'Question', 'What to enter']);

/** Why a whole file is refused: its rows cannot be told apart, or it is not known what they answer. */
export type SheetBreak = 'empty' | 'too-large' | 'too-many-rows' | 'too-many-columns' | 'workbook' | 'not-utf8' | 'nul-bytes' | 'stray-quote' | 'no-column' | 'column-twice' | 'no-edition' | 'two-editions' | 'unknown-edition';

export interface SheetRow extends Cells {
  /** As spreadsheet programs count: the row of headings is 1. */
  readonly row: number;
  readonly check: string;
}

/** One thing to mend, in its row. */
export interface RowFault {
  readonly row: number;
  /** As it was written; empty where the row could not be read. */
  readonly check: string;
  readonly says: string;
}

export interface Sheet {
  readonly edition: string;
  readonly rows: readonly SheetRow[];
  readonly faults: readonly RowFault[];
  /** Programs that do not put commas between columns do so because they write fractions with one. */
  readonly fractions: 'point' | 'either';
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The text of a file as it was sent, at most LARGEST_SHEET bytes of UTF-8, with or without its mark. */
export function textOf(bytes: Uint8Array): Result<string, SheetBreak> {
  if (bytes.length > LARGEST_SHEET) return refused('too-large');
  if (ZIP.every((byte, at) => bytes[at] === byte)) return refused('workbook');
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused('not-utf8');
  }
}

/** Whichever of comma, semicolon and tab the line of headings holds most of. */
function separatorIn(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '')!;
  return [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length })).reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The lines that hold anything. A quote in the wrong place refuses the file: nobody can tell which of the rows after it belong together. */
function linesOf(text: string, delimiter: string): Result<readonly Line[], SheetBreak> {
  try {
    const records = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, to: MOST_LINES + 1 });
    if (records.length > MOST_LINES) return refused('too-many-rows');
    return done(records.map((cells, at) => ({ row: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')));
  } catch (error) {
    if (error instanceof CsvError) return refused('stray-quote', { row: Number(error['records'] ?? 0) + 1 });
    throw error;
  }
}

const plain = (heading: string): string => heading.trim().toLowerCase();

/** Where each column stands. A column without a heading is nobody's. */
function columnsIn(header: readonly string[]): Result<ReadonlyMap<Column, number>, SheetBreak> {
  if (header.length > MOST_COLUMNS) return refused('too-many-columns');
  const at = new Map<Column, number>();
  for (const column of COLUMNS) {
    const places = header.flatMap((heading, place) => (plain(heading) === plain(column) ? [place] : []));
    if (places.length > 1) return refused('column-twice', { column });
    if (places.length === 1) at.set(column, places[0]!);
    else if (!MAY_LACK.has(column)) return refused('no-column', { column });
  }
  return done(at);
}

const EDITION = /^(?:edition\s*)?(\d{4}\.\d{1,3})$/i;
const WRONG_WIDTH = 'This row has more or fewer columns than the first. A quote or a mark between columns may be missing.';
const CHECK_ID = /^[A-Z]{3}-\d{2}$/;

/** The rows of a sheet, with what is wrong in each. Refuses the file where its rows cannot be told apart, or where it is not one sheet of one edition. */
export function readSheet(written: string): Result<Sheet, SheetBreak> {
  const text = written.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (Buffer.byteLength(text) > LARGEST_SHEET) return refused('too-large');
  if (text.includes('\0')) return refused('nul-bytes');
  if (text.trim() === '') return refused('empty');
  const delimiter = separatorIn(text);
  const lines = linesOf(text, delimiter);
  if (lines.kind === 'refused') return lines;
  const [header, ...below] = lines.value;
  if (!header) return refused('empty');
  if (below.length > MOST_ROWS) return refused('too-many-rows');
  const columns = columnsIn(header.cells);
  if (columns.kind === 'refused') return columns;
  const faults: RowFault[] = [];
  const editions = new Set<string>();
  const rows = below.flatMap(({ row, cells }): SheetRow[] => {
    if (cells.length !== header.cells.length) {
      faults.push({ row, check: cells.find((cell) => CHECK_ID.test(cell)) ?? '', says: WRONG_WIDTH });
      return [];
    }
    const cell = (column: Column): string => unguarded(cells[columns.value.get(column)!]!).trim();
    const check = cell('Check').toUpperCase();
    const edition = EDITION.exec(cell('Edition'))?.[1];
    if (edition) editions.add(edition);
    else if (cell('Edition')) faults.push({ row, check, says: 'Leave the column "Edition" as it was, or empty.' });
    return [{ row, check, part: cell('Part'), answer: cell('Answer'), comment: cell('Comment'), says: cell('Says'), reason: cell('Reason') }];
  });
  const [edition, other] = editions;
  if (edition === undefined || other !== undefined) return refused(other === undefined ? 'no-edition' : 'two-editions');
  return done({ edition, rows, faults, fractions: delimiter === ',' ? 'point' : 'either' });
}
