// Validity, grace and lapse: rules 3, 16, 35 and 38 of the standard's head.
import { describe, expect, it } from 'vitest';
import { clockState, lastValidDay, markHolds } from '#engine/clock.ts';
import { addDays, day } from '#kernel/time.ts';

describe('the last valid day (rule 3)', () => {
  it.each<[string, string, number, string | undefined, string]>([
    ['counts calendar months from the own date', '2025-11-24', 12, undefined, '2026-11-24'],
    ['31 January + 1 month is 28 February', '2026-01-31', 1, undefined, '2026-02-28'],
    ['31 January + 1 month is 29 February in a leap year', '2028-01-31', 1, undefined, '2028-02-29'],
    ['29 February + 12 months is 28 February', '2028-02-29', 12, undefined, '2029-02-28'],
    ['31 August + 6 months is the last day of February', '2026-08-31', 6, undefined, '2027-02-28'],
    ['two years are 24 months', '2026-03-01', 24, undefined, '2028-03-01'],
    ['an own end shortens it (rule 38)', '2026-01-01', 12, '2026-06-30', '2026-06-30'],
    ['an own end never lengthens it', '2026-01-01', 12, '2030-01-01', '2027-01-01'],
  ])('%s', (_sentence, from, months, until, last) => {
    expect(lastValidDay(day(from), months, until === undefined ? undefined : day(until))).toBe(last);
  });
});

describe('where a day stands to it', () => {
  const last = day('2026-05-10');
  it.each<[string, number, string]>([
    ['the last valid day itself is valid', 0, 'valid'],
    ['the day after is in grace', 1, 'grace'],
    ['the 180th day after is in grace', 180, 'grace'],
    ['the first day that is over is the last valid day + 181', 181, 'over'],
  ])('%s', (_sentence, after, state) => expect(clockState(last, addDays(last, after), 180)).toBe(state));
});

describe('a mark of twelve months (rule 35)', () => {
  it.each<[string, string, boolean]>([
    ['does not hold the day before', '2026-02-27', false],
    ['holds from its day', '2026-02-28', true],
    ['holds on the last day', '2027-02-28', true],
    ['is gone the day after', '2027-03-01', false],
  ])('%s', (_sentence, asOf, holds) => expect(markHolds(day('2026-02-28'), 12, day(asOf))).toBe(holds));
  it('never holds where nothing was found', () => expect(markHolds(undefined, 12, day('2026-03-01'))).toBe(false));
});
