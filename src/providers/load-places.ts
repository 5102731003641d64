// Fills the table of US postal places from the `zipcodes` package. Writes places and nothing else.
import { count, sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import { places } from './tables.ts';

/**
 * Loads every US ZIP once; a table that holds some already is left alone. Says how many places there are. Places without coordinates are
 * kept without them, so that a distance to one is refused and never guessed. The list is read only when it is needed: it takes 25 MB.
 */
export async function loadPlaces(app: { readonly db: Db }): Promise<number> {
  return app.db.transaction(async (tx) => {
    const [held] = await tx.select({ count: count() }).from(places);
    if (held!.count > 0) return held!.count;
    const { default: zipcodes } = await import('zipcodes');
    const rows = Object.values(zipcodes.codes)
      .filter((place) => place.country === 'US')
      .map(({ zip, city, state, latitude, longitude }) => (latitude && longitude ? { zip, city, state, lat: latitude, lon: longitude } : { zip, city, state }));
    // One parameter for all rows: 42,555 times five of them would take Node longer than Postgres.
    await tx.execute(sql`insert into places (zip, city, state, lat, lon)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(zip text, city text, state text, lat float8, lon float8) on conflict do nothing`);
    return rows.length;
  });
}
