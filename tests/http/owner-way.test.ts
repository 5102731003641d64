// What an owner answered goes along: from the shortlist to the questionnaire, the list of all and back; and a wrong weight is told like any other answer.
import { expect, it } from 'vitest';
import { textOf } from '../support/shortlist-page.ts';
import { useSite } from '../support/server.ts';

const site = useSite();
const NEED = 'zip=43215&people=18&trade=dental&app=Dentrix&rules=hipaa';

const page = async (path: string, status = 200): Promise<{ html: string; headers: Headers }> => {
  const response = await fetch(site.url + path);
  expect([path, response.status]).toEqual([path, status]);
  return { html: await response.text(), headers: response.headers };
};
const linksIn = (html: string): URL[] => [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => new URL(href!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), 'https://plumbline.example'));
const linkTo = (html: string, path: string): URL => {
  const link = linksIn(html).find((one) => one.pathname === path);
  if (!link) throw new Error(`no link to ${path}`);
  return link;
};

it('leads from every page with a need to the questions with the answers filled in', { timeout: 60_000 }, async () => {
  const { html } = await page(`/shortlist?${NEED}`);
  const firm = linksIn(html).find((one) => /^\/providers\/[a-z0-9-]+$/.test(one.pathname))!.pathname;
  for (const path of ['/shortlist', '/shortlist/fits', '/shortlist/ruled-out', firm, `${firm}/checks`]) {
    const seen = await page(`${path}?${NEED}`);
    expect([path, linkTo(seen.html, '/start/1').search.slice(1)]).toEqual([path, NEED]);
    expect([path, linkTo(seen.html, '/providers').searchParams.get('need')]).toEqual([path, NEED]);
    expect(seen.headers.get('cache-control')).toContain('no-store');
  }
  const start = await page(linkTo(html, '/start/1').pathname + linkTo(html, '/start/1').search);
  expect(start.html).toContain('value="43215"');
});

it('keeps a page without a need the same for everybody, whatever was asked before', async () => {
  await page(`/providers?near=43215&need=${encodeURIComponent(NEED)}`);
  for (const path of ['/providers?near=43215', '/standard', '/']) {
    const { html, headers } = await page(path);
    expect([path, html.includes('Dentrix&amp;') || html.includes('people=18')]).toEqual([path, false]);
    expect(headers.get('cache-control')).not.toContain('no-store');
  }
});

it('carries the need through the list of firms nearby and back to the shortlist', async () => {
  const { html } = await page(`/shortlist?${NEED}`);
  const nearby = linksIn(html).find((one) => one.searchParams.get('standing') === 'listed')!;
  const list = await page(nearby.pathname + nearby.search);
  expect(list.headers.get('cache-control')).toContain('no-store');
  expect(linkTo(list.html, '/shortlist').search.slice(1)).toBe(NEED);
  const further = linksIn(list.html).filter((one) => one.pathname === '/providers');
  expect(further.length).toBeGreaterThan(5);
  expect(further.filter((one) => one.searchParams.get('need') !== NEED).map(String)).toEqual([]);
  const firms = linksIn(list.html).filter((one) => /^\/providers\/[a-z0-9-]+$/.test(one.pathname));
  expect(firms.length).toBe(20);
  expect(firms.filter((one) => one.search.slice(1) !== NEED).map(String)).toEqual([]);
  expect(list.html).toContain(`<input type="hidden" name="need" value="${NEED.replaceAll('&', '&amp;')}"`);
});

it('leaves out of a carried need what is no answer', async () => {
  const { html } = await page(`/providers?need=${encodeURIComponent('people=many&zip=43215&x=1')}`);
  expect(linkTo(html, '/shortlist').search).toBe('?zip=43215');
});

it('takes a wrong weight to its field, as any other answer', async () => {
  const asked = await fetch(`${site.url}/shortlist?people=18&w-stf=9`, { redirect: 'manual' });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/shortlist/weights?people=18&w-stf=9']);
  const { html } = await page('/shortlist/weights?people=18&w-stf=9', 400);
  const says = 'Staffing and workload: 9 is outside what we can work with. Give a number from 0.5 to 2.5.';
  expect(html).toMatch(/<title>Error: /);
  expect(html).toMatch(/<div class="errors[^>]*id="error"[\s\S]*<a href="#w-stf">Staffing and workload: 9 is outside/);
  expect(html).toMatch(/<p class="problem" id="w-stf-problem">Staffing and workload: 9/);
  expect(/<select[^>]*id="w-stf"[^>]*>[\s\S]*?<\/select>/.exec(html)![0]).toMatch(/aria-describedby="w-stf-hint w-stf-problem" aria-invalid="true"[\s\S]*<option value="9" selected>/);
  const api = await fetch(`${site.url}/api/v1/shortlist?w-stf=9`);
  expect([api.status, ((await api.json()) as { errors: unknown }).errors]).toEqual([400, [{ name: 'w-stf', reason: says }]]);
});

it('folds the must-haves of a long need, and says all of them', async () => {
  const short = await page('/shortlist?people=18');
  expect(textOf(short.html)).toContain('It must take a client with 18 people.');
  const long = await page(`/shortlist?${NEED}&visits=monthly&budget=150-200`);
  const strip = /<div class="notice[^"]*need">[\s\S]*?<\/details>/.exec(long.html)![0];
  expect(strip).toContain('<summary>What it must have: 5 things</summary>');
  expect([...strip.matchAll(/<li>It must /g)]).toHaveLength(5);
});
