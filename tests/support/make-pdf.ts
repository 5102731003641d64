// PDFs by hand, object by object, as a stranger would write them. Offsets in the table are true, so that a reader opens what is well formed.
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** The body of one object as latin1 text, or a stream: the words of its dictionary, and its bytes as they stand in the file. */
export type PdfPart = string | { readonly dict: string; readonly bytes: Buffer };

/** A page, its list and its catalog, as objects 1 to 3. */
export const ONE_PAGE: readonly PdfPart[] = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'];

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A PDF of these objects, numbered from 1; the first is the catalog. `trailer` is added to the words of the trailer. */
export function makePdf(parts: readonly PdfPart[], trailer = ''): Buffer {
  const pieces: Buffer[] = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  const offsets: number[] = [];
  const size = (): number => pieces.reduce((sum, piece) => sum + piece.length, 0);
  parts.forEach((part, at) => {
    offsets.push(size());
    pieces.push(latin1(`${at + 1} 0 obj\n`));
    if (typeof part === 'string') pieces.push(latin1(part));
    else pieces.push(latin1(`<< ${part.dict} /Length ${part.bytes.length} >>\nstream\n`), part.bytes, latin1('\nendstream'));
    pieces.push(latin1('\nendobj\n'));
  });
  const start = size();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(latin1(`xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** A stream packed by Flate. */
export const packed = (dict: string, text: string): PdfPart => ({ dict: `${dict} /Filter /FlateDecode`, bytes: deflateSync(latin1(text)) });

/** A stream that holds one object, with the number 90. */
export const objectStream = (object: string, dict = '/Type /ObjStm /N 1 /First 5'): PdfPart => packed(dict, `90 0 ${object}`);

const MB = 1_024 * 1_024;

/** A zlib stream of as many zero bytes as `megabytes` says, in about a thousandth of that. */
export function bomb(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MB), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((((megabytes * MB) % 65_521) * 65_536 + 1) >>> 0);
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: megabytes }, () => block), Buffer.from([0x03, 0x00]), sum]);
}
