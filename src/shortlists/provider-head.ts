// The short facts at the head of a provider's page, each with its source and day. Pure.
import type { Assessment, Looked } from '#assessments/assessment-of.ts';
import { factDoubt, priceFor, sizesWords, staffWords } from '#assessments/profile-words.ts';
import type { Price } from '#engine/facts.ts';
import type { Need } from '#engine/need.ts';
import type { Day } from '#kernel/time.ts';
import { counted, dollars, fullDate } from '#kernel/words.ts';
import { placeOfProvider } from '#providers/identity-words.ts';
import type { StoredFact } from '#providers/reads.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { lowestPrice } from './listing.ts';
import type { Middle } from './middle.ts';

export type FoundProvider = Extract<Looked, { kind: 'found' }>;

/** What surrounds a provider when it is looked at. */
export interface Frame {
  readonly loaded: LoadedEdition;
  readonly asOf: Day;
  readonly need: Need;
  readonly middle: Middle | undefined;
  /** Where the middle is taken, in words. */
  readonly middlePlace: string;
}

/** A short fact at the head of the page, with its source and day. */
export interface HeadFact {
  readonly term: string;
  readonly says: string;
  readonly note?: string;
}

/** Where a fact is from and since when, and why it counts no more, where it does not. */
export function noteOf({ provider }: FoundProvider, fact: StoredFact<unknown>, { loaded, asOf }: Frame): string {
  const from = provider.demonstration ? 'Made up' : fact.source === provider.source ? `From ${provider.sourceSays}` : 'Told by the provider';
  const doubt = factDoubt(fact, loaded, asOf);
  return `${from}, ${fullDate(fact.given)}${doubt ? `; ${doubt}` : ''}`;
}

/** The same for what stands in the listing itself: name, place, website. */
export const noteOfListing = ({ demonstration, sourceSays, sourceDate }: FoundProvider['provider']): string => `${demonstration ? 'Made up' : `From ${sourceSays}`}, ${fullDate(sourceDate as Day)}`;

/** The last day on which a proof of this provider was looked at. */
function lastChecked({ facts }: Assessment, asOf: Day): Day | undefined {
  const papers = Object.values(facts.checks).flatMap((check) => [...check.answers, ...Object.values(check.rules ?? {}).flat()].flatMap((answer) => answer.proofs));
  return papers.map((proof) => proof.checked).filter((day) => day <= asOf).toSorted().at(-1);
}

const takes = ({ from, to }: { readonly from: number; readonly to?: number }, people: number | undefined): boolean => people === undefined || (people >= from && people <= (to ?? Infinity));

/** The price for the owner's head count, or from where prices begin; a price that was never told is said to be so. */
function priceWords(prices: readonly Price[] | undefined, people: number | undefined): string {
  if (prices === undefined) return 'Not told';
  if (people !== undefined) return priceFor(prices, people) ?? 'Not told for that size';
  const lowest = lowestPrice(prices);
  return lowest === undefined ? 'Not told' : `From ${dollars(lowest)} per person a month`;
}

/** What can be said of the provider in one line each; what is not known is left out. */
export function headFacts(found: FoundProvider, frame: Frame): HeadFact[] {
  const { provider, stored, assessment } = found;
  const { people } = frame.need;
  const place = placeOfProvider(provider);
  const staff = staffWords(stored['head-count']?.value, stored.technicians?.value);
  const checked = assessment && lastChecked(assessment, frame.asOf);
  const { prices, sizes, founded } = stored;
  const price = assessment || prices ? priceWords(prices?.value, people) : undefined;
  const note = (fact: StoredFact<unknown> | undefined) => (fact ? { note: noteOf(found, fact, frame) } : {});
  return [
    ...(place ? [{ term: 'Where', says: place, note: noteOfListing(provider) }] : []),
    ...(staff ? [{ term: 'Staff', says: staff, ...note(stored['head-count'] ?? stored.technicians) }] : []),
    ...(sizes ? [{ term: 'Clients it takes', says: `${sizesWords(sizes.value)}${takes(sizes.value, people) ? '' : ': not your size'}`, ...note(sizes) }] : []),
    ...(price ? [{ term: people === undefined ? 'Price' : `For ${counted(people, 'person', 'people')}`, says: price, ...note(prices) }] : []),
    ...(assessment ? [{ term: 'Proof last checked', says: checked ? fullDate(checked) : 'Nothing checked yet' }] : []),
    ...(founded ? [{ term: 'Founded', says: String(founded.value), ...note(founded) }] : []),
  ];
}
