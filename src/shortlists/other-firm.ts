// Which other firm is meant where two are said to be one: found in memory by name or address, or left to the database where it is listed no more. Pure.
import type { Directory } from './directory.ts';
import { canChoose, firmNamed } from './firm-named.ts';
import type { Listing } from './listing.ts';

const SLUG = /(?:^|\/providers\/)([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;

export interface OtherFirm {
  /** What to ask the database for; undefined where nothing was typed or it fits several. */
  readonly slug: string | undefined;
  readonly several: readonly Listing[];
  readonly problem: string | undefined;
}

/** The firm behind `typed`. One that was taken down is in no list and can still be named by its address. */
export function otherFirm(directory: Directory, typed: string): OtherFirm {
  const text = typed.trim();
  if (text === '') return { slug: undefined, several: [], problem: undefined };
  const named = firmNamed(directory, text);
  if (named.kind === 'one') return { slug: named.listing.slug, several: [], problem: undefined };
  if (named.kind === 'none') return { slug: SLUG.exec(text)?.[1] ?? 'none', several: [], problem: undefined };
  const many = `${named.count.toLocaleString('en-US')} firms match that.`;
  return canChoose(named) ? { slug: undefined, several: named.some, problem: `${many} Choose one of them.` } : { slug: undefined, several: [], problem: `${many} Write more of the name, or paste the address of its page.` };
}
