// The number of a request: stands on every line that the log has of it, on the page that says that something broke, and in a header.
import { randomInt } from 'node:crypto';

/** The header that carries it, on an answer and from a proxy. */
export const NUMBER_HEADER = 'x-request-id';

const DIGITS = 12;
/** What a proxy may call a request. */
const GIVEN = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * A new number, in three groups of four digits to be read out on the phone. Behind declared proxies (`hops` above 0) the one that they sent
 * is taken over, so that their log and ours can be laid side by side; anybody else's word is not believed.
 */
export function requestNumber(given: string | null, hops: number): string {
  if (hops > 0 && given !== null && GIVEN.test(given)) return given;
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0').replace(/(\d{4})(?=\d)/g, '$1-');
}
