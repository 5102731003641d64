// Where a provider comes to its clients, as paths for a small drawing. Pure: facts in, numbers and path strings out; draws nothing.
// A reach is a circle, because a circle is what the provider stated; a state is served whole.
import { geoAlbersUsa, geoCircle, geoDistance, geoMercator, type GeoProjection } from 'd3-geo';
import type { Coverage } from './fact-schema.ts';
import { countryOutline, stateOutlines, thin, type Outline, type Point, type Ring } from './state-outlines.ts';

export interface Home {
  readonly lat: number;
  readonly lon: number;
  /** Postal code of the state. */
  readonly state: string;
}

/** A drawing in a box of `width` by `height`; all numbers are whole. */
export interface CoverageDrawing {
  readonly width: number;
  readonly height: number;
  /** States for orientation, and states that are served. */
  readonly land: string;
  readonly served: string;
  readonly reach: { readonly x: number; readonly y: number; readonly r: number } | undefined;
  readonly home: { readonly x: number; readonly y: number } | undefined;
}

const WIDE = 300;
const HIGH = 260;
const MARGIN = 6;
const BEYOND = 20;
/** Both paths together stay under this many bytes, whatever is drawn: points are dropped until they do. */
export const LARGEST = 1900;
const MILES_A_DEGREE = 69.0934;

interface Fitted {
  readonly place: (point: Point) => Point | undefined;
  readonly width: number;
  readonly height: number;
}

/** A ring in whole pixels as a relative path. */
function pathOf(ring: Ring): string {
  const steps = ring.slice(1).map(([x, y], at) => `${x - ring[at]![0]} ${y - ring[at]![1]}`);
  return `M${ring[0]!.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** Whole pixels; what lies outside the box is drawn in to just beyond its edge, so that it costs no bytes. */
const inside = (at: number, size: number): number => Math.round(Math.min(Math.max(at, -BEYOND), size + BEYOND));

function pixels(outlines: readonly Outline[], { place, width, height }: Fitted): Ring[] {
  return outlines.flatMap(({ rings }) => rings).map((ring) => ring.flatMap((point) => [place(point)].filter((at) => at !== undefined)).map(([x, y]): Point => [inside(x, width), inside(y, height)]));
}

/** Both paths, with points dropped until they are small enough. */
function smallPaths(land: readonly Ring[], served: readonly Ring[]): { land: string; served: string } {
  const draw = (rings: readonly Ring[], apart: number): string => rings.map((ring) => thin(ring, apart)).filter((ring) => ring.length > 0).map(pathOf).join('');
  for (let apart = 1.5; ; apart *= 1.3) {
    const paths = { land: draw(land, apart), served: draw(served, apart) };
    if (paths.land.length + paths.served.length <= LARGEST) return paths;
  }
}

/** Scales `projection` so that `frame` fills the box, and says how wide and high it then is. */
function fitted(projection: GeoProjection, frame: readonly Point[]): Fitted {
  projection.scale(1_000).translate([0, 0]).precision(0);
  const flat = frame.flatMap(([lon, lat]) => [projection([lon, lat])].filter((at) => at !== null));
  const [left, right, top, bottom] = [Math.min(...flat.map(([x]) => x)), Math.max(...flat.map(([x]) => x)), Math.min(...flat.map(([, y]) => y)), Math.max(...flat.map(([, y]) => y))];
  const scale = Math.min((WIDE - 2 * MARGIN) / (right - left), (HIGH - 2 * MARGIN) / (bottom - top));
  const place = ([lon, lat]: Point): Point | undefined => {
    const at = projection([lon, lat]);
    return at ? [(at[0] - left) * scale + MARGIN, (at[1] - top) * scale + MARGIN] : undefined;
  };
  return { place, width: Math.ceil((right - left) * scale + 2 * MARGIN), height: Math.ceil((bottom - top) * scale + 2 * MARGIN) };
}

const isTouched = ({ rings, west, east, south, north }: Outline, home: Home, degrees: number): boolean =>
  Math.max(south - home.lat, home.lat - north) <= degrees &&
  Math.max(west - home.lon, home.lon - east) <= 2 * degrees &&
  rings.some((ring) => ring.some(([lon, lat]) => geoDistance([lon, lat], [home.lon, home.lat]) <= (degrees * Math.PI) / 180));

const corners = ({ rings }: Outline): Point[] => rings.flat();

/**
 * The drawing of `coverage`, or undefined where it names no place that can be drawn. `home` places the dot and the circle of a reach in
 * miles; without it a reach cannot be drawn. Serves rule 14 of the standard's head.
 */
export function coverageDrawing(coverage: Coverage, home: Home | undefined): CoverageDrawing | undefined {
  const all = stateOutlines();
  const nationwide = coverage.nationwide === true;
  const served = nationwide ? [countryOutline()] : (coverage.states ?? []).flatMap((code) => all.get(code) ?? []);
  const degrees = home && coverage.radius && !nationwide ? coverage.radius / MILES_A_DEGREE : undefined;
  const circle = home && degrees ? geoCircle().center([home.lon, home.lat]).radius(degrees)().coordinates.flat().map(([lon, lat]): Point => [lon!, lat!]) : [];
  if (served.length + circle.length === 0) return undefined;
  const own = home && !nationwide ? all.get(home.state) : undefined;
  const near = home && degrees ? [...all.values()].filter((one) => isTouched(one, home, degrees)) : [];
  const land = [...new Set([...(own ? [own] : []), ...near])].filter((one) => !served.includes(one));
  const framed = own && !served.includes(own) ? [...served, own] : served;
  const [west, east] = [Math.min(...framed.map((one) => one.west)), Math.max(...framed.map((one) => one.east))];
  const projection = nationwide ? geoAlbersUsa() : geoMercator().rotate([-(west + east) / 2, 0]);
  const box = fitted(projection, [...framed.flatMap(corners), ...circle]);
  const at = home && box.place([home.lon, home.lat]);
  const dot = at ? { x: Math.round(at[0]), y: Math.round(at[1]) } : undefined;
  const edge = circle.flatMap((point) => box.place(point)?.[0] ?? []);
  const reach = dot && edge.length > 0 ? { ...dot, r: Math.round((Math.max(...edge) - Math.min(...edge)) / 2) } : undefined;
  return { width: box.width, height: box.height, ...smallPaths(pixels(land, box), pixels(served, box)), reach, home: dot };
}
