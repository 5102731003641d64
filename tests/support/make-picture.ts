// Pictures as strangers send them: with a place in them, turned on the side, with a wall of pixels behind a small head.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of one colour, `width` by `height`. */
export const makePicture = (kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'tiff', width = 40, height = 20): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .toFormat(kind)
    .toBuffer();

/** A photo as a phone makes one: where it was, with what, by whom, and lying on its side. */
export const makePhoto = (kind: 'png' | 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .withExif({ IFD0: { Make: 'Phonemaker', Artist: 'Ann Example', ImageDescription: 'our office' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 57/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .toFormat(kind)
    .toBuffer();

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A PNG by hand: what its head says of its size, and whatever chunks. */
export function makePng(width: number, height: number, rows: Buffer, ...more: readonly (readonly [string, string])[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const extra = more.map(([type, text]) => chunk(type, Buffer.from(text, 'latin1')));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...extra, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
