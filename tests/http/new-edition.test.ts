// A running site under a second edition, made beside the first without a line of code: forms that were drawn for the first, and answers that are taken over.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { stateOfCheck } from '../../src/assessments/save-answer.ts';
import { answers } from '../../src/assessments/tables.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { ownDatabase } from '../support/database.ts';
import { signedIn } from '../support/sign-in.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { worldTemplate } from '../support/world.ts';

const ROOT = join(import.meta.dirname, '../..');
const SLUG = 'oakapple-it-works';
const [SAME, ASKS_ELSE, GONE] = ['ATT-03', 'CLI-02', 'BCK-04'] as const;
const folder = mkdtempSync(join(tmpdir(), 'plumbline-two-editions-'));
let own: Awaited<ReturnType<typeof ownDatabase>>;
let site: RunningServer;
let database: Database;
let firm: string;
let cookies: { owner: string; stranger: string };

/** Edition 2027.1: one check asks something else, one is gone, the rest is as it was. */
function secondEdition(): void {
  cpSync(join(ROOT, 'content'), join(folder, 'content'), { recursive: true });
  const at = (...path: string[]) => join(folder, 'content', ...path);
  for (const half of ['standard', 'guidance']) cpSync(at(half, '2026.1'), at(half, '2027.1'), { recursive: true });
  const head = parse(readFileSync(at('standard/2027.1/edition.yaml'), 'utf8')) as { areas: { slug: string; checks: string[] }[] };
  const areas = head.areas.map((area) => ({ ...area, checks: area.checks.filter((id) => id !== GONE) }));
  writeFileSync(at('standard/2027.1/edition.yaml'), stringify({ ...head, id: '2027.1', label: '2027.1', areas }));
  const file = (check: string) => at('standard/2027.1/checks', head.areas.find(({ checks }) => checks.includes(check))!.slug, `${check}.yaml`);
  writeFileSync(file(ASKS_ELSE), readFileSync(file(ASKS_ELSE), 'utf8').replace(/^question: (.*)\?$/m, 'question: $1, in writing?'));
  rmSync(file(GONE));
  rmSync(at('guidance/2027.1', `${GONE}.yaml`));
  for (const name of ['dist', 'drizzle', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
}

beforeAll(async () => {
  secondEdition();
  own = await ownDatabase(await worldTemplate(inject('sockets')));
  site = await startServer(own.url, {}, folder);
  database = openDatabase(own.url, { connections: 2 });
  const { db } = database;
  const [owner, stranger] = [await signedIn(db, 'marlow@oakapple.example'), await signedIn(db, 'sid@elsewhere.example')];
  cookies = { owner: owner.cookie, stranger: stranger.cookie };
  firm = (await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, SLUG)))[0]!.id;
  await db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
});
afterAll(async () => {
  await database.close();
  await site.stop();
  await own.drop();
  rmSync(folder, { recursive: true });
});

async function ask(path: string, form?: Readonly<Record<string, string>>, who: 'owner' | 'stranger' = 'owner') {
  const response = await fetch(site.url + path, { redirect: 'manual', headers: { cookie: cookies[who], ...(form && { origin: site.url }) }, ...(form && { method: 'POST', body: new URLSearchParams(form) }) });
  const html = await response.text();
  return { status: response.status, to: response.headers.get('location'), html, text: html.replace(/<[^>]*>/g, ' ').replace(/&#39;/g, '’').replace(/\s+/g, ' ') };
}
const list = `/desk/${SLUG}/checklist`;
const faults = async (html: string) => (await new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'long-title': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] } }).validateString(html)).results.flatMap((one) => one.messages.map(({ message }) => message));
const drafts = async () => (await database.db.select({ check: answers.checkId, edition: answers.edition, value: answers.value }).from(answers).where(and(eq(answers.providerId, firm), eq(answers.state, 'draft')))).map(({ check, edition, value }) => `${edition} ${check} ${value}`);
const older = async (check: string, fields: Readonly<Record<string, string>>) => ({ says: 'answer', act: 'save', edition: '2026.1', seen: await stateOfCheck(database.db, '2026.1', { providerId: firm, checkId: check }), ...fields });

describe('the checklist', () => {
  it('says what can be taken over and what asks something new, for the team alone', async () => {
    const { status, html, text } = await ask(list);
    expect([status, await faults(html)]).toEqual([200, []]);
    expect(text).toMatch(/The standard has a new edition Edition 2027\.1 took the place of 2026\.1\. \d+ of your \d+ answers can be taken over, because the same is asked\./);
    expect(html).toContain('name="act" value="take-over"');
    expect((await ask(list, { act: 'take-over', seen: 'x' }, 'stranger')).status).toBe(404);
  });
});

describe('a form that was drawn for the edition before', () => {
  it('carries its edition', async () => expect((await ask(`${list}/${SAME}`)).html).toMatch(/name="edition" value="2027\.1"/));
  it('is saved where the same is asked, and the page says so', async () => {
    const posted = await ask(`${list}/${SAME}`, await older(SAME, { value: '61' }));
    expect([posted.status, posted.to, await drafts()]).toEqual([303, `${list}/${SAME}?carried=2026.1`, [`2027.1 ${SAME} 61`]]);
    const { text, html } = await ask(posted.to!);
    expect([text.includes('Saved as a draft. While your form was open, edition 2027.1 of the standard took the place of 2026.1.'), await faults(html)]).toEqual([true, []]);
    expect((await ask(`${list}/${SAME}?carried=<b>`)).text).not.toContain('took the place');
  });
  it('is not saved where something else is asked: 409, with what was typed and a sentence why', async () => {
    const { status, html, text } = await ask(`${list}/${ASKS_ELSE}`, await older(ASKS_ELSE, { value: '96.5', note: 'As of <zq7> June.' }));
    expect([status, await faults(html), html.includes('<zq7>')]).toEqual([409, [], false]);
    for (const words of ['nothing was saved. This edition asks something else here.', 'You wrote this for edition 2026.1', '96.5 percent', 'Comment: As of &lt;zq7&gt; June.', 'in writing?', 'What stands here now']) expect(text).toContain(words);
    expect(html).toMatch(/name="edition" value="2027\.1"/);
    expect(await drafts()).toHaveLength(1);
  });
  it('is shown again where its check is gone: 409, with what was typed', async () => {
    const { status, html, text } = await ask(`${list}/${GONE}`, await older(GONE, { choice: '1', note: 'Kept elsewhere.' }));
    expect([status, await faults(html)]).toEqual([409, []]);
    for (const words of ['This edition does not ask this any more.', 'Comment: Kept elsewhere.']) expect(text).toContain(words);
    expect([html.includes('name="says"'), (await ask(`${list}/${GONE}`)).status, (await ask(`${list}/${GONE}`, { says: 'answer', choice: '1', act: 'save' })).status]).toEqual([false, 404, 404]);
  });
  it('with a slip in it is shown as it was asked, to be sent again', async () => {
    const { status, html } = await ask(`${list}/${SAME}`, await older(SAME, { value: 'sixty' }));
    expect([status, /name="edition" value="2026\.1"/.test(html), /name="value"[^>]*value="sixty"|value="sixty"[^>]*name="value"/.test(html), await faults(html)]).toEqual([422, true, true, []]);
  });
  it('over a draft that is there by now is 409, and its words wait in the new form', async () => {
    const { status, html, text } = await ask(`${list}/${SAME}`, await older(SAME, { value: '62' }));
    expect([status, text.includes('somebody of your team has worked on this check'), /value="62"/.test(html), await drafts()]).toEqual([409, true, true, [`2027.1 ${SAME} 61`]]);
  });
  it('of an edition that was never ours is 422, with what was typed', async () => {
    for (const edition of ['2031.4', '../2026.1', 'x'.repeat(30)]) {
      const { status, html, text } = await ask(`${list}/${SAME}`, { ...(await older(SAME, { value: '63' })), edition });
      expect([edition, status, text.includes('an edition of the standard that we do not know'), /value="63"/.test(html), await faults(html)]).toEqual([edition, 422, true, true, []]);
    }
    expect(await drafts()).toEqual([`2027.1 ${SAME} 61`]);
  });
});

it('answers are taken over with one press, and named where they are not', async () => {
  const before = await ask(list);
  const seen = /name="seen" value="([^"]+)"/.exec(before.html)![1]!;
  const count = Number(/(\d+) of your \d+ answers/.exec(before.text)![1]);
  expect(before.text).toMatch(/asks? something new, or nothing any more/);
  expect((await ask(list, { act: 'take-over', seen: 'other' })).status).toBe(409);
  const posted = await ask(list, { act: 'take-over', seen });
  expect([posted.status, posted.to]).toEqual([303, `${list}?taken=${count}`]);
  const after = await ask(posted.to!);
  expect([after.text.includes('saved as drafts.'), after.text.includes('The standard has a new edition'), await faults(after.html)]).toEqual([true, false, []]);
  expect((await ask(list, { act: 'take-over', seen })).status).toBe(409);
  expect((await ask(list, { area: 'ATT', signed: 'on' })).status).toBe(303);
});
