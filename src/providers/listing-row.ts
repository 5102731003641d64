// One row of a list, read: a firm with its place and address, or the reason why it cannot be taken. Pure.
import type { Column } from './listing-columns.ts';
import { countryCode } from './countries.ts';
import { nameKey, readableName } from './readable-name.ts';
import { stateCode } from './us-states.ts';
import { readWebsite, type NoWebsite } from './website.ts';

/** Why a row is refused. The first three are found here, the next two by the reader, the last by the import. */
export type Refusal = 'no-name' | 'text-too-long' | 'unknown-country' | 'wrong-number-of-columns' | 'stray-quote' | 'listed-twice';

export interface ListedFirm {
  readonly name: string;
  readonly legalName: string;
  readonly nameKey: string;
  readonly listingKey: string;
  readonly website?: string;
  readonly domain?: string;
  readonly noWebsite?: NoWebsite;
  readonly city?: string;
  readonly state?: string;
  readonly country: string;
  readonly postcode?: string;
  /** Five digits, for a firm in the United States only: a German code of five digits is not a ZIP. */
  readonly zip?: string;
  readonly founded?: number;
  readonly phone?: string;
  readonly services: readonly string[];
}

/** A row that was not taken, with what stood in it. */
export interface RefusedRow {
  readonly line: number;
  readonly reason: Refusal;
  /** For a firm that is listed twice: the line that counts. */
  readonly sameAs?: number;
  readonly fields: readonly string[];
}

export type ReadRow = { readonly kind: 'firm'; readonly firm: ListedFirm } | { readonly kind: 'refused'; readonly reason: Refusal };
export type RawRow = Readonly<Partial<Record<Column, string>>>;

const LONGEST: Readonly<Record<Column, number>> = { name: 200, website: 2000, city: 100, region: 100, country: 60, postcode: 20, founded: 20, phone: 40, services: 2000 };
const US_ZIP = /^(\d{5})(?:-?\d{4})?$/;
const THIS_CENTURY_OR_LAST = /^(?:18|19|20)\d{2}$/;

// Tabs, line breaks and characters nobody sees become a space; a name of them alone is no name.
const tidy = (text: string | undefined): string => (text ?? '').replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').trim();

function readCountry(country: string, region: string, postcode: string): string | undefined {
  if (country) return countryCode(country);
  return stateCode(region) && US_ZIP.test(postcode) ? 'US' : undefined;
}

/** The website's domain with the name; where no website is known, the name with the place. Two firms of one holding have two names. */
export const listingKeyOf = (key: string, domain: string | undefined, country: string, postcode: string | undefined): string =>
  domain ? `${domain}|${key}` : `|${key}|${country}|${postcode ?? ''}`;

/** Whether two listings are the same firm: same name, and the same domain, or the same place where one of them has no website. */
export function isSameFirm(a: SameFirmKey, b: SameFirmKey): boolean {
  if (a.nameKey !== b.nameKey) return false;
  if (a.domain && b.domain) return a.domain === b.domain;
  return a.country === b.country && a.postcode === b.postcode;
}
export interface SameFirmKey {
  readonly nameKey: string;
  readonly domain?: string | null | undefined;
  readonly country: string;
  readonly postcode?: string | null | undefined;
}

/** Reads one row. `ownHosts` are the hosts of the list itself: an address there is no website of a firm. */
export function readListingRow(raw: RawRow, ownHosts: readonly string[] = []): ReadRow {
  const text = Object.fromEntries(Object.entries(raw).map(([column, value]) => [column, tidy(value)])) as Partial<Record<Column, string>>;
  for (const [column, value] of Object.entries(text)) if (value.length > LONGEST[column as Column]) return { kind: 'refused', reason: 'text-too-long' };
  const { name: legalName = '', region = '', postcode = '', city = '', phone = '', founded = '' } = text;
  const key = nameKey(legalName);
  if (!key) return { kind: 'refused', reason: 'no-name' };
  const country = readCountry(text.country ?? '', region, postcode);
  if (!country) return { kind: 'refused', reason: 'unknown-country' };
  const zip = country === 'US' ? US_ZIP.exec(postcode)?.[1] : undefined;
  const state = country === 'US' ? stateCode(region) : region || undefined;
  const site = readWebsite(raw.website, ownHosts);
  const domain = site.kind === 'known' ? site.domain : undefined;
  const services = [...new Set((text.services ?? '').split(/[;|]/).map((one) => one.trim()).filter(Boolean))].slice(0, 40);
  const firm: ListedFirm = {
    name: readableName(legalName),
    legalName,
    nameKey: key,
    listingKey: listingKeyOf(key, domain, country, postcode || undefined),
    ...(site.kind === 'known' ? { website: site.website, domain: site.domain } : { noWebsite: site.because }),
    ...(city && { city }),
    ...(state && { state }),
    country,
    ...(postcode && { postcode }),
    ...(zip && { zip }),
    ...(THIS_CENTURY_OR_LAST.test(founded) && { founded: Number(founded) }),
    ...(/\d{3}/.test(phone) && { phone }),
    services,
  };
  return { kind: 'firm', firm };
}
