// A calendar file (RFC 5545) for the last day to cancel a contract, with reminders. Pure: the same renewal on the same day gives the same file.
import { createHash } from 'node:crypto';
import ical, { ICalAlarmType } from 'ical-generator';
import type { Day } from '#kernel/time.ts';
import { renewalInWords, type Renewal } from './renewal.ts';

const SECONDS_A_DAY = 86_400;
/** Reminders ring at nine in the morning, wherever the calendar is: days before the day, less nine hours. */
const NINE = 9 * 3_600;
const SUMMARY = 'Last day to cancel your IT contract';

const midnight = (on: Day): Date => new Date(`${on}T00:00:00Z`);

/**
 * One event that lasts the whole of the last day to cancel. It names no provider and holds no address, because calendars are shared. Its UID
 * is made from `about` (whose kit this is) and the renewal, so that a file taken twice gives one event; DTSTAMP is the day `asOf`.
 */
export function renewalCalendar(renewal: Renewal, about: readonly string[], asOf: Day): string {
  const { on, notice, lastDay, reminders } = renewal;
  const words = renewalInWords(renewal);
  const uid = createHash('sha256').update([...about, on, notice].join('\n')).digest('hex').slice(0, 32);
  const calendar = ical({ prodId: { company: 'Plumbline', product: 'Kit', language: 'EN' } });
  calendar.createEvent({
    id: `${uid}@plumbline`,
    stamp: midnight(asOf),
    start: midnight(lastDay),
    allDay: true,
    summary: SUMMARY,
    description: `${words.lastDay} ${words.says}`,
    alarms: reminders.map(({ daysBefore }) => ({ type: ICalAlarmType.display, triggerBefore: daysBefore * SECONDS_A_DAY - NINE, description: `${SUMMARY}: ${daysBefore === 1 ? 'tomorrow' : `in ${daysBefore} days`}` })),
  });
  // The library ends without the line break that each line of the format has.
  return `${calendar.toString()}\r\n`;
}
