// The fingerprint of a published text: what is kept of it, so that anybody can tell whether it still says what a moderator read. Pure.
import { createHash } from 'node:crypto';

/** Of a text that is pasted, in bytes of UTF-8. */
export const LONGEST_READ = 60_000;

/** SHA-256 in 64 hexadecimal digits of the text in UTF-8, each run of white space (as Unicode names it) as one blank, and none at either end (M-11). */
export const fingerprintOf = (text: string): string =>
  createHash('sha256')
    .update(text.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, ''))
    .digest('hex');
