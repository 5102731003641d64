// One line of the list of providers, ready to be drawn: everything in it is in memory. Pure.
import { answeredWords, scoreWords } from '#assessments/number-words.ts';
import { scoreLimits } from '#engine/rounding.ts';
import type { Parts } from '#engine/score-types.ts';
import { shownParts } from '#engine/shown-parts.ts';
import { dollars, opening } from '#kernel/words.ts';
import type { Grade, Scoring } from '#standard/schema.ts';
import type { Browsed } from './browse.ts';
import type { Directory } from './directory.ts';
import { lowestPrice, type Listing } from './listing.ts';

export interface ListLine {
  readonly name: string;
  readonly href: string;
  readonly demonstration: boolean;
  /** Place and distance, as far as they are known. */
  readonly place: string;
  readonly price: string | undefined;
  /** Absent while a firm is only listed, or its score of today is still being worked out. */
  readonly score: { readonly grade: Grade | undefined; readonly shown: string; readonly claimed: string; readonly answered: string; readonly parts: Parts } | undefined;
  /** What is said where there is no score. */
  readonly instead: string;
}

/** Town and state, as far as they are known. */
export const placeWords = ({ city, state }: { readonly city: string | null | undefined; readonly state: string | null | undefined }): string =>
  [city, state].filter((part) => part !== undefined && part !== null && part !== '').join(', ');

const milesWords = (miles: number): string => (miles < 1 ? 'under a mile away' : `${Math.round(miles).toLocaleString('en-US')} ${Math.round(miles) === 1 ? 'mile' : 'miles'} away`);

function scoreOf({ grade, shown, claimed, answered, parts }: Listing, scoring: Scoring): ListLine['score'] {
  if (shown === undefined || claimed === undefined || answered === undefined || parts === undefined) return undefined;
  return { grade, shown: scoreWords(shown, scoring), claimed: scoreWords(claimed, scoring), answered: answeredWords(answered, scoring), parts: shownParts(parts, scoreLimits(scoring)) };
}

/** The lines of one page of the list. `need` is the query of the owner's need, carried to the page of each firm. */
export function linesOf(directory: Directory, { rows }: Browsed, scoring: Scoring, need: string): ListLine[] {
  return rows.flatMap(({ row, miles }) => {
    const listing = directory.rows[row];
    if (!listing) return [];
    const lowest = lowestPrice(listing.prices);
    return [{
      name: listing.name,
      href: `/providers/${listing.slug}${need && `?${need}`}`,
      demonstration: listing.demonstration,
      place: [placeWords(listing), miles === undefined ? '' : milesWords(miles)].filter((part) => part !== '').join(', '),
      price: lowest === undefined ? undefined : `From ${dollars(lowest)} per person a month`,
      score: scoreOf(listing, scoring),
      instead: listing.standing === 'listed' ? `${opening(`found in ${listing.foundIn}`)}; has told us nothing yet.` : 'Its score of today is being worked out.',
    }];
  });
}
