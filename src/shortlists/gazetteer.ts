// ZIP codes in memory: where each lies and what its town is called. Loaded once; places do not change while we run.
import { sql } from 'drizzle-orm';
import type { Db } from '#platform/db.ts';
import type { Point } from './geography.ts';

export interface Place {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** Absent for 306 ZIPs whose middle nobody published: no distance is measured to them. */
  readonly point: Point | undefined;
}

export interface Gazetteer {
  /** The place of a ZIP code, or undefined where the post office has none like that. */
  find(zip: string): Place | undefined;
}

const PAGE = 2_000;

/** Reads all places, in pages. Kept as typed columns: 42,000 small objects would cost ten times the memory. */
export async function loadGazetteer(db: Db): Promise<Gazetteer> {
  const zips: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const towns = new Map<string, number>();
  const townOf: number[] = [];
  for (let after = ''; ; ) {
    const { rows } = await db.execute<{ zip: string; city: string; state: string; lat: number | null; lon: number | null }>(
      sql`select zip, city, state, lat, lon from places where zip > ${after} order by zip limit ${PAGE}`,
    );
    for (const { zip, city, state, lat, lon } of rows) {
      const town = `${state}${city}`;
      zips.push(Number(zip));
      lats.push(lat ?? NaN);
      lons.push(lon ?? NaN);
      townOf.push(towns.get(town) ?? towns.set(town, towns.size).size - 1);
    }
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.zip;
  }
  const sorted = Int32Array.from(zips);
  const [lat, lon] = [Float32Array.from(lats), Float32Array.from(lons)];
  const town = Uint16Array.from(townOf);
  const names = [...towns.keys()];
  return {
    find(zip) {
      if (!/^\d{5}$/.test(zip)) return undefined;
      const wanted = Number(zip);
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle]! < wanted) low = middle + 1;
        else high = middle;
      }
      if (sorted[low] !== wanted) return undefined;
      const name = names[town[low]!]!;
      const point = Number.isNaN(lat[low]) ? undefined : { lat: lat[low]!, lon: lon[low]! };
      return { zip, state: name.slice(0, 2), city: name.slice(2), point };
    },
  };
}
