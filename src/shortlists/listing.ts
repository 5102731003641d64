// One provider as the directory in memory needs it, and the terms by which it is found. Pure; rows.ts reads it from the database.
import type { RankRow } from '#engine/columns.ts';
import type { Price } from '#engine/facts.ts';
import type { Parts } from '#engine/score-types.ts';
import type { Day } from '#kernel/time.ts';
import type { Coverage } from '#providers/fact-schema.ts';
import type { StoredFacts } from '#providers/reads.ts';
import type { NameKind, Standing } from '#providers/terms.ts';
import type { Grade } from '#standard/schema.ts';
import { cellOf } from './geography.ts';

/** What is public of a provider beside what it is found and ranked by: published as it stands. */
export interface PublicRecord {
  readonly legalName: string;
  readonly website: string | null;
  readonly country: string;
  readonly zip: string | null;
  readonly firstClaimedOn: Day | null;
  /** Where we first found it, by the id of the source, and the day of that. */
  readonly source: string;
  readonly sourceDate: Day;
  /** Trading names and predecessors, in order of time. */
  readonly names: readonly { readonly name: string; readonly kind: NameKind; readonly from: Day | null; readonly until: Day | null; readonly source: string }[];
  readonly facts: StoredFacts;
}

export interface Listing {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Legal and former names, domain: found by them, not shown. */
  readonly alsoKnownAs: string;
  readonly city: string | undefined;
  readonly state: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
  readonly standing: Standing;
  /** The public list it was found in, as a phrase: a public list of federal IT contractors. */
  readonly foundIn: string;
  readonly demonstration: boolean;
  readonly coverage: Coverage | undefined;
  readonly services: readonly string[];
  readonly trades: readonly string[];
  readonly apps: readonly string[];
  /** Rules for which it signs papers: CLI-06 at 60 points or more. */
  readonly rules: readonly string[];
  readonly prices: readonly Price[];
  readonly shown: number | undefined;
  readonly uncapped: number | undefined;
  readonly claimed: number | undefined;
  /** Percent of the standard that is answered. */
  readonly answered: number | undefined;
  readonly parts: Parts | undefined;
  readonly grade: Grade | undefined;
  /** What the engine ranks it by; absent while it is only listed. */
  readonly rank: RankRow | undefined;
  readonly record: PublicRecord;
}

const FOLD = /[\u0300-\u036f]/g;
const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Words as they are looked for: lower case, without accents or marks, a plural s dropped. */
export function wordsOf(text: string): string[] {
  const plain = (BEYOND_ASCII.test(text) ? text.normalize('NFD').replace(FOLD, '') : text).toLowerCase();
  return [...new Set(plain.match(/[a-z0-9]+/g) ?? [])].map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word));
}

/** The lowest published price of any size, in dollars per person a month. */
export const lowestPrice = (prices: readonly Price[]): number | undefined => (prices.length ? Math.min(...prices.map((price) => price.low)) : undefined);

/** Upper ends of the price filter, in dollars per person a month; the last has none. */
export const PRICE_STEPS = [100, 150, 200, 300] as const;

function priceTerms(prices: readonly Price[]): string[] {
  const low = lowestPrice(prices);
  return low === undefined ? [] : PRICE_STEPS.filter((step) => low < step).map((step) => `price:${step}`);
}

const placeTerms = ({ lat, lon, coverage }: Listing): string[] => {
  const cell = lat !== undefined && lon !== undefined ? cellOf({ lat, lon }) : undefined;
  return [
    ...(cell ? [`cell:${cell}`] : []),
    ...(coverage?.nationwide ? ['serves:everywhere'] : []),
    ...(coverage?.states ?? []).map((state) => `serves:${state}`),
    ...(cell && coverage?.radius ? [`reach:${cell}`] : []),
  ];
};

/** What the grade filter calls a firm that has answered and has no letter. */
export const NOT_RATED = 'none';

/** Every term that finds this listing. */
export function termsOf(listing: Listing): string[] {
  const named = (kind: string, values: readonly string[]): string[] => values.map((value) => `${kind}:${value}`);
  return [
    ...named('w', wordsOf([listing.name, listing.alsoKnownAs, listing.city ?? '', listing.state ?? '', ...listing.services, ...listing.trades, ...listing.apps].join(' '))),
    ...(listing.state ? [`state:${listing.state}`] : []),
    ...named('service', listing.services),
    ...named('trade', listing.trades),
    ...named('app', listing.apps),
    ...named('rule', listing.rules),
    ...priceTerms(listing.prices),
    ...(listing.grade ? [`grade:${listing.grade}`] : listing.standing === 'listed' ? [] : [`grade:${NOT_RATED}`]),
    `standing:${listing.standing}`,
    ...(listing.standing === 'listed' ? [] : ['answers:yes']),
    ...(listing.demonstration ? ['demonstration:yes'] : []),
    ...placeTerms(listing),
  ];
}
