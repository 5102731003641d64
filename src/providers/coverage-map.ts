// Where a provider comes to its clients, as paths for a small drawing. Pure: facts in, numbers and path strings out; draws nothing.
// A reach is a circle, because a circle is what the provider stated; a state is served whole.
import { geoAlbersUsa } from 'd3-geo';
import type { Coverage } from './fact-schema.ts';
import { countryRings, onPlane, outlineOf, stateOutlines, thin, type Outline, type Point, type Ring } from './state-outlines.ts';

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
const MILES_A_RADIAN = 3_958.8;
const RADIANS = Math.PI / 180;

type Box = Omit<Outline, 'rings'>;

/** A ring in whole pixels as a relative path. */
function pathOf(ring: Ring): string {
  const steps = ring.slice(1).map(([x, y], at) => `${x - ring[at]![0]} ${y - ring[at]![1]}`);
  return `M${ring[0]!.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** Whole pixels; what lies outside the box is drawn in to just beyond its edge, so that it costs no bytes. */
const inside = (at: number, size: number): number => Math.round(Math.min(Math.max(at, -BEYOND), size + BEYOND));

/** Both paths, with points dropped until they are small enough. */
function smallPaths(land: readonly Ring[], served: readonly Ring[]): { land: string; served: string } {
  const thinned = (rings: readonly Ring[], apart: number): Ring[] => rings.map((ring) => thin(ring, apart)).filter((ring) => ring.length > 0);
  let rings = { land, served };
  for (let apart = 1.5; ; apart *= 1.3) {
    rings = { land: thinned(rings.land, apart), served: thinned(rings.served, apart) };
    const paths = { land: rings.land.map(pathOf).join(''), served: rings.served.map(pathOf).join('') };
    if (paths.land.length + paths.served.length <= LARGEST) return paths;
  }
}

/** The plane scaled so that `frame` fills the drawing: its size, and what becomes of a point and of rings. */
function fitted(frame: Box) {
  const scale = Math.min((WIDE - 2 * MARGIN) / (frame.right - frame.left), (HIGH - 2 * MARGIN) / (frame.bottom - frame.top));
  const width = Math.ceil((frame.right - frame.left) * scale + 2 * MARGIN);
  const height = Math.ceil((frame.bottom - frame.top) * scale + 2 * MARGIN);
  const place = ([x, y]: Point): Point => [inside((x - frame.left) * scale + MARGIN, width), inside((y - frame.top) * scale + MARGIN, height)];
  return { width, height, scale, place, rings: (outlines: readonly Outline[]) => outlines.flatMap((one) => one.rings).map((ring) => ring.map(place)) };
}

const around = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map((box) => box.left)),
  right: Math.max(...boxes.map((box) => box.right)),
  top: Math.min(...boxes.map((box) => box.top)),
  bottom: Math.max(...boxes.map((box) => box.bottom)),
});

/** A reach on the plane. Half its width in longitude is that of a circle on the globe. */
interface Circle {
  readonly middle: Point;
  readonly r: number;
  readonly box: Box;
}

function circleAround({ lat, lon }: Home, miles: number): Circle {
  const middle = onPlane([lon, lat]);
  const r = Math.asin(Math.min(1, Math.sin(miles / MILES_A_RADIAN) / Math.cos(lat * RADIANS)));
  return { middle, r, box: { left: middle[0] - r, right: middle[0] + r, top: middle[1] - r, bottom: middle[1] + r } };
}

/** Whether the circle, as it is drawn, reaches a point of the outline. */
const isTouched = ({ rings, left, right, top, bottom }: Outline, { middle: [x, y], r, box }: Circle): boolean =>
  left <= box.right && right >= box.left && top <= box.bottom && bottom >= box.top && rings.some((ring) => ring.some((point) => (point[0] - x) ** 2 + (point[1] - y) ** 2 <= r ** 2));

const albers = geoAlbersUsa().scale(1).translate([0, 0]).precision(0);
const onAlbers = (point: Point): Point | undefined => albers([point[0], point[1]]) ?? undefined;
let country: { readonly box: ReturnType<typeof fitted>; readonly paths: ReturnType<typeof smallPaths> } | undefined;

/** The whole country, with Alaska and Hawaii beside it: drawn once, and only the home put in. */
function nation(home: Home | undefined): CoverageDrawing {
  if (!country) {
    const whole = outlineOf(countryRings().map((ring) => ring.flatMap((point) => [onAlbers(point)].filter((at) => at !== undefined))));
    const box = fitted(whole);
    country = { box, paths: smallPaths([], box.rings([whole])) };
  }
  const at = home && onAlbers([home.lon, home.lat]);
  return { width: country.box.width, height: country.box.height, ...country.paths, reach: undefined, home: at && dotAt(country.box.place(at)) };
}

const dotAt = ([x, y]: Point): { x: number; y: number } => ({ x, y });

/**
 * The drawing of `coverage`, or undefined where it names no place that can be drawn. `home` places the dot and the circle of a reach in
 * miles; without it a reach cannot be drawn. Serves rule 14 of the standard's head.
 */
export function coverageDrawing(coverage: Coverage, home: Home | undefined): CoverageDrawing | undefined {
  if (coverage.nationwide === true) return nation(home);
  const all = stateOutlines();
  const served = (coverage.states ?? []).flatMap((code) => all.get(code) ?? []);
  const circle = home && coverage.radius ? circleAround(home, coverage.radius) : undefined;
  if (served.length === 0 && !circle) return undefined;
  const own = home && all.get(home.state);
  const near = circle ? [...all.values()].filter((one) => isTouched(one, circle)) : [];
  const land = [...new Set([...(own ? [own] : []), ...near])].filter((one) => !served.includes(one));
  const box = fitted(around([...served, ...(own ? [own] : []), ...(circle ? [circle.box] : [])]));
  const dot = home && dotAt(box.place(onPlane([home.lon, home.lat])));
  const reach = dot && circle && { ...dot, r: Math.round(circle.r * box.scale) };
  return { width: box.width, height: box.height, ...smallPaths(box.rings(land), box.rings(served)), reach, home: dot };
}
