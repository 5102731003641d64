// Signing in by mail, over a real mail server: once, in time, in the browser that asked or with the code; sessions and their ends.
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askLink, LINKS_AN_HOUR } from '../../src/accounts/ask-link.ts';
import { eraseAccount } from '../../src/accounts/erase.ts';
import { endSessions } from '../../src/accounts/keep-account.ts';
import { sendLink } from '../../src/accounts/send-link.ts';
import { beginSession, endSession, holderOf } from '../../src/accounts/sessions.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { sweepAccounts } from '../../src/accounts/sweep.ts';
import { accounts, mailedLinks, sessions } from '../../src/accounts/tables.ts';
import { lookAtLink } from '../../src/accounts/use-link.ts';
import { brokenAt } from '../../src/audit/chain.ts';
import { record } from '../../src/audit/record.ts';
import { records } from '../../src/audit/tables.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { smtpMailer } from '../../src/platform/mailer.ts';
import { dayOf } from '../../src/kernel/time.ts';
import { useApp } from '../support/app.ts';
import { useMailServer } from '../support/smtp.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Moves with the test. Begins now, because lucia asks the machine for the time. */
const moving = { at: Date.now() };
const clock: Clock = { now: () => new Date(moving.at), today: () => dayOf(new Date(moving.at)) };
const base = useApp();
const app = { get db() { return base.db; }, clock, queue: base.queue, get mailer() { return smtpMailer(mail.url, 'Plumbline <hello@plumbline.example>'); }, config: base.config };
const mail = useMailServer();
const OLIVE = 'olive@harbour.example';
const BROWSER = 'browser-of-olive';
const firefox = { name: 'Firefox on Linux' };

async function mailed(mailbox = OLIVE, browser = BROWSER, next?: string): Promise<{ token: string; code: string }> {
  expect(await askLink(app, { purpose: 'sign-in', mailbox, browser, ...(next && { next }) })).toBe(true);
  const [wish] = await app.db.select({ id: mailedLinks.id }).from(mailedLinks).where(eq(mailedLinks.mailbox, mailbox));
  await sendLink(app, wish!.id);
  const { to, text } = mail.received.at(-1)!;
  expect(to).toBe(mailbox);
  return { token: /\/sign-in\/([A-Za-z0-9_-]{43})$/m.exec(text)![1]!, code: /^ {4}(\S+)$/m.exec(text)![1]! };
}
const codeOf = async (promise: Promise<{ kind: string; code?: string }>): Promise<string> => {
  const outcome = await promise;
  return outcome.code ?? outcome.kind;
};

describe('a link by mail', () => {
  it('signs in once, makes the account, and goes on to where the asker was', async () => {
    const { token } = await mailed(OLIVE, BROWSER, '/shortlist?zip=43215');
    const outcome = await signIn(app, { token, browser: BROWSER }, firefox);
    expect(outcome).toMatchObject({ kind: 'done', value: { next: '/shortlist?zip=43215' } });
    if (outcome.kind !== 'done') return;
    expect(await holderOf(app, outcome.value.key)).toMatchObject({ account: { mailbox: OLIVE }, session: { strength: 'mailbox' }, moderator: false });
    expect(await codeOf(signIn(app, { token, browser: BROWSER }, firefox))).toBe('used');
    // Where the asker was may hold answers: the address is kept no longer than it is needed.
    expect(await app.db.select({ next: mailedLinks.next }).from(mailedLinks)).toEqual([{ next: null }]);
  });
  it('is looked at as often as a mail program likes, and works still', async () => {
    const { token } = await mailed();
    for (let at = 0; at < 3; at += 1) expect(await lookAtLink(app, ['sign-in'], { token, browser: BROWSER })).toMatchObject({ kind: 'done', value: { needsCode: false } });
    expect(await codeOf(signIn(app, { token, browser: BROWSER }, firefox))).toBe('done');
  });
  it('that somebody else asked for wants the code, so that nobody works in a foreign account unawares', async () => {
    const { token, code } = await mailed();
    expect(await lookAtLink(app, ['sign-in'], { token, browser: 'another' })).toMatchObject({ value: { needsCode: true } });
    expect(await codeOf(signIn(app, { token, browser: 'another' }, firefox))).toBe('code-wanted');
    expect(await codeOf(signIn(app, { token }, firefox))).toBe('code-wanted');
    expect(await codeOf(signIn(app, { token, browser: 'another', code }, firefox))).toBe('done');
  });
  it('is not needed where the code is typed in the browser that asked', async () => {
    const { code } = await mailed();
    expect(await codeOf(signIn(app, { code, browser: 'another' }, firefox))).toBe('no-such-link');
    expect(await codeOf(signIn(app, { code: code.toLowerCase(), browser: BROWSER }, firefox))).toBe('done');
  });
  it('is dead after five wrong codes, the right one too', async () => {
    const { token, code } = await mailed();
    const tries = [];
    for (let at = 0; at < 5; at += 1) tries.push(await codeOf(signIn(app, { token, code: 'AAAA-AAAA' }, firefox)));
    expect(tries).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'no-tries']);
    expect(await codeOf(signIn(app, { token, browser: BROWSER, code }, firefox))).toBe('no-tries');
  });
  it.each([[15 * MINUTE, 'done'], [15 * MINUTE + 1, 'too-late']])('after %d ms is %s', async (later, says) => {
    const { token } = await mailed();
    moving.at += later;
    expect(await codeOf(signIn(app, { token, browser: BROWSER }, firefox))).toBe(says);
  });
  it('that is mailed a second time stops the first from working', async () => {
    const first = await mailed();
    const [wish] = await app.db.select({ id: mailedLinks.id }).from(mailedLinks);
    await sendLink(app, wish!.id);
    expect(await codeOf(signIn(app, { token: first.token, browser: BROWSER }, firefox))).toBe('no-such-link');
  });
  it('leaves no secret in the database, neither in the wish nor in the job', async () => {
    const { token, code } = await mailed();
    const outcome = await signIn(app, { token, browser: BROWSER }, firefox);
    const everything = JSON.stringify([await app.db.select().from(mailedLinks), await app.db.select().from(sessions), (await app.db.execute('select payload from graphile_worker._private_jobs')).rows]);
    for (const secret of [token, code, code.replace('-', ''), BROWSER, outcome.kind === 'done' ? outcome.value.key : '']) expect(everything).not.toContain(secret);
  });
  it('is tried again where the mail server turns it away', async () => {
    await askLink(app, { purpose: 'sign-in', mailbox: OLIVE, browser: BROWSER });
    const [wish] = await app.db.select({ id: mailedLinks.id }).from(mailedLinks);
    mail.refuse = true;
    await expect(sendLink(app, wish!.id)).rejects.toThrow();
    mail.refuse = false;
    await sendLink(app, wish!.id);
    expect(mail.received.at(-1)!.to).toBe(OLIVE);
  });
  it('is sent five times an hour to one inbox, however it is written', async () => {
    const asked = [];
    for (let at = 0; at < LINKS_AN_HOUR.inbox + 1; at += 1) asked.push(await askLink(app, { purpose: 'sign-in', mailbox: `ol.ive+${at}@gmail.com`, browser: BROWSER }));
    expect(asked).toEqual([true, true, true, true, true, false]);
    moving.at += 60 * MINUTE + 1;
    expect(await askLink(app, { purpose: 'sign-in', mailbox: 'olive@gmail.com', browser: BROWSER })).toBe(true);
  });
});

describe('a session', () => {
  const begin = async (moderator = false) => {
    const [account] = await app.db.insert(accounts).values({ id: crypto.randomUUID(), mailbox: OLIVE, mailboxKey: OLIVE, createdAt: clock.now() }).onConflictDoUpdate({ target: accounts.mailboxKey, set: { mailbox: OLIVE } }).returning();
    return { account: account!, ...(await beginSession(app, account!.id, { strength: 'mailbox', browser: 'Firefox', moderator })) };
  };
  it('has a new key each time, and ends the one that the browser brought', async () => {
    const { key } = await begin();
    const { token } = await mailed();
    const outcome = await signIn(app, { token, browser: BROWSER }, { ...firefox, oldKey: key });
    expect(outcome.kind === 'done' && outcome.value.key).not.toBe(key);
    expect(await holderOf(app, key)).toBeUndefined();
  });
  it('opens nothing with a key that was made up', async () => {
    for (const key of ['', 'x'.repeat(43), '../../etc', 'a'.repeat(5_000)]) expect(await holderOf(app, key)).toBeUndefined();
  });
  it('ends at its absolute end, for a moderator after twelve hours', async () => {
    const { key, endsAt } = await begin(true);
    expect(endsAt.getTime() - moving.at).toBe(12 * 60 * MINUTE);
    expect(await holderOf(app, key)).toBeDefined();
    moving.at += 12 * 60 * MINUTE;
    expect(await holderOf(app, key)).toBeUndefined();
  });
  it('ends where it is ended: one, all others, and at the sign-out', async () => {
    const [own, other] = [await begin(), await begin()];
    const viewer = (await holderOf(app, own.key))!;
    await endSessions(app, viewer, 'others');
    expect([await holderOf(app, other.key), await holderOf(app, own.key)]).toEqual([undefined, expect.anything()]);
    await endSession(app, own.key);
    expect(await holderOf(app, own.key)).toBeUndefined();
  });
  it('of another account cannot be ended', async () => {
    const own = await begin();
    const { token } = await mailed('sid@elsewhere.example', 'sid');
    const sid = await signIn(app, { token, browser: 'sid' }, firefox);
    const viewer = (await holderOf(app, sid.kind === 'done' ? sid.value.key : ''))!;
    await endSessions(app, viewer, (await holderOf(app, own.key))!.session.id);
    expect(await holderOf(app, own.key)).toBeDefined();
  });
});

describe('what is over', () => {
  it('is swept away, and nothing else', async () => {
    await mailed();
    await sweepAccounts(app);
    expect(await app.db.select().from(mailedLinks)).toHaveLength(1);
    moving.at += 2 * DAY + 1;
    await sweepAccounts(app);
    expect(await app.db.select().from(mailedLinks)).toEqual([]);
  });
});

describe('erasing', () => {
  it('wants a fresh sign-in, takes all of it, and leaves the record whole without a name', async () => {
    const { token } = await mailed();
    const outcome = await signIn(app, { token, browser: BROWSER }, firefox);
    const viewer = (await holderOf(app, outcome.kind === 'done' ? outcome.value.key : ''))!;
    await record(app.db, clock.now(), { actor: 'account', actorId: viewer.account.id, act: 'passkey-added', subject: 'account', closed: { mailbox: OLIVE } });
    moving.at += 31 * MINUTE;
    expect(await codeOf(eraseAccount(app, viewer))).toBe('not-fresh');
    moving.at -= 31 * MINUTE;
    expect(await codeOf(eraseAccount(app, viewer))).toBe('done');
    const rows = await app.db.select().from(records).orderBy(records.number);
    const held = JSON.stringify([await app.db.select().from(accounts), await app.db.select().from(sessions), await app.db.select().from(mailedLinks), rows]);
    expect(held).not.toContain(OLIVE);
    expect(held).not.toContain(viewer.account.id);
    expect(rows.map((row) => row.act)).toEqual(['passkey-added', 'account-erased']);
    expect(brokenAt(rows.map((row) => ({ ...row, at: row.at.toISOString() })))).toBeUndefined();
    expect(brokenAt(rows.map((row) => ({ ...row, at: row.at.toISOString(), ...(row.number === 1 && { act: 'passkey-removed' }) })))).toBe(1);
    expect(brokenAt(rows.slice(1).map((row) => ({ ...row, at: row.at.toISOString() })))).toBe(2);
  });
});
