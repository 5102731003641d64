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

type Columns = { zips: string | null; lats: Buffer | null; lons: Buffer | null; towns: string | null };

/** Postgres writes each column as a whole: 42,000 rows of five would take the driver ten times as long. Floats as four bytes, the first the highest. */
const COLUMNS = sql`select string_agg(zip, '' order by zip) as zips, string_agg(float4send(coalesce(lat, 'NaN')::real), '' order by zip) as lats,
  string_agg(float4send(coalesce(lon, 'NaN')::real), '' order by zip) as lons, string_agg(state || city, chr(10) order by zip) as towns from places`;

const DIGITS = 5;
const FLOAT = 4;

function startsOf(lines: string): Uint32Array {
  const starts: number[] = [0];
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** Reads all places. Kept as four columns: 42,000 small objects would cost ten times the memory. */
export async function loadGazetteer(db: Db): Promise<Gazetteer> {
  const [columns] = (await db.execute<Columns>(COLUMNS)).rows;
  const { zips, lats, lons, towns } = columns!;
  if (zips === null || lats === null || lons === null || towns === null) return { find: () => undefined };
  const size = zips.length / DIGITS;
  const starts = startsOf(towns);
  const zipAt = (at: number): string => zips.slice(at * DIGITS, (at + 1) * DIGITS);
  const degrees = (column: Buffer, at: number): number => column.readFloatBE(at * FLOAT);
  return {
    find(zip) {
      if (!/^\d{5}$/.test(zip)) return undefined;
      let [low, high] = [0, size];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (zipAt(middle) < zip) low = middle + 1;
        else high = middle;
      }
      if (low === size || zipAt(low) !== zip) return undefined;
      const [lat, lon] = [degrees(lats, low), degrees(lons, low)];
      const town = towns.slice(starts[low], (starts[low + 1] ?? towns.length + 1) - 1);
      return { zip, state: town.slice(0, 2), city: town.slice(2), point: Number.isNaN(lat) ? undefined : { lat, lon } };
    },
  };
}
