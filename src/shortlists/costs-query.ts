// The questions of the cost model ⇄ its query string: the need, and each assumption that the owner changed as c-<id>. Pure, and the same way back.
import type { AssumptionValues } from '#engine/costs.ts';
import { asksOf } from '#engine/delivery-asks.ts';
import type { Decided } from '#engine/delivery-flips.ts';
import type { Need } from '#engine/need.ts';
import { levelsFor, type Assumption, type AssumptionId, type CostModel } from '#standard/cost-schema.ts';
import type { Edition } from '#standard/schema.ts';
import { asCame } from './need-values.ts';
import { writeNeed } from './need.ts';

/** not-a-number: neither digits nor money · out-of-range: outside what the model takes · repeated: one value was wanted · unknown: no assumption of ours. */
export interface CostProblem {
  readonly param: string;
  readonly code: 'not-a-number' | 'out-of-range' | 'repeated' | 'unknown';
  /** As it came, cut to 60 characters, control characters made visible. */
  readonly value: string;
  readonly least: number;
  readonly most: number;
}

export interface ReadCosts {
  /** What the owner changed; an assumption at its shipped value is left out. */
  readonly entered: Readonly<Partial<Record<AssumptionId, number>>>;
  /** Own IT people as the owner rounds them. */
  readonly ownPeople?: number;
  readonly problems: readonly CostProblem[];
}

const OWN_PEOPLE = { param: 'c-own-people', least: 1, most: 200 } as const;
/** Of unknown names this many are told. */
const UNKNOWN_TOLD = 3;

/** The parameter of an assumption: c-price. */
export const costParam = (id: AssumptionId): string => `c-${id}`;

/** "$1,500", "1500", "1.5k", "20%" and "1 500" as numbers; undefined for anything else. */
function readAmount(text: string): number | undefined {
  const plain = text.trim().replace(/^\$\s*/, '').replace(/\s*%$/, '');
  const found = /^(\d+|\d{1,3}(?:[,\s]\d{3})+)?(\.\d+)?\s*(k)?$/i.exec(plain);
  if (!found || (found[1] === undefined && found[2] === undefined)) return undefined;
  return toMillionths(Number((found[1] ?? '0').replace(/[,\s]/g, '') + (found[2] ?? '')) * (found[3] ? 1_000 : 1));
}

/** A smaller number would be written with an exponent, which could not be read again. */
const toMillionths = (value: number): number => Math.round(value * 1_000_000) / 1_000_000;

const inForm = (middle: number): number => Number(middle.toFixed(3));

/** The figure of ours that stands in the form for a firm of `people`. */
export const shippedFigure = (assumption: Assumption, people: number): number => inForm(levelsFor(assumption, people).middle);

/** The form sends every figure. One of ours that comes back is ours, whatever size of firm it was shown for, and keeps its range. */
const isShipped = ({ sizes }: Assumption, value: number): boolean => sizes.some(({ middle }) => inForm(middle) === value);

function readOne(query: URLSearchParams, limits: { readonly param: string; readonly least: number; readonly most: number }): { readonly value?: number; readonly problems: CostProblem[] } {
  const typed = query.getAll(limits.param).filter((value) => value.trim() !== '');
  const wrong = (code: CostProblem['code'], value: string): { problems: CostProblem[] } => ({ problems: [{ ...limits, code, value: asCame(value) }] });
  if (typed.length > 1) return wrong('repeated', typed[1]!);
  const [text] = typed;
  if (text === undefined) return { problems: [] };
  const value = readAmount(text);
  if (value === undefined) return wrong('not-a-number', text);
  return value >= limits.least && value <= limits.most ? { value, problems: [] } : wrong('out-of-range', text);
}

const limitsOf = ({ id, least, most }: Assumption): { param: string; least: number; most: number } => ({ param: costParam(id), least, most });

/** Parameters that look like an assumption and are none: a misspelt one would else be passed over in silence, and the sum be another than meant. */
function unknownNames(query: URLSearchParams, model: CostModel): CostProblem[] {
  const known = new Set([OWN_PEOPLE.param, ...model.assumptions.map((one) => costParam(one.id))]);
  const unknown = [...new Set(query.keys())].filter((name) => name.startsWith('c-') && !known.has(name));
  return unknown.slice(0, UNKNOWN_TOLD).map((name) => ({ param: asCame(name), code: 'unknown', value: asCame(name), least: 0, most: 0 }));
}

/** What was typed for assumptions, right or wrong, to be carried by a form that does not ask for them. */
export const typedCosts = (query: URLSearchParams, model: CostModel): (readonly [string, string])[] =>
  [OWN_PEOPLE.param, ...model.assumptions.map((one) => costParam(one.id))].flatMap((param) => query.getAll(param).filter((value) => value.trim() !== '').map((value) => [param, value] as const));

/** Reads what the owner changed. What could not be read is a problem that names the parameter, and the shipped value stands in its place. */
export function readCosts(query: URLSearchParams, model: CostModel): ReadCosts {
  const own = readOne(query, OWN_PEOPLE);
  const read = model.assumptions.map((one) => ({ id: one.id, ...readOne(query, limitsOf(one)) }));
  const entered = Object.fromEntries(read.flatMap(({ id, value }, at) => (value === undefined || isShipped(model.assumptions[at]!, value) ? [] : [[id, value]])));
  return { entered, ...(own.value !== undefined && { ownPeople: own.value }), problems: [...own.problems, ...read.flatMap((one) => one.problems), ...unknownNames(query, model)] };
}

/** The query string of a need and of what was changed, without "?". */
export function writeCosts(need: Need, { entered, ownPeople }: Pick<ReadCosts, 'entered' | 'ownPeople'>, edition: Edition): string {
  const query = new URLSearchParams(writeNeed(need, edition));
  if (ownPeople !== undefined) query.set(OWN_PEOPLE.param, String(ownPeople));
  for (const [id, value] of Object.entries(entered)) query.set(costParam(id as AssumptionId), String(value));
  return query.toString();
}

/** The question for the engine: `people` with a computer, what the need asks for, and the shipped values where the owner changed none. */
export function toDecide(people: number, need: Need, { entered, ownPeople }: Pick<ReadCosts, 'entered' | 'ownPeople'>, model: CostModel): Decided {
  const asks = asksOf(need);
  const shipped = Object.fromEntries(model.assumptions.map((one) => [one.id, levelsFor(one, people).middle]));
  const values = { ...shipped, ...entered } as AssumptionValues;
  return { asks, entered: new Set(Object.keys(entered)), frame: { people, values, employed: asks.employed, ...(ownPeople !== undefined && { ownPeople }) } };
}
