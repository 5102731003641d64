// PDFs that strangers send: what can only be read passes; what runs, hides, swells or is locked does not, however it is written.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfFault } from '../../src/platform/pdf-check.ts';
import { bomb, makePdf, objectStream, ONE_PAGE, packed, type PdfPart } from '../support/make-pdf.ts';

const withObjects = (...parts: readonly PdfPart[]): Buffer => makePdf([...ONE_PAGE, ...parts]);
const faultWith = (...parts: readonly PdfPart[]): Promise<string | undefined> => pdfFault(withObjects(...parts));

describe('a PDF that can only be read', () => {
  it.each<[string, PdfPart[]]>([
    ['one page', []],
    ['words, packed', [packed('', 'BT /F1 12 Tf (We answer within 4 hours.) Tj ET')]],
    ['words, not packed', [{ dict: '', bytes: Buffer.from('BT (words) Tj ET') }]],
    ['objects, packed', [objectStream('<< /Type /Font /BaseFont /Helvetica >>')]],
    ['a place to open at and a link', ['<< /OpenAction [3 0 R /Fit] >>', '<< /S /URI /URI (https://plumbline.example/) >>']],
    ['a picture in which /JS stands by chance', [{ dict: '/Subtype /Image', bytes: Buffer.from('\xff\xd8 /JS \x00 /XFA(', 'latin1') }]],
    ['words that only begin like a danger', ['<< /JavaScripted 1 /JSON 2 /Launcher 3 /Encrypted 4 >>']],
    ['a stream that is broken, as pictures are', [{ dict: '/Subtype /Image /Filter /FlateDecode', bytes: Buffer.from('x no zlib') }]],
    ['an older packing under Flate', [{ dict: '/Filter [/ASCII85Decode /FlateDecode]', bytes: Buffer.from('GhQ~>') }]],
    ['a profile of colours, which has an /N too', [packed('/N 3', 'profile')]],
  ])('passes with %s', async (_, parts) => expect(await faultWith(...parts)).toBeUndefined());
  it('passes with its pages packed and 500 of them, and not with more', async () => {
    const pages = (count: number): PdfPart[] => [...ONE_PAGE.slice(0, 2), packed('/Type /ObjStm /N 1 /First 5', '90 0 << /Type /Page >>'.repeat(count))];
    expect([await pdfFault(makePdf(pages(500))), await pdfFault(makePdf(pages(501)))]).toEqual([undefined, 'too-many-pages']);
  });
});

describe('a PDF that does something', () => {
  it.each([
    '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
    '<< /S /J#61vaScript >>',
    '<< /S /#4a#61#76#61#53#63#72#69#70#74 >>',
    '<</S/JavaScript>>',
    '<< /S /Rendition >>',
    '<< /JS (x) >>',
    '<< /#4aS (x) >>',
    '<< /OpenAction << /S /Launch /F (cmd.exe) >> >>',
    '<< /Names << /EmbeddedFiles 9 0 R >> >>',
    '<< /Type /EmbeddedFile >>',
    '<< /Subtype /FileAttachment >>',
    '<< /EF << /F 9 0 R >> >>',
    '<< /Subtype /RichMedia >>',
    '<< /AcroForm << /XFA [(template) 9 0 R] >> >>',
    '<< /S /GoToR /F (\\\\\\\\evil.example\\\\share) >>',
    '<< /S /SubmitForm >>',
    '[ [ << /A [ << /JS 5 0 R >> ] >> ] ]',
  ])('is refused for %s, and for the same in a stream of objects', async (object) => {
    expect(await faultWith(object)).toBe('active-pdf');
    expect(await faultWith(objectStream(object))).toBe('active-pdf');
  });
  it.each([
    ['in the trailer', makePdf(ONE_PAGE, '/Root << /OpenAction << /JS (x) >> >>')],
    ['behind a comment that ends', withObjects('% nothing here\n<< /JS (x) >>')],
    ['in what seems a string', withObjects('(\n9 0 obj << /JS (x) >> endobj\n)')],
    ['in what seems a comment', withObjects('<< /A 1 >> % 9 0 obj << /JS (x) >>')],
    ['in what seems a stream', withObjects({ dict: '', bytes: Buffer.from('\n9 0 obj\n<< /XFA 8 0 R >>\nendobj') })],
    ['in a stream that is not packed', withObjects({ dict: '', bytes: Buffer.from('<< /S /J#61vaScript >>') })],
    ['behind a string that never ends', withObjects('(never', '<< /JS (x) >>')],
    ['in a stream of objects that only its head and number tell', withObjects(objectStream('<< /JS (x) >>', '/N 1 /First 5'))],
    ['in one whose type is written with #xx', withObjects(objectStream('<< /JS (x) >>', '/Type /#4fbjStm'))],

    ['in one, in what seems a string there', withObjects(objectStream('(<< /JS 1 >>)'))],
  ])('is found %s', async (_, bytes) => expect(await pdfFault(bytes)).toBe('active-pdf'));
});

describe('a PDF that cannot be looked into', () => {
  it.each<[string, PdfPart]>([
    ['a second packing', { dict: '/Filter [/FlateDecode /FlateDecode]', bytes: deflateSync(deflateSync(Buffer.from('x'))) }],
    ['objects in another packing', { dict: '/Type /ObjStm /N 1 /First 5 /Filter /LZWDecode', bytes: Buffer.from('x') }],
    ['objects in letters', { dict: '/Type /ObjStm /N 1 /First 5 /Filter [/ASCIIHexDecode /FlateDecode]', bytes: Buffer.from('78') }],
    ['objects in no packing', { dict: '/Type /ObjStm /N 1 /First 5', bytes: Buffer.from('90 0 << /A 1 >>') }],
    ['objects whose packing stands elsewhere', { dict: '/Type /ObjStm /N 1 /First 5 /Filter 9 0 R', bytes: deflateSync(Buffer.from('90 0 << /A 1 >>')) }],
    ['objects under a second coding', objectStream('<< /A 1 >>', '/Type /ObjStm /N 1 /First 5 /DecodeParms << /Predictor 12 >>')],
    ['objects with two packings to choose from', objectStream('<< /A 1 >>', '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode')],
    ['objects that break off', { dict: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', bytes: deflateSync(Buffer.from('90 0 << /A 1 >>')).subarray(0, -9) }],
    ['objects of two types', objectStream('<< /A 1 >>', '/Type /XObject /Type /ObjStm /N 1 /First 5')],
    ['objects in what is no zlib', { dict: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', bytes: Buffer.from('no zlib') }],
  ])('is refused for %s', async (_, part) => expect(await faultWith(part)).toBe('unread-pdf'));
  it('is refused where objects lie over one another without end', async () => {
    expect(await faultWith('1 0 obj << '.repeat(20_000))).toBe('unread-pdf');
    expect(await faultWith('obj '.repeat(200_000))).toBe('unread-pdf');
    expect(await faultWith('1 0 obj ( '.repeat(20_000))).toBe('unread-pdf');
  });
  it('is refused where it has more streams than anybody reads', async () => {
    const stream = '9 0 obj << /A 1 /B [ 1 2 3 4 ] >> stream\nx\nendstream endobj\n';
    expect(await faultWith(stream.repeat(10_001))).toBe('unread-pdf');
  });
  it.each([['by a password', '/Encrypt 9 0 R'], ['with the word in disguise', '/#45ncrypt << /Filter /Standard >>']])('is locked %s', async (_, trailer) => {
    expect(await pdfFault(makePdf([...ONE_PAGE, objectStream('<< /A 1 >>')], trailer))).toBe('locked-pdf');
  });
});

describe('a gigabyte in a megabyte', () => {
  const stream = (dict: string): PdfPart => ({ dict: `${dict} /Filter /FlateDecode`, bytes: bomb(1_024) });
  it.each([['objects', '/Type /ObjStm /N 1 /First 5'], ['words', ''], ['a picture', '/Subtype /Image']])('of %s is refused', async (_, dict) => {
    const bytes = withObjects(stream(dict));
    expect(bytes.length).toBeLessThan(2 * 1_024 * 1_024);
    expect(await pdfFault(bytes)).toBe('swollen-pdf');
  });
  it('is refused in streams that break after a million bytes each', async () => {
    const half: PdfPart = { dict: '/Filter /FlateDecode', bytes: Buffer.concat([bomb(1).subarray(0, -6), Buffer.from('\xff\xff broken', 'latin1')]) };
    expect(await faultWith(...Array.from({ length: 300 }, () => half))).toBe('swollen-pdf');
    expect(await faultWith(half)).toBeUndefined();
  });
  it('is refused in many streams that are harmless each, and a large page is not', async () => {
    const page: PdfPart = { dict: '/Subtype /Image /Filter /Fl', bytes: bomb(100) };
    expect(await faultWith(page)).toBeUndefined();
    expect(await faultWith(...Array.from({ length: 6 }, () => page))).toBe('swollen-pdf');
  });
});

describe('a PDF that breaks off', () => {
  it.each([
    ['without its end', withObjects().subarray(0, -12)],
    ['with its end far from the end', Buffer.concat([withObjects(), Buffer.alloc(2_000, 'x')])],
    ['without a page', makePdf(['<< /Type /Catalog >>'])],
    ['as a head alone', Buffer.from('%PDF-1.7\n%%EOF')],
  ])('is refused %s', async (_, bytes) => expect(await pdfFault(bytes)).toBe('broken'));
});
