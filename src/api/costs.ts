// /api/v1/costs: what each way of having IT done costs in a year, and which comes first. The query is that of the page.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ENGINE_VERSION } from '#engine/score.ts';
import { problemJson, problemOf } from '#http/problems.ts';
import { lineCrossings } from '#shortlists/cost-chart.ts';
import { costParam, readCosts } from '#shortlists/costs-query.ts';
import { costProblemInWords } from '#shortlists/cost-problem-words.ts';
import { deliveryModel, type DeliveryModel } from '#shortlists/delivery-model.ts';
import { problemInWords } from '#shortlists/need-words.ts';
import { readNeed } from '#shortlists/need.ts';
import { levelsFor, type CostModel } from '#standard/cost-schema.ts';
import { jsonText, type Serving } from './answer.ts';
import type { CostsDocument } from './costs-shapes.ts';
import { deliveryDocument } from './delivery-document.ts';
import { parametersOf } from './need-parameters.ts';
import type { Registers } from './register.ts';
import { answersWith, PROBLEMS } from './shapes.ts';

/** Page and document come from the same value of the engine. */
export function costsDocument(delivery: DeliveryModel, model: CostModel): CostsDocument {
  const { frame, entered } = delivery.decided;
  return {
    engine: ENGINE_VERSION,
    ...deliveryDocument(delivery, model),
    crossings: lineCrossings(delivery.decided, model),
    assumptions: model.assumptions.map((one) => {
      const { id, label, unit, least, most, note } = one;
      const sources = one.sources.map(({ kind, says, url }) => ({ kind, says, url: url ?? null }));
      return { id, label, unit, value: frame.values[id], changed: entered.has(id), ...levelsOf(one, frame.people), least, most, note: note ?? null, sources };
    }),
    sourcesRead: model.read,
  };
}

const levelsOf = (...[one, people]: Parameters<typeof levelsFor>): { low: number; middle: number; high: number } => {
  const { low, middle, high } = levelsFor(one, people);
  return { low, middle, high };
};

function answer({ app, followed }: Serving, query: URLSearchParams): Response {
  const loaded = app.standard.current;
  const { need, problems } = readNeed(query, loaded, (zip) => followed.places.find(zip) !== undefined);
  const read = readCosts(query, app.costs);
  const errors = [
    ...problems.map((one) => ({ name: one.param, reason: problemInWords(one, loaded.edition) })),
    ...read.problems.map((one) => ({ name: one.param, reason: costProblemInWords(one) })),
    ...(need.people === undefined && !problems.some((one) => one.param === 'people') ? [{ name: 'people', reason: 'Say how many people use a computer at work.' }] : []),
  ];
  if (errors.length > 0 || need.people === undefined) return problemJson(problemOf(400, 'Some of the answers could not be read. Each is named, with the reason.'), errors);
  return jsonText(JSON.stringify(costsDocument(deliveryModel(need.people, need, read, app.costs), app.costs)));
}

/** Registers the address of this resource. */
export function registerCosts(register: Registers, serving: Serving): void {
  const assumptions = serving.app.costs.assumptions.map(({ id, label, least, most }) => [costParam(id), z.number().min(least).max(most).optional().describe(label)]);
  const route = createRoute({
    method: 'get',
    operationId: 'getCosts',
    path: '/api/v1/costs',
    summary: 'One person of your own, a provider, both, or pay per visit: yearly costs and which comes first',
    request: { query: parametersOf(serving.app.standard.current.edition).extend({ 'c-own-people': z.number().min(1).max(200).optional().describe('IT people of your own, as you round them.'), ...Object.fromEntries(assumptions) }) },
    responses: { ...answersWith('The costs.', 'Costs'), 400: PROBLEMS[400], 406: PROBLEMS[406] },
  });
  register(route, (c) => answer(serving, new URL(c.req.url).searchParams));
}
