// Streams a CSV file row by row. A stranger made the file: it may be binary, endless, or one quote that never closes. Memory stays bounded.
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { COLUMNS, readColumns, type Column, type ColumnMap } from './listing-columns.ts';
import type { RawRow } from './listing-row.ts';

/** Why a whole file is refused. Each ends the import, and nothing of it is kept. */
export const BREAKS = ['empty', 'not-text', 'nul-bytes', 'row-too-long', 'open-quote', 'too-many-columns', 'no-name-column', 'not-csv'] as const;
export type Break = (typeof BREAKS)[number];

/** The file cannot be read as a list; nothing of it may be kept. */
export class BrokenListing extends Error {
  readonly code: Break;
  readonly line: number;
  constructor(code: Break, line: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

export type ListingLine =
  | { readonly kind: 'columns'; readonly columns: ColumnMap }
  | { readonly kind: 'row'; readonly line: number; readonly raw: RawRow; readonly fields: readonly string[] }
  | { readonly kind: 'refused'; readonly line: number; readonly reason: 'wrong-number-of-columns'; readonly fields: readonly string[] };

/** Characters in one row, its quotes and line breaks included. The longest row of the shipped list has 330. */
export const LONGEST_ROW = 65_536;
export const MOST_COLUMNS = 200;

const CODES: Readonly<Record<string, Break>> = { CSV_MAX_RECORD_SIZE: 'row-too-long', CSV_QUOTE_NOT_CLOSED: 'open-quote' };

async function* asText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  try {
    for await (const chunk of bytes) {
      if (chunk.includes(0)) throw new BrokenListing('nul-bytes', lines);
      for (const byte of chunk) if (byte === 10) lines += 1;
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new BrokenListing('not-text', lines) : error;
  }
}

/** The mark between columns: whichever of comma, semicolon, tab and bar the first line holds most of. */
function separatorIn(start: string): string {
  const first = start.split(/[\r\n]/, 1)[0]!;
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

async function* withFirst(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function startParser(first: string, rest: AsyncIterable<string>) {
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: LONGEST_ROW, delimiter: separatorIn(first) });
  pipeline(Readable.from(withFirst(first, rest)), parser, () => {});
  return parser as AsyncIterable<{ readonly info: { readonly lines: number }; readonly record: readonly string[] }>;
}

function columnsOf(header: readonly string[]): ColumnMap {
  if (header.length > MOST_COLUMNS) throw new BrokenListing('too-many-columns', 1);
  const columns = readColumns(header);
  if (!columns) throw new BrokenListing('no-name-column', 1);
  return columns;
}

const rawOf = (columns: ColumnMap, fields: readonly string[]): RawRow =>
  Object.fromEntries(COLUMNS.flatMap((column: Column) => (columns.at[column] === undefined ? [] : [[column, fields[columns.at[column]]!]])));

/** The lines of a list, its header first. Throws BrokenListing where the file is no list; a row of the wrong width is handed on, refused. */
export async function* readListing(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ListingLine> {
  const text = asText(bytes);
  const start = await text.next();
  if (start.done || !start.value.trim()) throw new BrokenListing('empty', 1);
  let columns: ColumnMap | undefined;
  try {
    for await (const { info, record } of startParser(start.value, text)) {
      if (!columns) {
        columns = columnsOf(record);
        yield { kind: 'columns', columns };
      } else if (record.length !== columns.header.length) yield { kind: 'refused', line: info.lines, reason: 'wrong-number-of-columns', fields: record };
      else yield { kind: 'row', line: info.lines, raw: rawOf(columns, record), fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenListing(CODES[error.code] ?? 'not-csv', Number(error['lines'] ?? 1));
  }
  if (!columns) throw new BrokenListing('empty', 1);
}
