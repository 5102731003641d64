// Which firm a person means who types its name, or copies the address of its page. Pure; looks in memory alone.
import { browseDirectory } from './browse.ts';
import { readBrowse } from './browse-query.ts';
import type { Directory } from './directory.ts';
import { wordsOf, type Listing } from './listing.ts';

/** One firm, none, or some to choose from. */
export type Named = { readonly kind: 'one'; readonly listing: Listing } | { readonly kind: 'none' } | { readonly kind: 'several'; readonly some: readonly Listing[]; readonly count: number };

const ADDRESS = /(?:^|\/providers\/)([a-z0-9]+(?:-[a-z0-9]+)*)\/?(?:[?#].*)?$/;
const SHOWN = 8;

/** The firm behind `typed`: its slug, the address of its page, or its name in words. */
export function firmNamed(directory: Directory, typed: string): Named {
  const slug = ADDRESS.exec(typed.trim())?.[1];
  const exact = slug === undefined ? undefined : directory.rows.find((listing) => listing?.slug === slug);
  if (exact) return { kind: 'one', listing: exact };
  if (wordsOf(typed).length === 0) return { kind: 'none' };
  const found = (['answered', 'listed'] as const).map((standing) => browseDirectory(directory, { ...readBrowse(new URLSearchParams()).browse, q: typed.slice(0, 100), standing }, undefined));
  const some = found.flatMap(({ rows }) => rows.flatMap(({ row }) => directory.rows[row] ?? []));
  const count = found.reduce((sum, { total }) => sum + total, 0);
  const named = some.filter((listing) => listing.name.toLowerCase() === typed.trim().toLowerCase());
  const [only] = named.length === 1 ? named : some;
  if (!only) return { kind: 'none' };
  return named.length === 1 || count === 1 ? { kind: 'one', listing: only } : { kind: 'several', some: some.slice(0, SHOWN), count };
}

/** Whether all the firms that match are few enough to be shown to choose from. */
export const canChoose = (named: Named | undefined): named is Extract<Named, { kind: 'several' }> => named?.kind === 'several' && named.count <= named.some.length;

/** What is wrong with the firm of a report, as a sentence; a report about something else needs none. */
export function firmProblem(named: Named | undefined, kind: string): string | undefined {
  if (named === undefined) return kind === 'something-else' ? undefined : 'Name the firm that it is about.';
  if (named.kind === 'none') return 'We list no firm of that name. Look at the spelling, or paste the address of its page.';
  if (named.kind === 'one') return undefined;
  const many = `${named.count.toLocaleString('en-US')} firms match that.`;
  return canChoose(named) ? `${many} Choose one of them.` : `${many} Write more of the name, or paste the address of its page.`;
}
