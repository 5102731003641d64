// Pages kept for visitors: the same for everybody, held compressed until the facts or the day change. Never anything with a need in it.
import { LRUCache } from 'lru-cache';
import { encodeWell, tagOf, type Coding } from './encoding.ts';

/** One page as it is sent: its headers, its tag, its body in each coding that was asked for so far. */
export interface KeptPage {
  readonly headers: readonly (readonly [string, string])[];
  readonly tag: string;
  readonly body: Uint8Array;
  readonly coded: Partial<Record<Coding, Uint8Array>>;
}

const MOST_BYTES = 32 * 1_024 * 1_024;

export interface PageCache {
  get(key: string, version: string): KeptPage | undefined;
  put(key: string, version: string, headers: readonly (readonly [string, string])[], body: Uint8Array): KeptPage;
  inCoding(page: KeptPage, coding: Coding): Uint8Array;
}

/** An empty cache. A `version` other than the one it holds empties it: version names the state of the facts and the day (rule 23). */
export function makePageCache(): PageCache {
  let held = '';
  const pages = new LRUCache<string, KeptPage>({ maxSize: MOST_BYTES, sizeCalculation: (page) => page.body.length * 2 + 200 });
  const follow = (version: string): void => {
    if (version === held) return;
    pages.clear();
    held = version;
  };
  return {
    get(key, version) {
      follow(version);
      return pages.get(key);
    },
    put(key, version, headers, body) {
      follow(version);
      const page: KeptPage = { headers, tag: tagOf(body), body, coded: {} };
      pages.set(key, page);
      return page;
    },
    inCoding(page, coding) {
      return (page.coded[coding] ??= encodeWell(page.body, coding));
    },
  };
}
