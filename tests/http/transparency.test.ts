// The transparency page of a running site: each draw with its seed and outcomes, the file with which anybody draws again, and the desk that was drawn.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HtmlValidate } from 'html-validate';
import { join } from 'node:path';
import { drawAnswers } from '../../src/assessments/draw-answers.ts';
import { DrawDocument, drawProblems } from '../../src/assessments/draw-document.ts';
import { drawnAnswers } from '../../src/assessments/draw-tables.ts';
import { day } from '../../src/kernel/time.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { postgresQueue } from '../../src/platform/queue.ts';
import { providers } from '../../src/providers/tables.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { loadPolicy } from '../../src/standard/load-policy.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { useServer } from '../support/server.ts';
import { signedIn } from '../support/sign-in.ts';
import { headerFaults } from '../support/strict-headers.ts';

const site = useServer();
const CONTENT = join(import.meta.dirname, '../../content');
const SLUG = 'oakapple-it-works';
let database: Database;
let cookie: string;
beforeAll(async () => {
  database = openDatabase(site.databaseUrl, { connections: 2 });
  const { db } = database;
  const marlow = await signedIn(db, 'marlow@oakapple.example');
  cookie = marlow.cookie;
  const [firm] = await db.select({ id: providers.id }).from(providers).where(eq(providers.slug, SLUG));
  await db.insert(memberships).values({ providerId: firm!.id, accountId: marlow.account.id, role: 'owner', since: new Date('2026-11-24T00:00:00Z') });
});
afterAll(() => database.close());

const page = async (path: string) => {
  const response = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
  return { response, html: await response.text() };
};
const valid = async (html: string) => (await new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'long-title': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }] } }).validateString(html)).results.flatMap((one) => one.messages.map(({ message }) => message));

it('before the first draw says when it is, and has no file', async () => {
  const { response, html } = await page('/about/transparency');
  expect([response.status, headerFaults((name) => response.headers.get(name) ?? undefined), await valid(html)]).toEqual([200, [], []]);
  expect(html).toMatch(/Nothing was drawn yet\. The next draw is on 1 (January|April|July|October) \d{4}\./);
  for (const name of ['2027-01-01.json', '2027-02-30.json', 'x.json', '..%2f..%2frecord.json', '2027-01-01']) expect([name, (await page(`/about/transparency/draws/${name}`)).response.status]).toEqual([name, 404]);
});

it('shows a draw with its seed and its list, from which anybody draws the same; and the desk says until when', async () => {
  const parts = { db: database.db, clock: fixedClock('2027-01-01T00:01:00Z'), queue: postgresQueue, standard: loadStandard(CONTENT), policy: loadPolicy(CONTENT) };
  const count = await drawAnswers(parts, day('2027-01-01'));
  expect(count).toBeGreaterThan(0);
  const { response, html: file } = await page('/about/transparency/draws/2027-01-01.json');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const draw = DrawDocument.parse(JSON.parse(file));
  expect([drawProblems(draw), draw.drawn.length, draw.share]).toEqual([[], count, 10]);
  expect(new Set(draw.population.map((one) => one.provider))).toEqual(new Set([SLUG]));
  await database.db.update(drawnAnswers).set({ state: 'backed', closedOn: '2027-01-05' }).where(and(eq(drawnAnswers.checkId, draw.drawn[0]!.check)));
  const { html } = await page('/about/transparency');
  for (const words of ['1 January 2027', draw.seed, `${count} of ${draw.answers} answers`, '1 backed by proof', '/about/transparency/draws/2027-01-01.json']) expect(html).toContain(words);
  expect(html).not.toContain(draw.drawn[0]!.check);
  expect(await valid(html)).toEqual([]);
  const open = draw.drawn.slice(1)[0] ?? draw.drawn[0]!;
  await database.db.update(drawnAnswers).set({ state: 'asked', closedOn: null });
  const own = await page(`/desk/${SLUG}/checklist/${open.check}`);
  expect([own.response.status, own.html.includes('Drawn: send fuller proof'), own.html.includes('by 31 January 2027'), await valid(own.html)]).toEqual([200, true, true, []]);
  expect((await page(`/desk/${SLUG}/checklist`)).html).toContain('Drawn: send fuller proof');
});
