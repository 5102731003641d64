// Another mailbox for an account: both must say yes; and what is kept of a mail server that takes nothing.
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { agreeToMailbox, askMailbox } from '../../src/accounts/change-mailbox.ts';
import { exportAccount } from '../../src/accounts/export.ts';
import { sendLink } from '../../src/accounts/send-link.ts';
import { holderOf } from '../../src/accounts/sessions.ts';
import { accounts, mailedLinks } from '../../src/accounts/tables.ts';
import { waitingMail } from '../../src/accounts/waiting-mail.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { useApp } from '../support/app.ts';
import { signedIn } from '../support/sign-in.ts';
import { useMailServer } from '../support/smtp.ts';

const base = useApp();
const mail = useMailServer();
const app = { clock: systemClock, queue: base.queue, config: base.config, get db() { return base.db; }, get mailer() { return smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>'); } };
const [OLD, NEW] = ['olive@harbour.example', 'olive@tide.example'];

/** Asks, and gives the word of each mail by its mailbox. */
async function asked(wanted = NEW) {
  const viewer = await signedIn(app.db, OLD);
  expect((await askMailbox(app, viewer, wanted, 'browser')).kind).toBe('done');
  const words: Record<string, string> = {};
  for (const { id } of await app.db.select({ id: mailedLinks.id }).from(mailedLinks)) {
    await sendLink(app, id);
    const { to, text } = mail.received.at(-1)!;
    words[to] = /account\/mailbox\/([A-Za-z0-9_-]{43})$/m.exec(text)![1]!;
  }
  return { viewer, words };
}
const agree = async (token: string, browser = 'browser') => {
  const outcome = await agreeToMailbox(app, { token, browser });
  return outcome.kind === 'done' ? outcome.value : outcome.code;
};
const mailboxOf = async (id: string) => (await app.db.select({ mailbox: accounts.mailbox }).from(accounts).where(eq(accounts.id, id)))[0]?.mailbox;

it('changes when both have said yes, in either order, ends all sessions, and tells the old one', async () => {
  for (const order of [[OLD, NEW], [NEW, OLD]] as const) {
    const { viewer, words } = await asked();
    expect([await agree(words[order[0]]!), await mailboxOf(viewer.account.id)]).toEqual(['waiting', OLD]);
    expect([await agree(words[order[1]]!), await mailboxOf(viewer.account.id)]).toEqual(['changed', NEW]);
    expect(await holderOf(app, viewer.cookie.slice('plumbline='.length))).toBeUndefined();
    expect((await app.db.execute<{ payload: unknown }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mailbox-left'`)).rows).toContainEqual({ payload: { mailbox: OLD } });
    await app.db.delete(accounts);
    await app.db.execute('delete from mailed_links; delete from graphile_worker._private_jobs');
  }
});
it('does not change where only one said yes, twice', async () => {
  const { viewer, words } = await asked();
  expect([await agree(words[NEW]!), await agree(words[NEW]!), await mailboxOf(viewer.account.id)]).toEqual(['waiting', 'used', OLD]);
});
it('is told only when both have said yes that the wanted mailbox has an account of its own', async () => {
  await signedIn(app.db, NEW);
  const { viewer, words } = await asked();
  expect([await agree(words[NEW]!), await agree(words[OLD]!), await mailboxOf(viewer.account.id)]).toEqual(['waiting', 'taken', OLD]);
});
it('is not asked for the mailbox that the account has, however it is written', async () => {
  const outcome = await askMailbox(app, await signedIn(app.db, OLD), 'Olive@HARBOUR.example', 'browser');
  expect(outcome).toEqual({ kind: 'refused', code: 'same' });
});
it('gives everything that is held of an account, and no digest of a secret', async () => {
  const { viewer } = await asked();
  const held = JSON.stringify(await exportAccount(app.db, viewer.account.id));
  expect(JSON.parse(held)).toMatchObject({ mailbox: OLD, sessions: [{ browser: 'A browser' }], mailedLinks: [{ purpose: 'leave-mailbox' }, { purpose: 'take-mailbox' }] });
  expect(held).not.toMatch(/igest/);
});
it('counts mails that the server did not take, and those that were given up', async () => {
  expect(await waitingMail(app.db)).toEqual({ waiting: 0, givenUp: 0, since: null });
  await asked();
  await app.db.execute(`update graphile_worker._private_jobs set attempts = case when id % 2 = 0 then 3 else max_attempts end`);
  expect(await waitingMail(app.db)).toMatchObject({ waiting: 1, givenUp: 1, since: expect.any(Date) });
});
