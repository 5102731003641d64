// A comparison read back from its HTML, as a person would copy it off the screen. Knows the page's marks, and none of the code that draws them.
import { textOf } from './shortlist-page.ts';

const unescaped = (address: string): string => address.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

export interface PageCell {
  readonly text: string;
  /** The name of the mark of proof; undefined where there is none. */
  readonly proof: string | undefined;
  readonly lead: boolean;
}
export interface PageRow {
  readonly name: string;
  readonly cells: readonly PageCell[];
}
export interface ComparePage {
  /** Names of the columns, a person of one's own last. */
  readonly heads: readonly string[];
  /** Rows in their order; those before the first title stand under ''. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly PageRow[] }[];
  readonly flips: readonly { readonly says: string; readonly href: string | undefined }[];
  readonly problems: string;
}

function cellOf(html: string): PageCell {
  return { text: textOf(html), proof: /class="mark" role="img" aria-label="([^"]*)"/.exec(html)?.[1], lead: html.includes('class="ahead"') };
}

function rowOf(html: string): PageRow {
  const head = /<th[^>]*scope="row"[^>]*>([\s\S]*?)<\/th>/.exec(html)?.[1] ?? '';
  return { name: textOf(head.replace(/<small>[\s\S]*/, '')), cells: [...html.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((match) => cellOf(match[1]!)) };
}

/** The table, what would change its order, and what is wrong with the address. */
export function comparePageOf(html: string): ComparePage {
  const table = /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? '';
  const head = /<thead[\s\S]*?<\/thead>/.exec(table)?.[0] ?? '';
  const heads = [...head.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].slice(1).map((match) => textOf(/<a [^>]*>([\s\S]*?)<\/a>/.exec(match[1]!.replace(/<a class="off-paper[\s\S]*?<\/a>/, ''))?.[1] ?? match[1]!.replace(/<small>[\s\S]*/, '')));
  const groups = [...table.matchAll(/<tbody[^>]*>([\s\S]*?)<\/tbody>/g)].map((match) => {
    const rows = [...match[1]!.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((one) => one[1]!);
    const title = /scope="rowgroup"[^>]*>([\s\S]*?)<\/th>/.exec(rows[0] ?? '')?.[1];
    return { title: title === undefined ? '' : textOf(title), rows: rows.slice(title === undefined ? 0 : 1).map(rowOf) };
  });
  const list = /What would change the order<\/h2>\s*<ul[^>]*>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  const flips = [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map((match) => {
    const href = /<a href="([^"]*)">/.exec(match[1]!)?.[1];
    return { says: textOf(match[1]!.replace(/<span class="off-paper">[\s\S]*/, '')), href: href === undefined ? undefined : unescaped(href) };
  });
  return { heads, groups, flips, problems: textOf(/<div class="notice[^"]*bad">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '') };
}

/** Addresses of links with these words. */
export const linksOf = (html: string, words: string): string[] => [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].filter((match) => textOf(match[2]!) === words).map((match) => unescaped(match[1]!));
