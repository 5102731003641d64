// What may be typed in the fields of a profile, each with its sentences. Strict, and without effects; the door has turned words into numbers.
import { z } from 'zod';
import { addMonths, parseDay, typedDay, type Day } from '#kernel/time.ts';

/** What nobody can type: controls, halves of letters, marks that turn the direction of a line, and what is no letter at all. */
const UNTYPABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u;
const LEAVE_OUT = 'Leave out control characters; they cannot be stored.';
/** A sentence shows what was typed only as far as one line goes. */
const SHOWN = 40;

const many = (count: number): string => count.toLocaleString('en-US');

/** One line of at most `longest` characters. */
export const typedLine = (longest: number) =>
  z
    .string()
    .refine((text) => !UNTYPABLE.test(text), { error: LEAVE_OUT, abort: true })
    .max(longest, `Use at most ${many(longest)} characters.`)
    .optional();

/** Text of several lines, at most `longest` characters in all. */
export const typedText = (longest: number) =>
  z
    .string()
    .refine((text) => !UNTYPABLE.test(text.replace(/[\n\t]/g, '')), { error: LEAVE_OUT, abort: true })
    .refine((text) => text.length <= longest, { error: ({ input }) => `Use at most ${many(longest)} characters. You have ${many(String(input).length)}.` })
    .optional();

const notNumber = (input: unknown, such: string): string =>
  typeof input === 'string' && input.length <= SHOWN && !UNTYPABLE.test(input) ? `“${input}” is not a number that we can read. Write it in digits, such as ${such}.` : `Write a number in digits, such as ${such}.`;

/** A number from `from` to `to`; `such` completes "such as". `whole` where half of one makes no sense. */
export function typedNumber(from: number, to: number, such: string, whole = true) {
  const number = z.number({ error: ({ input }) => notNumber(input, such) }).min(from, `Write ${many(from)} or more.`).max(to, `Write ${many(to)} or less.`);
  return (whole ? number.refine((value) => Number.isInteger(value), `Write a whole number, such as ${such}.`) : number).optional();
}

const OLDEST = 1800;

/** A year that has come. */
export const typedYear = (asOf: Day) =>
  z
    .number({ error: ({ input }) => notNumber(input, '2011') })
    .int('Write the year in four digits, such as 2011.')
    .min(OLDEST, 'Write the year in four digits, such as 2011.')
    .max(Number(asOf.slice(0, 4)), 'That year has not come yet.')
    .optional();

/** One of the values that the page offers. */
export const typedChoice = (values: readonly string[]) => z.enum(values, 'Choose one of the answers on the page.').optional();

/** Several of the values that the page offers. `alone` stands alone, as "None of these" does. */
export const typedChoices = (values: readonly string[], alone?: string) =>
  z
    .array(z.enum(values, 'Choose among the answers on the page.'))
    .refine((chosen) => new Set(chosen).size === chosen.length, 'Choose each answer once.')
    .refine((chosen) => alone === undefined || chosen.length < 2 || !chosen.includes(alone), 'Choose “None of these”, or the others, not both.');

const PHONE_SAYS = 'Write a phone number with its area code, such as (614) 555-0123.';
const PHONE = /^\+?[\d\s().\/-]+(?:(?:x|ext\.?)\s*\d{1,6})?$/i;
const digitsOf = (phone: string): number => phone.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '').length;

/** A phone number as people write it, with its area code; an extension may follow. */
export const typedPhone = z
  .string()
  .max(40, 'Use at most 40 characters.')
  .refine((phone) => PHONE.test(phone) && digitsOf(phone) >= 10 && digitsOf(phone) <= 15, PHONE_SAYS)
  .optional();

/** A mail address that anybody may write to. */
export const typedMail = z.email('Write an e-mail address, such as hello@yourfirm.com.').max(254, 'Use at most 254 characters.').optional();

const MOST_YEARS = 3;

/** A day after `asOf`, within three years. */
export const typedDayAhead = (asOf: Day) =>
  z
    .string()
    .refine((text) => parseDay(typedDay(text)) !== undefined, { error: 'Write the day as 2027-06-30 or 6/30/2027.', abort: true })
    .refine((text) => typedDay(text) > asOf, 'That day is not ahead of us. If you have room today, choose “Now”.')
    .refine((text) => typedDay(text) <= addMonths(asOf, 12 * MOST_YEARS), `That day is more than ${MOST_YEARS} years ahead. Look at the year again.`)
    .optional();
