// The clock comes in from outside, so that a rule about days can be tested on any day. Nothing else asks the machine for the time.
import { dayOf, type Day } from '#kernel/time.ts';

export interface Clock {
  /** The moment now. */
  readonly now: () => Date;
  /** Today in UTC; the engine's `asOf`. */
  readonly today: () => Day;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), today: () => dayOf(new Date()) };

/** A clock that stands at `moment`. */
export const fixedClock = (moment: string): Clock => ({ now: () => new Date(moment), today: () => dayOf(new Date(moment)) });
