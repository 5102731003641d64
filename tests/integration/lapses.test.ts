// What lapses: the team is told 60 and 14 days before and on the day, once each; the day after, the score is lower; a calendar holds the days.
import ICAL from 'ical.js';
import { beforeEach, expect, it } from 'vitest';
import { lapseCalendar } from '../../src/assessments/lapse-calendar.ts';
import { lapsesOf, mailLapses, noticeLapses } from '../../src/assessments/lapses.ts';
import { deskFacts } from '../../src/assessments/desk-facts.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { recomputeScores } from '../../src/assessments/recompute-scores.ts';
import { scores } from '../../src/assessments/tables.ts';
import { day, type Day } from '../../src/kernel/time.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const app = useApp();
const mail = useMailServer();
const { edition } = app.standard.current;
let firm: string;

// Proof of 31 January 2026, valid 12 months: its last valid day is 31 January 2027.
beforeEach(async () => {
  firm = await makeProvider(app.db);
  const owner = await signedIn(app.db, 'marlow@northgate.example');
  await app.db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
  await publishAnswers(app, [{ providerId: firm, checkId: 'ATT-03', givenOn: day('2026-02-02'), proofs: [{ kind: 'document', date: day('2026-01-31'), checkedOn: day('2026-02-03'), checkedBy: 'moderator', checked: 'Invoice totals.' }], says: { kind: 'answer', answer: { value: 8 } } }]);
});
const told = async (asOf: Day): Promise<string | undefined> => {
  mail.received.length = 0;
  await noticeLapses(app, asOf);
  const jobs = (await app.db.execute<{ payload: { id: string; slug: string; day: Day } }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'lapses-near'`)).rows;
  await app.db.execute('delete from graphile_worker._private_jobs');
  for (const { payload } of jobs) await mailLapses({ ...app, db: app.db, mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') }, payload);
  return mail.received.map((one) => `${one.to}: ${one.text.split('\n\n')[0]!.replaceAll('\n', ' ')}`).join('|') || undefined;
};

it('tells the team 60 and 14 days before, and on the last day, and on no other', async () => {
  const says = 'this counts in full: How much depends on the biggest client (ATT-03).';
  expect(await told(day('2026-12-01'))).toBeUndefined();
  expect(await told(day('2026-12-02'))).toBe(`marlow@northgate.example: In 60 days, on 31 January 2027, is the last day on which ${says}`);
  expect(await told(day('2026-12-03'))).toBeUndefined();
  expect(await told(day('2027-01-17'))).toBe(`marlow@northgate.example: In 14 days, on 31 January 2027, is the last day on which ${says}`);
  expect(await told(day('2027-01-31'))).toBe(`marlow@northgate.example: Today is the last day on which ${says}`);
  expect(await told(day('2027-02-01'))).toBeUndefined();
});
it('tells nobody twice on one day, however often the day is rolled', async () => {
  expect(await noticeLapses(app, day('2026-12-02'))).toBe(1);
  expect(await noticeLapses(app, day('2026-12-02'))).toBe(0);
});
it('tells nobody of a firm without a team', async () => {
  await app.db.delete(memberships);
  expect(await told(day('2026-12-02'))).toBeUndefined();
});
it('the day after, a proof counts one step lower by itself; 180 days later the answer is silent', async () => {
  const counted = async (asOf: string) => {
    await recomputeScores(app, { asOf: day(asOf), providers: [firm] });
    const [row] = (await app.db.select().from(scores)).filter((one) => one.current);
    return row!.areas.find((area) => area.area === 'ATT')!.score;
  };
  // ATT-03 weighs 4 of the 25 of its area: 100 points by a document 75%, on its word 40%.
  expect(await counted('2027-01-31')).toBeCloseTo((4 * 75) / 25, 10);
  expect(await counted('2027-02-01')).toBeCloseTo((4 * 40) / 25, 10);
  // The answer has a clock of its own (rule 16): given on 2 February 2026, its 181st day after the last valid one is 2 August 2027 (rule 38).
  expect(await counted('2027-08-01')).toBeCloseTo((4 * 40) / 25, 10);
  expect(await counted('2027-08-02')).toBe(0);
});
it('a calendar holds each day once, with reminders', async () => {
  const { today } = await deskFacts(app.db, edition, 'northgate-it', day('2026-11-24'));
  const text = lapseCalendar('northgate-it', lapsesOf(edition, today.findings), day('2026-11-24'));
  const [event, ...others] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  expect(event!.getFirstPropertyValue('dtstart')!.toString()).toBe('2027-01-31');
  expect(event!.getFirstPropertyValue('summary')).toBe('Proof lapses: How much depends on the biggest client');
  expect(event!.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger')!.toString())).toEqual(['-P59DT15H', '-P13DT15H']);
});
