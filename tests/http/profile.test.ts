// The profile pages of a desk, from the outside: who sees them, every subject empty, filled, wrong, long and hostile, more rows, two editors.
import { eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { providerFacts, providers } from '../../src/providers/tables.ts';
import { SUBJECT_SLUGS, SUBJECTS } from '../../src/providers/profile-subjects.ts';
import { inDatabase, seat, signIn } from '../support/member.ts';
import { useServer } from '../support/server.ts';

const site = useServer();
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  // Ticks of one question share a name, as radio buttons do.
  rules: { 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] },
});
const FORM = 'application/x-www-form-urlencoded';

interface Answered { readonly status: number; readonly headers: Headers; readonly html: string }
let slug: string;
let owner: { accountId: string; cookie: string };
let editor: typeof owner;
let stranger: typeof owner;

beforeAll(async () => {
  const firms = await inDatabase(site.databaseUrl, (db) => db.select({ slug: providers.slug }).from(providers).where(eq(providers.demonstration, true)).orderBy(providers.slug).limit(2));
  slug = firms[0]!.slug;
  [owner, editor, stranger] = [await signIn(site.databaseUrl), await signIn(site.databaseUrl), await signIn(site.databaseUrl)];
  await seat(site.databaseUrl, owner.accountId, slug, 'owner');
  await seat(site.databaseUrl, editor.accountId, slug, 'editor');
  await seat(site.databaseUrl, stranger.accountId, firms[1]!.slug, 'owner');
});

const answered = async (response: Response): Promise<Answered> => ({ status: response.status, headers: response.headers, html: await response.text() });
const at = (subject?: string): string => `/desk/${slug}/profile${subject ? `/${subject}` : ''}`;
const get = async (path: string, who: typeof owner | undefined = owner): Promise<Answered> => answered(await fetch(site.url + path, { redirect: 'manual', headers: who ? { cookie: who.cookie } : {} }));
type Words = Readonly<Record<string, string | readonly string[]>>;
const body = (words: Words): URLSearchParams => new URLSearchParams(Object.entries(words).flatMap(([name, word]) => (typeof word === 'string' ? [[name, word]] : word.map((one) => [name, one]))));
const post = async (path: string, words: Words | string, who = owner, headers: Record<string, string> = {}): Promise<Answered> =>
  answered(await fetch(site.url + path, { method: 'POST', redirect: 'manual', body: typeof words === 'string' ? words : body(words), headers: { origin: site.url, cookie: who.cookie, 'content-type': FORM, ...headers } }));
const seenIn = (html: string, subject?: string): string => (subject ? new RegExp(`name="seen" value="([\\w-]{22})">\\s*<button[^>]*value="${subject}"`) : /name="seen" value="([\w-]{22})"/).exec(html)![1]!;
const faults = async (html: string): Promise<string[]> => (await validator.validateString(html)).results.flatMap((one) => one.messages.map((message) => `${message.ruleId}: ${message.message}`));
const storedRows = () => inDatabase(site.databaseUrl, (db) => db.select().from(providerFacts).innerJoin(providers, eq(providers.id, providerFacts.providerId)).where(eq(providers.slug, slug)));
const liveNow = async (): Promise<Record<string, unknown>> => Object.fromEntries((await storedRows()).flatMap(({ provider_facts: row }) => (row.replacedOn === null && row.takenBackOn === null ? [[row.key, row.value]] : [])));
/** Sends a page as it was shown, with these words in its fields. */
const save = async (subject: string, words: Words, who = owner): Promise<Answered> => post(at(subject), { seen: seenIn((await get(at(subject), who)).html), ...words }, who);

const FILLED: { readonly [Subject in (typeof SUBJECT_SLUGS)[number]]: { readonly words: Words; readonly live: Record<string, unknown> } } = {
  about: { words: { description: 'We help <b>small</b> firms.', founded: '2011', phone: '(614) 555-0123', mail: 'hello@northgate.example' }, live: { description: 'We help <b>small</b> firms.', founded: 2011, phone: '(614) 555-0123', 'contact-mail': 'hello@northgate.example' } },
  team: { words: { people: '1,480', technicians: '7.5' }, live: { 'head-count': 1480, technicians: 7.5 } },
  services: { words: { rows: '2', 'service-1': 'help desk', 'service-2': 'phones & wires', rules: ['hipaa'] }, live: { services: ['help desk', 'phones & wires'], rules: ['hipaa'] } },
  programs: { words: { rows: '2', 'program-1': 'QBO', 'clients-1': '4', 'program-2': 'Dentrix', 'clients-2': '0', 'effort-2': 'on' }, live: { apps: { complete: false, programs: { 'quickbooks-online': { clients: 4 }, dentrix: { clients: 0, bestEffort: true } } } } },
  clients: { words: { from: '5', to: '60', 'share-1-9': '40%', rows: '1', 'trade-1': 'dental', 'clients-1': '9' }, live: { sizes: { from: 5, to: 60 }, 'size-shares': { '1-9': 0.4 }, trades: { dental: 9 } } },
  places: { words: { radius: '40', states: ['OH', 'IN'] }, live: { coverage: { radius: 40, states: ['OH', 'IN'] } } },
  hours: { words: { technician: 'office', otherwise: 'call-back', visits: 'monthly', included: 'yes', languages: ['en', 'es'] }, live: { hours: { technician: 'office', otherwise: 'call-back' }, visits: { scheduled: 'monthly', included: true }, languages: ['en', 'es'] } },
  prices: { words: { fee: '$2,000', rows: '2', 'from-1': '1', 'to-1': '24', 'low-1': '$150', 'high-1': '165', 'from-2': '25', 'low-2': '140' }, live: { 'minimum-fee': 2000, prices: [{ from: 1, to: 24, low: 150, high: 165 }, { from: 25, low: 140, high: 140 }] } },
  capacity: { words: { start: 'later', day: '1/15/2028' }, live: { 'starts-from': '2028-01-15' } },
};
const firstField = (subject: keyof typeof FILLED): string => Object.keys(FILLED[subject].words).find((name) => name !== 'rows')!;

describe('the profile', () => {
  it('is for the team alone: others sign in, or find nothing', async () => {
    for (const path of [at(), at('about')]) {
      expect((await get(path, editor)).status).toBe(200);
      expect((await get(path, stranger)).status).toBe(404);
      const visitor = await fetch(site.url + path, { redirect: 'manual' });
      expect([visitor.status, visitor.headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
    const before = await storedRows();
    expect((await post(at('team'), { people: '9' }, stranger)).status).toBe(404);
    expect((await post(at('team'), { people: '9' }, owner, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(at('team'), { people: '9' }, { ...owner, cookie: '' })).status).toBe(403);
    expect(await storedRows()).toEqual(before);
  });
  it('knows no subject but its own', async () => {
    for (const subject of ['words', 'constructor', '__proto__', 'toString']) expect((await get(at(subject))).status, subject).toBe(404);
  });
  it('lists every subject with what is said, in valid HTML, kept by nobody', async () => {
    const { status, html, headers } = await get(at());
    expect(status).toBe(200);
    for (const subject of SUBJECT_SLUGS) expect(html).toContain(`<a class="pad" href="${at(subject)}">${SUBJECTS[subject].task}</a>`);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin']);
    expect(html).toContain(`href="/desk/${slug}/checklist"`);
    expect(await faults(html)).toEqual([]);
  });
});

describe.each(SUBJECT_SLUGS)('the page of %s', (subject) => {
  it('is valid HTML, saves what is typed, says so, and shows it again as it was', async () => {
    const first = await get(at(subject));
    expect([first.status, await faults(first.html)]).toEqual([200, []]);
    const { status, headers } = await save(subject, FILLED[subject].words, editor);
    expect([status, headers.get('location')]).toEqual([303, `${at()}?saved=${subject}`]);
    expect(await liveNow()).toMatchObject(FILLED[subject].live);
    expect((await get(`${at()}?saved=${subject}`)).html).toContain(`<b>Saved: ${SUBJECTS[subject].title}.</b>`);
    const again = await get(at(subject));
    expect(await faults(again.html)).toEqual([]);
    expect(again.html).not.toContain('<b>small</b>');
    expect((await storedRows()).every(({ provider_facts: row }) => row.source === 'demonstration')).toBe(true);
  });
  it('takes back what is left empty', async () => {
    expect((await save(subject, {})).status).toBe(303);
    const live = await liveNow();
    for (const key of SUBJECTS[subject].keys) expect(live, key).not.toHaveProperty(key);
    expect((await get(at())).html).toContain('You took this back on ');
    await save(subject, FILLED[subject].words);
    expect(await liveNow()).toMatchObject(FILLED[subject].live);
  });
  it('keeps every word of a mistake, and stores nothing', async () => {
    const field = firstField(subject);
    const takesWords = ['about', 'services', 'programs'].includes(subject);
    const before = await storedRows();
    const { html: page } = await get(at(subject));
    for (const wrong of ['\u0000', 'x'.repeat(5_000), ...(takesWords ? [] : ['<script>', '-1', '1.2.3'])]) {
      const { status, html } = await post(at(subject), { seen: seenIn(page), ...FILLED[subject].words, [field]: wrong });
      expect(status, wrong).toBe(422);
      expect(html).toContain(`<title>Error: ${SUBJECTS[subject].title}`);
      expect(html).toContain(`href="#${field}"`);
      expect(html.replace(/="[^"]*"/g, '')).not.toContain('<script>');
      if (wrong !== '\u0000') expect(await faults(html), wrong).toEqual([]);
    }
    const kept = await post(at(subject), { seen: seenIn(page), ...FILLED[subject].words, [field]: takesWords ? `kept ${'x'.repeat(5_000)}` : 'kept' });
    // A radio button or a tick that the page does not have cannot be shown.
    if (!['hours', 'capacity'].includes(subject)) expect(kept.html).toContain(takesWords ? `kept ${'x'.repeat(5_000)}` : 'value="kept"');
    expect(await storedRows()).toEqual(before);
  });
  it('answers what is no form of ours with a status of its own, and stores nothing', async () => {
    const before = await storedRows();
    expect((await post(at(subject), '{}', owner, { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post(at(subject), 'x', owner, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
    expect((await post(at(subject), { [firstField(subject)]: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await post(at(subject), FILLED[subject].words)).status).toBe(409);
    expect(await storedRows()).toEqual(before);
  });
});

describe('a mistake in one field', () => {
  it('keeps the others, and says where it is', async () => {
    const { status, html } = await save('prices', { fee: 'about $500', rows: '2', 'from-1': '1', 'low-1': '150', 'to-2': '9 & more' });
    expect(status).toBe(422);
    expect(html).toContain('value="about $500"');
    expect(html).toContain('value="9 &amp; more"');
    expect([...html.matchAll(/<p><a href="#([\w-]+)">([^<]*)</g)].map(([, field, says]) => [field, says])).toEqual([
      ['fee', '“about $500” is not a number that we can read. Write it in digits, such as $500.'],
      ['from-2', 'Write from how many people on this price holds.'],
      ['to-2', '“9 &amp; more” is not a number that we can read. Write it in digits, such as 24.'],
      ['low-2', 'Write the lowest price in dollars per person a month.'],
    ]);
    expect(await faults(html)).toEqual([]);
  });
});

describe('more rows', () => {
  const inputs = (html: string, name: string): number => [...html.matchAll(new RegExp(`name="${name}-\\d+"`, 'g'))].length;
  it('keep every word, also a wrong one, and store nothing', async () => {
    const before = await storedRows();
    const { status, html } = await post(at('services'), { seen: seenIn((await get(at('services'))).html), rows: '4', 'service-1': 'help desk', 'service-2': 'x'.repeat(200), more: '1' });
    expect([status, inputs(html, 'service'), html.includes('value="help desk"'), html.includes('x'.repeat(200)), html.includes('There is a problem')]).toEqual([200, 9, true, true, false]);
    expect(await faults(html)).toEqual([]);
    expect(await storedRows()).toEqual(before);
  });
  it('come to an end, whatever is asked for', async () => {
    const full = await post(at('prices'), { rows: '19', more: '1' });
    expect([inputs(full.html, 'from'), full.html.includes('name="more"')]).toEqual([20, false]);
    const words = Object.fromEntries(Array.from({ length: 200 }, (_, row) => [[`from-${row + 1}`, '1'], [`low-${row + 1}`, '100']]).flat()) as Words;
    const hostile = await save('prices', { rows: '200', ...words });
    expect([hostile.status, inputs(hostile.html, 'from')]).toEqual([422, 20]);
    expect(hostile.html).toContain('Leave out some: this page holds at most 20 rows.');
    for (const rows of ['-1', '0', '1e9', 'x', '999999999']) expect(inputs((await post(at('prices'), { rows, more: '1' })).html, 'from'), rows).toBeLessThanOrEqual(20);
  });
});

describe('two editors', () => {
  it('both see what the other did: nothing is lost, and whoever sends again decides', async () => {
    const seen = seenIn((await get(at('team'))).html);
    expect((await post(at('team'), { seen, people: '20', technicians: '9' }, owner)).status).toBe(303);
    const { status, html } = await post(at('team'), { seen, people: '30' }, editor);
    expect(status).toBe(409);
    expect(html).toContain('Somebody else saved this page while you wrote.');
    expect(html).toMatch(/Stored now[\s\S]*20 people[\s\S]*nine technicians[\s\S]*Below is what you typed/);
    expect(html).toMatch(/<input[^>]*value="30"[^>]*name="people"/);
    expect(await faults(html)).toEqual([]);
    expect(await liveNow()).toMatchObject({ 'head-count': 20, technicians: 9 });
    expect((await post(at('team'), { seen: seenIn(html), people: '30' }, editor)).status).toBe(303);
    expect(await liveNow()).toMatchObject({ 'head-count': 30 });
  });
  it('at the same moment: one is stored, the other is told', async () => {
    const seen = seenIn((await get(at('team'))).html);
    const both = await Promise.all([post(at('team'), { seen, people: '41' }, owner), post(at('team'), { seen, people: '42' }, editor)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });
  it('of whom one was removed: the page is gone for them, whatever they had open', async () => {
    const gone = await signIn(site.databaseUrl);
    await seat(site.databaseUrl, gone.accountId, slug, 'editor');
    const seen = seenIn((await get(at('team'), gone)).html);
    await seat(site.databaseUrl, gone.accountId, slug, undefined);
    expect((await post(at('team'), { seen, people: '99' }, gone)).status).toBe(404);
    expect(await liveNow()).not.toMatchObject({ 'head-count': 99 });
  });
});

describe('“It is still true”', () => {
  it('stands beside what is nearly a year old, and renews its day with one press', async () => {
    const old = new Date(Date.now() - 340 * 86_400_000).toISOString().slice(0, 10);
    await inDatabase(site.databaseUrl, async (db) => db.execute(`update provider_facts set given_on = '${old}' where key in ('hours', 'visits', 'languages') and replaced_on is null and taken_back_on is null and provider_id = (select id from providers where slug = '${slug}')`));
    const { html } = await get(at());
    expect(await faults(html)).toEqual([]);
    const before = await liveNow();
    expect((await post(at(), { seen: 'A'.repeat(22), again: 'hours' })).status).toBe(409);
    expect((await post(at(), { seen: seenIn(html, 'hours'), again: 'hours' })).headers.get('location')).toBe(`${at()}?saved=hours`);
    expect(await liveNow()).toEqual(before);
    const today = new Date().toISOString().slice(0, 10);
    const days = (await storedRows()).flatMap(({ provider_facts: row }) => (['hours', 'visits', 'languages'].includes(row.key) && row.replacedOn === null && row.takenBackOn === null ? [row.givenOn] : []));
    expect(days).toEqual([today, today, today]);
  });
  it('of anything else is refused', async () => {
    for (const again of ['', 'words', '__proto__']) {
      const { status, html } = await post(at(), { again });
      expect([status, await faults(html)]).toEqual([422, []]);
    }
    expect((await post(at(), 'x', owner, { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

it('what was saved is on the firm’s own page', async () => {
  const { html } = await get(`/providers/${slug}`);
  expect(html).toContain('We help &lt;b&gt;small&lt;/b&gt; firms.');
  expect(html).toContain('A technician is there in office hours. At other times one calls back.');
});
