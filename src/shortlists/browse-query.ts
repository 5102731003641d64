// What can be asked of the list of providers, and how it stands in the address. Pure; the address is the state.
import { madeVisible } from './need-values.ts';

/** Filters that name a posting list, in the order of the page. */
export const FILTERS = ['state', 'service', 'trade', 'app', 'rule', 'grade', 'price'] as const;
export type Filter = (typeof FILTERS)[number];
export const WITHIN = [10, 25, 60, 100] as const;

export interface Browse {
  readonly q: string;
  /** ZIP code to measure from. */
  readonly near: string | undefined;
  readonly within: number;
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  /** Those that have answered, or those that are only listed. */
  readonly standing: 'answered' | 'listed';
  readonly sort: 'score' | 'near';
  readonly after: string | undefined;
  /** The filter of which every value is shown, not the most frequent alone. */
  readonly all: Filter | undefined;
  /** The query of the need that the owner came with, to be carried along; empty where there is none. It narrows nothing. */
  readonly need: string;
}

export interface BrowseProblem {
  readonly name: string;
  readonly reason: string;
}

const SIMPLE = /^[\p{L}\p{N}][\p{L}\p{N} .+&'-]{0,59}$/u;
/** Number, then slug: where the page before ended. */
const CURSOR = /^(\d+(\.\d+)?(e-\d+)?)?~[a-z0-9-]{1,80}$/;
/** Longer than any need that the questionnaire writes. */
const LONGEST_NEED = 4_000;
const ONCE = ['q', 'near', 'within', 'standing', 'sort', 'after', 'all', 'need', ...FILTERS];

function readOne(params: URLSearchParams, name: string, problems: BrowseProblem[]): string {
  const values = params.getAll(name).map((value) => value.trim());
  if (values.length > 1) problems.push({ name, reason: `“${name}” may be given once.` });
  return values[0] ?? '';
}

function readFilter(name: Filter, value: string, problems: BrowseProblem[]): string | undefined {
  if (!value) return undefined;
  if (SIMPLE.test(value)) return value;
  problems.push({ name, reason: `“${name}” holds something that no filter is called.` });
  return undefined;
}

/** Reads the query of `/providers`. Unknown names are ignored; each wrong value is named, and the rest is kept. */
export function readBrowse(params: URLSearchParams): { browse: Browse; problems: BrowseProblem[] } {
  const problems: BrowseProblem[] = [];
  const given = Object.fromEntries(ONCE.map((name) => [name, readOne(params, name, problems)])) as Record<string, string>;
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of FILTERS) {
    const value = readFilter(name, given[name]!, problems);
    if (value) filters[name] = value;
  }
  const q = given['q']!;
  if (q.length > 100) problems.push({ name: 'q', reason: 'Use at most 100 letters to search.' });
  const near = given['near']!;
  if (near && !/^\d{5}$/.test(near)) problems.push({ name: 'near', reason: 'A ZIP code has five digits.' });
  const within = Number(given['within'] || 60);
  if (!WITHIN.some((miles) => miles === within)) problems.push({ name: 'within', reason: `Choose ${WITHIN.join(', ')} miles.` });
  for (const [name, allowed] of [['standing', ['', 'answered', 'listed']], ['sort', ['', 'score', 'near']], ['all', ['', ...FILTERS]]] as const)
    if (!(allowed as readonly string[]).includes(given[name]!)) problems.push({ name, reason: `“${name}” has no value like that.` });
  const after = given['after']!;
  if (after && !CURSOR.test(after)) problems.push({ name: 'after', reason: 'That page of the list is not there. This is the first one.' });
  const known = near && /^\d{5}$/.test(near) ? near : undefined;
  const browse: Browse = {
    q: madeVisible(q.slice(0, 100)),
    near: known,
    within: WITHIN.some((miles) => miles === within) ? within : 60,
    filters,
    standing: given['standing'] === 'listed' ? 'listed' : 'answered',
    sort: given['sort'] === 'near' && known ? 'near' : 'score',
    after: CURSOR.test(after) ? after : undefined,
    all: FILTERS.find((name) => name === given['all']),
    need: given['need']!.length > LONGEST_NEED ? '' : given['need']!,
  };
  return { browse, problems };
}

/** The address of a list; what is left at its default is left out. */
export function browseAddress(browse: Browse, change: Partial<Browse> = {}, path = '/providers'): string {
  const next = { ...browse, after: undefined, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set('q', next.q);
  if (next.near) params.set('near', next.near);
  if (next.near && next.within !== 60) params.set('within', String(next.within));
  for (const name of FILTERS) if (next.filters[name]) params.set(name, next.filters[name]);
  if (next.standing === 'listed') params.set('standing', 'listed');
  if (next.sort === 'near' && next.near) params.set('sort', 'near');
  if (next.all) params.set('all', next.all);
  if (next.after) params.set('after', next.after);
  if (next.need) params.set('need', next.need);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
