// A fictional provider in the database, for tests of answers and scores. Everything it says is said by the test.
import { places } from '../../src/providers/tables.ts';
import { addProviders, type NewProvider } from '../../src/providers/add-providers.ts';
import type { Db } from '../../src/platform/db.ts';
import { day } from '../../src/kernel/time.ts';

/** The moment at which test providers are stored. */
const STORED = new Date('2026-11-24T10:00:00Z');

/** Stores one provider in Columbus, Ohio, claimed on 1 January 2026 unless the test says otherwise; gives back its id. */
export async function makeProvider(db: Db, change: Partial<NewProvider> = {}): Promise<string> {
  await db.insert(places).values({ zip: '43215', city: 'Columbus', state: 'OH', lat: 39.9671, lon: -83.0044 }).onConflictDoNothing();
  const provider: NewProvider = {
    ...{ name: 'Northgate IT', legalName: 'Northgate IT, LLC', domain: 'northgate.example', zip: '43215' },
    ...{ demonstration: true, claimedOn: day('2026-01-01'), source: 'demonstration', names: [], facts: [] },
    ...change,
  };
  const [id] = await addProviders(db, [provider], STORED);
  return id!;
}
