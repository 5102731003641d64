// Working days: Monday to Friday without US federal holidays. The holidays are those that OPM publishes, copied by hand for three years.
import { describe, expect, it } from 'vitest';
import { day, type Day } from '#kernel/time.ts';
import { addWorkingDays, federalHolidays, isWorkingDay } from '#kernel/working-days.ts';

/** opm.gov, “Federal Holidays”: the days off of most federal workers, so observed days where a holiday falls on a weekend. */
const OPM: Readonly<Record<number, string>> = {
  2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  // New Year's Day of 2028 is a Saturday, so its day off is the last one of 2027.
  2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
};

describe('federal holidays', () => {
  it.each(Object.entries(OPM))('of %s are those that OPM publishes', (year, days) => {
    expect(federalHolidays(Number(year))).toEqual(days.split(' ').map((one) => `${year}-${one}`));
  });
  it('of a year whose New Year’s Day was kept in the year before are ten', () => {
    expect(federalHolidays(2022)[0]).toBe('2022-01-17');
    expect(federalHolidays(2021).at(-1)).toBe('2021-12-31');
    expect([federalHolidays(2028)[0], federalHolidays(2028).length]).toEqual(['2028-01-17', 10]);
  });
  it('that fall on a Sunday are kept on the Monday', () => expect(federalHolidays(2023)[0]).toBe('2023-01-02'));
});

describe('a working day', () => {
  it('is Monday to Friday, but for a holiday or the day on which it is kept', () => {
    const days = ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-07-03', '2026-07-06'] as const;
    expect(days.map((one) => isWorkingDay(day(one)))).toEqual([true, true, false, true, false, false, false, true]);
  });
});

describe('working days added', () => {
  it.each([
    ['nothing stays where it is, even on a Sunday', '2026-11-29', 0, '2026-11-29'],
    ['the day itself does not count', '2026-11-16', 1, '2026-11-17'],
    ['a weekend is passed over', '2026-11-20', 1, '2026-11-23'],
    ['from a Saturday the Monday is the first', '2026-11-21', 1, '2026-11-23'],
    ['five in a week with Thanksgiving', '2026-11-24', 5, '2026-12-02'],
    ['ten over the end of a year', '2026-12-18', 10, '2027-01-05'],
    ['five over a Fourth of July that is kept on the Friday', '2026-06-30', 5, '2026-07-08'],
    ['one before a New Year that is kept in the old one', '2027-12-30', 1, '2028-01-03'],
  ] as const)('%s', (_, from, count, to) => expect(addWorkingDays(day(from), count)).toBe(to));
  it('one after the other are as all at once, and each is a working day', () => {
    let at: Day = day('2025-01-01');
    for (let count = 1; count <= 520; count += 1) {
      at = addWorkingDays(at, 1);
      if (!isWorkingDay(at) || (count <= 60 && addWorkingDays(day('2025-01-01'), count) !== at)) expect.unreachable(`${count}: ${at}`);
    }
    // Two years have 522 weekdays; one of them was the start, and 21 holidays of those two years fall after it.
    expect(addWorkingDays(day('2025-01-01'), 261 + 261 - 1 - 21)).toBe('2026-12-31');
  });
  it('are whole, and never before the day', () => {
    expect(() => addWorkingDays(day('2026-11-24'), -1)).toThrow('-1 working days');
    expect(() => addWorkingDays(day('2026-11-24'), 1.5)).toThrow('1.5 working days');
  });
});
