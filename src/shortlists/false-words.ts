// What is said of a wish whose fact was found false: that it was, and nothing of what the provider claimed. Pure.
import { FALSE, type RankRow } from '#engine/columns.ts';
import { stateOf } from '#engine/known.ts';
import { FACT_OF } from '#engine/match-items.ts';
import type { Edition, MatchItem } from '#standard/schema.ts';

const ABOUT: Readonly<Record<MatchItem, string>> = {
  size: 'the size of its clients',
  apps: 'the programs it supports',
  visits: 'its visits',
  budget: 'its prices',
  trade: 'the trades it serves',
  hours: 'its hours',
  capacity: 'when it can start',
};

/** A sentence without a full stop where what `item` reads is marked as false on the row's day (rule 35), else nothing. The smallest fee is part of the price. */
export function falseWords(item: MatchItem, edition: Edition, { profile, asOf }: Pick<RankRow, 'profile' | 'asOf'>): string | undefined {
  const facts = item === 'budget' ? [profile.prices, profile.minimumFee] : [profile[FACT_OF[item]]];
  const isFalse = facts.some((fact) => stateOf(fact, edition, asOf) === FALSE);
  return isFalse ? `What it told us about ${ABOUT[item]} was found false` : undefined;
}
