// Outlines of the states for small maps, from the Census Bureau by way of us-atlas. Read once, and thinned to what a small map can show.
import { feature } from 'topojson-client';
import atlas from 'us-atlas/states-10m.json' with { type: 'json' };
import { stateCode } from './us-states.ts';

/** Degrees of longitude (west of Greenwich throughout, so that the Aleutians lie on one edge) and latitude. */
export type Point = readonly [number, number];
export type Ring = readonly Point[];

/** A state's rings, and the box around them. */
export interface Outline {
  readonly rings: readonly Ring[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Finest step kept, as a part of the state's larger side. */
const STEPS = 300;

/** `ring` without points nearer than `apart` to the one kept before; empty where fewer than four are left. */
export function thin(ring: Ring, apart: number): Ring {
  const kept: Point[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= apart) kept.push(point);
  }
  return kept.length > 3 ? kept : [];
}

type Shape = { readonly type: 'Polygon'; readonly coordinates: number[][][] } | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };

/** The shapes of one object of the atlas, with the names that they have there. */
function shapesOf(object: 'states' | 'nation'): { readonly geometry: Shape; readonly properties: { readonly name: string } }[] {
  const topology = atlas as unknown as Parameters<typeof feature>[0];
  return (feature(topology, topology.objects[object]!) as unknown as { features: ReturnType<typeof shapesOf> }).features;
}

function outlineOf(geometry: Shape): Outline {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().map((ring) => ring.map(([longitude, latitude]): Point => [longitude! > 0 ? longitude! - 360 : longitude!, latitude!]));
  const longitudes = rings.flat().map(([longitude]) => longitude).sort((a, b) => a - b);
  const latitudes = rings.flat().map(([, latitude]) => latitude).sort((a, b) => a - b);
  const box = { west: longitudes[0]!, east: longitudes.at(-1)!, south: latitudes[0]!, north: latitudes.at(-1)! };
  const apart = Math.max(box.east - box.west, box.north - box.south) / STEPS;
  return { ...box, rings: rings.map((ring) => thin(ring, apart)).filter((ring) => ring.length > 0) };
}

let outlines: ReadonlyMap<string, Outline> | undefined;
let country: Outline | undefined;

/** Every state and territory of the atlas by its postal code. */
export function stateOutlines(): ReadonlyMap<string, Outline> {
  outlines ??= new Map(
    shapesOf('states').flatMap(({ geometry, properties }) => {
      const code = stateCode(properties.name.replace('Commonwealth of the ', '').replace('United States Virgin', 'US Virgin'));
      return code ? [[code, outlineOf(geometry)]] : [];
    }),
  );
  return outlines;
}

/** The outline of the whole country. */
export function countryOutline(): Outline {
  country ??= outlineOf(shapesOf('nation')[0]!.geometry);
  return country;
}
