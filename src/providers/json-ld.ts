// A provider as linked data for machines that read pages: public facts only. No rating is given, because nobody's stars are ours to invent. Pure.
import { US_STATES } from './us-states.ts';
import type { PublicProvider, StoredFacts } from './reads.ts';

const MADE_UP = 'Demonstration: this firm is made up, with all that is said of it.';

/** The facts as schema.org writes them; what is not known is left out, and the caller leaves out what no longer counts. `address` is the page's own. */
export function linkedProvider(provider: PublicProvider, facts: StoredFacts, address: string): Record<string, unknown> {
  const { city, state, zip, country, lat, lon } = provider;
  const { coverage } = facts;
  const served = coverage?.value?.nationwide ? ['United States'] : (coverage?.value?.states ?? []).map((code) => US_STATES[code] ?? code);
  const place = { addressLocality: city ?? undefined, addressRegion: state ?? undefined, postalCode: zip ?? undefined, addressCountry: country };
  const all = {
    '@context': 'https://schema.org',
    '@type': city === null ? 'Organization' : 'LocalBusiness',
    '@id': `${address}#provider`,
    name: provider.name,
    legalName: provider.legalName,
    url: provider.website ?? undefined,
    mainEntityOfPage: address,
    description: facts.description?.value,
    disambiguatingDescription: provider.demonstration ? MADE_UP : undefined,
    telephone: facts.phone?.value,
    email: facts['contact-mail']?.value,
    foundingDate: facts.founded?.value && String(facts.founded.value),
    numberOfEmployees: facts['head-count']?.value !== undefined && { '@type': 'QuantitativeValue', value: facts['head-count'].value },
    address: { '@type': 'PostalAddress', ...place },
    geo: lat === null || lon === null ? undefined : { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
    areaServed: served.length > 0 ? served : undefined,
    knowsLanguage: facts.languages?.value,
  };
  return JSON.parse(JSON.stringify(all)) as Record<string, unknown>;
}

/** JSON for inside a script element: a stranger's words can neither end the element nor open a comment. */
export const jsonForScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
