// The drawing of yearly cost by head count: bands of what it may cost, and where the owner stands. Numbers in, places on a canvas out. Pure.
import { crossingsOf, type Crossing } from '#engine/cost-crossings.ts';
import type { Way } from '#engine/costs.ts';
import { changed, type Decided } from '#engine/delivery-flips.ts';
import { decideDelivery } from '#engine/delivery.ts';
import { dollars } from '#kernel/words.ts';
import type { CostModel } from '#standard/cost-schema.ts';

/** The canvas, in units of its own: labels of amounts stand left of `left`, head counts under `bottom`. */
export const CANVAS = { width: 360, height: 236, left: 48, right: 352, top: 24, bottom: 202 } as const;

/** The bands that are drawn: one's own person as it is cheaper, a provider, both. */
const DRAWN = ['hire', 'msp', 'shared'] as const satisfies readonly Way[];
type Drawn = (typeof DRAWN)[number];

export interface CostRow {
  readonly people: number;
  readonly costs: Readonly<Record<Drawn, { readonly low: number; readonly middle: number; readonly high: number }>>;
}

export interface CostChart {
  readonly rows: readonly CostRow[];
  readonly bands: readonly { readonly way: Drawn; readonly path: string; readonly label: { readonly x: number; readonly y: number } }[];
  readonly amounts: readonly { readonly y: number; readonly says: string }[];
  readonly heads: readonly { readonly x: number; readonly says: string }[];
  /** Where the owner's head count stands. */
  readonly you: number;
}

const POINTS = 10;
/** Where each band is named: at which row, beside which edge. Apart from each other at any head count, because the bands keep their order. */
const LABELS = { hire: { row: 4, edge: 'high', beside: -6 }, shared: { row: 7, edge: 'high', beside: -2 }, msp: { row: 8, edge: 'low', beside: 14 } } as const;
const STEPS = [1, 2, 2.5, 5, 10];

/** A round step of which four or five make up `most`. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  return STEPS.map((step) => step * power).find((step) => step * 5 >= most)!;
}

/** The most people that the drawing shows: well past the owner's head count. */
const mostFor = (people: number): number => Math.max(80, Math.ceil((1.6 * people) / 20) * 20);

/** Where the lines of the drawing cross, within the head counts that it shows. */
export const lineCrossings = (decided: Decided, model: CostModel): Crossing[] => crossingsOf(decided, DRAWN, mostFor(decided.frame.people), model);

/** Head counts from one to the most that is shown, at round numbers. */
function headsFor(people: number): number[] {
  const most = mostFor(people);
  return [1, ...Array.from({ length: POINTS }, (_one, at) => Math.round((most * (at + 1)) / POINTS))];
}

/** The chart for the owner's question. Each band goes from what it costs at low pay and prices to what it costs at high ones. */
export function costChart(decided: Decided, model: CostModel): CostChart {
  const rows = headsFor(decided.frame.people).map((people): CostRow => {
    const { frame, asks, entered } = changed(decided, { kind: 'people', to: people }, model);
    const { costs } = decideDelivery(frame, asks, model, entered);
    return { people, costs: Object.fromEntries(DRAWN.map((way) => [way, costs.find((one) => one.way === way)!])) as unknown as CostRow['costs'] };
  });
  const last = rows.at(-1)!;
  const step = roundStep(Math.max(...rows.flatMap((row) => DRAWN.map((way) => row.costs[way].high))));
  const top = step * Math.ceil(Math.max(...rows.flatMap((row) => DRAWN.map((way) => row.costs[way].high))) / step);
  const { left, right, top: upper, bottom } = CANVAS;
  const x = (people: number): number => Math.round(10 * (left + ((right - left) * people) / last.people)) / 10;
  const y = (cost: number): number => Math.round(10 * (bottom - ((bottom - upper) * cost) / top)) / 10;
  const bands = DRAWN.map((way) => {
    const there = rows.map((row) => `${x(row.people)} ${y(row.costs[way].low)}`);
    const back = rows.toReversed().map((row) => `${x(row.people)} ${y(row.costs[way].high)}`);
    const { row, edge, beside } = LABELS[way];
    const at = rows[row]!;
    return { way, path: `M${[...there, ...back].join('L')}Z`, label: { x: x(at.people), y: y(at.costs[way][edge]) + beside } };
  });
  return {
    ...{ rows, bands, you: x(decided.frame.people) },
    amounts: Array.from({ length: top / step + 1 }, (_one, at) => ({ y: y(at * step), says: at === 0 ? '0' : `${dollars((at * step) / 1_000)}k` })),
    heads: [0.25, 0.5, 0.75, 1].map((share) => Math.round(last.people * share)).map((people) => ({ x: x(people), says: String(people) })),
  };
}
