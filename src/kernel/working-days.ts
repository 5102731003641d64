// Working days, by which promises are counted: Monday to Friday in UTC, without the holidays of the US federal government. Pure.
import { addDays, day, type Day } from './time.ts';

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/** 0 is Sunday, 6 is Saturday. */
const weekday = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay();

const onDate = (year: number, month: number, date: number): Day => day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

/** The nth such weekday of a month, counted from 1. */
function nthWeekday(year: number, month: number, wanted: number, nth: number): Day {
  const first = onDate(year, month, 1);
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1));
}

/** The last Monday of May: a week before the first one of June. */
const memorialDay = (year: number): Day => addDays(nthWeekday(year, 6, MONDAY, 1), -7);

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103 and Executive Order 11582). */
function kept(on: Day): Day {
  if (weekday(on) === SATURDAY) return addDays(on, -1);
  return weekday(on) === SUNDAY ? addDays(on, 1) : on;
}

/** The eleven holidays of 5 U.S.C. 6103(a). Left out: days of one place (Inauguration Day) and of one year (by order of the President). */
const holidaysNamed = (year: number): Day[] => [
  onDate(year, 1, 1),
  nthWeekday(year, 1, MONDAY, 3),
  nthWeekday(year, 2, MONDAY, 3),
  memorialDay(year),
  onDate(year, 6, 19),
  onDate(year, 7, 4),
  nthWeekday(year, 9, MONDAY, 1),
  nthWeekday(year, 10, MONDAY, 2),
  onDate(year, 11, 11),
  nthWeekday(year, 11, THURSDAY, 4),
  onDate(year, 12, 25),
];

/**
 * The days off of the US federal government in a year from 2021 on, when Juneteenth became one, in order of time, as they are kept: a New
 * Year's Day on a Saturday is the last day off of the year before.
 */
export const federalHolidays = (year: number): Day[] =>
  [...holidaysNamed(year), onDate(year + 1, 1, 1)].map(kept).filter((on) => on.startsWith(`${year}-`));

const worked = new Map<string, ReadonlySet<Day>>();

/** The same, worked out once for each year: a queue asks this for every day of every case. */
function holidaysAround(on: Day): ReadonlySet<Day> {
  const year = on.slice(0, 4);
  const days = worked.get(year) ?? new Set(federalHolidays(Number(year)));
  worked.set(year, days);
  return days;
}

/** Whether promises count this day. */
export const isWorkingDay = (on: Day): boolean => weekday(on) !== SATURDAY && weekday(on) !== SUNDAY && !holidaysAround(on).has(on);

/**
 * The last day of a promise of `count` working days that was given on `on`: the day itself does not count, so one day after a Friday is the
 * Monday. With 0 it is `on`, whatever day that is. Throws where `count` is no whole number from 0 on.
 */
export function addWorkingDays(on: Day, count: number): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} working days`);
  let at = on;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
