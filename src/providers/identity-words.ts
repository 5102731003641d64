// Who a provider is, in words: its place, its names over time, how it is reached. Pure.
import { dayOf, type Day } from '#kernel/time.ts';
import { fullDate, opening } from '#kernel/words.ts';
import { countryName } from './countries.ts';
import type { ChangeShown } from './lineage.ts';
import type { PublicProvider, StoredName } from './reads.ts';

/** Town and state, or the country where it is not the United States. */
export const placeOfProvider = ({ city, state, country }: Pick<PublicProvider, 'city' | 'state' | 'country'>): string | undefined =>
  [city, state, country === 'US' ? null : countryName(country)].filter((part) => part !== null && part !== '').join(', ') || undefined;

const KIND = { legal: 'Legal name', trading: 'Also trades as', former: 'Formerly', predecessor: 'Grew out of', sister: 'Answers together with' } as const;

function spanWords(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return `, ${fullDate(from as Day)} to ${fullDate(until as Day)}`;
  if (from !== null) return `, since ${fullDate(from as Day)}`;
  return until !== null ? `, until ${fullDate(until as Day)}` : '';
}

/** A name or an event of a provider's life. */
export interface HistoryLine {
  readonly term: string;
  readonly says: string;
}

/** Names and events that we know of: legal name, other names, predecessors, when it was found and when it first spoke for itself. */
export function historyLines(provider: PublicProvider, names: readonly StoredName[]): HistoryLine[] {
  return [
    { term: 'Legal name', says: provider.legalName },
    ...names.filter((one) => one.name !== provider.legalName || one.kind !== 'legal').map(({ name, kind, fromOn, untilOn }) => ({ term: KIND[kind], says: `${name}${spanWords(fromOn, untilOn)}` })),
    ...(provider.firstClaimedOn === null ? [] : [{ term: 'Speaks for itself here', says: `Since ${fullDate(provider.firstClaimedOn as Day)}` }]),
    ...(provider.demonstration ? [] : [{ term: 'Found in', says: `${opening(provider.sourceSays)}, ${fullDate(provider.sourceDate as Day)}` }]),
  ];
}

/** Sales and mergers that a moderator has confirmed, each with its day. */
export const saleLines = (changes: readonly Pick<ChangeShown, 'kind' | 'state' | 'happenedOn' | 'decidedAt'>[]): HistoryLine[] =>
  changes.filter(({ kind, state }) => kind === 'sold-or-merged' && state === 'confirmed').map(({ happenedOn, decidedAt }) => ({ term: 'Sold or merged', says: fullDate((happenedOn as Day | null) ?? dayOf(decidedAt!)) }));

/** A phone number as an address to call: digits and a leading plus; a US number without its country gets one. */
export function telephoneAddress(phone: string): string {
  const digits = phone.replace(/(?:ext|x).*$/i, '').replace(/[^\d+]/g, '');
  return `tel:${digits.startsWith('+') ? digits : digits.length === 10 ? `+1${digits}` : digits.length === 11 && digits.startsWith('1') ? `+${digits}` : digits}`;
}
