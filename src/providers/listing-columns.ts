// Which column of a list holds what, by the many names that lists give their columns. Pure.

/** What we read from a list. Anything else in it is left alone, and named in the report. */
const ALIASES = {
  name: ['name', 'company', 'company name', 'firm', 'legal name', 'business name', 'contractor', 'contractor name', 'vendor', 'organization', 'organisation', 'provider'],
  website: ['website', 'web site', 'url', 'web', 'homepage', 'home page', 'web address', 'site', 'domain'],
  city: ['city', 'town', 'locality'],
  region: ['region', 'state', 'province', 'state or province', 'state province'],
  country: ['country', 'country code', 'nation'],
  postcode: ['postal code', 'postalcode', 'postcode', 'zip', 'zip code', 'zipcode', 'post code'],
  founded: ['founded', 'year founded', 'founded in', 'established'],
  phone: ['phone', 'telephone', 'phone number', 'tel'],
  services: ['services', 'service', 'categories', 'category', 'specialties'],
} as const;

export type Column = keyof typeof ALIASES;
export const COLUMNS = Object.keys(ALIASES) as Column[];

const BY_ALIAS = new Map(COLUMNS.flatMap((column) => ALIASES[column].map((alias) => [alias as string, column] as const)));

export interface ColumnMap {
  /** Position of each column that we know. */
  readonly at: Readonly<Partial<Record<Column, number>>>;
  readonly header: readonly string[];
  /** Headings that we do not read. */
  readonly notRead: readonly string[];
}

const plain = (heading: string): string => heading.toLowerCase().replace(/[_\-./]+/g, ' ').replace(/\s+/g, ' ').trim();

/** Reads a header line. Undefined where no column holds a name, or where two hold the same thing. */
export function readColumns(header: readonly string[]): ColumnMap | undefined {
  const at: Partial<Record<Column, number>> = {};
  const notRead: string[] = [];
  for (const [position, heading] of header.entries()) {
    const column = BY_ALIAS.get(plain(heading));
    if (!column) notRead.push(heading.trim());
    else if (at[column] !== undefined) return undefined;
    else at[column] = position;
  }
  return at.name === undefined ? undefined : { at, header, notRead };
}
