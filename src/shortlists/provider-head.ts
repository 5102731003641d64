// The short facts at the head of a provider's page, each with its source and day. Pure.
import type { Assessment, Looked } from '#assessments/assessment-of.ts';
import { factDoubt, insteadOf } from '#assessments/fact-doubt.ts';
import { priceFor, sizesWords, staffWords } from '#assessments/profile-words.ts';
import type { Price } from '#engine/facts.ts';
import { doubtOf } from '#engine/known.ts';
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

/**
 * The price for the owner's head count, or from where prices begin. The smallest fee is part of the price, as it is in the ranking: false or
 * taken back, it makes the price so; too old, it leaves no price for a head count.
 */
function priceWords(prices: readonly Price[], fee: StoredFact<number> | undefined, people: number | undefined, { loaded, asOf }: Frame): string {
  const doubt = doubtOf([fee], loaded.edition, asOf);
  if (fee && doubt && (people !== undefined || doubt.kind !== 'lapsed')) return insteadOf(fee, loaded, asOf)!;
  if (people !== undefined) return priceFor(prices, people, fee?.value) ?? 'Not told for that size';
  const lowest = lowestPrice(prices);
  return lowest === undefined ? 'Not told' : `From ${dollars(lowest)} per person a month`;
}

/** What can be said of the provider in one line each, by what counts on the day; what was never told is left out, but for the price. */
export function headFacts(found: FoundProvider, frame: Frame): HeadFact[] {
  const { provider, stored, assessment } = found;
  const { need: { people }, loaded, asOf } = frame;
  const place = placeOfProvider(provider);
  const checked = assessment && lastChecked(assessment, asOf);
  const line = <Value>(term: string, fact: StoredFact<Value> | undefined, words: (value: Value) => string): HeadFact[] =>
    fact === undefined ? [] : [{ term, says: insteadOf(fact, loaded, asOf) ?? words(fact.value!), note: noteOf(found, fact, frame) }];
  const { prices, sizes, founded, technicians } = stored;
  const team = stored['head-count'];
  const fee = stored['minimum-fee'];
  const ofTeam = technicians && !insteadOf(technicians, loaded, asOf) ? technicians.value : undefined;
  const price = people === undefined ? 'Price' : `For ${counted(people, 'person', 'people')}`;
  return [
    ...(place ? [{ term: 'Where', says: place, note: noteOfListing(provider) }] : []),
    ...(team ? line('Staff', team, (all) => staffWords(all, ofTeam)!) : line('Staff', technicians, (some) => staffWords(undefined, some)!)),
    ...line('Clients it takes', sizes, (range) => `${sizesWords(range)}${takes(range, people) ? '' : ': not your size'}`),
    ...line(price, prices, (bands) => priceWords(bands, fee, people, frame)),
    ...(assessment && !prices ? [{ term: price, says: 'Not told' }] : []),
    ...(assessment ? [{ term: 'Proof last checked', says: checked ? fullDate(checked) : 'Nothing checked yet' }] : []),
    ...line('Founded', founded, String),
  ];
}
