// The few shapes that a document for a word processor is made of: headings, text, room to write, tables. Knows no kit.
import { BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';

/** Letter paper with margins of 18 mm, in twentieths of a point. */
export const PAPER = { page: { size: { width: 12_240, height: 15_840 }, margin: { top: 1_020, bottom: 1_020, left: 1_020, right: 1_020 } } } as const;
const TEXT_WIDTH = 12_240 - 2 * 1_020;

export type Block = Paragraph | Table;
/** A part of a line: plain, bold or small and grey. */
export type Piece = string | { readonly bold: string } | { readonly small: string };

const GREY = '4A5D64';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '6C7E84' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const run = (piece: Piece): TextRun =>
  typeof piece === 'string' ? new TextRun(piece) : 'bold' in piece ? new TextRun({ text: piece.bold, bold: true }) : new TextRun({ text: piece.small, size: 17, color: GREY });

/** A part of the document, on a page of its own. */
export const part = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: [new TextRun(text)] });
export const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(text)] });
/** `together` keeps it on the page of what follows. */
export const text = (pieces: readonly Piece[], together = false): Paragraph => new Paragraph({ spacing: { after: 100 }, keepNext: together, keepLines: true, children: pieces.map(run) });
export const bullet = (pieces: readonly Piece[]): Paragraph => new Paragraph({ bullet: { level: 0 }, spacing: { after: 40 }, children: pieces.map(run) });
export const numbered = (number: number, pieces: readonly Piece[]): Paragraph => new Paragraph({ spacing: { before: 200, after: 40 }, keepNext: true, keepLines: true, children: [run({ bold: `${number}. ` }), ...pieces.map(run)] });

/** Ruled lines to write on, by hand or over them. */
export const room = (lines: number): Paragraph[] =>
  Array.from({ length: lines }, (_, at) => new Paragraph({ spacing: { before: 260, after: 0 }, keepNext: at < lines - 1, border: { bottom: { ...LINE, space: 1 }, between: { ...LINE, space: 1 } }, children: [] }));

const cell = (content: string, width: number, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { top: NONE, left: NONE, right: NONE, bottom: LINE },
    margins: { top: 60, bottom: 60, left: 0, right: 140 },
    children: content.split('\n').map((line) => new Paragraph({ children: [isHead ? run({ bold: line }) : new TextRun({ text: line, size: 19 })] })),
  });

/** A table with a head that repeats on each page. `shares` are the widths of the columns in hundredths; the first cell of a row is bold. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const widths = shares.map((share) => Math.round((share * TEXT_WIDTH) / 100));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...(head.length > 0 ? [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((one, at) => cell(one, widths[at]!, true)) })] : []),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((one, at) => cell(one, widths[at]!, at === 0)) })),
    ],
  });
}
