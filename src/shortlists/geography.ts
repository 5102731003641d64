// Distances and the grid by which providers near a place are found. Pure.

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

export const EARTH_MILES = 3_958.8;
const RADIANS = Math.PI / 180;
const MILES_A_DEGREE = EARTH_MILES * RADIANS;

/** Great-circle distance in miles (haversine), over a round Earth: within half a percent, far below the blur of a ZIP's middle. */
export function milesBetween(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}

const name = (lat: number, lon: number): string => `${lat}:${lon}`;

/** The one-degree cell of a point. */
export const cellOf = (point: Point): string => name(Math.floor(point.lat), Math.floor(point.lon));

/** Every cell that a circle of `miles` around the point can touch. */
export function cellsWithin(point: Point, miles: number): string[] {
  const dLat = miles / MILES_A_DEGREE;
  const widest = Math.min(89, Math.abs(point.lat) + dLat);
  const dLon = Math.min(180, dLat / Math.cos(widest * RADIANS));
  const cells: string[] = [];
  for (let lat = Math.floor(point.lat - dLat); lat <= Math.floor(point.lat + dLat); lat += 1)
    for (let lon = Math.floor(point.lon - dLon); lon <= Math.floor(point.lon + dLon); lon += 1) cells.push(name(lat, lon < -180 ? lon + 360 : lon >= 180 ? lon - 360 : lon));
  return cells;
}
