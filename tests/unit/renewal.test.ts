// The last day to cancel: read from an address, reckoned, told in words, and written as a calendar file that other programs read.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { day } from '#kernel/time.ts';
import { readRenewal, renewalInWords, renewalOf } from '#shortlists/renewal.ts';
import { renewalCalendar } from '#shortlists/renewal-calendar.ts';

const TODAY = day('2026-11-24');
const read = (query: string) => readRenewal(new URLSearchParams(query), TODAY);

describe('a renewal in an address', () => {
  it('gives the last day: so many days before', () => {
    // 30 days of June, 31 of May and 29 of April before 30 June.
    expect(read('renewal=2027-06-30&notice=90').renewal).toMatchObject({ on: '2027-06-30', notice: 90, lastDay: '2027-04-01' });
    expect(read('renewal=6/30/2027&notice=%2090%20').renewal).toMatchObject({ on: '2027-06-30', notice: 90 });
    expect(read('renewal=2028-03-01&notice=1').renewal?.lastDay).toBe('2028-02-29');
    expect(read('renewal=2026-11-25&notice=1').renewal?.lastDay).toBe(TODAY);
  });
  it('asks for nothing where it is not there', () => expect(read('p=a&people=18')).toEqual({ renewal: undefined, problems: [], typed: { renewal: '', notice: '' } }));
  it.each([
    ['renewal=&notice=', ['Give the day on which your contract renews, such as 2027-06-30.', 'Give the days of notice that your contract asks for, such as 90.']],
    ['renewal=2027-06-30', ['Give the days of notice that your contract asks for, such as 90.']],
    ['notice=90', ['Give the day on which your contract renews, such as 2027-06-30.']],
    ['renewal=2027-02-30&notice=90', ['There is no such day as 2027-02-30. Look at the calendar again.']],
    ['renewal=13/1/2027&notice=90', ['There is no such day as 13/1/2027. Look at the calendar again.']],
    ['renewal=30.6.2027&notice=90', ['“30.6.2027” is no day that we can read. Write it as 2027-06-30 or 6/30/2027.']],
    ['renewal=2026-11-24&notice=1', ['24 November 2026 is not ahead of us. Give the next day on which your contract renews.']],
    ['renewal=1999-01-01&notice=1', ['1 January 1999 is not ahead of us. Give the next day on which your contract renews.']],
    ['renewal=9999-01-01&notice=1', ['1 January 9999 is more than 10 years ahead. Look at the year again.']],
    ['renewal=2027-06-30&notice=0', ['Give days of notice from 1 to 365, not 0.']],
    ['renewal=2027-06-30&notice=5,000', ['Give days of notice from 1 to 365, not 5,000.']],
    ['renewal=2027-06-30&notice=5000', ['Give days of notice from 1 to 365, not 5,000.']],
    ['renewal=2027-06-30&notice=-3', ['“-3” is not a whole number of days. Write it in digits, such as 90.']],
    ['renewal=2027-06-30&notice=1.5', ['“1.5” is not a whole number of days. Write it in digits, such as 90.']],
    ['renewal=2027-06-30&renewal=2027-06-30&notice=9', ['This was given twice. Give it once.']],
    ['renewal=2027-01-01&notice=90', ['With 90 days of notice the last day to cancel was 3 October 2026, and it has passed. Ask your provider when the next one is.']],
    ['renewal=%E2%80%AE1&notice=9', ['“\uFFFD1” is no day that we can read. Write it as 2027-06-30 or 6/30/2027.']],
  ])('%s is told', (query, sentences) => {
    expect(read(query).problems.map(({ says }) => says)).toEqual(sentences);
    expect(read(query).renewal).toBeUndefined();
  });
  it('keeps what was typed', () => expect(read('renewal=soon&notice=many').typed).toEqual({ renewal: 'soon', notice: 'many' }));
});

describe('reminders', () => {
  it('come 60 days, 14 days and a day before, and none of them today or earlier', () => {
    const days = (on: string, notice: number): string[] => renewalOf(day(on), notice, TODAY).reminders.map((one) => one.on);
    expect(days('2027-06-30', 90)).toEqual(['2027-01-31', '2027-03-18', '2027-03-31']);
    expect(days('2027-01-30', 7)).toEqual(['2027-01-09', '2027-01-22']);
    expect(days('2026-11-26', 1)).toEqual([]);
    expect(renewalInWords(renewalOf(day('2026-11-26'), 1, TODAY)).reminds).toBe('That is so near that no reminder is left. Write today.');
    expect(renewalInWords(renewalOf(day('2027-06-30'), 90, TODAY)).reminds).toBe('Your calendar reminds you on 31 January 2027, 18 March 2027 and 31 March 2027, at nine in the morning.');
  });
});

describe('the calendar file', () => {
  const renewal = renewalOf(day('2027-06-30'), 90, TODAY);
  const file = renewalCalendar(renewal, ['harbour-it'], TODAY);
  const events = new ICAL.Component(ICAL.parse(file) as [string, never[], never[]]).getAllSubcomponents('vevent');

  it('keeps to the rules of RFC 5545: line breaks, folded lines, version, product', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = file.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(file).toMatch(/^PRODID:.+\r$/m);
    expect(file).toMatch(/^DTSTAMP:20261124T000000Z\r$/m);
  });
  it('holds one event that lasts the whole last day, as another library reads it', () => {
    expect(events).toHaveLength(1);
    const event = new ICAL.Event(events[0]);
    expect([event.startDate.toString(), event.startDate.isDate]).toEqual(['2027-04-01', true]);
    expect(event.summary).toBe('Last day to cancel your IT contract');
    expect(event.description).toBe('Your last day to cancel is 1 April 2027. The contract renews on 30 June 2027 and asks for 90 days of notice. Write before, and see that the letter has arrived by then.');
  });
  it('reminds at nine in the morning of each day that it names', () => {
    const start = ICAL.Time.fromDateString('2027-04-01');
    const rings = events[0]!.getAllSubcomponents('valarm').map((alarm) => {
      const at = new ICAL.Time({ year: start.year, month: start.month, day: start.day, hour: 0, minute: 0, second: 0, isDate: false }, ICAL.Timezone.localTimezone);
      at.addDuration(alarm.getFirstPropertyValue('trigger') as unknown as ICAL.Duration);
      return [alarm.getFirstPropertyValue('action'), at.toString()];
    });
    expect(rings).toEqual(renewal.reminders.map(({ on }) => ['DISPLAY', `${on}T09:00:00`]));
  });
  it('is the same each time, and another one for another kit or day', () => {
    const uid = (text: string): string => /^UID:(.*)\r$/m.exec(text)![1]!;
    expect(renewalCalendar(renewal, ['harbour-it'], TODAY)).toBe(file);
    const others = [renewalCalendar(renewal, ['gloss'], TODAY), renewalCalendar(renewalOf(day('2027-06-30'), 60, TODAY), ['harbour-it'], TODAY)];
    expect(new Set([file, ...others].map(uid)).size).toBe(3);
  });
  it('names no provider and holds no address: calendars are shared', () => expect(file).not.toMatch(/harbour|https?:|kit\?/i));
});
