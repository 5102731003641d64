// How soon a decline is told, and how often one is told that is none: panels whose firms are asked once a year, looked at as their pairs come in.
import type { Verdict } from '#engine/estimates.ts';
import { experience, LEAST } from '#engine/experience.ts';
import type { Review } from '#engine/review.ts';
import { pairsOf } from '#engine/pairs.ts';
import { firmsOf } from '#engine/waves.ts';
import { addDays, addMonths, day, daysBetween, type Day } from '#kernel/time.ts';
import { makeReview } from '../../support/make-review.ts';
import type { Random } from '../world/random.ts';
import { asked, firmIn, PORTAL } from './coverage.ts';
import { USUAL_LATE, type Spreads } from './truth.ts';

const START = day('2022-01-01');
/** The clock starts with so many pairs (rule 22), and is looked at once a quarter for two quarters. */
const CLOCK_PAIRS = 27;
const QUARTERS = [0, 3, 6] as const;
const DECLINE_MONTHS = 24;
const DAYS_A_MONTH = 365.25 / 12;
/** Firms write first within a year; then each anniversary finds eight of ten willing, up to two months late. */
const WILLING = 0.8;
const YEARS = [1, 2, 3] as const;

/** What a panel is: how many firms, the mean at which it starts, the share of it that is lost within 24 months, how its firms' moods go. */
export interface Panel {
  readonly firms: number;
  readonly start: number;
  readonly falls: number;
  readonly spreads: Spreads;
}

/** The reviews of a panel. The clients' mean falls in a line, and stays where it is after 24 months. */
function panelOf(random: Random, { firms, start, falls, spreads }: Panel): Review[] {
  const meanOn = (on: Day): number => start * (1 - falls * Math.min(1, daysBetween(START, on) / DAYS_A_MONTH / DECLINE_MONTHS));
  return Array.from({ length: firms }, (_one, at) => {
    const firm = firmIn(random, spreads);
    const first = addDays(START, random.whole(0, 364));
    const again = YEARS.filter(() => random.chance(WILLING)).map((year) => addDays(addMonths(first, 12 * year), random.whole(0, 60)));
    return [first, ...again].map((on) => makeReview(`firm-${at}`, { on, ratings: { ALL: asked(firm, meanOn(on)) } }));
  }).flat();
}

/** The day on which the panel has its 27th pair; undefined where it never does. */
function clockStart(reviews: readonly Review[]): Day | undefined {
  const seconds = firmsOf(reviews, day('2030-01-01')).flatMap((firm) => (firm[1] ? [firm[1].began] : []));
  return seconds.sort()[CLOCK_PAIRS - 1];
}

interface Watched {
  /** What is said on the day of the 27th pair, a quarter later, and two. */
  readonly verdicts: readonly Verdict[];
  /** Changes a year of the pairs of about one year, to see how they spread. */
  readonly changes: readonly number[];
}

function watch(reviews: readonly Review[]): Watched | undefined {
  const from = clockStart(reviews);
  if (from === undefined) return undefined;
  const verdicts = QUARTERS.map((months) => {
    const { ALL } = experience(reviews, PORTAL, addMonths(from, months)).drift;
    if (!ALL.enough) throw new Error('27 pairs, and too few to say');
    return ALL.verdict;
  });
  return { verdicts, changes: pairsOf(firmsOf(reviews, from), 'ALL').filter((pair) => pair.years < 1.5).map((pair) => pair.perYear) };
}

/** So many such panels, watched for two quarters: shares of those that get to 27 pairs. */
export function watched(random: Random, runs: number, panel: Panel) {
  const told = Array.from({ length: runs }, () => watch(panelOf(random, panel))).filter((one) => one !== undefined);
  const share = (isSo: (one: Watched) => boolean): number => told.filter(isSo).length / told.length;
  const changes = told.flatMap((one) => one.changes);
  const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length;
  return {
    ...{ firms: panel.firms, start: panel.start, perYear: (panel.start * panel.falls) / (DECLINE_MONTHS / 12), panels: told.length },
    first: share(({ verdicts }) => verdicts[0] === 'worse'),
    last: share(({ verdicts }) => verdicts.at(-1) === 'worse'),
    within: share(({ verdicts }) => verdicts.includes('worse')),
    spread: Math.sqrt(changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / changes.length),
  };
}

/** Panels under the floor: fewer than five firms, or pairs. How many are there, and how many say anything but "too few to say". */
export function underFloor(random: Random, runs: number): { readonly panels: number; readonly told: number } {
  const told = Array.from({ length: runs }, () => {
    const firms = random.whole(0, LEAST.pairs - 1);
    const reviews = panelOf(random, { firms, start: 4.7, falls: 0.6, spreads: USUAL_LATE }).map((one) => ({ ...one, size: random.chance(0.5) ? ('10-24' as const) : ('100+' as const), spend: random.chance(0.5) ? ('under-100' as const) : ('over-300' as const), tenure: random.chance(0.5) ? ('under-12' as const) : ('60+' as const) }));
    const { ratings, drift, sizeGap, spendGap, tenure, came } = experience(reviews, PORTAL, day('2026-01-01'));
    return [...Object.values(ratings).map(({ mean }) => mean), ...Object.values(drift), ...Object.values(tenure), sizeGap, spendGap, came].some((one) => one.enough);
  });
  return { panels: runs, told: told.filter(Boolean).length };
}
