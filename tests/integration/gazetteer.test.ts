// Places in memory: every ZIP code of the table is found with its town, and one that is not there is not.
import { beforeEach, expect, it } from 'vitest';
import { loadPlaces } from '../../src/providers/load-places.ts';
import { places } from '../../src/providers/tables.ts';
import { loadGazetteer } from '../../src/shortlists/gazetteer.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
beforeEach(async () => void (await loadPlaces(app)));

it('finds every place of the table', async () => {
  const rows = await app.db.select().from(places);
  expect(rows.length).toBeGreaterThan(40_000);
  const gazetteer = await loadGazetteer(app.db);
  const short = (text: number | null): number | null => (text === null ? null : Math.fround(text));
  for (const { zip, city, state, lat, lon } of rows) {
    const found = gazetteer.find(zip);
    const said = found && { zip: found.zip, city: found.city, state: found.state, lat: found.point?.lat ?? null, lon: found.point?.lon ?? null };
    if (said?.city !== city || said.state !== state || said.zip !== zip || said.lat !== short(lat) || said.lon !== short(lon)) expect(said).toEqual({ zip, city, state, lat: short(lat), lon: short(lon) });
  }
  const known = new Set(rows.map((row) => row.zip));
  const unknown = ['00000', '99999', '43200', '12', 'abcde', '432150'].filter((zip) => !known.has(zip));
  for (const zip of unknown) expect([zip, gazetteer.find(zip)]).toEqual([zip, undefined]);
});

it('keeps a place without coordinates, and measures nothing to it', async () => {
  const gazetteer = await loadGazetteer(app.db);
  const nowhere = (await app.db.select().from(places)).find((place) => place.lat === null)!;
  expect(gazetteer.find(nowhere.zip)).toEqual({ zip: nowhere.zip, city: nowhere.city, state: nowhere.state, point: undefined });
});
