// What is said of a fact that was told and does not count: that it was found false, taken back or is too old, and nothing of what was claimed. Pure.
import type { RankRow } from '#engine/columns.ts';
import { doubtOf, type Doubt } from '#engine/known.ts';
import { FACT_OF } from '#engine/match-items.ts';
import { fullDate } from '#kernel/words.ts';
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

type Told = Pick<RankRow, 'profile' | 'asOf'>;

/** The smallest fee is part of the price. */
const doubtAbout = (item: MatchItem, edition: Edition, { profile, asOf }: Told): Doubt | undefined =>
  doubtOf(item === 'budget' ? [profile.prices, profile.minimumFee] : [profile[FACT_OF[item]]], edition, asOf);

/**
 * A sentence without a full stop where what `item` reads was told and does not count on the row's day (rules 27, 35 and 37), else nothing.
 * An item that is `worth` something definite can only have been found false.
 */
export function doubtWords(item: MatchItem, worth: number | undefined, edition: Edition, row: Told): string | undefined {
  const doubt = doubtAbout(item, edition, row);
  if (!doubt || (worth !== undefined && doubt.kind !== 'false')) return undefined;
  if (doubt.kind === 'taken-back') return `Took back what it told us about ${ABOUT[item]} on ${fullDate(doubt.on)}`;
  return `What it told us about ${ABOUT[item]} ${doubt.kind === 'false' ? 'was found false' : 'is too old to count'}`;
}

const NO_PRICE = { false: 'The price it told us was found false.', lapsed: 'The price it told us is too old to count.' } as const;

/** The same in brackets behind a question; "not told" where nothing was. */
export function openBecause(item: MatchItem, edition: Edition, row: Told): string {
  const doubt = doubtAbout(item, edition, row);
  return doubt === undefined ? 'not told' : doubt.kind === 'taken-back' ? 'it took this back' : 'what it told us is too old to count';
}

/** Why no price is printed for a head count, or for any where it is not known. */
export function noPriceWords(people: number | undefined, edition: Edition, row: Told): string {
  const doubt = doubtAbout('budget', edition, row);
  if (doubt) return doubt.kind === 'taken-back' ? `It took its price back on ${fullDate(doubt.on)}.` : NO_PRICE[doubt.kind];
  return people === undefined ? 'It has told us no price.' : 'It has told us no price for your size.';
}
