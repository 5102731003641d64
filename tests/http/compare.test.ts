// The comparison over the wire: the page says what the JSON says, cell by cell; what would change the order does; bad input gets a sentence.
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { readJson, validatorsOf } from '../support/api.ts';
import { comparePageOf, linksOf } from '../support/compare-page.ts';
import { useServer } from '../support/server.ts';

interface Cell {
  readonly says: string;
  readonly of: string | null;
  readonly note: string | null;
  readonly open: boolean;
  readonly proof: 'declared' | 'document' | 'attested' | 'clients' | null;
  readonly on: string | null;
  readonly worth: { readonly low: number; readonly high: number } | null;
}
interface Row {
  readonly id: string;
  readonly name: string;
  readonly asked: string | null;
  readonly same: boolean;
  readonly lead: number | null;
  readonly cells: readonly Cell[];
  readonly own: { readonly says: string; readonly note: string | null } | null;
}
interface Comparison {
  readonly columns: readonly { readonly provider: { readonly slug: string; readonly name: string }; readonly group: string | null; readonly fitShown: number | null; readonly needs: number | null; readonly match: number | null; readonly score: { readonly shown: number; readonly claimed: number } | null }[];
  readonly own: { readonly cost: { readonly low: number; readonly high: number } | null } | null;
  readonly groups: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  readonly flips: readonly { readonly upper: string; readonly lower: string; readonly change: { readonly kind: string; readonly id: string; readonly to: unknown } | null; readonly says: string }[];
}

const site = useServer();
const PATH = '/api/v1/compare';
const json = async (query: string): Promise<Comparison> => (await readJson<Comparison>(`${site.url}${PATH}?${query}`)).body;
const page = async (query: string): Promise<{ readonly status: number; readonly html: string }> => {
  const answer = await fetch(`${site.url}/compare${query && `?${query}`}`);
  return { status: answer.status, html: await answer.text() };
};
const fitting = async (need: string): Promise<string[]> => (await readJson<{ fits: { provider: { slug: string } }[] }>(`${site.url}/api/v1/shortlist?${need}&group=fits`)).body.fits.map((one) => one.provider.slug);
const named = (slugs: readonly string[]): string => slugs.map((slug) => `p=${slug}`).join('&');

const NEED = 'zip=43215&people=18&trade=dental&pains=slow-answers';
const FULL = `${NEED}&visits=monthly&app=Dentrix&rules=hipaa&hours=extended&budget=150-200&commit=any-time&decide=explain&w-stf=1.5`;
let slugs: string[];
let listed: string;
let validatorFor: ReturnType<typeof validatorsOf>;
beforeAll(async () => {
  validatorFor = validatorsOf((await readJson<Parameters<typeof validatorsOf>[0]>(`${site.url}/api/openapi.json`)).body);
  slugs = await fitting(NEED);
  listed = (await readJson<{ providers: { slug: string }[] }>(`${site.url}/api/v1/providers?standing=listed`)).body.providers[0]!.slug;
});

const MARKS = { declared: 'Provider’s word', document: 'Document seen', attested: 'Checked by an outsider', clients: 'Confirmed by clients' } as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const written = (on: string): string => `${Number(on.slice(8))} ${MONTHS[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;
const decimal = (value: number): string => ((Math.floor(10 * Math.abs(value) + 0.5) / 10) * Math.sign(value)).toFixed(1);

describe('page and JSON', () => {
  it.each([['a short need', NEED], ['a full need', FULL], ['no need at all', '']])('say the same, cell by cell: %s', async (_, need) => {
    const query = [named(slugs.slice(0, 4)), need].filter(Boolean).join('&');
    const [body, { status, html }] = [await json(query), await page(query)];
    expect(status).toBe(200);
    expect(validatorFor(PATH, 200)(body)).toBe(true);
    const { heads, groups, flips } = comparePageOf(html);
    expect(heads).toEqual([...body.columns.map(({ provider }) => provider.name), 'Your own person']);
    const [overall, ...others] = groups;
    body.columns.forEach(({ fitShown, needs, match, score }, at) => {
      const [fit, standard] = [overall!.rows[0]!.cells[at]!.text, overall!.rows[1]!.cells[at]!.text];
      expect(fit).toMatch(new RegExp(`^${fitShown!.toFixed(1)} needs ${decimal(needs!)}${match === null ? '' : `, match ${decimal(match)}`}`));
      expect(standard).toContain(` ${decimal(score!.shown)} `);
    });
    expect(others.map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual(body.groups.map(({ title, rows }) => [title, rows.map(({ name }) => name)]));
    body.groups.forEach(({ rows }, group) =>
      rows.forEach((row, index) => {
        const cells = others[group]!.rows[index]!.cells;
        row.cells.forEach((cell, at) => {
          const second = [cell.of, cell.on && written(cell.on), cell.note].filter(Boolean).join('; ');
          expect(cells[at]!.text.replace(/ Clear lead$/, '')).toBe([cell.says, second].filter(Boolean).join(' '));
          expect(cells[at]!.proof).toBe(cell.proof ? MARKS[cell.proof] : undefined);
          expect(cells[at]!.lead).toBe(row.lead === at);
        });
        expect(cells.at(-1)!.text).toBe([row.own!.says, row.own!.note].filter(Boolean).join(' '));
      }),
    );
    expect(flips.map(({ says }) => says)).toEqual(body.flips.map(({ says }) => says));
  });

  it('never call a lead clear that rests on a word, or that somebody else might have', async () => {
    const { groups } = await json(`${named(slugs.slice(0, 4))}&${NEED}`);
    const leads = groups.flatMap(({ rows }) => rows.filter(({ lead }) => lead !== null));
    expect(leads.length).toBeGreaterThan(0);
    for (const { cells, lead } of leads) {
      expect(cells[lead!]!.proof).not.toBe('declared');
      cells.forEach((cell, at) => at === lead || cell.worth === null || expect(cell.worth.high).toBeLessThan(cells[lead!]!.worth!.low));
    }
  });
});

it('stands in the owner’s order, whatever the order of the address', async () => {
  const columns = (await json(`${named(slugs.slice(0, 4).toReversed())}&${NEED}`)).columns.map(({ provider }) => provider.slug);
  expect(columns).toEqual(slugs.slice(0, 4));
});

it('would change its order as it says, when its own links are followed', async () => {
  let followed = 0;
  for (const need of [NEED, FULL, 'people=18', 'zip=43215&people=40&hours=extended']) {
    const list = await fitting(need);
    for (let at = 0; at + 1 < list.length && at < 9; at += 3) {
      const query = `${named(list.slice(at, at + 4))}&${need}`;
      const [body, { html }] = [await json(query), await page(query)];
      const { flips } = comparePageOf(html);
      for (const [index, { upper, lower, change }] of body.flips.entries()) {
        const { href } = flips[index]!;
        expect(href !== undefined).toBe(change !== null && change.kind !== 'proof');
        if (href === undefined) continue;
        followed += 1;
        const order = (await json(href.slice('/compare?'.length))).columns.map(({ provider }) => provider.slug);
        expect([query, order.indexOf(lower) < order.indexOf(upper)]).toEqual([query, true]);
      }
    }
  }
  expect(followed).toBeGreaterThan(3);
});

describe('its links', () => {
  it('leave out what is the same, and bring it back', async () => {
    const query = `${named(slugs.slice(0, 2))}&${NEED}`;
    const [href] = linksOf((await page(query)).html, 'Only differences');
    const fewer = await json(href!.slice('/compare?'.length));
    const all = await json(query);
    const rowsOf = ({ groups }: Comparison): string[] => groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(rowsOf(fewer)).toEqual(all.groups.flatMap(({ rows }) => rows.filter(({ same }) => !same).map(({ id }) => id)));
    expect(rowsOf(fewer).length).toBeLessThan(rowsOf(all).length);
    const shown = comparePageOf((await page(href!.slice('/compare?'.length))).html).groups.slice(1).flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(shown).toEqual(fewer.groups.flatMap(({ rows }) => rows.map(({ name }) => name)));
    expect(linksOf((await page(href!.slice('/compare?'.length))).html, 'Show all rows')).toEqual([`/compare?${query}`]);
  });
  it('remove a column, the own person too, and offer one more from the owner’s own shortlist', async () => {
    const query = `${named(slugs.slice(0, 3))}&${NEED}`;
    const { html } = await page(query);
    const name = comparePageOf(html).heads[1]!;
    expect(linksOf(html, `Remove ${name}`)).toEqual([`/compare?${named([slugs[0]!, slugs[2]!])}&${NEED}`]);
    const [without] = linksOf(html, 'Remove Your own person');
    const after = await page(without!.slice('/compare?'.length));
    expect(comparePageOf(after.html).heads).toHaveLength(3);
    expect(linksOf(after.html, 'Put a person of your own beside them')).toEqual([`/compare?${query}`]);
    expect([...html.matchAll(/<option value="([^"]*)"/g)][0]![1]).toBe(slugs[3]);
    expect((await page(`${named(slugs.slice(0, 4))}&${NEED}`)).html).not.toContain('<option');
  });
  it('come from the shortlist and from a provider’s page', async () => {
    const list = await (await fetch(`${site.url}/shortlist?${NEED}`)).text();
    expect([...list.matchAll(/<input type="checkbox" name="p" value="([^"]*)" form="compare"/g)].map((match) => match[1])).toEqual(slugs.slice(0, 5));
    expect(list).toMatch(/<form[^>]*id="compare" method="get" action="\/compare"/);
    const own = await (await fetch(`${site.url}/providers/${slugs[0]}?${NEED}`)).text();
    expect(linksOf(own, 'Compare it with others, side by side')).toEqual([`/compare?p=${slugs[0]}&${NEED}`]);
  });
});

it('shows a firm that is only listed with nothing known, and without a score', async () => {
  const { status, html } = await page(`${named([listed, slugs[0]!])}&${NEED}`);
  const { heads, groups } = comparePageOf(html);
  expect(status).toBe(200);
  expect(heads).toHaveLength(3);
  expect(groups[0]!.rows.slice(0, 2).map(({ cells }) => cells[1]!.text)).toEqual(['Not known', 'Not assessed yet']);
  for (const { rows } of groups.slice(1)) for (const { cells } of rows) expect(cells[1]).toEqual({ text: 'No answer', proof: undefined, lead: false });
  const body = await json(`${named([listed, slugs[0]!])}&${NEED}`);
  expect([body.columns[1]!.group, body.columns[1]!.fitShown, body.flips]).toEqual([null, null, []]);
});

it('says how to begin where nobody is named', async () => {
  const { status, html } = await page('');
  expect(status).toBe(200);
  expect(html).toContain('Answer the questions first');
  expect(html).toContain('<option value="');
});

describe('bad input', () => {
  const [a, b] = ['oakapple-it-works', 'nobody-at-all'];
  it.each<[string, (some: readonly string[]) => string, string, string]>([
    ['a provider twice', (some) => named([some[0]!, some[1]!, some[0]!]), 'p', 'stands in the address more than once'],
    ['five providers', (some) => named(some.slice(0, 5)), 'p', 'You named five providers. Only four fit side by side'],
    ['a slug that nobody has', (some) => named([some[0]!, b]), 'p', `We know no provider by the name “${b}”.`],
    ['a slug that cannot be', () => 'p=%3Cscript%3E', 'p', 'We know no provider by the name'],
    ['a need that cannot be', (some) => `${named(some.slice(0, 2))}&people=1000000000`, 'people', 'is outside what we can work with'],
    ['a weight that is none', (some) => `${named(some.slice(0, 2))}&w-stf=heavy`, 'w-stf', 'is not a weight'],
    ['negative pay', (some) => `${named(some.slice(0, 2))}&c-pay=-50000`, 'c-pay', 'is not a number'],
    ['another word for only', (some) => `${named(some.slice(0, 2))}&only=${a}`, 'only', '“only” takes “differences” once'],
  ])('%s: 400, a sentence, the others shown', async (_, queryOf, name, sentence) => {
    const query = queryOf(slugs);
    const { status, html } = await page(query);
    expect(status).toBe(400);
    expect(html).toContain('<title>Error: ');
    expect(comparePageOf(html).problems).toContain(sentence);
    expect(comparePageOf(html).heads.length).toBe(query.startsWith('p=%3C') ? 0 : query.includes(b) ? 2 : query.split('p=').length > 5 ? 5 : 3);
    const { status: code, body } = await readJson<{ errors: { name: string; reason: string }[] }>(`${site.url}${PATH}?${query}`);
    expect(code).toBe(400);
    expect(validatorFor(PATH, 400)(body)).toBe(true);
    expect(body.errors.map((one) => one.name)).toEqual([name]);
    expect(body.errors[0]!.reason).toContain(sentence);
  });
  it('nobody named to the API: 400', async () => expect((await readJson(`${site.url}${PATH}`)).status).toBe(400));
  it('one that was taken down: 410, a sentence that names nobody, the others shown', async () => {
    const gone = slugs.at(-1)!;
    const database = openDatabase(site.databaseUrl);
    await database.db.execute(`update providers set withdrawn_on = current_date, withdrawn_because = 'asked for by the firm' where slug = '${gone}'`);
    await database.db.execute(`select pg_notify('providers_changed', jsonb_build_object('version', nextval('provider_changes'))::text)`);
    await database.close();
    const query = named([slugs[0]!, gone]);
    await expect.poll(async () => (await page(query)).status, { timeout: 15_000 }).toBe(410);
    const { html } = await page(query);
    expect(comparePageOf(html).problems).toMatch(/^One of these listings was taken down on \d+ \w+ \d{4}\. It is left out here\.$/);
    expect(comparePageOf(html).heads).toHaveLength(2);
    expect((await readJson(`${site.url}${PATH}?${query}`)).status).toBe(410);
  });
});
