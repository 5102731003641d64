// Which state of a profile somebody looked at, as a short word: two editors are told apart by it.
import { createHash } from 'node:crypto';
import type { StoredFacts } from './reads.ts';
import { FACT_KEYS, type FactKey } from './terms.ts';

/** A word for what is stored under these keys, in any order: other values, days, sources or marks give another word. */
export function seenOf(stored: StoredFacts, keys: readonly FactKey[]): string {
  const wanted = FACT_KEYS.filter((key) => keys.includes(key)).map((key) => [key, stored[key] ?? null]);
  return createHash('sha256').update(JSON.stringify(wanted)).digest('base64url').slice(0, 22);
}

/** The word that a page brought back, as far as it can be one. */
export const seenIn = (word: unknown): string => (typeof word === 'string' && /^[\w-]{22}$/.test(word) ? word : '');
