// Judges a PDF that a stranger sent, for a moderator who will open it. It is kept as it came or refused; nothing is mended.
// An attacker tries a script or a program that starts by itself, hides its name behind #xx or in packed objects, in objects that only the
// table at the end leads to, or packs a gigabyte into a few bytes. So every place where an object can begin is read, reached or not.
import { setImmediate as breath } from 'node:timers/promises';
import { nameAt, objectAt, type Entry, type PdfObject } from './pdf-tokens.ts';
import { unpack } from './unpack.ts';

/** Why a PDF is refused. `unread-pdf`: it is packed or nested in a way that we do not follow. */
export type PdfFault = 'broken' | 'locked-pdf' | 'active-pdf' | 'swollen-pdf' | 'unread-pdf' | 'too-many-pages';

export const MOST_PAGES = 500;
/** The end mark stands within these last bytes (ISO 32000-1, annex H, note 18). */
const TAIL_BYTES = 1_024;
/** Objects may lie over one another, but no byte is read more often than this on the average; each counts as 64 bytes at least. */
const MOST_READ = 4;
const LEAST_OBJECT = 64;
const MOST_STREAMS = 10_000;
/** Read before others who ask the site get their turn. */
const BYTES_IN_ONE_GO = 256 * 1_024;
/** Of one stream of objects, which is text. */
const MOST_OBJECT_BYTES = 32 * 1_024 * 1_024;
/** Of all streams together: a scanned page without a packing made for pictures is 100 MB. */
const MOST_UNPACKED = 512 * 1_024 * 1_024;

/** Names without which nothing runs, starts, or leads out of the file. They are long enough never to stand in a picture by chance. */
const ACTIVE = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'RichMedia', 'Rendition', 'GoToR', 'GoToE', 'SubmitForm', 'ImportData']);
/** The same, and names that a picture may hold by chance: these are looked for in objects alone. */
const ACTIVE_IN_OBJECTS = new Set([...ACTIVE, 'JS', 'XFA', 'EF']);
const LOCKED = new Set(['Encrypt']);
/** All that a stream of objects may have (ISO 32000-1, 7.5.7), but for a second coding over the packing. */
const OF_OBJECT_STREAM = new Set(['Type', 'N', 'First', 'Length', 'Filter', 'Extends']);
const FLATE = new Set(['FlateDecode', 'Fl']);

const [SLASH, HASH] = [0x2f, 0x23];
const BEGINNING = /(?<![A-Za-z])(?:obj|trailer)/g;
const PAGE = /\/Type[\0\t\n\f\r ]*\/Page(?![A-Za-z0-9#])/g;
const SPACES = new Set([0, 9, 10, 12, 13, 32]);

/** Whether one of the names is written anywhere in `bytes`, whatever stands around it. */
async function holdsName(bytes: Uint8Array, names: ReadonlySet<string>): Promise<boolean> {
  const first = new Set([HASH, ...[...names].map((name) => name.charCodeAt(0))]);
  for (let at = bytes.indexOf(SLASH); at !== -1; at = bytes.indexOf(SLASH, at + 1)) if (first.has(bytes[at + 1] ?? 0) && names.has(nameAt(bytes, at).text)) return true;
  await breath();
  return false;
}

function pagesIn(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(PAGE)) count += 1;
  return count;
}

/** The objects with a stream, or what is wrong with an object. */
async function readObjects(bytes: Uint8Array, text: string): Promise<PdfObject[] | PdfFault> {
  const streams: PdfObject[] = [];
  let left = bytes.length * MOST_READ;
  let turn = left;
  for (const { index, 0: word } of text.matchAll(BEGINNING)) {
    const from = index + word.length;
    const object = objectAt(bytes, from, from + left);
    left -= Math.max(LEAST_OBJECT, object.end - from);
    if (object.names.some((name) => ACTIVE_IN_OBJECTS.has(name))) return 'active-pdf';
    if (object.stream !== undefined) streams.push(object);
    if (left <= 0 || streams.length > MOST_STREAMS) return 'unread-pdf';
    if (turn - left < BYTES_IN_ONE_GO) continue;
    turn = left;
    await breath();
  }
  return streams;
}

const valuesOf = (entries: readonly Entry[], key: string): string[] => entries.flatMap((entry) => (entry.key === key ? entry.value : []));
const has = (entries: readonly Entry[], key: string): boolean => entries.some((entry) => entry.key === key);

/** Readers go by different marks, so each of them counts. */
const holdsObjects = (entries: readonly Entry[]): boolean => valuesOf(entries, 'Type').includes('ObjStm') || (has(entries, 'N') && has(entries, 'First'));

/** Packed by Flate once, with nothing that another reader could take otherwise. */
const isPlain = (entries: readonly Entry[]): boolean => {
  const keys = entries.map(({ key }) => key);
  const filters = valuesOf(entries, 'Filter');
  return new Set(keys).size === keys.length && keys.every((key) => OF_OBJECT_STREAM.has(key)) && filters.length === 1 && FLATE.has(filters[0]!);
};

/** How many pages stand in streams of objects, or what is wrong with a stream. */
async function readStreams(bytes: Uint8Array, streams: readonly PdfObject[]): Promise<number | PdfFault> {
  let left = MOST_UNPACKED;
  let pages = 0;
  for (const { entries, stream } of streams) {
    const filters = valuesOf(entries, 'Filter');
    const objects = holdsObjects(entries);
    if ((objects && !isPlain(entries)) || filters.filter((name) => FLATE.has(name)).length > 1) return 'unread-pdf';
    if (!FLATE.has(filters[0] ?? '')) continue;
    let at = stream!;
    while (SPACES.has(bytes[at] ?? -1)) at += 1;
    const { ended, size, bytes: unpacked } = await unpack(bytes.subarray(at), objects ? Math.min(left, MOST_OBJECT_BYTES) : left, objects);
    left -= size;
    if (ended === 'swollen' || left < 0) return 'swollen-pdf';
    if (!objects) continue;
    if (await holdsName(unpacked, ACTIVE_IN_OBJECTS)) return 'active-pdf';
    if (ended === 'broken') return 'unread-pdf';
    pages += pagesIn(unpacked.toString('latin1'));
  }
  return pages;
}

/** What is wrong with a PDF whose head stands at its first byte; nothing, where a moderator may open it. */
export async function pdfFault(bytes: Uint8Array): Promise<PdfFault | undefined> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.lastIndexOf('%%EOF') < text.length - TAIL_BYTES - '%%EOF'.length || !text.includes('%%EOF')) return 'broken';
  if (await holdsName(bytes, LOCKED)) return 'locked-pdf';
  if (await holdsName(bytes, ACTIVE)) return 'active-pdf';
  const streams = await readObjects(bytes, text);
  if (typeof streams === 'string') return streams;
  const packed = await readStreams(bytes, streams);
  if (typeof packed === 'string') return packed;
  const pages = pagesIn(text) + packed;
  return pages === 0 ? 'broken' : pages > MOST_PAGES ? 'too-many-pages' : undefined;
}
