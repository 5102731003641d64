// Where each row of the directory lies and how far it comes, as columns: thousands are held against one place in a pass. Pure.
import { EARTH_MILES, milesBetween, type Point } from './geography.ts';

const RADIANS = Math.PI / 180;
/** Rounding may move a distance by this part of it; what lies within is measured exactly. */
const SLACK = 1 + 1e-9;

export interface Placed {
  readonly point: Point | undefined;
  /** Miles around its place; 0 where it told none. */
  readonly reach: number;
}

/** Latitude, longitude and reach by row. A row without a place is near nothing. */
export class RowPlaces {
  #lat = new Float64Array(16);
  #lon = new Float64Array(16);
  #reach = new Float64Array(16);

  put(row: number, { point, reach }: Placed): void {
    if (row >= this.#lat.length) this.#grow(row);
    this.#lat[row] = point?.lat ?? NaN;
    this.#lon[row] = point?.lon ?? NaN;
    this.#reach[row] = reach;
  }

  #grow(row: number): void {
    const wider = (old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const fresh = new Float64Array(Math.max(row + 1, old.length * 2));
      fresh.set(old);
      return fresh;
    };
    [this.#lat, this.#lon, this.#reach] = [wider(this.#lat), wider(this.#lon), wider(this.#reach)];
  }

  /**
   * Calls `each` with every row of `rows` that lies within `miles` of the place, and its distance. With "reach" each row has its own limit:
   * how far it comes, but no further than `miles`. Latitude alone turns most away, and only what may be near enough is measured.
   */
  within(rows: Int32Array, place: Point, miles: number, limit: 'miles' | 'reach', each: (row: number, away: number) => void): void {
    const [cosine, lats, lons, reaches] = [Math.cos(place.lat * RADIANS), this.#lat, this.#lon, this.#reach];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const most = limit === 'miles' ? miles : Math.min(miles, reaches[row]!);
      const lat = lats[row]!;
      const north = (lat - place.lat) * RADIANS;
      if (!(Math.abs(north) * EARTH_MILES <= most * SLACK)) continue;
      const east = (lons[row]! - place.lon) * RADIANS;
      const chord = Math.sin(north / 2) ** 2 + cosine * Math.cos(lat * RADIANS) * Math.sin(east / 2) ** 2;
      if (chord > Math.sin(most / (2 * EARTH_MILES)) ** 2 * SLACK) continue;
      const away = milesBetween({ lat, lon: lons[row]! }, place);
      if (away <= most) each(row, away);
    }
  }
}
