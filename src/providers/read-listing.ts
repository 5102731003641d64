// Streams a CSV file row by row. A stranger made the file: it may be binary, endless, or one quote that never closes. Memory stays bounded.
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { COLUMNS, readColumns, type Column, type ColumnMap } from './listing-columns.ts';
import type { RawRow } from './listing-row.ts';

/** Why a whole file is refused. Each ends the import, and nothing of it is kept. */
export type Break = 'empty' | 'not-text' | 'nul-bytes' | 'row-too-long' | 'open-quote' | 'too-many-columns' | 'no-name-column' | 'not-csv';

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
  | { readonly kind: 'refused'; readonly line: number; readonly reason: 'wrong-number-of-columns' | 'stray-quote'; readonly fields: readonly string[] };

/** Characters in one row, its quotes and line breaks included. The longest row of the shipped list has 330. */
export const LONGEST_ROW = 65_536;
export const MOST_COLUMNS = 200;

const CODES: Readonly<Record<string, Break>> = { CSV_MAX_RECORD_SIZE: 'row-too-long', CSV_QUOTE_NOT_CLOSED: 'open-quote', CSV_INVALID_CLOSING_QUOTE: 'open-quote' };

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

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * A quote inside of a field without quotes spoils its row alone. Every other error means that the rows after it cannot be told apart, as
 * after a quote that never closes: the whole file is broken.
 */
function startParser(first: string, rest: AsyncIterable<string>, onStrayQuote: (line: number) => void): AsyncIterable<Parsed> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    delimiter: separatorIn(first),
    skip_records_with_error: true,
    on_skip: (error) => {
      const line = Number(error?.['lines'] ?? 1);
      if (error?.code === 'INVALID_OPENING_QUOTE') onStrayQuote(line);
      else parser.destroy(new BrokenListing(CODES[error?.code ?? ''] ?? 'not-csv', line));
    },
  });
  pipeline(Readable.from(withFirst(first, rest)), parser, () => {});
  return parser;
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
  const stray = new Set<number>();
  const takeStray = (): ListingLine[] => {
    const lines = [...stray].map((line) => ({ kind: 'refused' as const, line, reason: 'stray-quote' as const, fields: [] }));
    stray.clear();
    return lines;
  };
  for await (const { info, record } of startParser(start.value, text, (line) => stray.add(line))) {
    if (!columns) {
      columns = columnsOf(record);
      yield { kind: 'columns', columns };
      continue;
    }
    yield* takeStray();
    if (record.length === columns.header.length) yield { kind: 'row', line: info.lines, raw: rawOf(columns, record), fields: record };
    else yield { kind: 'refused', line: info.lines, reason: 'wrong-number-of-columns', fields: record };
  }
  if (!columns) throw new BrokenListing('empty', 1);
  yield* takeStray();
}
