// Who a firm is, over the wire: what its team and anybody may say, what is wrong said beside its field, and what the two addresses answer once one firm carries on another.
import { eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inheritAnswers } from '../../src/assessments/inherit.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { identityChanges } from '../../src/providers/identity-tables.ts';
import { confirmChange } from '../../src/providers/settle-change.ts';
import { providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { visitorOf } from '../support/account-visit.ts';
import type { Answer } from '../support/raw-http.ts';
import { useServer } from '../support/server.ts';
import { signedIn } from '../support/sign-in.ts';

const site = useServer({ env: { POSTS_AN_HOUR: '200' } });
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] } });
const FIRM = 'oakapple-it-works';
const OTHER = 'brassfield-technology';

let database: Database;
let owner: ReturnType<typeof visitorOf>;
const visitor = visitorOf(() => site.url);
const ids: Record<string, string> = {};
beforeAll(async () => {
  database = openDatabase(site.databaseUrl);
  const marlow = await signedIn(database.db, 'marlow@people.example');
  owner = visitorOf(() => site.url, marlow.cookie);
  for (const slug of [FIRM, OTHER]) ids[slug] = (await database.db.select({ id: providers.id }).from(providers).where(eq(providers.slug, slug)))[0]!.id;
  await database.db.insert(memberships).values([FIRM, OTHER].map((slug) => ({ providerId: ids[slug]!, accountId: marlow.account.id, role: 'owner' as const, since: new Date() })));
});
afterAll(() => database.close());

const changes = () => database.db.select().from(identityChanges).orderBy(identityChanges.number);
const faults = async ({ text }: Answer) => (await validator.validateString(text)).results.flatMap((one) => one.messages.map((message) => `${message.ruleId}: ${message.message}`));
const soon = async (ready: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await ready()); tries += 1) {
    if (tries > 200) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('at the desk', () => {
  const here = `/desk/${FIRM}/identity`;
  it('the kinds are chosen first, without JavaScript, and each asks for its own parts', async () => {
    const choose = (await owner.get(here)).text;
    for (const kind of ['renamed', 'sold-or-merged', 'new-legal-entity', 'predecessor', 'same-control']) expect(choose).toContain(`href="${here}?kind=${kind}"`);
    expect(choose).not.toContain('Send it to a moderator');
    const [renamed, follows, sold] = await Promise.all(['renamed', 'predecessor', 'sold-or-merged'].map(async (kind) => (await owner.get(`${here}?kind=${kind}`)).text));
    expect([renamed!.includes('name="newWords"'), renamed!.includes('name="other"'), follows!.includes('name="other"'), sold!.includes('name="newWords"')]).toEqual([true, false, true, false]);
  });
  it('what is wrong stands beside its field, and nothing is stored', async () => {
    const answer = await owner.post(here, { kind: 'renamed', newWords: 'Oakapple IT Works', happenedOn: '2026-02-30', says: 'short', link: 'javascript:alert(1)' });
    expect(answer.status).toBe(422);
    for (const words of ['Write the day like 2026-11-24.', 'Say what happened, in a sentence or two.', 'Write an address like https://firm.com/news.']) expect(answer.text).toContain(words);
    const again = await owner.post(here, { kind: 'renamed', newWords: 'Oakapple IT Works', happenedOn: '2099-01-01', says: 'We have another name.', link: 'https://oakapple-it-works.example/name' });
    expect([again.status, again.text.includes('That is what it is called here already.'), again.text.includes('That day is still to come.')]).toEqual([422, true, true]);
    expect([await faults(answer), await changes()]).toEqual([[], []]);
  });
  it('another firm is named by its address or its name, and not itself', async () => {
    const follow = (other: string) => owner.post(here, { kind: 'predecessor', other, happenedOn: '2026-11-01', says: 'We took over their clients and staff.', link: 'https://oakapple-it-works.example/news' });
    expect((await follow(`${site.url}/providers/${FIRM}`)).text).toContain('That is this firm itself.');
    expect((await follow('No firm is called like this')).text).toContain('We list no firm of that name.');
    const several = await follow('Office IT');
    expect([several.status, /\d+ firms match that/.test(several.text)]).toEqual([422, true]);
    expect((await follow('Brassfield Technology')).status).toBe(303);
    expect((await changes()).map(({ kind, otherId, state }) => [kind, otherId, state])).toEqual([['predecessor', ids[OTHER], 'pending']]);
    const page = (await owner.get(here)).text;
    expect([page.includes('A moderator looks at it.'), (await visitor.get(`/providers/${FIRM}`)).text.includes('Brassfield')]).toEqual([true, false]);
    const [row] = await changes();
    expect((await owner.post(here, { drop: row!.id })).status).toBe(303);
    expect((await changes()).map((one) => one.state)).toEqual(['dropped']);
  });
});

describe('anybody', () => {
  const here = `/providers/${FIRM}/identity`;
  it('finds the way on the firm’s page, says it, and gets a number', async () => {
    expect((await visitor.get(`/providers/${FIRM}`)).text).toContain(`href="${here}"`);
    const answer = await visitor.post(here, { kind: 'same-control', other: OTHER, says: 'The same people answer the phone of both.', contact: 'olive@practice.example' });
    const row = (await changes()).at(-1)!;
    expect([answer.status, answer.headers['location'], row.voice, row.contact, row.accountId]).toEqual([303, `${here}?case=${row.number}`, 'anybody', 'olive@practice.example', null]);
    const said = await visitor.get(`${here}?case=${row.number}`);
    expect([said.text.includes(`case I-${row.number}`), said.headers['cache-control'], await faults(said)]).toEqual([true, 'no-store', []]);
  });
  it('is turned away from elsewhere, and with what is no form', async () => {
    const kept = (await changes()).length;
    expect((await visitor.post(here, { kind: 'sold-or-merged', says: 'A fund bought them in spring.' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await visitor.post(here, { kind: 'sold' })).status).toBe(422);
    expect([(await visitor.get('/providers/nobody-there/identity')).status, (await changes()).length]).toEqual([404, kept]);
  });
});

describe('once one firm carries on another', () => {
  beforeAll(async () => {
    await database.db.transaction(async (tx) => {
      const id = crypto.randomUUID();
      await tx.insert(identityChanges).values({ id, providerId: ids[FIRM]!, kind: 'predecessor', otherId: ids[OTHER]!, happenedOn: '2026-11-01', says: 'We took over their clients and staff.', voice: 'firm', state: 'pending', saidAt: new Date() });
      await confirmChange(tx, systemClock, id);
      await inheritAnswers(tx, { queue: postgresQueue }, ids[OTHER]!, ids[FIRM]!);
    });
    await soon(async () => (await visitor.get(`/api/v1/providers/${OTHER}`)).status === 410);
  });
  it('the old address says so, with a link, and stands in no list', async () => {
    const page = await visitor.get(`/providers/${OTHER}`);
    expect([page.status, page.text.includes('Oakapple IT Works carries it on, since 1 November 2026.'), page.text.includes(`href="/providers/${FIRM}"`), page.text.includes('noindex'), await faults(page)]).toEqual([200, true, true, true, []]);
    expect((await visitor.get(`/providers/${OTHER}/checks?area=att`)).text).toContain('carries it on');
    expect((await visitor.get('/sitemap.xml')).text).not.toContain(`/providers/${OTHER}<`);
    expect((await visitor.get(`/badge/${OTHER}.svg`)).status).toBe(404);
    const problem = await visitor.get(`/api/v1/providers/${OTHER}`);
    expect([problem.status, (JSON.parse(problem.text) as { detail: string }).detail]).toEqual([410, `Oakapple IT Works carries it on, since 1 November 2026. See ${site.url}/api/v1/providers/${FIRM}`]);
    expect((await visitor.get(`/api/v1/providers/${OTHER}/facts`)).status).toBe(410);
    const compared = await visitor.get(`/compare?p=${FIRM}&p=${OTHER}`);
    expect(compared.text).toContain('Another firm carries on Brassfield Technology.');
    expect((await visitor.get(`/kit?p=${OTHER}`)).status).toBe(410);
  });
  it('whoever looks for the old name finds the new firm, and its JSON names it', async () => {
    const found = JSON.parse((await visitor.get('/api/v1/providers?q=Brassfield+Technology')).text) as { providers: { slug: string }[] };
    expect(found.providers.map((one) => one.slug)).toEqual([FIRM]);
    const document = JSON.parse((await visitor.get(`/api/v1/providers/${FIRM}`)).text) as { names: { name: string; kind: string; until: string }[] };
    expect(document.names.find((one) => one.name === 'Brassfield Technology')).toMatchObject({ kind: 'predecessor', until: '2026-11-01' });
    expect((await visitor.get(`/providers/${FIRM}`)).text).toContain('Brassfield Technology, until 1 November 2026');
  });
  it('the old desk is closed, and the firm cannot be claimed', async () => {
    expect([(await owner.get(`/desk/${OTHER}`)).status, (await owner.get(`/desk/${FIRM}`)).status, (await owner.get('/desk')).text.includes('Carried on by another firm')]).toEqual([404, 200, true]);
    expect((await owner.post(`/providers/${OTHER}/claim`, {})).status).toBe(409);
    expect((await visitor.get(`/providers/${OTHER}/identity`)).headers['location']).toBe(`/providers/${OTHER}`);
  });
});
