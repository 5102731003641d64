// How long a proof or a declaration counts. Days in, a word out; knows no check and no points.
import { addDays, addMonths, earlier, type Day } from '#kernel/time.ts';

/** valid: on or before the last valid day · grace: the days after it · over: past those. */
type ClockState = 'valid' | 'grace' | 'over';

/**
 * The last valid day of something dated `from`: calendar months from its own date, that day included (rule 3). `until`, the proof's own
 * end, only shortens it (rule 38).
 */
export function lastValidDay(from: Day, months: number, until?: Day): Day {
  const last = addMonths(from, months);
  return until === undefined ? last : earlier(last, until);
}

/** Where `asOf` stands to a last valid day. The first day that is over is the last valid day + `graceDays` + 1 (rules 16 and 38). */
export function clockState(lastValid: Day, asOf: Day, graceDays: number): ClockState {
  if (asOf <= lastValid) return 'valid';
  return asOf <= addDays(lastValid, graceDays) ? 'grace' : 'over';
}

/** Whether a mark set on `found` still holds: for `months` from that day, the last day included (rule 35). */
export const markHolds = (found: Day | undefined, months: number, asOf: Day): boolean =>
  found !== undefined && found <= asOf && asOf <= addMonths(found, months);
