// Which kind a file is, by its bytes alone: neither its name nor what the browser calls it is ever asked.
// An attacker sends one file that is two: a picture with a page behind it, a PDF that is a program for Java as well, a page with a PDF in it.
import { jpegEnd, pngEnd } from './picture-end.ts';

export type EvidenceKind = 'pdf' | 'png' | 'jpeg';
export type KindFault = 'not-a-kind' | 'two-kinds' | 'broken';

const HEADS: readonly (readonly [EvidenceKind, string, string])[] = [
  ['pdf', '%PDF-', 'application/pdf'],
  ['png', '\x89PNG\r\n\x1a\n', 'image/png'],
  ['jpeg', '\xff\xd8\xff', 'image/jpeg'],
];
/** Readers take a PDF whose head stands within these bytes (ISO 32000-1, annex H, note 13), and browsers look for a page in them. */
const HEAD_BYTES = 1_024;
/** Programs that open a ZIP look for its end mark this far back: a note of 65,535 bytes may follow. */
const ZIP_TAIL_BYTES = 22 + 65_535;
const ZIP_END = 'PK\x05\x06';
/** With the two disk numbers that are 0 in every archive of today, it is too long to stand anywhere by chance. */
const ARCHIVES = [`${ZIP_END}\0\0\0\0`, 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'];
const PAGE = /<(?:!doctype\s+html|html|script|svg|body|iframe|\?php)\b/i;
/** What phones put behind a picture: a second one, and a few seconds of film. */
const BESIDE_PICTURES = /^(image|video|audio)\//;

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Whether an archive is in there, wherever it begins. */
const isArchiveToo = (text: string): boolean => ARCHIVES.some((mark) => text.includes(mark)) || text.slice(-ZIP_TAIL_BYTES).includes(ZIP_END);

/** What follows a picture is never kept; a file that another program would open by it is refused all the same. */
async function isForeign(rest: Uint8Array): Promise<boolean> {
  if (rest.length === 0) return false;
  const text = textOf(rest);
  if (text.includes('%PDF-') || PAGE.test(text)) return true;
  const mime = await mimeOf(rest);
  return mime !== undefined && !BESIDE_PICTURES.test(mime);
}

async function mimeOf(bytes: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.mime;
}

/** The kind of a file that is one of the three and nothing beside, or what is wrong with it. */
export async function kindOf(bytes: Uint8Array): Promise<EvidenceKind | KindFault> {
  const text = textOf(bytes);
  const head = HEADS.find(([, mark]) => text.startsWith(mark));
  const start = text.slice(0, HEAD_BYTES);
  if (start.includes('%PDF-') && head?.[0] !== 'pdf') return 'two-kinds';
  if (!head) return 'not-a-kind';
  const [kind, , mime] = head;
  if (isArchiveToo(text)) return 'two-kinds';
  if (kind === 'pdf') {
    const tail = text.slice(Math.max(0, text.lastIndexOf('%%EOF')));
    if (PAGE.test(start) || (tail.length < text.length && PAGE.test(tail))) return 'two-kinds';
  } else {
    const end = kind === 'png' ? pngEnd(bytes) : jpegEnd(bytes);
    if (end === undefined) return 'broken';
    if (await isForeign(bytes.subarray(end))) return 'two-kinds';
  }
  return (await mimeOf(bytes)) === mime ? kind : 'not-a-kind';
}
