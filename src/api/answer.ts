// How an answer of the API is made: JSON text, kept while the facts stand still, and only for those who accept JSON.
import { LRUCache } from 'lru-cache';
import type { App } from '#app.ts';
import type { Followed } from '#shortlists/follow.ts';

/** What the routes work with. `site` is the site's own address: every link is built from it alone. */
export interface Serving {
  readonly app: Pick<App, 'db' | 'standard' | 'costs' | 'config'>;
  readonly followed: Followed;
  readonly site: string;
}

const KINDS_OF_JSON = ['application/problem+json', 'application/schema+json'];

/** Whether the Accept header takes JSON: the most exact of its ranges that covers the type decides (RFC 9110). */
export function acceptsJson(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true;
  const ranges = new Map(
    accept.split(',').map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return [type, Number(quality)] as const;
    }),
  );
  const json = ranges.get('application/json') ?? ranges.get('application/*') ?? ranges.get('*/*') ?? 0;
  return json > 0 || KINDS_OF_JSON.some((type) => (ranges.get(type) ?? 0) > 0);
}

/** JSON that is text already. */
export const jsonText = (text: string, type = 'application/json'): Response => new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });

const MOST_CHARACTERS = 8 * 1_024 * 1_024;

/** Remembers texts by key for as long as `version` stays the same. `make` may find nothing to keep. */
export function keepTexts(version: () => string): (key: string, make: () => Promise<string | Response>) => Promise<string | Response> {
  const texts = new LRUCache<string, string>({ maxSize: MOST_CHARACTERS, sizeCalculation: (text) => text.length });
  let held = '';
  return async (key, make) => {
    const now = version();
    if (now !== held) {
      texts.clear();
      held = now;
    }
    const kept = texts.get(key);
    if (kept !== undefined) return kept;
    const made = await make();
    // The facts may have changed while they were read: what was made then is sent, and not kept.
    if (typeof made === 'string' && version() === now) texts.set(key, made);
    return made;
  };
}
