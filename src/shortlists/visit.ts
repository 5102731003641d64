// An owner's need in the address of a page about a provider: read, carried along, led back to its shortlist. Pure.
import type { Need } from '#engine/need.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Gazetteer } from './gazetteer.ts';
import { readNeed, writeNeed } from './need.ts';
import { problemOnAnotherPage } from './need-words.ts';
import type { Where } from './middle.ts';

export interface Visit {
  readonly need: Need;
  /** What is wrong with the need, as sentences; the rest is kept. */
  readonly problems: readonly string[];
  /** The need as a query, empty where there is none. */
  readonly query: string;
  /** An address with the need behind it, and a parameter of its own before it. */
  readonly to: (path: string, own?: Readonly<Record<string, string>>) => string;
  /** Where the owner came from: the shortlist, or the list of all. */
  readonly back: { readonly href: string; readonly label: string };
  /** The place of the need, with its name, where it names one. */
  readonly where: (Where & { readonly name: string }) | undefined;
}

/** Reads the need in `query`. Without one, the way back leads to all providers. */
export function visitOf(query: URLSearchParams, loaded: LoadedEdition, places: Gazetteer): Visit {
  const { need, problems } = readNeed(query, loaded, (zip) => places.find(zip) !== undefined);
  const carried = writeNeed(need, loaded.edition);
  const to: Visit['to'] = (path, own = {}) => {
    const all = [new URLSearchParams(own).toString(), carried].filter((part) => part !== '').join('&');
    return all === '' ? path : `${path}?${all}`;
  };
  const place = need.zip === undefined ? undefined : places.find(need.zip);
  return {
    need,
    query: carried,
    problems: problems.map((one) => problemOnAnotherPage(one, loaded.edition)),
    to,
    back: carried === '' ? { href: '/providers', label: 'All providers' } : { href: to('/shortlist'), label: 'Your shortlist' },
    where: place && { point: place.point, state: place.state, name: `${place.city}, ${place.state}` },
  };
}
