// Reasons → sentences for an owner. Pure; the phrases about checks are the guidance's own.
import type { RankRow } from '#engine/columns.ts';
import type { Need } from '#engine/need.ts';
import { counted, dollars, oneDecimal } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { MatchItem, ProofKind } from '#standard/schema.ts';
import { doubtWords } from './doubt-words.ts';
import type { Reason } from './reasons.ts';

/** A reason as it is printed: `sign` chooses the icon, `proof` the mark beside it. */
export interface ReasonWords {
  readonly sign: 'plus' | 'watch' | 'ask';
  readonly says: string;
  readonly proof: ProofKind | undefined;
  readonly check: string | undefined;
}

interface Context {
  readonly loaded: LoadedEdition;
  readonly need: Need;
  readonly row: RankRow;
  readonly price: { readonly low: number; readonly high: number } | undefined;
}

const HOURS_WORDS = { office: 'in office hours', extended: 'in evenings or on Saturdays', always: 'day and night' } as const;

function sizeWords({ loaded, need, row }: Context, good: boolean): string {
  const band = loaded.edition.questionnaire.sizeBands.find(({ from, to }) => need.people !== undefined && need.people >= from && need.people <= (to ?? Infinity));
  const share = band && row.profile.sizeShares?.value?.[band.id];
  if (!band || share === undefined) return good ? 'Serves many clients your size' : 'Serves few clients your size';
  const size = band.to === undefined ? `${band.from} people or more` : `${band.from} to ${band.to} people`;
  return share === 0 ? `No clients of ${size}` : `${Math.round(share * 100)}% of its clients have ${size}`;
}

function appWords({ need, row }: Context): string {
  const programs = row.profile.apps?.value?.programs ?? {};
  // An owner may type any word, also one that every object inherits.
  const known = need.apps.filter((app) => Object.hasOwn(programs, app.program) && !programs[app.program]!.bestEffort);
  if (known.length === 0) return need.apps.length === 1 ? `Does not list ${need.apps[0]!.typed} among the programs it supports` : 'Does not list your programs among those it supports';
  return known.map((app) => `${counted(programs[app.program]!.clients, 'client')} on ${app.typed}`).join(', ').replace(/^./, (first) => first.toUpperCase());
}

function visitWords({ row }: Context): string {
  const visits = row.profile.visits?.value;
  if (!visits || visits.scheduled === 'never') return 'Never comes by';
  const often = { monthly: 'Comes by every month', quarterly: 'Comes by every three months', 'on-request': 'Comes by when asked' }[visits.scheduled];
  return `${often}, ${visits.included ? 'in the price' : 'at extra cost'}`;
}

function budgetWords({ loaded, need, price }: Context, good: boolean): string {
  const limit = loaded.edition.questionnaire.budgets[need.choices['budget']?.[0] ?? '']?.to ?? Infinity;
  const range = price ? `${good && price.high > limit ? 'The middle of ' : ''}${dollars(price.low)} to ${dollars(price.high)} per person a month` : 'Its price';
  return good ? `${range} is within what you would spend` : `${range} is more than you would spend`;
}

function tradeWords({ loaded, need, row }: Context): string {
  const trade = need.choices['trade']?.[0] ?? '';
  const clients = row.profile.trades?.value?.[trade] ?? 0;
  const field = loaded.edition.questionnaire.questions.flatMap((question) => question.fields).find((one) => one.param === 'trade');
  const label = field && 'options' in field ? field.options.find((option) => option.value === trade)?.label : undefined;
  const name = label ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : 'your trade';
  return clients === 0 ? `No clients in your trade (${name})` : `${counted(clients, 'client')} in your trade (${name})`.replace(/^./, (first) => first.toUpperCase());
}

function hoursWords({ need, row }: Context, good: boolean): string {
  const wanted = HOURS_WORDS[(need.choices['hours']?.[0] ?? 'office') as keyof typeof HOURS_WORDS];
  if (good) return `A technician answers ${wanted}`;
  return row.profile.hours?.value?.otherwise === 'call-back' ? `No technician answers ${wanted}; somebody calls back` : `Nobody answers ${wanted}`;
}

const UNKNOWN: Readonly<Record<MatchItem, string>> = {
  size: 'Has not told us what size its clients are',
  apps: 'Has not told us whether it knows your programs',
  visits: 'Has not told us how often it comes by',
  budget: 'Has not told us a price for your size',
  trade: 'Has not told us which trades it serves',
  hours: 'Has not told us when a technician answers',
  capacity: 'Has not told us when it could start',
};

function itemWords(item: MatchItem, context: Context, good: boolean): string {
  switch (item) {
    case 'size':
      return sizeWords(context, good);
    case 'apps':
      return appWords(context);
    case 'visits':
      return visitWords(context);
    case 'budget':
      return budgetWords(context, good);
    case 'trade':
      return tradeWords(context);
    case 'hours':
      return hoursWords(context, good);
    case 'capacity':
      return good ? 'Can start in time for you' : 'Cannot start as soon as you want';
  }
}

function areaWords(reason: Extract<Reason, { kind: 'area' }>, { loaded }: Context, good: boolean): string {
  const area = loaded.edition.areas.find((one) => one.code === reason.area)!;
  const words = reason.check === undefined ? undefined : loaded.guidance[reason.check];
  if (!words) return `${area.name}: ${oneDecimal(reason.reads)} of 100, ${reason.difference === undefined ? (good ? 'its strongest area for you' : 'its weakest area for you') : good ? 'ahead of the others here' : 'behind the others here'}`;
  return good ? words.strong : reason.open ? `Not answered: ${words.open}` : words.weak;
}

/** One reason as a sentence without a full stop. `good` says on which side it stands. */
export function reasonInWords(reason: Reason, context: Context, good: boolean): ReasonWords {
  if (reason.kind === 'cap') {
    return { sign: 'watch', says: capWords(reason, context.loaded), proof: undefined, check: reason.checks[0] };
  }
  if (reason.kind === 'area') return { sign: good ? 'plus' : reason.open ? 'ask' : 'watch', says: areaWords(reason, context, good), proof: good || !reason.open ? reason.proof : undefined, check: reason.check };
  const doubt = doubtWords(reason.item, reason.worth, context.loaded.edition, context.row);
  if (reason.worth === undefined) return { sign: 'ask', says: doubt ?? UNKNOWN[reason.item], proof: undefined, check: undefined };
  if (doubt !== undefined) return { sign: 'watch', says: doubt, proof: undefined, check: undefined };
  return { sign: good ? 'plus' : 'watch', says: itemWords(reason.item, context, reason.worth === 1 || (good && !['budget', 'hours', 'capacity'].includes(reason.item))), proof: undefined, check: undefined };
}

/** What a cap does and what it rests on. */
function capWords({ reason, limit, checks }: Extract<Reason, { kind: 'cap' }>, { edition }: LoadedEdition): string {
  const titles = checks.map((id) => `“${edition.checks.find((check) => check.id === id)?.title ?? id}”`).join(', ');
  const at = `Cannot count above ${oneDecimal(limit)}`;
  if (reason === 'declared-essential') return `${at}: ${checks.length === 1 ? 'an essential rests' : `${counted(checks.length, 'essential')} rest`} on its word alone, ${titles}`;
  return `${at}: it does not meet ${checks.length === 1 ? 'an essential' : counted(checks.length, 'essential')}, ${titles}`;
}

/** The name of a line of the sum: an area, or an item of the match. */
export const ITEM_NAMES: Readonly<Record<MatchItem, string>> = {
  size: 'Clients your size',
  apps: 'Your programs',
  visits: 'Visits',
  budget: 'Your budget',
  trade: 'Your trade',
  hours: 'Your hours',
  capacity: 'When it can start',
};
