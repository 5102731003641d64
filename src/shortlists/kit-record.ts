// The record of a decision: the need in words, what the cost model says, who was considered and who was left out, and why. Pure.
import type { MustResult } from '#engine/must-results.ts';
import { GROUP_NAMES, type GroupName } from '#engine/rank.ts';
import { priceRange } from '#engine/prices.ts';
import { toOneDecimal } from '#engine/rounding.ts';
import { counted, fullDate, oneDecimal, opening } from '#kernel/words.ts';
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Edition } from '#standard/schema.ts';
import type { Shortlist } from './build.ts';
import type { Followed } from './follow.ts';
import type { Listing } from './listing.ts';
import { mustInWords } from './must-words.ts';
import { writeNeed } from './need.ts';
import { noPriceWords } from './doubt-words.ts';
import { priceInWords } from './entry-words.ts';
import { asideInWords, countsInWords, missingInWords } from './shortlist-words.ts';

/** A provider of the kit, where it stands for this owner, and what is known of it. */
export interface Considered {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly stands: string;
  readonly known: readonly string[];
  /** Must-haves that are open or missed, as sentences. */
  readonly because: readonly string[];
}

/** Providers that are not in the kit: how many, why, and the first of them by name. */
export interface LeftOut {
  readonly title: string;
  readonly says: string;
  readonly why: readonly string[];
  readonly named: readonly { readonly name: string; readonly demonstration: boolean; readonly because: readonly string[] }[];
}

const NAMED = 5;
type Whole = Pick<Followed, 'directory' | 'columns'>;

const briefly = ({ name, demonstration }: Pick<Listing, 'name' | 'demonstration'>): Pick<Listing, 'name' | 'demonstration'> => ({ name, demonstration });

/** Group and place of a row, from 1; undefined where it is no candidate. */
function placedIn({ ranking }: Shortlist, row: number): { readonly group: GroupName; readonly place: number } | undefined {
  const found = GROUP_NAMES.map((group) => ({ group, place: ranking.groups[group].rows.indexOf(row) + 1 }));
  return found.find(({ place }) => place > 0);
}

function standsWords(shortlist: Shortlist, row: number, edition: Edition): string {
  if (writeNeed(shortlist.need, edition) === '') return 'Not ranked: you answered none of the questions.';
  const placed = placedIn(shortlist, row);
  const fit = `fit ${oneDecimal(toOneDecimal(shortlist.ranking.weigher.valuesOf(row).fit))} of 100`;
  if (!placed) return `Does not serve ${shortlist.place ? `${shortlist.place.city}, ${shortlist.place.state} ${shortlist.place.zip}` : 'you'}; ${fit}.`;
  const of = shortlist.ranking.groups[placed.group].rows.length;
  if (placed.group === 'fits') return `Fits, place ${placed.place} of ${of}; ${fit}.`;
  return `${placed.group === 'askFirst' ? 'Ask first' : 'Ruled out'}; ${fit}.`;
}

/** Where one provider of the kit stands. One that is only listed was not ranked. */
export function consideredOf(listing: Listing, shortlist: Shortlist, { directory, columns }: Whole, loaded: LoadedEdition): Considered {
  const { slug, name, demonstration } = listing;
  const row = directory.byId(listing.id);
  const own = row === undefined ? undefined : columns.rows[row];
  if (row === undefined || !own) return { slug, name, demonstration, stands: 'Has told us nothing, so it was not ranked.', known: [], because: [] };
  const { scoring } = loaded.edition;
  const { people } = shortlist.need;
  const price = priceInWords(priceRange(columns, row, people), people);
  const isOpen = ({ verdict }: MustResult): boolean => verdict !== 'pass';
  return {
    slug, name, demonstration,
    stands: standsWords(shortlist, row, loaded.edition),
    known: [
      `${listing.grade ? `Grade ${listing.grade}, ` : ''}${scoreWords(own.shown, scoring)} of 100 by the standard; ${answeredWords(listing.answered ?? 0, scoring)} answered.`,
      price ? `${price.amount} ${price.period}.` : noPriceWords(people, loaded.edition, own),
    ],
    because: shortlist.ranking.mustsOf(row).filter(isOpen).map((result) => `${mustInWords(result, loaded)}.`),
  };
}

function otherFits(shortlist: Shortlist, { directory }: Whole, chosen: ReadonlySet<string>): LeftOut[] {
  const { rows, fits } = shortlist.ranking.groups.fits;
  const others = [...rows].map((row, at) => ({ row, place: at + 1, fit: fits[at]! })).filter(({ row }) => !chosen.has(directory.rows[row]!.slug));
  if (others.length === 0) return [];
  const named = others.slice(0, NAMED).map(({ row, place, fit }) => ({ ...briefly(directory.rows[row]!), because: [`Place ${place}, fit ${oneDecimal(toOneDecimal(fit))}.`] }));
  const says = `${opening(counted(others.length, 'other provider'))} ${others.length === 1 ? 'fits' : 'fit'} as well and ${others.length === 1 ? 'is' : 'are'} not in this kit.`;
  return [{ title: 'Fit too', says, why: [], named }];
}

function aside(shortlist: Shortlist, loaded: LoadedEdition, chosen: ReadonlySet<string>, group: 'askFirst' | 'ruledOut'): LeftOut[] {
  const count = shortlist.ranking.groups[group].rows.length;
  if (count === 0) return [];
  const isAsked = group === 'askFirst';
  const named = asideInWords(shortlist, loaded, group, 0, NAMED + chosen.size).filter(({ slug }) => !chosen.has(slug)).slice(0, NAMED);
  const why = countsInWords(shortlist, loaded, isAsked ? 'ask' : 'out').map((one) => (isAsked ? `${one.providers.toLocaleString('en-US')}: not known whether it would ${one.says}` : opening(missingInWords(one))));
  const says = isAsked ? `For ${counted(count, 'provider')} a must-have is not known.` : `${opening(counted(count, 'provider'))} ${count === 1 ? 'misses' : 'miss'} something that you must have. One may be counted under several reasons.`;
  return [{ title: isAsked ? 'Ask first' : 'Ruled out', says, why, named: named.map((one) => ({ ...briefly(one), because: one.because.map((says) => `${says}.`) })) }];
}

/** Who was not taken, and why: those that fit too, those to ask first, those that are ruled out. Empty lists are left out. */
export const leftOut = (shortlist: Shortlist, whole: Whole, loaded: LoadedEdition, chosen: ReadonlySet<string>): LeftOut[] => [
  ...otherFits(shortlist, whole, chosen),
  ...aside(shortlist, loaded, chosen, 'askFirst'),
  ...aside(shortlist, loaded, chosen, 'ruledOut'),
];

/** What the record rests on: edition with its digest, engine, day. */
export const basisOf = (shortlist: Shortlist, { edition, digest, published }: LoadedEdition): string[] => [
  `The standard, edition ${edition.label}${published === undefined ? ', a draft' : ''}. SHA-256 of its rules: ${digest}.`,
  `Engine ${shortlist.engine}. Facts, answers and proofs as of ${fullDate(shortlist.asOf)}.`,
];
