// What the list of providers says: its filters with their counts, what was chosen, how many are left, what to drop. Pure.
import { counted, opening } from '#kernel/words.ts';
import { US_STATES } from '#providers/us-states.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { browseAddress, FILTERS, type Browse, type Filter } from './browse-query.ts';
import type { Browsed, Facet, Left } from './browse.ts';
import { NOT_RATED } from './listing.ts';

/** Values of a filter that are shown before all of them are asked for. */
const MOST = 10;

const HEADINGS: Readonly<Record<Filter, string>> = {
  state: 'State', service: 'Service', trade: 'Trade it knows', app: 'Program it knows', rule: 'Rule it signs for', grade: 'Grade', price: 'Lowest price',
};
/** Filters whose values have an order of their own; the others stand by how many have them. */
const ORDERED: ReadonlySet<Filter> = new Set(['grade', 'price']);

const BY_NAME = new Intl.Collator('en', { numeric: true });

const readable = (slug: string): string => opening(slug.replaceAll('-', ' '));

/** What trades and programs are called, by their slug. */
interface Names {
  readonly trades: ReadonlyMap<string, string>;
  readonly programs: ReadonlyMap<string, string>;
}

const kept = new WeakMap<LoadedEdition, Names>();

/** Gathered once for each edition, which never changes. */
function namesOf(loaded: LoadedEdition): Names {
  const known = kept.get(loaded);
  if (known) return known;
  const fields = loaded.edition.questionnaire.questions.flatMap((question) => question.fields);
  const trades = fields.flatMap((field) => (field.param === 'trade' && 'options' in field ? field.options : []));
  const names = { trades: new Map(trades.map(({ value, label }) => [value, label])), programs: new Map(loaded.programs.list.map(({ slug, name }) => [slug, name])) };
  kept.set(loaded, names);
  return names;
}

function ruleLabel(loaded: LoadedEdition, value: string): string | undefined {
  const rules = loaded.edition.checks.flatMap(({ answer }) => (answer.kind === 'rules' ? answer.rules : []));
  return rules.find((rule) => rule.id === value)?.label.replace(/ \(.*$/, '');
}

/** What a value of a filter is called. A value that nothing knows is shown as it was written. */
export function valueWords(loaded: LoadedEdition, filter: Filter, value: string): string {
  if (filter === 'state') return US_STATES[value] ?? value;
  if (filter === 'trade') return namesOf(loaded).trades.get(value) ?? readable(value);
  if (filter === 'app') return namesOf(loaded).programs.get(value) ?? readable(value);
  if (filter === 'rule') return ruleLabel(loaded, value) ?? value;
  if (filter === 'grade') return value === NOT_RATED ? 'Not rated' : `Grade ${value}`;
  return filter === 'price' ? `Under $${value} per person a month` : opening(value);
}

/** One filter as it stands beside the list. */
export interface FacetView {
  readonly filter: Filter;
  readonly heading: string;
  readonly values: readonly { readonly label: string; readonly count: number; readonly on: boolean; readonly href: string }[];
  /** Where all values are shown, where some are left out. */
  readonly rest: { readonly href: string; readonly label: string } | undefined;
}

const without = ({ filters }: Browse, filter: Filter): Browse['filters'] => Object.fromEntries(Object.entries(filters).filter(([name]) => name !== filter));

/**
 * A filter with the ten values that most have, or, where that was asked for, with all of them by name; what is chosen is always among them.
 */
export function facetView({ filter, values }: Facet, browse: Browse, loaded: LoadedEdition): FacetView {
  const isWhole = browse.all === filter;
  const named = (some: Facet['values']) => some.map(({ value, count, on }) => ({ value, label: valueWords(loaded, filter, value), count, on }));
  const first = <Value extends { readonly on: boolean }>(sorted: readonly Value[]): Value[] => (isWhole ? [...sorted] : sorted.filter((one, at) => at < MOST || one.on));
  const shown =
    isWhole || ORDERED.has(filter)
      ? first(named(values).sort((a, b) => BY_NAME.compare(a.label, b.label)))
      : named(first(values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))));
  return {
    filter,
    heading: HEADINGS[filter],
    values: shown.map(({ value, label, count, on }) => ({
      label, count, on, href: browseAddress(browse, { filters: on ? without(browse, filter) : { ...browse.filters, [filter]: value }, all: undefined }),
    })),
    rest: shown.length < values.length ? { href: browseAddress(browse, { all: filter }), label: `All ${values.length}` } : undefined,
  };
}

/** One thing that narrows the list, with the address of the list without it. */
export interface Chosen {
  readonly name: Filter | 'q' | 'near';
  readonly label: string;
  readonly drop: string;
}

/** Everything that was asked for, in the order of the form and the filters. */
export function chosenOf(browse: Browse, loaded: LoadedEdition): Chosen[] {
  const asked: Chosen[] = [];
  if (browse.q) asked.push({ name: 'q', label: `“${browse.q}”`, drop: browseAddress(browse, { q: '', all: undefined }) });
  if (browse.near) asked.push({ name: 'near', label: `Within ${browse.within} miles of ${browse.near}`, drop: withoutDistance(browse) });
  for (const filter of FILTERS) {
    const value = browse.filters[filter];
    if (value) asked.push({ name: filter, label: valueWords(loaded, filter, value), drop: browseAddress(browse, { filters: without(browse, filter), all: undefined }) });
  }
  return asked;
}

/** How many are left, as a sentence. */
export function countWords({ total }: Browsed, { standing }: Browse, isNarrowed: boolean): string {
  const rest = isNarrowed ? ' and fits what you chose' : '';
  const many = isNarrowed ? ' and fit what you chose' : '';
  const [one, more] = standing === 'listed' ? ['firm is only listed', 'firms are only listed'] : ['provider has answered', 'providers have answered'];
  return opening(counted(total, `${one}${rest}`, `${more}${many}`)) + '.';
}

/** How many more serve a place from further away than was asked; undefined where nobody does. `isNarrowed`: more was asked than the place. */
export function furtherWords(count: number, { total }: Browsed, { near }: Browse, isNarrowed: boolean): string | undefined {
  if (count === 0) return undefined;
  const [who, verb] = [counted(count, total > 0 ? 'more provider' : 'provider'), count === 1 ? ['has', 'serves', 'fits'] : ['have', 'serve', 'fit']];
  return `${opening(who)}${isNarrowed ? ` that ${verb[2]} the rest` : ''} ${verb[0]} answered and ${verb[1]} ${near} from further away.`;
}

/** The address of a list without its distance. */
export const withoutDistance = (browse: Browse): string => browseAddress(browse, { near: undefined, sort: 'score', all: undefined });

/** A way out of an empty list: what it keeps or leaves out, and how many it shows. */
export interface WayOut {
  readonly href: string;
  readonly label: string;
  readonly left: number;
}

/** For an empty list: each thing to leave out, with how many are then left; where one is not enough, each thing to keep alone. */
export function waysOut(browsed: Browsed, browse: Browse, chosen: readonly Chosen[]): { readonly kind: 'leave-out' | 'keep-one'; readonly ways: readonly WayOut[] } {
  const quoted = ({ name: asked, label }: Chosen): string => (asked === 'q' ? label : `“${label}”`);
  const name = (left: Left): Chosen | undefined => chosen.find((asked) => asked.name === left.name);
  if (browsed.without.length > 0 || browsed.alone.length === 0)
    return { kind: 'leave-out', ways: browsed.without.flatMap((left) => { const one = name(left); return one ? [{ href: one.drop, label: one.name === 'near' ? `Look further than ${browse.within} miles from ${browse.near}` : `Leave out ${quoted(one)}`, left: left.count }] : []; }) };
  const only = (asked: Chosen['name']): string => {
    const kept = asked === 'q' || asked === 'near' ? undefined : browse.filters[asked];
    return browseAddress({ ...browse, q: asked === 'q' ? browse.q : '', near: asked === 'near' ? browse.near : undefined, sort: 'score', all: undefined, filters: kept === undefined ? {} : { [asked]: kept } });
  };
  return { kind: 'keep-one', ways: browsed.alone.flatMap((left) => { const one = name(left); return one ? [{ href: only(one.name), label: `Keep only ${quoted(one)}`, left: left.count }] : []; }) };
}
