// Pages kept for visitors: the same for everybody, held compressed until the facts or the day change. Never anything with a need in it.
import { LRUCache } from 'lru-cache';
import { encodeWell, tagOf, type Coding } from './encoding.ts';

/** Headers as a plain object: the server writes one as it is, and takes a Headers apart again for every answer. */
export type PlainHeaders = Readonly<Record<string, string>>;

/** One page as it is sent in one coding. */
export interface CodedPage {
  readonly headers: PlainHeaders;
  readonly body: Uint8Array;
}

/** One page: its tag, its headers without a coding, its body, and what it is in each coding that was asked for so far. */
export interface KeptPage {
  readonly tag: string;
  readonly headers: PlainHeaders;
  readonly body: Uint8Array;
  readonly coded: Partial<Record<Coding, CodedPage>>;
}

const MOST_BYTES = 32 * 1_024 * 1_024;

export interface PageCache {
  get(key: string, version: string): KeptPage | undefined;
  put(key: string, version: string, headers: Headers, body: Uint8Array): KeptPage;
  inCoding(page: KeptPage, coding: Coding): CodedPage;
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
      const tag = tagOf(body);
      const page: KeptPage = { tag, headers: { ...Object.fromEntries(headers), etag: tag }, body, coded: {} };
      pages.set(key, page);
      return page;
    },
    inCoding(page, coding) {
      const known = page.coded[coding];
      if (known) return known;
      const headers = coding === 'identity' ? page.headers : { ...page.headers, 'content-encoding': coding };
      return (page.coded[coding] = { headers, body: encodeWell(page.body, coding) });
    },
  };
}
