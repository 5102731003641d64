// The renewal of an owner's contract: read from an address, and with it the last day to cancel and when to be reminded. Pure.
import { addDays, addMonths, parseDay, typedDay, type Day } from '#kernel/time.ts';
import { counted, fullDate } from '#kernel/words.ts';
import { asCame } from './need-values.ts';
import type { FieldProblem } from './questionnaire.ts';

/** `notice` in days. On `lastDay` the letter must have arrived. */
export interface Renewal {
  readonly on: Day;
  readonly notice: number;
  readonly lastDay: Day;
  /** Days on which the calendar reminds, those still to come, earliest first. */
  readonly reminders: readonly { readonly on: Day; readonly daysBefore: number }[];
}

export interface ReadRenewal {
  /** Undefined where nothing was asked for, or where something is wrong. */
  readonly renewal: Renewal | undefined;
  readonly problems: readonly FieldProblem[];
  /** As it came, so that nothing typed is lost. */
  readonly typed: { readonly renewal: string; readonly notice: string };
}

/** Enough to look for somebody else, to write the letter, and to see that it arrived. */
const REMIND_BEFORE = [60, 14, 1] as const;
const MOST_NOTICE = 365;
const MOST_YEARS = 10;

const LOOKS_LIKE_A_DAY = /^\d{4}-\d{2}-\d{2}$/;

function readDay(text: string, asOf: Day): Day | string {
  if (text === '') return 'Give the day on which your contract renews, such as 2027-06-30.';
  const written = typedDay(text);
  if (!LOOKS_LIKE_A_DAY.test(written)) return `“${asCame(text)}” is no day that we can read. Write it as 2027-06-30 or 6/30/2027.`;
  const on = parseDay(written);
  if (on === undefined) return `There is no such day as ${asCame(text)}. Look at the calendar again.`;
  if (on <= asOf) return `${fullDate(on)} is not ahead of us. Give the next day on which your contract renews.`;
  if (on > addMonths(asOf, 12 * MOST_YEARS)) return `${fullDate(on)} is more than ${MOST_YEARS} years ahead. Look at the year again.`;
  return on;
}

function readNotice(text: string): number | string {
  if (text === '') return 'Give the days of notice that your contract asks for, such as 90.';
  const digits = text.replaceAll(',', '');
  if (!/^\d{1,9}$/.test(digits)) return `“${asCame(text)}” is not a whole number of days. Write it in digits, such as 90.`;
  const days = Number(digits);
  return days >= 1 && days <= MOST_NOTICE ? days : `Give days of notice from 1 to ${MOST_NOTICE}, not ${days.toLocaleString('en-US')}.`;
}

/** The last day to cancel a contract that renews on `on`, and the reminders before it that come after `asOf`. */
export function renewalOf(on: Day, notice: number, asOf: Day): Renewal {
  const lastDay = addDays(on, -notice);
  const reminders = REMIND_BEFORE.map((daysBefore) => ({ on: addDays(lastDay, -daysBefore), daysBefore })).filter((one) => one.on > asOf);
  return { on, notice, lastDay, reminders };
}

/**
 * Reads `renewal` (2027-06-30 or 6/30/2027) and `notice` (whole days, 1 to 365). Neither in the address asks for nothing; one without the
 * other is a problem, and so are a day that is not in the calendar, one that is not ahead, and a last day to cancel that has passed.
 */
export function readRenewal(query: URLSearchParams, asOf: Day): ReadRenewal {
  const [days, notices] = [query.getAll('renewal'), query.getAll('notice')].map((values) => values.map((value) => value.trim())) as [string[], string[]];
  const typed = { renewal: days[0] ?? '', notice: notices[0] ?? '' };
  if (days.length + notices.length === 0) return { renewal: undefined, problems: [], typed };
  const twice = (values: readonly string[]): string | undefined => (values.length > 1 ? 'This was given twice. Give it once.' : undefined);
  const on = twice(days) ?? readDay(typed.renewal, asOf);
  const notice = twice(notices) ?? readNotice(typed.notice);
  const isDay = parseDay(on) !== undefined;
  if (typeof notice === 'string' || !isDay) {
    const problems = [...(isDay ? [] : [{ field: 'renewal', says: on }]), ...(typeof notice === 'string' ? [{ field: 'notice', says: notice }] : [])];
    return { renewal: undefined, problems, typed };
  }
  const renewal = renewalOf(on as Day, notice, asOf);
  if (renewal.lastDay >= asOf) return { renewal, problems: [], typed };
  const says = `With ${counted(notice, 'day')} of notice the last day to cancel was ${fullDate(renewal.lastDay)}, and it has passed. Ask your provider when the next one is.`;
  return { renewal: undefined, problems: [{ field: 'renewal', says }], typed };
}

/** What a renewal asks of an owner, in sentences; the same on page, paper, document and calendar. */
export function renewalInWords({ on, notice, lastDay, reminders }: Renewal): { readonly lastDay: string; readonly says: string; readonly reminds: string } {
  const days = reminders.map((one) => fullDate(one.on));
  const list = days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)}`;
  return {
    lastDay: `Your last day to cancel is ${fullDate(lastDay)}.`,
    says: `The contract renews on ${fullDate(on)} and asks for ${counted(notice, 'day')} of notice. Write before, and see that the letter has arrived by then.`,
    reminds: days.length === 0 ? 'That is so near that no reminder is left. Write today.' : `Your calendar reminds you on ${list}, at nine in the morning.`,
  };
}
