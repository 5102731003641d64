// The pages that search engines may show, as paths in one order. Pure. No need, and no firm that is only listed: its page has nothing to say.
import type { LoadedEdition } from '#standard/load.ts';
import type { Directory } from './directory.ts';

/** Ids of the texts that the site holds beside the standard, as their collections name them. */
export interface Texts {
  readonly guides: readonly string[];
  readonly about: readonly string[];
}

/** The text that stands at `/about` itself. */
const ABOUT = 'who-runs-this';

/** Every indexable path. Providers come last, by slug, so that a new one moves few others to another file. */
export function indexedPaths({ rows }: Pick<Directory, 'rows'>, editions: readonly LoadedEdition[], { guides, about }: Texts): string[] {
  const standard = editions.flatMap(({ edition }) => [`/standard/${edition.id}`, ...edition.checks.map((check) => `/standard/${edition.id}/${check.id}`)]);
  const slugs = rows.flatMap((listing) => (listing && listing.standing !== 'listed' ? [listing.slug] : []));
  return [
    ...['/', '/providers', '/checkup', '/method', '/method/reviews', '/standard', ...standard],
    ...['/guides', ...guides.map((id) => `/guides/${id}`), ...about.map((id) => (id === ABOUT ? '/about' : `/about/${id}`)).sort()],
    ...slugs.sort().map((slug) => `/providers/${slug}`),
  ];
}
