// Files that strangers send as evidence: three kinds are taken, by their bytes alone; of a picture nothing is kept but the picture.
import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkEvidence, LARGEST_FILE, type CheckedFile } from '../../src/platform/evidence-check.ts';
import { FILE_PROBLEMS } from '../../src/platform/file-words.ts';
import { makePdf, objectStream, ONE_PAGE } from '../support/make-pdf.ts';
import { makePhoto, makePicture, makePng } from '../support/make-picture.ts';
import { readingGrade } from '../support/reading-grade.ts';

const code = async (bytes: Uint8Array | string): Promise<string> => {
  const result = await checkEvidence(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return result.kind === 'done' ? result.value.type : result.code;
};
async function kept(bytes: Uint8Array): Promise<CheckedFile> {
  const result = await checkEvidence(bytes);
  if (result.kind === 'refused') throw new Error(result.code);
  return result.value;
}
const behind = (bytes: Buffer, rest: string | Buffer): Buffer => Buffer.concat([bytes, typeof rest === 'string' ? Buffer.from(rest, 'latin1') : rest]);
/** An archive of nothing: its end mark alone, with a note of `note`. */
const emptyZip = (note = ''): Buffer => Buffer.from(`PK\x05\x06${'\0'.repeat(16)}${String.fromCharCode(note.length % 256, note.length >> 8)}${note}`, 'latin1');

describe('what is taken', () => {
  it('is a PDF as it came, with the digest of its bytes', async () => {
    const bytes = makePdf([...ONE_PAGE, objectStream('<< /A 1 >>')]);
    const { type, digest, ...rest } = await kept(bytes);
    expect([type, Buffer.from(rest.bytes).equals(bytes), digest]).toEqual(['application/pdf', true, createHash('sha256').update(bytes).digest('hex')]);
  });
  it.each(['png', 'jpeg'] as const)('is a %s upright, with its pixels and nothing else', async (kind) => {
    const photo = await makePhoto(kind);
    const before = await sharp(photo).metadata();
    expect([before.orientation, before.exif?.includes('Phonemaker'), before.exif?.includes('Ann Example'), before.icc === undefined]).toEqual([6, true, true, false]);
    const { bytes, type, digest } = await kept(photo);
    const after = await sharp(bytes).metadata();
    expect([type, after.format, after.width, after.height]).toEqual([`image/${kind}`, kind, 20, 40]);
    expect([after.exif, after.icc, after.xmp, after.iptc, after.orientation, after.comments]).toEqual(Array(6).fill(undefined));
    for (const word of ['Phonemaker', 'Ann Example', 'our office', 'Exif', 'GPS']) expect(Buffer.from(bytes).includes(word), word).toBe(false);
    const [red, green, blue] = (await sharp(bytes).stats()).channels.map(({ mean }) => mean);
    expect([red! > 180, green! < 60, blue! < 60]).toEqual([true, true, true]);
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
  it('is a picture without the notes in it and without what follows it', async () => {
    const png = behind(makePng(2, 2, Buffer.alloc(6), ['tEXt', 'Comment\0<script>alert(1)</script>']), 'some bytes of a maker');
    for (const word of ['Comment', 'script', 'maker']) expect(Buffer.from((await kept(png)).bytes).includes(word), word).toBe(false);
    const two = behind(await makePicture('jpeg'), await makePicture('jpeg', 90, 90));
    expect((await sharp((await kept(two)).bytes).metadata()).width).toBe(40);
  });
  it('is a picture of 40 million dots, and not of more', async () => {
    const rows = (width: number, height: number): Buffer => makePng(width, height, Buffer.alloc((width + 1) * height));
    expect(await code(rows(8_000, 5_000))).toBe('image/png');
    expect(await code(rows(8_000, 5_001))).toBe('too-many-pixels');
  });
});

describe('what is no file of ours', () => {
  it.each<[string, string | Buffer | Promise<Buffer>]>([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['a program', 'MZ\x90\0'],
    ['a ZIP', 'PK\x03\x04\x14\0\0\0'],
    ['an empty ZIP', emptyZip()],
    ['gzip', gzipSync('%PDF-1.7')],
    ['text', 'We answer within four hours.'],
    ['one byte', 'x'],
    ['a head that is cut off', '%PD'],
    ['the head of a PNG with its line ends changed', '\x89PNG\n\x1a\n'],
    ['a GIF', makePicture('gif')],
    ['a WebP', makePicture('webp')],
    ['a TIFF', makePicture('tiff')],
    ['a PNG that moves', makePng(2, 2, Buffer.alloc(6), ['acTL', '\0\0\0\x01\0\0\0\0'])],
  ])('%s is refused by its bytes', async (_, bytes) => expect(await code(await bytes)).toBe('not-a-kind'));
  it('nor is nothing, or 50 MB, or one byte too many', async () => {
    expect(await code('')).toBe('empty');
    expect(await code(Buffer.alloc(50 * 1_024 * 1_024))).toBe('too-large');
    const pdf = makePdf(ONE_PAGE);
    const large = (size: number): Buffer => Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(size - pdf.length, 10), pdf.subarray(9)]);
    expect([await code(large(LARGEST_FILE)), await code(large(LARGEST_FILE + 1))]).toEqual(['application/pdf', 'too-large']);
  });
});

describe('two kinds in one', () => {
  const pdf = makePdf(ONE_PAGE);
  it.each<[string, Buffer | Promise<Buffer>]>([
    ['a PDF behind a page', behind(Buffer.from('<html><script>x</script>\n'), pdf)],
    ['a PDF behind one line', behind(Buffer.from('\n'), pdf)],
    ['a PDF behind a picture head', behind(Buffer.from('GIF89a'), pdf)],
    ['a PDF behind the start of an archive', behind(Buffer.from('PK\x03\x04'), pdf)],
    ['a page at the start of a PDF', Buffer.from(`%PDF-1.7\n<script>x</script>\n${makePdf(ONE_PAGE).toString('latin1').slice(9)}`, 'latin1')],
    ['a page behind a PDF', behind(makePdf([...ONE_PAGE, `(${'x'.repeat(2_000)})`]), '<html><body>x')],
    ['an archive that says it is the second of two', behind(pdf, emptyZip().toString('latin1').replace('PK\x05\x06\0\0', 'PK\x05\x06\x01\0'))],
    ['an archive behind a PDF', behind(pdf, emptyZip())],
    ['an archive behind a PDF, with a second end in its note', behind(pdf, emptyZip('\n%%EOF\n'))],
    ['an archive in the middle of a PDF', makePdf([...ONE_PAGE, { dict: '', bytes: emptyZip() }])],
    ['an archive of another make', makePdf([...ONE_PAGE, { dict: '', bytes: Buffer.from('Rar!\x1a\x07\x01\0', 'latin1') }])],
    ['a PNG with a PDF in its notes', Promise.resolve(makePng(2, 2, Buffer.alloc(6), ['tEXt', 'Comment\0%PDF-1.7']))],
    ['a PNG with a page behind it', behind(makePng(2, 2, Buffer.alloc(6)), '<script>alert(1)</script>')],
    ['a PNG with an archive behind it', behind(makePng(2, 2, Buffer.alloc(6)), emptyZip())],
    ['a JPEG with a PDF behind it', makePicture('jpeg').then((jpeg) => behind(jpeg, pdf))],
    ['a JPEG with an archive behind it', makePicture('jpeg').then((jpeg) => behind(jpeg, emptyZip('x'.repeat(300))))],
    ['a JPEG with a program behind it', makePicture('jpeg').then((jpeg) => behind(jpeg, `\x7fELF${'\0'.repeat(60)}`))],
  ])('%s is refused', async (_, bytes) => expect(await code(await bytes)).toBe('two-kinds'));
});

describe('what is broken', () => {
  it.each<[string, Buffer | Promise<Buffer>]>([
    ['a JPEG cut in half', makePicture('jpeg', 400, 400).then((jpeg) => jpeg.subarray(0, jpeg.length / 2))],
    ['a JPEG without its last two bytes', makePicture('jpeg').then((jpeg) => jpeg.subarray(0, -2))],
    ['a JPEG of its head alone', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1')],
    ['a JPEG with nothing between its marks', Buffer.from('\xff\xd8\xff\xd9', 'latin1')],
    ['a PNG cut in half', makePicture('png', 400, 400).then((png) => png.subarray(0, png.length / 2))],
    ['a PNG with too few rows', Promise.resolve(makePng(20, 20, Buffer.alloc(21)))],
    ['a PNG whose rows are no zlib', Promise.resolve(makePng(2, 2, Buffer.alloc(6))).then((png) => Buffer.from(png.toString('latin1').replace(deflateSync(Buffer.alloc(6)).toString('latin1'), 'nozlib'.padEnd(deflateSync(Buffer.alloc(6)).length, 'x')), 'latin1'))],
    ['a PDF cut in half', makePdf(ONE_PAGE).subarray(0, 200)],
  ])('%s is refused', async (_, bytes) => expect(await code(await bytes)).toBe('broken'));
});

it('goes on with the next file after any of these, and takes several at once', async () => {
  const [a, b, c] = await Promise.all([code('x'), code(await makePicture('png')), code(makePdf(ONE_PAGE))]);
  expect([a, b, c]).toEqual(['not-a-kind', 'image/png', 'application/pdf']);
});

describe('what is said', () => {
  it('says what is wrong and what to do, in plain words', () => {
    for (const { says, status } of Object.values(FILE_PROBLEMS)) {
      expect(says).toMatch(/^[A-Z].*[^.]\. .*\.$/);
      expect(readingGrade(says), says).toBeLessThanOrEqual(8);
      expect([413, 422, 503, 507]).toContain(status);
    }
    expect([FILE_PROBLEMS['no-room'].status, FILE_PROBLEMS['not-scanned'].status, FILE_PROBLEMS['too-large'].status]).toEqual([507, 503, 413]);
    expect([FILE_PROBLEMS['too-large'].says, FILE_PROBLEMS['too-many-pixels'].says]).toEqual([expect.stringContaining('larger than 10 MB.'), expect.stringContaining('more than 40 million dots.')]);
  });
});
