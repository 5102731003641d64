// The short facts at the head of a provider's page, each with its source and day. Pure.
import type { Assessment, Looked } from '#assessments/assessment-of.ts';
import { factDoubt, priceFor, sizesWords, staffWords } from '#assessments/profile-words.ts';
import type { Need } from '#engine/need.ts';
import type { Day } from '#kernel/time.ts';
import { dollars, fullDate } from '#kernel/words.ts';
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

/** The last day on which a proof of this provider was looked at. */
function lastChecked({ facts }: Assessment, asOf: Day): Day | undefined {
  const papers = Object.values(facts.checks).flatMap((check) => [...check.answers, ...Object.values(check.rules ?? {}).flat()].flatMap((answer) => answer.proofs));
  return papers.map((proof) => proof.checked).filter((day) => day <= asOf).toSorted().at(-1);
}

/** What can be said of the provider in one line each; what is not known is left out. */
export function headFacts(found: FoundProvider, frame: Frame): HeadFact[] {
  const { provider, stored, assessment } = found;
  const { people } = frame.need;
  const place = placeOfProvider(provider);
  const staff = staffWords(stored['head-count']?.value, stored.technicians?.value);
  const checked = assessment && lastChecked(assessment, frame.asOf);
  const { prices, sizes, founded } = stored;
  const lowest = prices && lowestPrice(prices.value);
  const note = (fact: StoredFact<unknown> | undefined) => (fact ? { note: noteOf(found, fact, frame) } : {});
  const price = people !== undefined && prices ? (priceFor(prices.value, people) ?? 'No price told for that size') : lowest === undefined ? undefined : `From ${dollars(lowest)} per person a month`;
  return [
    ...(place ? [{ term: 'Where', says: place, note: provider.demonstration ? 'Made up' : `From ${provider.sourceSays}, ${fullDate(provider.sourceDate as Day)}` }] : []),
    ...(staff ? [{ term: 'Staff', says: staff, ...note(stored['head-count'] ?? stored.technicians) }] : []),
    ...(sizes ? [{ term: 'Clients it takes', says: sizesWords(sizes.value), ...note(sizes) }] : []),
    ...(price ? [{ term: people === undefined ? 'Price' : `For ${people} ${people === 1 ? 'person' : 'people'}`, says: price, ...note(prices) }] : []),
    ...(assessment ? [{ term: 'Proof last checked', says: checked ? fullDate(checked) : 'Nothing checked yet' }] : []),
    ...(founded ? [{ term: 'Founded', says: String(founded.value), ...note(founded) }] : []),
  ];
}
