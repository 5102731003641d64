// A mail when a firm that an owner keeps changes, over a real mail server: what changed in words, one mail a day, and never the same twice.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseAccount } from '../../src/accounts/erase.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { publishAnswers } from '../../src/assessments/publish-answers.ts';
import { answers } from '../../src/assessments/tables.ts';
import { newId } from '../../src/kernel/id.ts';
import { day, type Day } from '../../src/kernel/time.ts';
import { makeLog } from '../../src/platform/log.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { providerNames, providers } from '../../src/providers/tables.ts';
import { keepFirm } from '../../src/shortlists/keep-firm.ts';
import { changeNotices } from '../../src/shortlists/tables.ts';
import { noticeChanges } from '../../src/shortlists/tell-changes.ts';
import { answersOf } from '../../src/worker.ts';
import { useApp } from '../support/app.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const app = useApp();
const mail = useMailServer();
const answersNow = () => answersOf({ ...app, db: app.db, mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') });

let olive: SignedIn;
let firm: string;
// Proof of 31 January 2026, valid 12 months: its last valid day is 31 January 2027.
beforeEach(async () => {
  mail.received.length = 0;
  firm = await makeProvider(app.db);
  olive = await signedIn(app.db, 'olive@harbour.example');
  await publishAnswers(app, [{ providerId: firm, checkId: 'ATT-03', givenOn: day('2026-02-02'), proofs: [{ kind: 'document', date: day('2026-01-31'), checkedOn: day('2026-02-03'), checkedBy: 'moderator', checked: 'Invoice totals.' }], says: { kind: 'answer', answer: { value: 8 } } }]);
  await keepFirm(app, olive, firm, { note: 'A secret note.', tell: true });
});
const rename = (name: string) => app.db.update(providers).set({ name }).where(eq(providers.id, firm));
const waiting = async () => (await app.db.execute<{ payload: { id: string; day: string } }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'saved-firms-changed'`)).rows.map((row) => row.payload);
async function work(): Promise<void> {
  const jobs = await waiting();
  await app.db.execute('delete from graphile_worker._private_jobs');
  for (const payload of jobs) await answersNow()['saved-firms-changed']!(payload, makeLog('silent'));
}
/** What is mailed on a day: whom, and the paragraphs before the way to switch it off. */
async function told(asOf: Day): Promise<string[]> {
  mail.received.length = 0;
  await noticeChanges(app, asOf);
  await work();
  return mail.received.map(({ to, text }) => `${to}: ${text.slice(0, text.indexOf('You asked to be told')).replace(/\s+/g, ' ').trim()}`);
}
const OLIVE = 'olive@harbour.example: ';
const PAGE = 'http://localhost:4321/providers/northgate-it';

describe('a firm that is kept', () => {
  it('brings no mail while nothing changes', async () => expect(await told(day('2026-11-25'))).toEqual([]));
  it('brings one when its name changes, says what changed, and leads to where it is switched off', async () => {
    await rename('Southgate IT');
    expect(await told(day('2026-11-25'))).toEqual([`${OLIVE}Southgate IT (made up for the demonstration): It is called Southgate IT now. Before, it was Northgate IT. ${PAGE}`]);
    const [{ subject, text, html } = { subject: '', text: '', html: '' }] = mail.received;
    expect(subject).toBe('Southgate IT has changed on Plumbline');
    expect(text).toContain('http://localhost:4321/account/saved');
    expect(html).toContain('href="http://localhost:4321/account/saved"');
    expect(text + html).not.toContain('secret');
  });
  it('brings one when it was sold: another name, or an answer that the change of owners ended', async () => {
    await app.db.insert(providerNames).values({ id: newId(), providerId: firm, name: 'Elm Systems', kind: 'predecessor', source: 'demonstration', sourceDate: '2026-11-24' });
    await app.db.update(answers).set({ endedOn: '2026-11-25' }).where(and(eq(answers.providerId, firm), eq(answers.checkId, 'ATT-03')));
    const [says = ''] = await told(day('2026-11-25'));
    expect(says).toContain('It grew out of Elm Systems. On 25 November 2026 something changed at the firm that ended its answer to this: How much depends on the biggest client (ATT-03).');
  });
  it('brings one when a proof lapses by the calendar alone, with the score that follows from it', async () => {
    expect(await told(day('2027-01-31'))).toEqual([]);
    const [says = ''] = await told(day('2027-02-01'));
    expect(says).toMatch(/^olive@harbour\.example: Northgate IT \(made up for the demonstration\): A proof is past its last valid day: How much depends on the biggest client \(ATT-03\)\. Its score is (\S+) of 100\. Before: (\S+)\. http/);
    const [, now, before] = / is (\S+) of 100\. Before: (\S+)\. /.exec(says) ?? [];
    expect(Number(now)).toBeLessThan(Number(before));
    expect(await told(day('2027-02-02'))).toEqual([]);
    // The answer itself, given on 2 February 2026, is too old on its 181st day after the last valid one (rule 38).
    expect(await told(day('2027-08-01'))).toEqual([]);
    expect((await told(day('2027-08-02')))[0]).toContain('An answer is too old to count: How much depends on the biggest client (ATT-03).');
  });
  it('that is taken down is told of, and not named', async () => {
    await app.db.update(providers).set({ withdrawnOn: '2026-11-24', withdrawnBecause: 'asked for by the firm' }).where(eq(providers.id, firm));
    expect(await told(day('2026-11-25'))).toEqual([`${OLIVE}A firm that you kept: It is no longer listed.`]);
    expect(mail.received[0]!.subject + mail.received[0]!.text).not.toMatch(/northgate/i);
  });
  it('brings none to whom does not want it, and begins anew where it is switched on again', async () => {
    await keepFirm(app, olive, firm, { tell: false });
    await rename('Southgate IT');
    expect(await told(day('2026-11-25'))).toEqual([]);
    await keepFirm(app, olive, firm, { tell: true });
    expect(await told(day('2026-11-26'))).toEqual([]);
    await rename('Eastgate IT');
    expect(await told(day('2026-11-27'))).toEqual([`${OLIVE}Eastgate IT (made up for the demonstration): It is called Eastgate IT now. Before, it was Southgate IT. ${PAGE}`]);
  });
});

describe('mails', () => {
  it('are one a day for an account, for all its firms together, and one for each account', async () => {
    const other = await makeProvider(app.db, { name: 'Elm IT', legalName: 'Elm IT, LLC', domain: 'elm.example' });
    await keepFirm(app, olive, other, { tell: true });
    await keepFirm(app, await signedIn(app.db, 'nils@northgate.example'), firm, { tell: true });
    await app.db.update(providers).set({ name: 'Oak IT' }).where(eq(providers.id, other));
    await rename('Southgate IT');
    const all = await told(day('2026-11-25'));
    expect(all.map((one) => one.split(':')[0]).sort()).toEqual(['nils@northgate.example', 'olive@harbour.example']);
    const own = all.find((one) => one.startsWith('olive'))!;
    expect([own.includes('It is called Oak IT now'), own.includes('It is called Southgate IT now')]).toEqual([true, true]);
    expect(mail.received.find((one) => one.to.startsWith('olive'))!.subject).toBe('2 firms that you keep have changed on Plumbline');
  });
  it('are asked for once, however often the day is rolled, and sent once, however often the job runs', async () => {
    await rename('Southgate IT');
    expect([await noticeChanges(app, day('2026-11-25')), await noticeChanges(app, day('2026-11-25')), await noticeChanges(app, day('2026-11-26'))]).toEqual([1, 0, 0]);
    const [job, ...others] = await waiting();
    expect(others).toEqual([]);
    for (let at = 0; at < 3; at += 1) await answersNow()['saved-firms-changed']!(job, makeLog('silent'));
    expect(mail.received).toHaveLength(1);
  });
  it('leave what changes later on a day to the next day, and lose nothing', async () => {
    await rename('Southgate IT');
    expect(await told(day('2026-11-25'))).toHaveLength(1);
    await rename('Eastgate IT');
    expect(await told(day('2026-11-25'))).toEqual([]);
    expect(await told(day('2026-11-26'))).toEqual([`${OLIVE}Eastgate IT (made up for the demonstration): It is called Eastgate IT now. Before, it was Southgate IT. ${PAGE}`]);
  });
  it('are sent when the day rolls, after its scores', async () => {
    await rename('Southgate IT');
    await answersNow()['day-rolled']!({}, makeLog('silent'));
    await work();
    expect(mail.received.map((one) => one.subject)).toEqual(['Southgate IT has changed on Plumbline']);
  });
  it('are tried again where the mail server turns them away, whose words reach no log', async () => {
    await rename('Southgate IT');
    await noticeChanges(app, day('2026-11-25'));
    const [job] = await waiting();
    mail.refuse = true;
    const failed: unknown = await answersNow()['saved-firms-changed']!(job, makeLog('silent')).catch((error: unknown) => error);
    mail.refuse = false;
    expect(String(failed)).toMatch(/^Error: the mail was not taken over: EENVELOPE \d{3}$/);
    await work();
    expect(mail.received).toHaveLength(1);
  });
  it('name account and day in their job, and nothing else; what they say goes with the account', async () => {
    await rename('Southgate IT');
    await noticeChanges(app, day('2026-11-25'));
    expect(await waiting()).toEqual([{ id: olive.account.id, day: '2026-11-25' }]);
    expect((await eraseAccount(app, olive)).kind).toBe('done');
    await work();
    expect([mail.received, await app.db.select().from(changeNotices)]).toEqual([[], []]);
  });
  it('are forgotten a week later', async () => {
    await rename('Southgate IT');
    await told(day('2026-11-25'));
    await noticeChanges(app, day('2026-12-02'));
    expect(await app.db.select().from(changeNotices)).toHaveLength(1);
    await noticeChanges(app, day('2026-12-03'));
    expect(await app.db.select().from(changeNotices)).toEqual([]);
  });
});
