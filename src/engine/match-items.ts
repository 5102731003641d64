// How far a provider meets one wish: t of 4.2 step 3, from 0 to 1. Not known is NaN here; it counts 0 and is shown as "ask".
import { addDays, addMonths, daysBetween } from '#kernel/time.ts';
import type { MatchItem } from '#standard/schema.ts';
import { FALSE, KNOWN, RANKED_FACTS, type Columns, type RankedFact } from './columns.ts';
import { HOURS, VISITS, type AppSupport } from './facts.ts';
import { priceFor } from './prices.ts';
import type { Wish } from './wishes.ts';

/** The fact of the profile that an item reads. */
export const FACT_OF: Readonly<Record<MatchItem, RankedFact>> = {
  size: 'sizeShares',
  apps: 'apps',
  visits: 'visits',
  budget: 'prices',
  trade: 'trades',
  hours: 'hours',
  capacity: 'startsFrom',
};

/** One wish made ready for one set of columns: t for a row. Valid until the columns are written to. */
export type ItemJudge = (row: number) => number;

type Apps = Extract<Wish, { item: 'apps' }>;

/** Rule 19. A program listed without any client counts as "best effort". */
function supportWorth(support: AppSupport, { clients, claimed, bestEffort }: Apps): number {
  if (support.bestEffort || support.clients < 1) return bestEffort;
  return support.clients >= clients && support.proven ? 1 : claimed;
}

/** What a provider is worth for one program; NaN where its list is not known or leaves the program open. */
export function programWorth(columns: Columns, wish: Apps, program: string, row: number): number {
  const state = columns.arrays.fact[row * RANKED_FACTS.length + RANKED_FACTS.indexOf('apps')];
  if (state !== KNOWN) return state === FALSE ? 0 : NaN;
  const support = columns.programs.get(program)?.get(row);
  if (support) return supportWorth(support, wish);
  return columns.arrays.wholeList[row] ? 0 : NaN;
}

/** What each row is worth for one program, NaN where it does not list it. Read once here: a look into the map for each row takes longer. */
function worthByRow(columns: Columns, wish: Apps, program: string): Float64Array {
  const worth = new Float64Array(columns.rows.length).fill(NaN);
  for (const [row, support] of columns.programs.get(program) ?? []) worth[row] = supportWorth(support, wish);
  return worth;
}

function judgeApps(wish: Apps, columns: Columns): ItemJudge {
  const { wholeList } = columns.arrays;
  const programs = wish.programs.map((program) => worthByRow(columns, wish, program));
  return (row) => {
    let sum = 0;
    let known = 0;
    for (const worths of programs) {
      const worth = worths[row]!;
      const isListed = !Number.isNaN(worth);
      if (isListed) sum += worth;
      if (isListed || wholeList[row]) known += 1;
    }
    return known === 0 ? NaN : sum / programs.length;
  };
}

function worthOf(wish: Wish, columns: Columns): ItemJudge {
  if (wish.item === 'apps') return judgeApps(wish, columns);
  const { arrays, plan, asOf } = columns;
  if (wish.item === 'size') {
    const at = plan.bands.indexOf(wish.band);
    return (row) => Math.min(arrays.sizeShare[row * plan.bands.length + at]! / wish.fullShare, 1);
  }
  if (wish.item === 'visits') {
    const inFull = VISITS.map((visits) => (wish.monthly ? visits === 'monthly' : visits !== 'never'));
    const never = VISITS.indexOf('never');
    return (row) => (arrays.scheduled[row] === never ? 0 : arrays.included[row] && inFull[arrays.scheduled[row]!] ? 1 : wish.extra);
  }
  if (wish.item === 'budget')
    return (row) => {
      const price = priceFor(columns, row, wish.people, 'middle');
      const excess = price - (wish.upTo ?? Infinity);
      return Number.isNaN(price) ? NaN : excess <= 0 ? 1 : Math.max(0, 1 - (excess / wish.upTo!) * wish.slope);
    };
  if (wish.item === 'trade') {
    const at = plan.trades.indexOf(wish.trade);
    return (row) => Math.min(arrays.trade[row * plan.trades.length + at]! / wish.clients, wish.most);
  }
  if (wish.item === 'hours') {
    const wanted = HOURS.indexOf(wish.hours);
    return (row) => (arrays.technician[row]! >= wanted ? 1 : arrays.callBack[row] ? wish.callBack : 0);
  }
  const late = daysBetween(asOf, addMonths(addDays(asOf, wish.inTime), wish.lateMonths));
  return (row) => (arrays.startsFrom[row]! <= wish.inTime ? 1 : arrays.startsFrom[row]! <= late ? wish.late : 0);
}

/** Makes `wish` ready for `columns`. A fact marked as false counts 0 (rule 35). */
export function judgeItem(wish: Wish, columns: Columns): ItemJudge {
  const { fact } = columns.arrays;
  const width = RANKED_FACTS.length;
  const at = RANKED_FACTS.indexOf(FACT_OF[wish.item]);
  const worth = worthOf(wish, columns);
  return (row) => {
    const state = fact[row * width + at]!;
    return state === KNOWN ? worth(row) : state === FALSE ? 0 : NaN;
  };
}
