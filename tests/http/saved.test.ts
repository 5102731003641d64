// What is saved, over the wire: nothing by a GET, nothing for a visitor, nothing of another's, no cache, and no need in any line of the log.
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { savedNeeds, savedProviders, savedShortlists } from '../../src/shortlists/tables.ts';
import { visitorOf } from '../support/account-visit.ts';
import type { Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { textOf } from '../support/shortlist-page.ts';
import { signedIn } from '../support/sign-in.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useServer({ env: { LOG_LEVEL: 'debug', MAIL_URL: 'smtp://127.0.0.1:9' } });
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] });
const NEED = 'zip=43215&people=18&trade=dental';
const NOBODYS = '01a20ff8-0000-7000-8000-000000000000';

let database: Database;
let olive: ReturnType<typeof visitorOf>;
let sid: ReturnType<typeof visitorOf>;
const visitor = visitorOf(() => site.url);
let slug: string;
let id: string;
beforeAll(async () => {
  database = openDatabase(site.databaseUrl);
  olive = visitorOf(() => site.url, (await signedIn(database.db, 'olive@harbour.example')).cookie);
  sid = visitorOf(() => site.url, (await signedIn(database.db, 'sid@elsewhere.example')).cookie);
  slug = (JSON.parse((await visitor.get('/api/v1/providers?grade=B')).text) as { providers: { slug: string }[] }).providers[0]!.slug;
});
afterAll(() => database.close());

const needs = () => database.db.select().from(savedNeeds);
const firms = () => database.db.select().from(savedProviders);
const status = async (answer: Promise<Answer>): Promise<number> => (await answer).status;
async function isSound(answer: Answer): Promise<void> {
  expect(headerFaults((name) => answer.headers[name])).toEqual([]);
  expect([answer.headers['cache-control'], answer.headers['referrer-policy']]).toEqual(['no-store', 'same-origin']);
  expect((await validator.validateString(answer.text)).results.flatMap((one) => one.messages)).toEqual([]);
}

describe('a visitor', () => {
  it('is offered to save a list with answers, is led to sign in, and comes back to where they were', async () => {
    const { text } = await visitor.get(`/shortlist?${NEED}`);
    expect(text).toContain(`href="/account/saved/new?${NEED.replaceAll('&', '&amp;')}">Save this list</a>`);
    expect((await visitor.get('/shortlist')).text).not.toContain('Save this list');
    for (const path of [`/account/saved/new?${NEED}`, '/account/saved', `/account/saved/${NOBODYS}`, `/account/keep/${slug}`]) {
      const answer = await visitor.get(path);
      expect([path, answer.status, answer.headers['location'], answer.headers['cache-control']]).toEqual([path, 303, `/sign-in?${new URLSearchParams({ next: path })}`, 'no-store']);
    }
    expect((await visitor.get(`/sign-in?${new URLSearchParams({ next: `/account/saved/new?${NEED}` })}`)).text).toContain(`name="next" value="/account/saved/new?${NEED.replaceAll('&', '&amp;')}"`);
  });
  it('stores nothing by a form either', async () => {
    for (const [path, form] of [[`/account/saved/new?${NEED}`, { name: 'Mine', list: 'on' }], [`/account/keep/${slug}`, { act: 'keep', tell: 'on' }], ['/account/saved', { need: NOBODYS }]] as const) expect(await status(visitor.post(path, form))).toBe(403);
    expect([await needs(), await firms()]).toEqual([[], []]);
  });
  it('gets the same page of a firm, byte by byte, whoever looked before', async () => {
    const before = await visitor.get(`/providers/${slug}`);
    const seen = await olive.get(`/providers/${slug}`);
    const after = await visitor.get(`/providers/${slug}`);
    expect(after.body.equals(before.body)).toBe(true);
    expect([before.text.includes('Keep this firm'), seen.text.includes('Keep this firm')]).toEqual([false, true]);
    expect([before.headers['cache-control'], seen.headers['cache-control']]).toEqual(['public, max-age=0, must-revalidate', 'no-store']);
  });
});

describe('a need', () => {
  it('is not saved by looking: the page asks first, with what would be saved', async () => {
    const answer = await olive.get(`/account/saved/new?${NEED}`);
    expect(answer.status).toBe(200);
    await isSound(answer);
    for (const part of ['Nothing is saved yet.', 'value="18 people, Columbus, OH"', 'Dental practice', 'Keep the list as it is today too']) expect(answer.text).toContain(part);
    expect(await needs()).toEqual([]);
  });
  it('is saved by the button, with note and list, and stands beside the list of today', async () => {
    const answer = await olive.post(`/account/saved/new?${NEED}`, { name: 'The <b>practice</b>', note: 'First\r\nsecond', list: 'on' });
    expect(answer.status).toBe(303);
    id = /^\/account\/saved\/([0-9a-f-]{36})$/.exec(answer.headers['location']!)![1]!;
    expect((await needs()).map(({ name, query, note }) => [name, query, note])).toEqual([['The <b>practice</b>', NEED, 'First\nsecond']]);
    const page = await olive.get(`/account/saved/${id}`);
    await isSound(page);
    expect(page.text).toContain('<h1>The &lt;b&gt;practice&lt;/b&gt;</h1>');
    expect(textOf(page.text)).toMatch(/This list is of today: \d+ fit/);
    const [frozen] = await database.db.select().from(savedShortlists);
    const ranked = JSON.parse((await visitor.get(`/api/v1/shortlist?${NEED}`)).text) as { edition: string; engine: string; fits: { provider: { slug: string }; fit: number }[] };
    expect(frozen!.list.fits.slice(0, ranked.fits.length).map((one) => [one.slug, one.fit])).toEqual(ranked.fits.map((one) => [one.provider.slug, Math.floor(10 * one.fit + 0.5) / 10]));
    expect([frozen!.edition, frozen!.engine]).toEqual([ranked.edition, ranked.engine]);
  });
  it('is saved once: the same form sent again, and the same address opened again, lead to what is there', async () => {
    for (const answer of [await olive.post(`/account/saved/new?${NEED}`, { name: 'Again' }), await olive.get(`/account/saved/new?${NEED}`)]) expect([answer.status, answer.headers['location']]).toEqual([303, `/account/saved/${id}`]);
    expect(await needs()).toHaveLength(1);
  });
  it('with nothing in it, without a name, or with what cannot be stored is told so, with what was typed', async () => {
    const empty = await olive.post('/account/saved/new', { name: 'Nothing' });
    expect([empty.status, empty.text.includes('You have answered nothing yet')]).toEqual([422, true]);
    for (const [form, says] of [[{ name: ' ' }, 'Give it a name.'], [{ name: 'a'.repeat(81) }, 'Use at most 80 characters.'], [{ name: 'a\0b' }, 'Leave out control characters'], [{ name: 'a', note: `\u001b${'b'.repeat(9)}` }, 'Leave out control characters'], [{ name: 'a', note: 'b'.repeat(2_001) }, 'Use at most 2,000 characters.']] as const) {
      const answer = await olive.post('/account/saved/new?people=7', { list: 'on', ...form });
      expect([answer.status, answer.text.includes(says), answer.text.includes('<title>Error: ')]).toEqual([422, true, true]);
    }
    expect((await olive.post('/account/saved/new?people=7', { name: '', note: 'Kept <words>' })).text).toContain('Kept &lt;words&gt;');
    const foreign = await olive.post('/account/saved/new?people=7', { name: 'x' }, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(await status(olive.post('/account/saved/new?people=7', {}, { 'content-type': 'application/json' }))).toBe(415);
    expect(await needs()).toHaveLength(1);
  });
  it('is renamed, gets the list of today, and is found in the list of what is saved', async () => {
    expect(await status(olive.post(`/account/saved/${id}`, { act: 'change', name: 'The practice', note: 'Called on Monday.' }))).toBe(303);
    expect(await status(olive.post(`/account/saved/${id}`, { act: 'freeze' }))).toBe(303);
    const list = await olive.get('/account/saved');
    await isSound(list);
    for (const part of ['The practice', 'Called on Monday.', `href="/account/saved/${id}"`, `href="/shortlist?${NEED.replaceAll('&', '&amp;')}"`]) expect(list.text).toContain(part);
    const wrong = await olive.post(`/account/saved/${id}`, { act: 'change', name: '' });
    expect([wrong.status, wrong.text.includes('Give it a name.')]).toEqual([422, true]);
    expect(await status(olive.post(`/account/saved/${id}`, { act: 'sell' }))).toBe(422);
  });
  it('of another account is not there: not to read, to rename, to freeze or to delete', async () => {
    const before = JSON.stringify([await needs(), await database.db.select().from(savedShortlists)]);
    expect(await status(sid.get(`/account/saved/${id}`))).toBe(404);
    for (const form of [{ act: 'change', name: 'Mine' }, { act: 'freeze' }, { act: 'drop' }]) expect(await status(sid.post(`/account/saved/${id}`, form))).toBe(404);
    expect(await status(sid.post('/account/saved', { need: id }))).toBe(303);
    expect((await sid.get('/account/saved')).text).not.toContain('The practice');
    expect((await sid.get('/account/data.json')).text).not.toContain('43215');
    expect(JSON.stringify([await needs(), await database.db.select().from(savedShortlists)])).toBe(before);
  });
  it('under an id that is none is not there', async () => {
    for (const forged of [NOBODYS, 'x', id.toUpperCase(), `${id}0`, '1%20or%201=1']) expect([forged, await status(olive.get(`/account/saved/${forged}`))]).toEqual([forged, 404]);
    for (const form of [{ need: 'x' }, { firm: '1 or 1=1' }]) expect(await status(olive.post('/account/saved', form))).toBe(422);
  });
});

describe('a firm', () => {
  it('is kept by the button alone, with a note, and says so on its page to whom keeps it', async () => {
    const asked = await olive.get(`/account/keep/${slug}`);
    await isSound(asked);
    expect([asked.status, await firms()]).toEqual([200, []]);
    expect((await olive.post(`/account/keep/${slug}`, { act: 'keep', note: 'They called back.', tell: 'on' })).headers['location']).toBe('/account/saved');
    expect((await firms()).map(({ note, tell }) => [note, tell])).toEqual([['They called back.', true]]);
    expect((await olive.get(`/providers/${slug}`)).text).toContain('You keep this firm');
    for (const other of [sid, visitor]) expect((await other.get(`/providers/${slug}`)).text).not.toContain('You keep this firm');
    expect((await olive.get('/account/saved')).text).toContain('You get a mail when its facts change.');
    expect((await sid.get(`/account/keep/${slug}`)).text).not.toContain('They called back.');
  });
  it('is let go by whose it is, and by nobody else', async () => {
    const [kept] = await firms();
    await sid.post('/account/saved', { firm: kept!.providerId });
    await sid.post(`/account/keep/${slug}`, { act: 'drop' });
    expect(await firms()).toHaveLength(1);
    await olive.post(`/account/keep/${slug}`, { act: 'keep', note: '' });
    expect((await firms()).map(({ note, tell }) => [note, tell])).toEqual([[null, false]]);
    await olive.post('/account/saved', { firm: kept!.providerId });
    expect(await firms()).toEqual([]);
  });
  it('that nobody knows is not there', async () => {
    for (const forged of ['nobody-of-that-name', 'Not_A_Slug']) expect([await status(olive.get(`/account/keep/${forged}`)), await status(olive.post(`/account/keep/${forged}`, { act: 'keep' }))]).toEqual([404, 404]);
  });
});

describe('the file of all that is held', () => {
  it('holds what is saved', async () => {
    const held = JSON.parse((await olive.get('/account/data.json')).text) as { saved: { needs: { query: string; note: string }[] } };
    expect(held.saved.needs).toMatchObject([{ query: NEED, note: 'Called on Monday.' }]);
  });
});

describe('“finish later”', () => {
  const jobs = async () => (await database.db.execute<{ payload: { mailbox: string; query: string } }>(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'later-asked'`)).rows.map(({ payload }) => [payload.mailbox, payload.query]);

  it('stands on every question and on the check page, and asks for a mailbox alone', async () => {
    for (const number of [1, 5, 18]) expect((await visitor.get(`/start/${number}?${NEED}`)).text).toMatch(/<button [^>]*formaction="\/account\/later"[^>]*>Finish later<\/button>/);
    expect((await visitor.get(`/start/check?${NEED}`)).text).toContain(`href="/account/later?${NEED.replaceAll('&', '&amp;')}">Finish later</a>`);
    // As the form of a question sends it: with marks of its own, and an answer that is none.
    const answer = await visitor.get(`/account/later?${NEED}&go=1&back=check&hours=never`);
    await isSound(answer);
    expect([answer.status, answer.text.includes('Left out, because we could not read it'), answer.text.includes('“never”')]).toEqual([200, true, true]);
    expect(await jobs()).toEqual([]);
  });
  it('says the same for every mailbox, and hands one job over with the answers that could be read', async () => {
    const answers = [];
    for (const mailbox of ['olive@harbour.example', 'nobody@nowhere.example']) answers.push(await visitor.post(`/account/later?${NEED}&go=1&hours=never`, { mailbox }));
    expect(answers.map((one) => [one.status, one.headers['location'], one.headers['set-cookie']])).toEqual(Array(2).fill([303, `/account/later/sent?${NEED}`, undefined]));
    expect(await jobs()).toEqual([['olive@harbour.example', NEED], ['nobody@nowhere.example', NEED]]);
    const sent = await visitor.get(`/account/later/sent?${NEED}`);
    await isSound(sent);
    expect(sent.text).toContain(`href="/start/check?${NEED.replaceAll('&', '&amp;')}"`);
  });
  it('hands over no sixth for one inbox, and says the same', async () => {
    for (let at = 0; at < 8; at += 1) expect((await visitor.post(`/account/later?${NEED}`, { mailbox: `flood+${at}@gmail.com` })).headers['location']).toBe(`/account/later/sent?${NEED}`);
    expect((await jobs()).filter(([mailbox]) => mailbox!.startsWith('flood'))).toHaveLength(5);
    const { rows } = await database.db.execute<{ key: string }>('select key from post_counts');
    expect(rows.filter(({ key }) => !/^(everybody:posts|mails:all|(sender|account|inbox):[A-Za-z0-9_-]{43})$/.test(key))).toEqual([]);
  });
  it('turns away what is no mailbox, a form from elsewhere, and a wish with no answers', async () => {
    const before = await jobs();
    for (const mailbox of ['', 'olive', 'a@b.example\r\nBcc: c@d.example', `${'a'.repeat(300)}@b.example`]) {
      const answer = await visitor.post(`/account/later?${NEED}`, { mailbox });
      expect([answer.status, answer.text.includes('There is a problem')]).toEqual([422, true]);
    }
    const empty = await visitor.post('/account/later', { mailbox: 'olive@harbour.example' });
    expect([empty.status, empty.text.includes('You have answered nothing yet')]).toEqual([422, true]);
    expect(await status(visitor.post(`/account/later?${NEED}`, { mailbox: 'a@b.example' }, { origin: 'https://evil.example' }))).toBe(403);
    expect(await jobs()).toEqual(before);
  });
});

it('no line of the log holds a need, a note, a name or a mailbox', () => {
  const text = site.log.join('\n');
  expect(site.log.length).toBeGreaterThan(60);
  for (const path of ['/account/saved/new', `/account/saved/${id}`, '/account/later', '/account/later/sent']) expect([path, text.includes(`"path":"${path}"`)]).toEqual([path, true]);
  for (const absent of ['43215', 'people=', 'dental', 'The practice', 'Called on', 'olive@', 'flood', 'harbour', 'Bcc']) expect([absent, text.includes(absent)]).toEqual([absent, false]);
});

it('of a failure the log tells the statement and no value of it', async () => {
  const before = site.log.length;
  await database.db.execute('alter table saved_needs rename to hidden_needs');
  const answer = await olive.post('/account/saved/new?people=77&app=Dentrix', { name: 'The elm practice', note: 'Secret words.' }).finally(() => database.db.execute('alter table hidden_needs rename to saved_needs'));
  expect(answer.status).toBe(500);
  await expect.poll(() => site.log.length).toBeGreaterThan(before);
  const text = site.log.slice(before).join('\n');
  expect(text).toContain('saved_needs');
  for (const absent of ['people', '77', 'Dentrix', 'elm practice', 'Secret']) expect([absent, text.includes(absent)]).toEqual([absent, false]);
});
