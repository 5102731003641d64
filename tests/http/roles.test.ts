// Who may see and do what: every private page and every POST, for everybody there is. Permission is asked of the table at each request, never of the path.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidence } from '../../src/assessments/evidence-tables.ts';
import { stateOfCheck } from '../../src/assessments/save-answer.ts';
import { appeals, conflicts, decisions, viewings } from '../../src/moderation/tables.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { cases } from '../../src/providers/case-tables.ts';
import { providers } from '../../src/providers/tables.ts';
import { identityChanges } from '../../src/providers/identity-tables.ts';
import { savedNeeds } from '../../src/shortlists/tables.ts';
import { claims, memberships } from '../../src/providers/team-tables.ts';
import { smallPdf } from '../support/desk-walk.ts';
import { useServer } from '../support/server.ts';
import { signedIn } from '../support/sign-in.ts';

const site = useServer({ env: { PLUMBLINE_HOME: mkdtempSync(join(tmpdir(), 'plumbline-roles-')) } });
const FIRM = 'oakapple-it-works';
const WHO = ['visitor', 'stranger', 'owner', 'editor', 'neighbor', 'removed', 'moderator', 'conflicted', 'byMail'] as const;
type Who = (typeof WHO)[number];

let database: Database;
let firm: string;
let proof: string;
let claim: string;
const [challenge, heard, decided, appeal] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
const cookies = {} as Record<Who, string>;

async function ask(who: Who, path: string, form?: Record<string, string> | FormData): Promise<{ status: number; html: string; headers: Headers }> {
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const response = await fetch(site.url + path, { redirect: 'manual', headers: { cookie: cookies[who], ...(body && { origin: site.url }) }, ...(body && { method: 'POST', body }) });
  return { status: response.status, html: await response.text(), headers: response.headers };
}
const statuses = async (path: string, form?: () => Promise<Record<string, string>> | Record<string, string>): Promise<Record<Who, number>> => {
  const found = {} as Record<Who, number>;
  for (const who of WHO) found[who] = (await ask(who, path, await form?.())).status;
  return found;
};

beforeAll(async () => {
  database = openDatabase(site.databaseUrl, { connections: 2 });
  const { db } = database;
  const [found] = await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, FIRM));
  const [other] = await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, 'brassfield-technology'));
  firm = found!.id;
  const people = {} as Record<Who, Awaited<ReturnType<typeof signedIn>>>;
  for (const who of WHO.slice(1)) people[who] = await signedIn(db, `${who === 'byMail' ? 'moderator' : who}@people.example`, who === 'moderator' || who === 'conflicted' ? { strength: 'passkey', moderator: true } : {});
  for (const who of WHO) cookies[who] = who === 'visitor' ? 'unrelated=1' : people[who].cookie;
  const member = (who: Who, role: 'owner' | 'editor', providerId = firm) => ({ providerId, accountId: people[who].account.id, role, since: new Date() });
  await db.insert(memberships).values([member('owner', 'owner'), member('editor', 'editor'), member('removed', 'owner'), member('neighbor', 'owner', other!.id)]);
  await db.insert(conflicts).values({ moderatorId: people.conflicted.account.id, providerId: firm, declaredAt: new Date() });
  await ask('removed', `/desk/${FIRM}`);
  await db.delete(memberships).where(and(eq(memberships.providerId, firm), eq(memberships.accountId, people.removed.account.id)));
  const upload = new FormData();
  for (const [name, value] of Object.entries({ act: 'add', kind: 'document', datedOn: '2026-10-01' })) upload.append(name, value);
  upload.append('file', new File([new Uint8Array(smallPdf())], 'totals.pdf'));
  expect((await ask('owner', `/desk/${FIRM}/checklist/ATT-03/evidence`, upload)).status).toBe(303);
  proof = (await db.select({ id: evidence.id }).from(evidence).where(eq(evidence.providerId, firm)))[0]!.id;
  claim = crypto.randomUUID();
  await db.insert(claims).values({ id: claim, providerId: firm, accountId: people.stranger.account.id, state: 'waiting', way: 'moderator', ground: 'The register names me.', dnsWord: 'x', contested: true, begunAt: new Date(), waitingSince: new Date() });
  const now = new Date();
  await db.insert(cases).values({ id: challenge, kind: 'answer', providerId: firm, checkId: 'STF-01', text: 'I work there; it is not so.', state: 'open', createdAt: now });
  const about = { subject: 'report' as const, subjectId: crypto.randomUUID(), providerId: firm, clause: 'M-51', reason: 'A register shows less.', checkId: 'STF-01', decidedAt: now, effectAt: now };
  await db.insert(cases).values([{ id: about.subjectId, kind: 'answer', providerId: firm, checkId: 'STF-01', text: 'It is not so.', state: 'open', createdAt: now }]);
  await db.insert(decisions).values([{ ...about, id: heard, decision: 'correct', state: 'heard', publishesOn: '2099-01-01', says: 'That register is old.', saidAt: now }, { ...about, id: decided, subject: 'evidence', subjectId: proof, checkId: 'ATT-03', decision: 'refuse', clause: 'M-14', state: 'effective' }]);
  await db.insert(appeals).values({ id: appeal, decisionId: decided, accountId: people.owner.account.id, text: 'Page three shows it.', state: 'open', sentAt: now });
});
afterAll(() => database.close());

const TEAM = { visitor: 303, stranger: 404, owner: 200, editor: 200, neighbor: 404, removed: 404, moderator: 404, conflicted: 404, byMail: 404 };
const SIGNED_IN = { visitor: 303, stranger: 200, owner: 200, editor: 200, neighbor: 200, removed: 200, moderator: 200, conflicted: 200, byMail: 200 };
const MODERATORS = { visitor: 303, stranger: 404, owner: 404, editor: 404, neighbor: 404, removed: 404, moderator: 200, conflicted: 200, byMail: 404 };

describe('pages', () => {
  it.each([
    ['/account', SIGNED_IN], ['/account/passkeys', SIGNED_IN], ['/account/mailbox', SIGNED_IN], ['/account/erase', SIGNED_IN], ['/account/data.json', SIGNED_IN],
    ['/account/saved', SIGNED_IN], ['/account/saved/new?people=18', SIGNED_IN], [`/account/keep/${FIRM}`, SIGNED_IN],
    ['/desk', SIGNED_IN], ['/desk/add', SIGNED_IN],
    [`/desk/${FIRM}`, TEAM], [`/desk/${FIRM}/checklist`, TEAM], [`/desk/${FIRM}/checklist/ATT-03`, TEAM], [`/desk/${FIRM}/checklist/ATT-03/evidence`, TEAM], [`/desk/${FIRM}/team`, TEAM], [`/desk/${FIRM}/identity`, TEAM], [`/desk/${FIRM}/lapses.ics`, TEAM], [`/desk/${FIRM}/decisions`, TEAM], [`/desk/decisions/${heard}`, TEAM], [`/desk/decisions/${decided}`, TEAM],
    ['/moderation', MODERATORS],
  ] as const)('%s', async (path, expected) => expect(await statuses(path)).toEqual(expected));
  it('a case opens for moderators, and not for one with a stake in it', async () => {
    expect(await statuses(`/moderation/evidence/${proof}`)).toEqual({ ...MODERATORS, conflicted: 403 });
    for (const path of [`claim/${claim}`, `report/${challenge}`, `fact-check/${heard}`, `appeal/${appeal}`]) expect([path, await statuses(`/moderation/${path}`)]).toEqual([path, { ...MODERATORS, conflicted: 403 }]);
  });
  it('a claim is for whoever made it', async () => expect(await statuses(`/desk/claims/${claim}`)).toEqual({ ...SIGNED_IN, owner: 404, editor: 404, neighbor: 404, removed: 404, moderator: 404, conflicted: 404, byMail: 404 }));
  it('a file is for its team and for moderators without a stake, saved under a name of ours, and each view is written down', async () => {
    expect(await statuses(`/evidence/${proof}`)).toEqual({ ...TEAM, moderator: 200 });
    const { headers } = await ask('moderator', `/evidence/${proof}`);
    expect([headers.get('content-type'), headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['application/pdf', 'no-store', 'nosniff']);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="evidence-[0-9a-f]{12}\.pdf"$/);
    expect(await database.db.select().from(viewings)).toHaveLength(4);
  });
  it('of nobody tell nothing: ids that are not there, and ids that are none', async () => {
    for (const path of [`/evidence/${crypto.randomUUID()}`, '/evidence/x', `/moderation/evidence/${crypto.randomUUID()}`, '/moderation/evidence/x', '/moderation/nothing/x', `/desk/claims/${crypto.randomUUID()}`, '/desk/claims/x', '/desk/nobody-there']) expect([path, (await ask('moderator', path)).status]).toEqual([path, 404]);
  });
});

describe('markup', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] } });
  it.each([
    ['owner', '/account'], ['owner', '/account/passkeys'], ['owner', '/account/mailbox'], ['owner', '/account/erase'], ['owner', '/account/saved'], ['owner', '/account/saved/new?people=18'], ['owner', `/account/keep/${FIRM}`], ['owner', '/desk'], ['owner', '/desk/add'],
    ['owner', `/desk/${FIRM}`], ['owner', `/desk/${FIRM}/checklist`], ['owner', `/desk/${FIRM}/checklist/ATT-03`], ['owner', `/desk/${FIRM}/checklist/CLI-06`], ['owner', `/desk/${FIRM}/checklist/STF-04`], ['owner', `/desk/${FIRM}/checklist/ATT-03/evidence`],
    ['owner', `/desk/${FIRM}/team`], ['owner', `/desk/${FIRM}/identity`], ['owner', `/desk/${FIRM}/identity?kind=renamed`], ['owner', `/desk/${FIRM}/identity?kind=predecessor`], ['visitor', `/providers/${FIRM}/identity`], ['visitor', `/providers/${FIRM}/identity?kind=same-control`], ['owner', `/desk/${FIRM}/decisions`], ['owner', `/desk/decisions/${heard}`], ['owner', `/desk/decisions/${decided}`], ['moderator', `/moderation/report/${challenge}`], ['moderator', `/moderation/fact-check/${heard}`], ['moderator', `/moderation/appeal/${appeal}`], ['visitor', `/report?provider=${FIRM}&kind=answer&check=STF-01`], ['owner', `/desk/${FIRM}/papers`], ['owner', `/desk/${FIRM}/papers/iso-27001`], ['moderator', '/moderation'], ['moderator', '/moderation?show=own'],
    ['visitor', '/sign-in'], ['visitor', '/sign-in/sent'], ['visitor', '/sign-in/passkey'], ['visitor', `/providers/${FIRM}/claim`], ['visitor', '/about/moderation'], ['visitor', '/about/transparency'], ['visitor', '/about/for-providers'],
  ] as const)('for the %s of %s is valid', async (who, path) => {
    const { html } = await ask(who, path);
    expect((await validator.validateString(html)).results.flatMap((one) => one.messages.map((message) => `${message.ruleId}: ${message.message}`)).join('; ')).toBe('');
  });
  it('of a case and of a claim is valid', async () => {
    for (const [who, path] of [['moderator', `/moderation/evidence/${proof}`], ['moderator', `/moderation/claim/${claim}`], ['stranger', `/desk/claims/${claim}`]] as const) expect([path, (await validator.validateString((await ask(who, path)).html)).results.flatMap((one) => one.messages.map((message) => message.ruleId))]).toEqual([path, []]);
  });
});

describe('signing in', () => {
  const post = async (path: string, body: string, type = 'application/x-www-form-urlencoded') => {
    const response = await fetch(site.url + path, { method: 'POST', redirect: 'manual', headers: { origin: site.url, 'content-type': type }, body });
    return [response.status, response.headers.get('location')];
  };
  it('answers what is no mailbox, no link, no code and no form with a sentence and the right status', async () => {
    expect(await post('/sign-in', 'mailbox=olive')).toEqual([422, null]);
    expect(await post('/sign-in', '{"mailbox":"o@x.example"}', 'application/json')).toEqual([415, null]);
    expect(await post('/sign-in/sent', 'code=AAAA-AAAA')).toEqual([404, null]);
    expect(await post(`/sign-in/${'x'.repeat(43)}`, 'code=AAAA-AAAA')).toEqual([404, null]);
    expect(await post('/sign-in/passkey', 'answer=%7B%7D')).toEqual([422, null]);
    expect(await post('/sign-in/passkey', `answer=${'x'.repeat(50_000)}`)).toEqual([422, null]);
    expect((await ask('visitor', `/sign-in/${'x'.repeat(43)}`)).status).toBe(404);
  });
  it('never leads to another site', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) expect((await ask('visitor', `/sign-in?${new URLSearchParams({ next })}`)).html).not.toContain('evil.example');
  });
});

describe('posts', () => {
  /** Whoever is not signed in finds what they typed, to send it again. */
  const TEAM_POST = { ...TEAM, visitor: 403, owner: 303, editor: 303 };
  it('an answer is saved by the team', async () => {
    const answer = async () => ({ says: 'answer', value: '8', act: 'save', seen: await stateOfCheck(database.db, '2026.1', { providerId: firm, checkId: 'ATT-03' }) });
    expect(await statuses(`/desk/${FIRM}/checklist/ATT-03`, answer)).toEqual(TEAM_POST);
  });
  it('answers to another edition are taken over by the team; with nothing to take, nothing is', async () => {
    expect(await statuses(`/desk/${FIRM}/checklist`, () => ({ act: 'take-over', seen: 'x' }))).toEqual({ ...TEAM_POST, owner: 409, editor: 409 });
  });
  it('an area is published by an owner who signs', async () => {
    expect((await ask('owner', `/desk/${FIRM}/checklist`, { area: 'ATT' })).status).toBe(422);
    expect(await statuses(`/desk/${FIRM}/checklist`, () => ({ area: 'ATT', signed: 'on' }))).toEqual({ ...TEAM_POST, editor: 422 });
  });
  it('a team is changed by its owners', async () => {
    expect(await statuses(`/desk/${FIRM}/team`, () => ({ act: 'invite', mailbox: 'new@people.example', role: 'editor' }))).toEqual({ ...TEAM_POST, editor: 422 });
    expect(await statuses(`/desk/${FIRM}/team`, () => ({ act: 'give-back', sure: 'no' }))).toEqual({ ...TEAM_POST, owner: 422, editor: 422 });
  });
  it('what is saved is seen, changed and let go by whoever saved it, and by nobody else', async () => {
    expect((await ask('stranger', '/account/saved/new?people=18', { name: 'Ours', list: 'on' })).status).toBe(303);
    const [need] = await database.db.select({ id: savedNeeds.id }).from(savedNeeds);
    const SAVED = { ...SIGNED_IN, owner: 404, editor: 404, neighbor: 404, removed: 404, moderator: 404, conflicted: 404, byMail: 404 };
    expect(await statuses(`/account/saved/${need!.id}`)).toEqual(SAVED);
    expect(await statuses(`/account/saved/${need!.id}`, () => ({ act: 'change', name: 'Ours, again' }))).toEqual({ ...SAVED, visitor: 403, stranger: 303 });
    await ask('owner', '/account/saved', { need: need!.id });
    expect(await database.db.select({ name: savedNeeds.name }).from(savedNeeds)).toEqual([{ name: 'Ours, again' }]);
  });
  it('a decision is answered by an owner of the firm', async () => {
    const say = () => ({ act: 'say', text: 'That register is old, see ours.' });
    expect(await statuses(`/desk/decisions/${heard}`, say)).toEqual({ ...TEAM_POST, editor: 422 });
    expect((await ask('owner', `/desk/decisions/${decided}`, { act: 'appeal', text: 'Once more, since we may.' })).html).toContain('There is one appeal.');
    expect((await ask('owner', `/desk/decisions/${heard}`, { act: 'say', text: 'No' })).status).toBe(422);
  });
  it('who a firm is, is said by its owners, and by anybody as a case; a moderator without a stake in it reads it', async () => {
    const rename = { kind: 'renamed', newWords: 'Oakapple Care', happenedOn: '2026-11-01', says: 'We changed our name this month.', link: 'https://oakapple-it-works.example/name' };
    expect(await statuses(`/desk/${FIRM}/identity`, () => rename)).toEqual({ ...TEAM_POST, owner: 303, editor: 422 });
    const everybody = Object.fromEntries(WHO.map((who) => [who, 303]));
    expect(await statuses(`/providers/${FIRM}/identity`, () => ({ kind: 'sold-or-merged', says: 'A fund bought them in spring.' }))).toEqual(everybody);
    const rows = await database.db.select({ id: identityChanges.id, voice: identityChanges.voice }).from(identityChanges);
    expect(rows.map((row) => row.voice).sort()).toEqual([...WHO.map(() => 'anybody'), 'firm']);
    const { id } = rows.find((row) => row.voice === 'firm')!;
    expect(await statuses(`/moderation/identity/${id}`)).toEqual({ ...MODERATORS, conflicted: 403 });
    expect(await statuses(`/moderation/identity/${id}`, () => ({ act: 'decide', decision: 'correct', clause: 'M-45', reason: 'The register names it so.' }))).toEqual({ ...MODERATORS, visitor: 403, moderator: 303, conflicted: 403 });
  });
  it('evidence is sent by the team', async () => {
    const link = { act: 'add', kind: 'document', link: 'https://oakapple-it-works.example/terms', datedOn: '2026-10-01' };
    expect(await statuses(`/desk/${FIRM}/checklist/ATT-03/evidence`, () => link)).toEqual(TEAM_POST);
  });
  it('a case is decided by one moderator, and by nobody else', async () => {
    const ruling = { act: 'decide', decision: 'refuse', clause: 'M-14', reason: 'The totals show 14%, not 8%.' };
    expect(await statuses(`/moderation/evidence/${proof}`, () => ruling)).toEqual({ ...MODERATORS, visitor: 403, moderator: 303, conflicted: 403 });
  });
  it('from elsewhere are refused, whoever’s cookie comes along', async () => {
    for (const path of [`/desk/${FIRM}/team`, `/desk/${FIRM}/checklist`, '/account/erase', '/sign-out', `/moderation/evidence/${proof}`, `/providers/${FIRM}/claim`]) {
      for (const origin of ['https://evil.example', 'null', undefined]) {
        const response = await fetch(site.url + path, { method: 'POST', redirect: 'manual', headers: { cookie: cookies.owner, ...(origin && { origin }), 'content-type': 'application/x-www-form-urlencoded' }, body: 'sure=erase' });
        expect([path, origin, response.status]).toEqual([path, origin, 403]);
      }
    }
  });
  it('of a session that was ended do nothing', async () => {
    expect((await ask('neighbor', '/sign-out', {})).status).toBe(303);
    const { status, html } = await ask('neighbor', '/desk/brassfield-technology/team?x=1&y=2', { act: 'invite', mailbox: 'x@y.example', note: 'A long word to <b>my colleague</b>' });
    expect([status, html.includes('name="mailbox" value="x@y.example"'), html.includes('A long word to &lt;b&gt;my colleague&lt;/b&gt;')]).toEqual([403, true, true]);
    expect(html).toMatch(/action="\/desk\/brassfield-technology\/team\?x=1&(?:amp;|#38;)?y=2"/);
    expect((await ask('visitor', '/sign-in/kept')).status).toBe(404);
    expect((await ask('neighbor', '/desk')).headers.get('location')).toBe('/sign-in?next=%2Fdesk');
  });
});

it('nothing private is kept by anybody, and public pages of somebody who signed in are neither', async () => {
  for (const path of ['/account', '/desk', `/desk/${FIRM}`, '/moderation', '/', `/providers/${FIRM}`, '/standard']) expect([path, (await ask('owner', path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
  expect((await ask('visitor', `/providers/${FIRM}`)).html).not.toContain('Your account');
});
