// A visit as a browser makes it: the page, then all that it names, with a cache that keeps what the answers allow to be kept.
import { namedInStyles, readDocument } from './document.ts';
import { LIKE_A_BROWSER, openClient, textOf, type Answer } from './client.ts';

interface Kept {
  readonly tag: string | undefined;
  readonly fresh: boolean;
  /** What a kept style sheet names. */
  readonly names: readonly string[];
}

/** What one page cost. Bytes are those that came over the wire, headers included. */
export interface Weight {
  readonly total: number;
  readonly text: number;
  readonly script: number;
  readonly requests: number;
  readonly elements: number;
  /** Addresses of other sites, which are never fetched. */
  readonly foreign: readonly string[];
}

export interface Visit {
  /** Opens a page. Throws where it or anything it names is not answered with 200 or 304. */
  open(path: string): Promise<Weight>;
  close(): void;
}

const isFresh = ({ headers }: Answer): boolean => {
  const rule = headers['cache-control'] ?? '';
  return /\bimmutable\b/.test(rule) || Number(/\bmax-age=(\d+)/.exec(rule)?.[1] ?? 0) > 0;
};

/** A visitor with an empty cache. */
export function beginVisit(port: number): Visit {
  const client = openClient(port);
  const origin = `http://localhost:${port}`;
  const cache = new Map<string, Kept>();

  const fetchKept = async (path: string): Promise<{ answer: Answer | undefined; names: readonly string[] }> => {
    const kept = cache.get(path);
    if (kept?.fresh) return { answer: undefined, names: kept.names };
    const answer = await client.ask(path, { ...LIKE_A_BROWSER, ...(kept?.tag ? { 'if-none-match': kept.tag } : {}) });
    if (answer.status === 304 && kept) return { answer, names: kept.names };
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    const names = (answer.headers['content-type'] ?? '').startsWith('text/css') ? namedInStyles(textOf(answer)).map((name) => new URL(name, origin + path).href) : [];
    const isKept = !(answer.headers['cache-control'] ?? '').includes('no-store');
    if (isKept) cache.set(path, { tag: answer.headers.etag, fresh: isFresh(answer), names });
    return { answer, names };
  };

  return {
    async open(path) {
      const page = await client.ask(path, LIKE_A_BROWSER);
      if (page.status !== 200) throw new Error(`${path} answers ${page.status}`);
      const { elements, named } = readDocument(textOf(page));
      const weight = { total: page.wire, text: page.wire, script: 0, requests: 1 };
      const foreign: string[] = [];
      const seen = new Set<string>();
      const waiting = named.map((name) => new URL(name, origin + path).href);
      for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
        if (seen.has(href)) continue;
        seen.add(href);
        const url = new URL(href);
        if (url.origin !== origin) {
          foreign.push(href);
          continue;
        }
        const { answer, names } = await fetchKept(url.pathname + url.search);
        waiting.push(...names);
        if (!answer) continue;
        weight.total += answer.wire;
        weight.requests += 1;
        const type = answer.headers['content-type'] ?? '';
        if (type.startsWith('text/css')) weight.text += answer.wire;
        if (type.includes('javascript')) weight.script += answer.wire;
      }
      return { ...weight, elements, foreign };
    },
    close: () => client.close(),
  };
}
