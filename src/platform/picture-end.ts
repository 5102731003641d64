// Where the picture in a PNG or JPEG is over (PNG 5.3, ITU T.81 annex B). Pure; decodes nothing. What follows it belongs to no picture.

const PNG_HEAD = 8;
/** Length, type and checksum of a chunk. */
const CHUNK_FRAME = 12;

/** The byte behind IEND; undefined where the file breaks off before it. */
export function pngEnd(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_HEAD; at + CHUNK_FRAME <= bytes.length; ) {
    const end = at + CHUNK_FRAME + view.getUint32(at);
    if (end > bytes.length) return undefined;
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return end;
    at = end;
  }
  return undefined;
}

const MARK = 0xff;
const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
const isAlone = (mark: number): boolean => mark === 0x01 || mark === START || (mark >= 0xd0 && mark <= 0xd7);
/** Within a scan these belong to the picture: a byte that looks like a mark, and the marks that count its parts. */
const isOfScan = (mark: number): boolean => mark === 0x00 || mark === MARK || (mark >= 0xd0 && mark <= 0xd7);

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(MARK, from); at !== -1; at = bytes.indexOf(MARK, at + 1)) if (!isOfScan(bytes[at + 1] ?? 0)) return at;
  return bytes.length;
}

/** The byte behind the end mark; undefined where the file breaks off before it, or holds what is no mark where one must stand. */
export function jpegEnd(bytes: Uint8Array): number | undefined {
  for (let at = 0; at + 1 < bytes.length; ) {
    if (bytes[at] !== MARK) return undefined;
    const mark = bytes[at + 1]!;
    if (mark === END) return at + 2;
    if (mark === MARK) at += 1;
    else if (isAlone(mark)) at += 2;
    else {
      const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
      if (length < 2) return undefined;
      at += 2 + length;
      if (mark === SCAN) at = endOfScan(bytes, at);
    }
  }
  return undefined;
}
