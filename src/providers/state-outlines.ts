// Outlines of the states for small maps, from the Census Bureau by way of us-atlas. Read once, and thinned to what a small map can show.
import { feature } from 'topojson-client';
import atlas from 'us-atlas/states-10m.json' with { type: 'json' };
import { stateCode } from './us-states.ts';

/** Two numbers: degrees of longitude (west of Greenwich throughout, so that the Aleutians lie on one edge) and latitude, or right and down on a plane. */
export type Point = readonly [number, number];
export type Ring = readonly Point[];

/** Rings, and the box around them. */
export interface Outline {
  readonly rings: readonly Ring[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
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

function ringsOf(geometry: Shape): Ring[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => ring.map(([longitude, latitude]): Point => [longitude! > 0 ? longitude! - 360 : longitude!, latitude!]));
}

/** The rings with their box, thinned. */
export function outlineOf(rings: readonly Ring[]): Outline {
  const across = rings.flat().map(([x]) => x).sort((a, b) => a - b);
  const down = rings.flat().map(([, y]) => y).sort((a, b) => a - b);
  const box = { left: across[0]!, right: across.at(-1)!, top: down[0]!, bottom: down.at(-1)! };
  const apart = Math.max(box.right - box.left, box.bottom - box.top) / STEPS;
  return { ...box, rings: rings.map((ring) => thin(ring, apart)).filter((ring) => ring.length > 0) };
}

const RADIANS = Math.PI / 180;

/** A place on Mercator's plane: in radians to the right and down, so that a small circle stays a circle. */
export const onPlane = ([longitude, latitude]: Point): Point => [longitude * RADIANS, -Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2))];

let outlines: ReadonlyMap<string, Outline> | undefined;

/** Every state and territory of the atlas by its postal code, on Mercator's plane. Projected once: a page draws thousands of points. */
export function stateOutlines(): ReadonlyMap<string, Outline> {
  outlines ??= new Map(
    shapesOf('states').flatMap(({ geometry, properties }) => {
      const code = stateCode(properties.name.replace('Commonwealth of the ', '').replace('United States Virgin', 'US Virgin'));
      return code ? [[code, outlineOf(ringsOf(geometry).map((ring) => ring.map(onPlane)))]] : [];
    }),
  );
  return outlines;
}

/** The rings of the whole country, in degrees. */
export const countryRings = (): Ring[] => ringsOf(shapesOf('nation')[0]!.geometry);
