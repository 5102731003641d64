// What an owner wishes of a provider's profile, item by item (4.2, step 3). Knows no provider and no day.
import type { Edition } from '#standard/schema.ts';
import { HOURS, type Hours } from './facts.ts';
import { chosen, type Need } from './need.ts';

/** One item of the match with its weight v. Shares are 0 to 1; money is dollars per person a month. */
export type Wish =
  | { readonly item: 'size'; readonly weight: number; readonly band: string; readonly fullShare: number }
  | { readonly item: 'apps'; readonly weight: number; readonly programs: readonly string[]; readonly clients: number; readonly claimed: number; readonly bestEffort: number }
  | { readonly item: 'visits'; readonly weight: number; readonly monthly: boolean; readonly extra: number }
  | { readonly item: 'budget'; readonly weight: number; readonly people?: number; readonly upTo?: number; readonly slope: number }
  | { readonly item: 'trade'; readonly weight: number; readonly trade: string; readonly clients: number; readonly most: number }
  | { readonly item: 'hours'; readonly weight: number; readonly hours: Hours; readonly callBack: number }
  | { readonly item: 'capacity'; readonly weight: number; readonly inTime: number; readonly late: number; readonly lateMonths: number };

type Items = Edition['fit']['items'];

/** The answer to `param`, unless it is one that wishes nothing ("hardly ever", "just looking", "something else"). */
function wished(edition: Edition, need: Need, param: string): string | undefined {
  const answer = chosen(need, param);
  const field = edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === param);
  const option = field && 'options' in field ? field.options.find((one) => one.value === answer) : undefined;
  return option && !option.noWish ? option.value : undefined;
}

function sizeWish(edition: Edition, { people }: Need, { size }: Items): Wish[] {
  const band = people === undefined ? undefined : edition.questionnaire.sizeBands.find(({ from, to }) => people >= from && people <= (to ?? Infinity));
  return band ? [{ item: 'size', band: band.id, ...size }] : [];
}

function appsWish(need: Need, { apps }: Items): Wish[] {
  const programs = [...new Set(need.apps.map((app) => app.program))];
  return programs.length ? [{ item: 'apps', programs, ...apps }] : [];
}

function budgetWish(edition: Edition, need: Need, { budget }: Items): Wish[] {
  const range = edition.questionnaire.budgets[wished(edition, need, 'budget') ?? ''];
  if (!range) return [];
  return [{ item: 'budget', ...budget, ...(need.people !== undefined && { people: need.people }), ...(range.to !== undefined && { upTo: range.to }) }];
}

function tradeWish(edition: Edition, need: Need, { trade }: Items): Wish[] {
  const answer = wished(edition, need, 'trade');
  const most = chosen(need, 'rivals') === 'must-not' ? trade.rivalsMost : 1;
  return answer === undefined ? [] : [{ item: 'trade', weight: trade.weight, trade: answer, clients: trade.clients, most }];
}

function hoursWish(edition: Edition, need: Need, { hours }: Items): Wish[] {
  const answer = HOURS.find((one) => one === wished(edition, need, 'hours'));
  return answer ? [{ item: 'hours', hours: answer, ...hours }] : [];
}

function capacityWish(edition: Edition, need: Need, { capacity }: Items): Wish[] {
  const { inTime, ...rest } = capacity;
  const days = inTime[wished(edition, need, 'start') ?? ''];
  return days === undefined ? [] : [{ item: 'capacity', ...rest, inTime: days }];
}

/** The items that the owner's answers wish for, in the order of MATCH_ITEMS. An item not answered, or answered with "not sure", is not counted. */
export function wishesOf(edition: Edition, need: Need): Wish[] {
  const { items } = edition.fit;
  const visits = wished(edition, need, 'visits');
  return [
    ...sizeWish(edition, need, items),
    ...appsWish(need, items),
    ...(visits === undefined ? [] : [{ item: 'visits' as const, monthly: visits === 'monthly', ...items.visits }]),
    ...budgetWish(edition, need, items),
    ...tradeWish(edition, need, items),
    ...hoursWish(edition, need, items),
    ...capacityWish(edition, need, items),
  ];
}
