// How days, money and figures are written for people. The one place, so that a page never writes a date of its own.
import type { Day } from './time.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** A day in full: 24 November 2026. */
export function fullDate(on: Day): string {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The month of a day: March 2026. */
export function monthAndYear(on: Day): string {
  const [year, month] = on.split('-').map(Number) as [number, number];
  return `${MONTHS[month - 1]} ${year}`;
}

/** Whole dollars with commas: $2,250. The caller adds the period: "a month", "per person a month". */
export const dollars = (amount: number): string => `${amount < 0 ? '−' : ''}$${Math.abs(Math.round(amount)).toLocaleString('en-US')}`;

function withDecimals(x: number, digits: number): string {
  const rounded = (Math.sign(x) * Math.floor(10 ** digits * Math.abs(x) + 0.5)) / 10 ** digits;
  return (rounded === 0 ? 0 : rounded).toFixed(digits).replace('-', '−');
}

/** A number with one decimal, rounded once and away from zero at the half (rule 1 of the standard's head): 66.6. */
export const oneDecimal = (x: number): string => withDecimals(x, 1);

/** A number with two decimals, rounded in the same way: 4.34. */
export const twoDecimals = (x: number): string => withDecimals(x, 2);

/** A count and its noun, small numbers in words: "one check", "no reviews", "68 checks". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${SMALL[count] ?? count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** Months as people say them: "12 months" stays, 24 is "two years". */
export const monthsInWords = (months: number): string => (months % 12 === 0 && months > 12 ? counted(months / 12, 'year') : counted(months, 'month'));

/** The first letter made large, for a phrase that opens a sentence. */
export const opening = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);
