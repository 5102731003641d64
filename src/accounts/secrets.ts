// Random words that open something, and the digests by which they are known. Whoever reads the database finds digests only.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits in base64url, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Without letters and digits that look alike. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const CODE_LENGTH = 8;

/** A code to be typed: eight letters and digits, some 39 bits, far more than the few tries that it stands up to. */
export const newCode = (): string => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** How a code is written in a mail: ABCD-2345. */
export const writtenCode = (code: string): string => `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;

/** The code in what somebody typed or pasted: spaces and dashes are left out, small letters are as good as large. */
export const typedCode = (typed: string): string => typed.toUpperCase().replace(/[\s\-–—_.]/g, '');

/** SHA-256 in base64url. Enough for random words of this length; it would not be for passwords, of which there are none. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether both digests are the same, in the same time whatever they hold. */
export const sameDigest = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
