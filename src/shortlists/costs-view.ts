// One look at the costs page: what the address asks, what the engine says, and what is wrong with it. Pure.
import { costLines, COST_LINES, type CostLine, type Way } from '#engine/costs.ts';
import type { Crossing } from '#engine/cost-crossings.ts';
import type { Change, Decided, Flip } from '#engine/delivery-flips.ts';
import type { Delivery } from '#engine/delivery.ts';
import type { Need } from '#engine/need.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { costChart, lineCrossings, type CostChart } from './cost-chart.ts';
import { costParam, readCosts, typedCosts, writeCosts, type ReadCosts } from './costs-query.ts';
import { labelledCostProblem } from './cost-problem-words.ts';
import { deliveryModel, type DeliveryModel } from './delivery-model.ts';
import { problemInWords, problemOnAnotherPage } from './need-words.ts';
import { readNeed, type NeedProblem } from './need.ts';
import { carriedFrom, questionAddress, type FieldProblem } from './questionnaire.ts';

export interface CostsAnswer extends DeliveryModel {
  /** Each change with the address where it is made; undefined where the questionnaire alone can make it. */
  readonly flips: readonly (Flip & { readonly href: string | undefined })[];
  readonly chart: CostChart;
  /** Where the lines of the chart cross. */
  readonly crossings: readonly Crossing[];
  /** Lines that cost something in any way, with the amount in each. */
  readonly lines: readonly { readonly line: CostLine; readonly amounts: readonly { readonly way: Way; readonly amount: number | undefined }[] }[];
}

export interface CostsView {
  readonly need: Need;
  readonly read: ReadCosts;
  readonly problems: readonly FieldProblem[];
  /** Undefined where the head count is missing or wrong. */
  readonly answer: CostsAnswer | undefined;
  /** All answers but the head count as they came, to be carried by the form. */
  readonly carried: readonly (readonly [string, string])[];
  /** What was typed for assumptions, to be carried where their form is not shown. */
  readonly changed: readonly (readonly [string, string])[];
  /** As it came, so that nothing typed is lost. */
  readonly typed: (param: string) => string | undefined;
}

/** The form of assumptions on the page, where a name that is none of them is mended. */
export const FORM = 'assumptions';

/** The address after a change that an address can hold; a changed wish or rule belongs to the questionnaire. */
function hrefAfter(change: Change, need: Need, read: ReadCosts, { edition }: LoadedEdition): string | undefined {
  if (change.kind === 'people') return `/costs?${writeCosts({ ...need, people: change.to }, read, edition)}`;
  if (change.kind === 'assumption') return `/costs?${writeCosts(need, { ...read, entered: { ...read.entered, [change.id]: change.to } }, edition)}`;
  return undefined;
}

function linesOf({ frame }: Decided, { costs }: Delivery): CostsAnswer['lines'] {
  const all = costs.map(({ way }) => ({ way, lines: costLines(way, frame) }));
  return COST_LINES.flatMap((line) => {
    const amounts = all.map(({ way, lines }) => ({ way, amount: lines[line] }));
    return amounts.some(({ amount }) => amount) ? [{ line, amounts }] : [];
  });
}

/** The head count is mended here; another answer at its question, a weight on the page of weights, each with everything kept. */
function needProblem(problem: NeedProblem, query: URLSearchParams, loaded: LoadedEdition): FieldProblem {
  if (problem.param === 'people') return { field: 'people', says: problemInWords(problem, loaded.edition) };
  const pairs = carriedFrom(query, loaded);
  const href = problem.question === undefined ? `/shortlist/weights?${new URLSearchParams(pairs as [string, string][])}` : questionAddress(problem.question, pairs, 'check');
  return { field: problem.param, href, says: problemOnAnotherPage(problem, loaded.edition) };
}

/** Reads an address and answers it. Where a value of an assumption is wrong, the shipped one stands in and the problem is told. */
export function costsView(query: URLSearchParams, loaded: LoadedEdition, model: CostModel, knowsZip: (zip: string) => boolean): CostsView {
  const { need, problems } = readNeed(query, loaded, knowsZip);
  const read = readCosts(query, model);
  const hasForm = need.people !== undefined;
  const wrong = [
    ...problems.map((one) => needProblem(one, query, loaded)),
    ...read.problems.map((one) => ({ field: hasForm ? (one.code === 'unknown' ? FORM : one.param) : 'people', says: labelledCostProblem(one, model) })),
  ];
  // A figure of ours that the form sent back is shown as ours, for the head count that it now has.
  const ours = new Set(model.assumptions.filter(({ id }) => read.entered[id] === undefined && !read.problems.some(({ param }) => param === costParam(id))).map(({ id }) => costParam(id)));
  const shared = { need, read, problems: wrong, carried: carriedFrom(query, loaded).filter(([name]) => name !== 'people'), changed: typedCosts(query, model), typed: (param: string) => (ours.has(param) ? undefined : (query.get(param) ?? undefined)) };
  if (need.people === undefined) return { ...shared, answer: undefined };
  const { decided, delivery, flips } = deliveryModel(need.people, need, read, model);
  const linked = flips.map((one) => ({ ...one, href: hrefAfter(one.change, need, read, loaded) }));
  return { ...shared, answer: { decided, delivery, flips: linked, chart: costChart(decided, model), crossings: lineCrossings(decided, model), lines: linesOf(decided, delivery) } };
}

