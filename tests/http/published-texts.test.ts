// A moderator reads a published text on a running site: the field on the case of a link, how much of it is taken, the comparison afterwards, and what the public sees.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { answers } from '../../src/assessments/tables.ts';
import { newId } from '../../src/kernel/id.ts';
import { effectDecision } from '../../src/moderation/effect.ts';
import { decisions } from '../../src/moderation/tables.ts';
import { systemClock, type Clock } from '../../src/platform/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { memoryFiles } from '../../src/platform/files.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { ask as raw } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { signedIn } from '../support/sign-in.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { loadPolicy } from '../../src/standard/load-policy.ts';

const site = useServer();
const SLUG = 'oakapple-it-works';
const ADDRESS = 'https://oakapple-it-works.example/terms?a=1&b=<2>';
const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;
let database: Database;
let firm: string;
let check: string;
let cookies: { moderator: string; owner: string };

beforeAll(async () => {
  database = openDatabase(site.databaseUrl, { connections: 2 });
  const { db } = database;
  const [moderator, owner] = [await signedIn(db, 'dov@plumbline.example', { strength: 'passkey', moderator: true }), await signedIn(db, 'marlow@oakapple.example')];
  cookies = { moderator: moderator.cookie, owner: owner.cookie };
  firm = (await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, SLUG)))[0]!.id;
  await db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
  // Not essential, so that one moderator decides; one answer, not one for each rule.
  const takes = new Set(edition.checks.filter((one) => !one.essential && one.proofs.attested && one.answer.kind !== 'rules').map(({ id }) => id));
  const given = await db.select({ checkId: answers.checkId }).from(answers).where(and(eq(answers.providerId, firm), eq(answers.wouldNotSay, false)));
  check = given.map(({ checkId }) => checkId).filter((id) => takes.has(id)).sort()[0]!;
});
afterAll(() => database.close());

async function sent(change: Partial<typeof evidence.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await database.db.insert(evidence).values({ id, providerId: firm, edition: edition.id, checkId: check, forClaim: false, kind: 'attested', link: ADDRESS, datedOn: '2026-11-01', state: 'waiting', addedAt: new Date(), sentAt: new Date(), ...change });
  return id;
}
async function ask(path: string, who: 'moderator' | 'owner' | undefined, form?: Readonly<Record<string, string>>) {
  const body = form && new FormData();
  for (const [name, value] of Object.entries(form ?? {})) body!.append(name, value);
  const response = await fetch(site.url + path, { redirect: 'manual', headers: { ...(who && { cookie: cookies[who] }), ...(body && { origin: site.url }) }, ...(body && { method: 'POST', body }) });
  return { status: response.status, html: await response.text() };
}
const FORM = { act: 'decide', decision: 'accept', clause: 'M-11', reason: 'The terms say what was answered.', kind: 'attested', datedOn: '2026-11-01', checked: 'Section 9 of the terms.' };
const TEXT = 'Either side may end this contract with 30 days’ notice.';
const fingerprint = createHash('sha256').update(TEXT).digest('hex');
const later: Clock = { now: () => new Date(Date.now() + 11 * 60_000), today: () => systemClock.today() };
const effect = async () => {
  for (const { id } of await database.db.select({ id: decisions.id }).from(decisions).where(eq(decisions.state, 'set'))) await effectDecision({ db: database.db, clock: later, queue: postgresQueue, files: memoryFiles(later), policy: loadPolicy('content') }, id);
};
const faults = async (html: string) => (await new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'long-title': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] } }).validateString(html)).results.flatMap((one) => one.messages.map(({ message }) => message));

describe('the field for the text', () => {
  it('stands on the case of a link and not on that of a file', async () => {
    const link = await ask(`/moderation/evidence/${await sent()}`, 'moderator');
    expect([link.html.includes('Paste the text that you read'), link.html.includes('enctype="multipart/form-data"'), await faults(link.html)]).toEqual([true, true, []]);
    const file = await ask(`/moderation/evidence/${await sent({ link: null, fileType: 'application/pdf', fileSize: 1, digest: 'd'.repeat(64) })}`, 'moderator');
    expect([file.status, file.html.includes('Paste the text that you read'), file.html.includes('multipart/form-data')]).toEqual([200, false, false]);
  });
  it('is wanted where the link counts as outside proof; what was typed stays', async () => {
    const answer = await ask(`/moderation/evidence/${await sent()}`, 'moderator', FORM);
    expect([answer.status, answer.html.includes('Paste the text that you read.</a>'), answer.html.includes('Section 9 of the terms.'), await faults(answer.html)]).toEqual([422, true, true, []]);
  });
  it('takes 60 kB however it is written, and answers more with a sentence, and far more with 413', async () => {
    const path = `/moderation/evidence/${await sent()}`;
    expect((await ask(path, 'moderator', { ...FORM, text: `a\n`.repeat(29_999) })).status).toBe(303);
    const more = await ask(`/moderation/evidence/${await sent()}`, 'moderator', { ...FORM, text: `é`.repeat(30_001) });
    expect([more.status, more.html.includes('Paste at most 60 kB')]).toEqual([422, true]);
    const large = await raw(site.url, { method: 'POST', path, headers: { cookie: cookies.moderator, origin: site.url, 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from(`text=${'a'.repeat(200_000)}`) });
    expect(large.status).toBe(413);
    await database.db.delete(decisions);
    await database.db.delete(evidence);
  });
});

it('read, it is public with its address, day and fingerprint; and the next reading is held against it', async () => {
  const first = `/moderation/evidence/${await sent()}`;
  expect((await ask(first, 'moderator', { ...FORM, text: `  ${TEXT.replaceAll(' ', '\r\n')}\n` })).status).toBe(303);
  expect((await ask(first, 'moderator')).html).toContain(`What you pasted has the fingerprint <code>${fingerprint}</code>`);
  await effect();
  const area = edition.areas.find(({ checks }) => checks.includes(check))!.code.toLowerCase();
  for (const [path, who] of [[`/providers/${SLUG}/checks?area=${area}`, undefined], [`/desk/${SLUG}/checklist/${check}`, 'owner']] as const) {
    const { html } = await ask(path, who);
    expect([path, html.includes(fingerprint), /href="https:\/\/oakapple-it-works\.example\/terms\?a=1&(#38|amp);b=(&lt;|<)2(&gt;|>)"/.test(html), /rel="nofollow noreferrer noopener"/.test(html), await faults(html)]).toEqual([path, true, true, true, []]);
  }
  const facts = (await (await fetch(`${site.url}/api/v1/providers/${SLUG}/facts`)).json()) as { texts: unknown };
  expect(facts.texts).toEqual([{ check, address: ADDRESS, readOn: systemClock.today(), fingerprint }]);
  const again = `/moderation/evidence/${await sent()}`;
  expect((await ask(again, 'moderator')).html).toContain(`has the fingerprint ${fingerprint}. Paste what you read`);
  await ask(again, 'moderator', { ...FORM, text: TEXT });
  expect((await ask(again, 'moderator')).html).toContain('has the same fingerprint.');
  const changed = `/moderation/evidence/${await sent()}`;
  await ask(changed, 'moderator', { ...FORM, text: TEXT.replace('30', '90') });
  expect((await ask(changed, 'moderator')).html).toContain('has another fingerprint: it was changed');
});
