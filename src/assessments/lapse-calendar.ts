// A calendar file (RFC 5545) of the days on which answers and proofs of one provider lapse, with reminders 60 and 14 days before. Pure.
import ical, { ICalAlarmType } from 'ical-generator';
import type { Day } from '#kernel/time.ts';
import { NOTICE_DAYS, type Lapse } from './lapses.ts';

const SECONDS_A_DAY = 86_400;
/** Reminders ring at nine in the morning, wherever the calendar is. */
const NINE = 9 * 3_600;

const midnight = (on: Day): Date => new Date(`${on}T00:00:00Z`);

/** One event for each day on which something lapses, all of the day. Its UID is made of the provider and the day, so a file taken again replaces the old. */
export function lapseCalendar(slug: string, lapses: readonly Lapse[], asOf: Day): string {
  const calendar = ical({ prodId: { company: 'Plumbline', product: 'Desk', language: 'EN' } });
  for (const [on, same] of Map.groupBy(lapses, (one) => one.on)) {
    const summary = same.length === 1 ? `Proof lapses: ${same[0]!.title}` : `${same.length} proofs lapse on Plumbline`;
    calendar.createEvent({
      id: `${slug}-${on}@plumbline`,
      stamp: midnight(asOf),
      start: midnight(on),
      allDay: true,
      summary,
      description: `Last day on which this counts in full:\n${same.map((one) => `${one.check}, ${one.title}`).join('\n')}`,
      alarms: NOTICE_DAYS.filter((days) => days > 0).map((days) => ({ type: ICalAlarmType.display, triggerBefore: days * SECONDS_A_DAY - NINE, description: `${summary}, in ${days} days` })),
    });
  }
  return `${calendar.toString()}\r\n`;
}
