// How large a change is: the percent of the owner's yardstick that it moves. One measure for weights, answers and proof, so that they can be compared.
import type { Edition } from '#standard/schema.ts';
import type { Demands } from './demands.ts';

/** What each line of the sum weighs in the fit, areas then items; together 1. */
function sharesOf(edition: Edition, { multipliers, wishes }: Demands): Map<string, number> {
  const needs = wishes.length === 0 ? 1 : edition.fit.needsShare;
  const areas = edition.areas.map(({ code, weight }) => [code, weight * (multipliers[code] ?? 1)] as const);
  const allAreas = areas.reduce((sum, [, weight]) => sum + weight, 0);
  const allItems = wishes.reduce((sum, wish) => sum + wish.weight, 0);
  return new Map([...areas.map(([code, weight]) => [code, (needs * weight) / allAreas] as const), ...wishes.map(({ item, weight }) => [item, (edition.fit.matchShare * weight) / allItems] as const)]);
}

/** Percent of the weight that stands elsewhere after the change: half of all differences. */
export function shifted(edition: Edition, before: Demands, after: Demands): number {
  const [from, to] = [sharesOf(edition, before), sharesOf(edition, after)];
  const lines = new Set([...from.keys(), ...to.keys()]);
  return 50 * [...lines].reduce((sum, line) => sum + Math.abs((from.get(line) ?? 0) - (to.get(line) ?? 0)), 0);
}

/** One answer is never less than its share of the questions, however little weight it moves: it may decide who is left out. */
export const answerSize = (edition: Edition, before: Demands, after: Demands): number => Math.max(100 / edition.questionnaire.questions.length, shifted(edition, before, after));

/** Percent of one provider's fit that hangs on one of its checks, for this owner: what does not apply weighs nothing (rule 21). */
export function checkShare(edition: Edition, demands: Demands, check: string, applies: (id: string) => boolean): number {
  const doubled = new Set(demands.doubled);
  const weights = new Map(edition.checks.map(({ id, weight }) => [id, applies(id) ? weight * (doubled.has(id) ? 2 : 1) : 0]));
  const areas = edition.areas.map((area) => ({ area, sum: area.checks.reduce((sum, id) => sum + weights.get(id)!, 0), weight: area.weight * (demands.multipliers[area.code] ?? 1) }));
  const own = areas.find(({ area }) => area.checks.includes(check));
  if (!own || own.sum === 0) return 0;
  const left = areas.reduce((sum, one) => sum + (one.sum > 0 ? one.weight : 0), 0);
  const needs = demands.wishes.length === 0 ? 1 : edition.fit.needsShare;
  return (100 * needs * own.weight * weights.get(check)!) / left / own.sum;
}
