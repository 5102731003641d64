// What clients say of one provider, as `experience` tells it. Types only.
import type { Day } from '#kernel/time.ts';
import type { Rating } from '#standard/review-schema.ts';
import type { Estimate, Verdict } from './estimates.ts';
import type { DriftRating } from './pairs.ts';

/** Too few to say: how many there are (on each side, where two are compared), and how many it takes on each. */
export interface TooFew {
  readonly enough: false;
  readonly have: readonly number[];
  readonly need: number;
}
export type Told<Value> = ({ readonly enough: true } & Value) | TooFew;

export interface Side {
  readonly firms: number;
  /** Plain mean. */
  readonly mean: number;
}

/** `first` and `second` compared; the estimate is of second minus first. */
export interface Compared extends Estimate {
  readonly first: Side;
  readonly second: Side;
  readonly verdict: Verdict;
}

export interface Mean extends Estimate {
  /** n_eff: what the firms weigh together by now. */
  readonly effective: number;
}

export interface RatingView {
  /** Firms whose newest wave gives this rating. */
  readonly firms: number;
  /** How many of them gave 1, 2, 3, 4 and 5; a half goes up (rule 1). */
  readonly spread: readonly [number, number, number, number, number];
  readonly mean: Told<Mean>;
}

export interface Experience {
  readonly asOf: Day;
  readonly firms: number;
  /** Firms that are no clients any more. */
  readonly leavers: number;
  readonly ratings: Readonly<Record<Rating, RatingView>>;
  /** Whether a list may be sorted by it. */
  readonly sorts: boolean;
  /** Attention: first small firms, then large ones. "Worse" means that small ones fare worse. */
  readonly sizeGap: Told<Compared>;
  /** Attention: first firms that pay little for each person, then those that pay much. "Worse" means that the former fare worse. */
  readonly spendGap: Told<Compared>;
  /** Points a year. */
  readonly drift: Readonly<Record<DriftRating, Told<Estimate & { readonly pairs: number; readonly verdict: Verdict }>>>;
  /**
   * First new clients, then those of three years and more. A weak picture: unhappy clients have left, so those who stayed look happier; `leavers`
   * says how many of the firms in it did leave.
   */
  readonly tenure: Readonly<Record<DriftRating, Told<Compared & { readonly weak: true; readonly leavers: number }>>>;
  /** First firms that were invited, then those that came by themselves, by plain means of ALL; both are shown where `apart`. */
  readonly came: Told<{ readonly first: Side; readonly second: Side; readonly apart: boolean }>;
}
