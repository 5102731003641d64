// Where a list is measured from: the middle of the ZIP code that was asked for, or a sentence why that cannot be. Pure.
import type { Browse, BrowseProblem } from './browse-query.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Point } from './geography.ts';

export interface Located {
  readonly browse: Browse;
  readonly problems: readonly BrowseProblem[];
  readonly point: Point | undefined;
  /** The state of the ZIP code. */
  readonly state: string | undefined;
}

/** Adds the place to what was read. A ZIP that is not there, or whose place nobody published, is a problem, and the rest is kept. */
export function locate({ browse, problems }: { readonly browse: Browse; readonly problems: readonly BrowseProblem[] }, places: Gazetteer): Located {
  if (browse.near === undefined) return { browse, problems, point: undefined, state: undefined };
  const place = places.find(browse.near);
  if (place?.point) return { browse, problems, point: place.point, state: place.state };
  const reason = place ? `Nobody has published where ${browse.near} lies, so no distance can be measured from it. Use a ZIP code nearby.` : `There is no ZIP code ${browse.near}.`;
  return { browse: { ...browse, near: undefined, sort: 'score' }, problems: [...problems, { name: 'near', reason }], point: undefined, state: undefined };
}
