// The column of a person of one's own beside providers: cost by the model, the rest in words. Never scored: nobody has seen its proof.
import type { Way } from '#engine/costs.ts';
import type { ComparedFact, RowId } from '#engine/compare.ts';
import { decideDelivery, type Delivery } from '#engine/delivery.ts';
import type { Need } from '#engine/need.ts';
import { dollars } from '#kernel/words.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { toDecide, type ReadCosts } from './costs-query.ts';

/** What a cell of this column says: no proof, no day. */
export interface OwnWords {
  readonly says: string;
  readonly note?: string;
}

export interface OwnColumn {
  /** One person of one's own, or with specialists on call where a person alone is out or costs more. */
  readonly way: Extract<Way, 'hire' | 'hire-plus'> | undefined;
  readonly name: string;
  readonly note: string;
  /** US dollars a year, unrounded; undefined without a head count. */
  readonly cost: { readonly low: number; readonly middle: number; readonly high: number } | undefined;
  readonly score: OwnWords;
  readonly cellFor: (row: RowId) => OwnWords;
}

const isOwn = (way: Way): way is 'hire' | 'hire-plus' => way === 'hire' || way === 'hire-plus';

const monthly = (yearly: number): string => dollars(Math.round(yearly / 12 / 100) * 100);

function costWords(cost: OwnColumn['cost']): OwnWords {
  if (!cost) return { says: 'Not known', note: 'tell us how many people use a computer' };
  return { says: monthly(cost.low) === monthly(cost.high) ? monthly(cost.low) : `${monthly(cost.low)} to ${monthly(cost.high)}`, note: 'a month, with benefits, tools and cover' };
}

/** Facts of a provider as they are for somebody whom one employs. */
const FACTS: Readonly<Record<Exclude<ComparedFact, 'prices'>, OwnWords>> = {
  hours: { says: 'Nine in ten office hours', note: '1,880 of the 8,760 hours of a year' },
  sizeShares: { says: 'You are the only client' },
  apps: { says: 'Learns yours, and only yours' },
  visits: { says: 'Every day' },
  trades: { says: 'Learns yours' },
  languages: { says: 'As you hire' },
  startsFrom: { says: 'When you have found somebody' },
};

/** The column for this need, by the delivery model and what the owner changed of it. */
export function ownColumn(need: Need, costs: Pick<ReadCosts, 'entered' | 'ownPeople'>, model: CostModel, { guidance }: LoadedEdition): OwnColumn {
  const decided = need.people === undefined ? undefined : toDecide(need.people, need, costs, model);
  const delivery: Delivery | undefined = decided && decideDelivery(decided.frame, decided.asks, model, decided.entered);
  const way = delivery?.order.find(isOwn);
  const cost = delivery?.costs.find((one) => one.way === way);
  return {
    way,
    name: 'Your own person',
    note: way === 'hire-plus' ? 'with specialists on call' : 'hired by you',
    cost: cost && { low: cost.low, middle: cost.middle, high: cost.high },
    score: { says: 'Not scored', note: 'nobody has seen its proof' },
    cellFor: (row) => {
      if (row.kind === 'check') return { says: guidance[row.check]?.compare?.own ?? 'Up to you' };
      return row.fact === 'prices' ? costWords(cost) : FACTS[row.fact];
    },
  };
}
