// What one person of your own and a provider cost a firm of the usual size, for the home page. With the shipped assumptions, so worked out once.
import { NO_NEED } from '#engine/need.ts';
import type { WayCost } from '#engine/delivery.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import { costChart, type CostChart } from './cost-chart.ts';
import { deliveryModel } from './delivery-model.ts';

export interface WorkedCosts {
  readonly people: number;
  readonly chart: CostChart;
  readonly hire: WayCost;
  readonly provider: WayCost;
}

/** The head count that the site uses wherever it gives an example. */
const PEOPLE = 18;
const kept = new WeakMap<CostModel, WorkedCosts>();

/** The example, with its drawing. */
export function workedCosts(model: CostModel): WorkedCosts {
  const known = kept.get(model);
  if (known) return known;
  const { decided, delivery } = deliveryModel(PEOPLE, NO_NEED, { entered: {} }, model);
  const costOf = (way: WayCost['way']): WayCost => delivery.costs.find((one) => one.way === way)!;
  const worked = { people: PEOPLE, chart: costChart(decided, model), hire: costOf('hire'), provider: costOf('msp') };
  kept.set(model, worked);
  return worked;
}
