// "Finish later" over a real mail server: the link arrives once, an inbox is not flooded, and the answers are kept by nobody.
import { describe, expect, it } from 'vitest';
import { readNeed, writeNeed } from '../../src/shortlists/need.ts';
import { makeLog } from '../../src/platform/log.ts';
import { memoryLimiter } from '../../src/platform/limiter.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { askLater } from '../../src/shortlists/later-mail.ts';
import { answersOf } from '../../src/worker.ts';
import { NOW, useApp } from '../support/app.ts';
import { useMailServer } from '../support/smtp.ts';

const base = useApp();
const mail = useMailServer();
const QUERY = writeNeed(readNeed(new URLSearchParams([['zip', '43215'], ['people', '18'], ['app', 'Dentrix & Söhne <b>']]), base.standard.current).need, base.standard.current.edition);
const parts = () => ({ ...base, db: base.db, limiter: memoryLimiter(10) });
const jobs = async () => (await base.db.execute<{ payload: object; tries: number }>(`select payload, max_attempts as tries from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'later-asked'`)).rows;
const send = (payload: object, now = NOW) => answersOf({ ...base, db: base.db, clock: fixedClock(now), mailer: smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>') })['later-asked']!(payload, makeLog('silent'));

describe('a wish to finish later', () => {
  it('mails a link that opens the questions with the answers so far, and says who asked and that nobody keeps them', async () => {
    expect(await askLater(parts(), { mailbox: 'olive@harbour.example', query: QUERY })).toBe(true);
    const [job] = await jobs();
    await send(job!.payload);
    const [{ to, subject, text, html } = { to: '', subject: '', text: '', html: '' }] = mail.received.splice(0);
    expect([to, subject]).toEqual(['olive@harbour.example', 'Your questions on Plumbline, to finish later']);
    const link = /^http:\/\/localhost:4321\/start\/check\?\S+$/m.exec(text)![0];
    const { need, problems } = readNeed(new URL(link).searchParams, base.standard.current);
    expect([problems, need.zip, need.people, need.apps.map((app) => app.typed)]).toEqual([[], '43215', 18, ['Dentrix & Söhne <b>']]);
    expect(text).toContain('Somebody typed this mailbox on Plumbline');
    expect(text.replace(/\s+/g, ' ')).toContain('Nobody at Plumbline keeps them.');
    expect(html).not.toContain('<b>');
  });
  it('is one job, which holds mailbox, answers and moment', async () => {
    await askLater(parts(), { mailbox: 'olive@harbour.example', query: QUERY });
    expect(await jobs()).toEqual([{ payload: { mailbox: 'olive@harbour.example', query: QUERY, askedAt: '2026-11-24T10:00:00.000Z' }, tries: 14 }]);
  });
  it('is let fall where an inbox got five within the hour, however it is written', async () => {
    const app = parts();
    const taken = [];
    for (let at = 0; at < 6; at += 1) taken.push(await askLater(app, { mailbox: `Ol.ive+${at}@gmail.com`, query: QUERY }));
    expect(taken).toEqual([true, true, true, true, true, false]);
    expect(await jobs()).toHaveLength(5);
  });
  it('of nothing is let fall', async () => {
    expect(await askLater(parts(), { mailbox: 'olive@harbour.example', query: '' })).toBe(false);
    expect(await jobs()).toEqual([]);
  });
  it('is tried again for a day; then it is let go with the answers in it, and nothing is mailed', async () => {
    await askLater(parts(), { mailbox: 'olive@harbour.example', query: QUERY });
    const [job] = await jobs();
    mail.refuse = true;
    await expect(send(job!.payload, '2026-11-25T10:00:00Z')).rejects.toThrow(/^the mail was not taken over: EENVELOPE \d{3}$/);
    await send(job!.payload, '2026-11-25T10:00:01Z');
    mail.refuse = false;
    await send(job!.payload, '2026-11-25T10:00:01Z');
    expect(mail.received).toEqual([]);
  });
});
