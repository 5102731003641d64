// Paints a picture anew, so that nothing of the file that came is kept: no place, no name, no camera, no hidden bytes. The one import of sharp.
// An attacker sends few bytes that decode to a wall of pixels, or a kind that another decoder would take; only two decoders are left open.

/** As many as a good phone makes; above, decoding takes more memory than a small server has. */
export const MOST_PIXELS = 40_000_000;
const JPEG_QUALITY = 85;
const WITHIN_S = 30;
const DECODERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'];

let opened: Promise<typeof import('sharp').default> | undefined;

/** Loaded with the first picture: a site that takes in none does without its memory. */
function painter(): Promise<typeof import('sharp').default> {
  opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: DECODERS });
    return sharp;
  });
  return opened;
}

/** The picture upright, in the same kind, with its pixels and nothing else; or why there is none. */
export async function copyPicture(bytes: Uint8Array, kind: 'png' | 'jpeg'): Promise<Uint8Array | 'broken' | 'too-many-pixels'> {
  const sharp = await painter();
  try {
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind) return 'broken';
    if (width * height > MOST_PIXELS) return 'too-many-pixels';
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient().timeout({ seconds: WITHIN_S });
    return await (kind === 'png' ? picture.png() : picture.jpeg({ quality: JPEG_QUALITY })).toBuffer();
  } catch {
    return 'broken';
  }
}
