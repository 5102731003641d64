// A listing of the directory for tests, with honest defaults: it has answered, and stands in Columbus, Ohio.
import type { Listing } from '#shortlists/listing.ts';
import { makeRecord } from './make-record.ts';

/** A fictional listing whose name is made from its slug. */
export const makeListing = (slug: string, change: Partial<Listing> = {}): Listing => ({
  ...{ id: `id-${slug}`, slug, name: slug.replaceAll('-', ' '), alsoKnownAs: '', city: 'Columbus', state: 'OH', lat: 39.96, lon: -83, standing: 'assessed' },
  ...{ foundIn: 'our demonstration', demonstration: true, coverage: undefined, services: [], trades: [], apps: [], rules: [], prices: [] },
  ...{ shown: 50, uncapped: 50, claimed: 80, answered: 90, parts: undefined, grade: 'C', rank: undefined, record: makeRecord(slug) },
  ...change,
});
