// Calendar days in UTC. Everything Plumbline computes is a function of a day, never of a moment.

/** A calendar day in UTC, written 2026-11-24. Strings of this form compare in order of time. */
export type Day = string & { readonly __kind: 'Day' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_A_DAY = 86_400_000;

/** The day written in `text`, or undefined where it is no real calendar day (2026-02-30). */
export function parseDay(text: string): Day | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : (text as Day);
}

const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** A day as people in the United States type it (6/30/2027) in the form that parseDay reads; any other text as it is. */
export function typedDay(text: string): string {
  const [, month, date, year] = AMERICAN.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
}

/** The day written in `text`; throws where it is none. For constants and for values already checked. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`not a calendar day: ${text}`);
  return parsed;
}

/** The UTC day that a moment falls in. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10) as Day;

const msOf = (on: Day): number => Date.parse(`${on}T00:00:00Z`);

/** `count` days after `on` (before it where negative). */
export const addDays = (on: Day, count: number): Day => dayOf(new Date(msOf(on) + count * MS_A_DAY));

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/**
 * `count` calendar months after `on`; 31 January + 1 month is the last day of February (rule 3 of the standard's head). By arithmetic, since
 * the engine asks this of every proof of every provider, and a Date takes ten times as long.
 */
export function addMonths(on: Day, count: number): Day {
  const months = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = month === 1 && isLeap(year) ? 29 : LENGTHS[month]!;
  return `${padded(year, 4)}-${padded(month + 1, 2)}-${padded(Math.min(Number(on.slice(8)), last), 2)}` as Day;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOf(to) - msOf(from)) / MS_A_DAY);

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
