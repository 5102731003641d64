// The fingerprint of an edition: SHA-256 over its canonical JSON. Pure; touches no disk.
import { createHash } from 'node:crypto';
import type { Edition } from './schema.ts';

/**
 * `value` as canonical JSON (RFC 8785): no spaces, members sorted by the UTF-16 units of their names, numbers as ECMAScript writes them, so
 * that any program gets the same text. Members without a value are left out. Throws on what JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const sorted = members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${sorted.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`no JSON number: ${value}`);
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new Error(`no JSON value: ${typeof value}`);
  return text;
}

/** The digest of an edition's rules in lower-case hexadecimal. Guidance and the list of programs are no part of it. */
export const digestOf = (edition: Edition): string => createHash('sha256').update(canonicalJson(edition)).digest('hex');
