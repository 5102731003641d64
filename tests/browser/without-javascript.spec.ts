// The way from the home page to an explained shortlist, as an owner walks it: on a phone, without JavaScript, without an account.
import type { Page } from '@playwright/test';
import { addressOf, answer, AREAS, fitsFor, goOn, practice, QUESTIONS, type Answers } from '../support/owner.ts';
import { entriesOf, fitsIn, loosenOf } from '../support/shortlist-page.ts';
import { follow } from '../support/follow.ts';
import { expect, test as base } from '../support/visit.ts';

/** A phone without scripts, in a context of its own; every page that is opened on the way is written down. */
const test = base.extend<{ page: Page; opened: string[] }>({
  opened: async ({ browserName: _ }, use) => {
    await use([]);
  },
  page: async ({ browser, baseURL, opened }, use) => {
    const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    page.on('response', (response) => void (response.request().isNavigationRequest() && response.status() !== 303 && opened.push(new URL(response.url()).pathname)));
    await use(page);
    await context.close();
  },
});
test.use({ trace: 'off', actionTimeout: 10_000 });

/** Nothing on the page asks who you are. The foot of every page has a way in, for those who have an account. */
async function expectNoAccount(page: Page): Promise<void> {
  const body = page.locator('header, main');
  await expect(page.locator('input[type=password], input[type=email], input[name*=account], input[name*=login]')).toHaveCount(0);
  await expect(body.getByRole('link', { name: /sign in|log in|sign up|register|create an account/i })).toHaveCount(0);
  await expect(body.getByRole('button', { name: /sign in|log in|sign up|register|create an account/i })).toHaveCount(0);
}
const h1 = (page: Page) => page.getByRole('heading', { level: 1 });
const queryOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const sorted = (query: URLSearchParams | string): string[] => [...new URLSearchParams(query)].filter(([, value]) => value !== '').map((pair) => pair.join('=')).sort();
/** What stands in the fields of a question now. */
const standing = async (page: Page, param: string): Promise<string[]> => {
  const select = page.locator(`select[name="${param}"]`);
  if (await select.count()) return [await select.inputValue()];
  const ticked = await page.locator(`input[name="${param}"]:checked`).evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value));
  const typed = await page.locator(`input[name="${param}"]:not([type=radio], [type=checkbox], [type=hidden])`).evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value).filter((value) => value !== ''));
  return [...typed, ...ticked];
};

/** From the home page to the check page, answer by answer. */
async function walk(page: Page, answers: Answers): Promise<void> {
  await page.goto('/');
  await expectNoAccount(page);
  await page.getByLabel('ZIP code').fill(answers['zip']![0]!);
  await page.getByLabel('People who use a computer').fill(answers['people']![0]!);
  await follow(page, page.getByRole('button', { name: 'Start' }));
  for (const question of QUESTIONS) {
    await expect(h1(page)).toHaveText(question.title);
    await expect(page.locator('legend .caption')).toContainText(`Question ${question.number} of 18`);
    await expectNoAccount(page);
    if (question.number === 1) expect(await standing(page, 'zip')).toEqual(answers['zip']);
    if (question.number === 3) {
      expect(await standing(page, 'people')).toEqual(answers['people']);
      await stumble(page, answers);
    }
    await answer(page, question, answers);
    await goOn(page);
    if (question.number === 6) await lookBack(page, answers);
  }
}

/** A slip at the third question: it is said above and beside the field, and nothing is lost. */
async function stumble(page: Page, answers: Answers): Promise<void> {
  await page.getByLabel('People who use a computer').fill('many');
  await goOn(page);
  await expect(page).toHaveTitle(/^Error: /);
  const sentence = '“many” is not a whole number. Write it in digits, such as 18.';
  await expect(page.locator('#error')).toContainText('There is a problem');
  await expect(page.locator('#error').getByRole('link', { name: sentence })).toHaveAttribute('href', '#people');
  await expect(page.locator('#people-problem')).toHaveText(sentence);
  expect(await standing(page, 'people')).toEqual(['many']);
  for (const param of ['zip', 'sites', 'visits']) await expect(page.locator(`input[type=hidden][name="${param}"]`)).toHaveValue(answers[param]![0]!);
}

/** Back in the browser, twice: each question shows what was answered; and forward again. */
async function lookBack(page: Page, answers: Answers): Promise<void> {
  const at = page.url();
  for (const number of [6, 5, 4]) {
    await page.goBack();
    await expect(h1(page)).toHaveText(QUESTIONS[number - 1]!.title);
    for (const field of QUESTIONS[number - 1]!.fields) if (answers[field.param]) expect([field.param, await standing(page, field.param)]).toEqual([field.param, answers[field.param]]);
  }
  await page.goto(at);
}

test('eighteen questions, then a shortlist that explains itself, down to the standard', async ({ page, opened, playwright, baseURL }) => {
  test.setTimeout(120_000);
  const api = await playwright.request.newContext({ baseURL: baseURL! });
  const answers = await practice(api);
  await walk(page, answers);
  const asked = opened.filter((path) => /^\/start\/\d+$/.test(path));
  expect(new Set(asked).size).toBe(18);
  expect(opened.some((path) => /account|login|sign/.test(path))).toBe(false);

  await test.step('check: every answer, one changed and back', async () => {
    expect(new URL(page.url()).pathname).toBe('/start/check');
    expect(sorted(queryOf(page))).toEqual(sorted(addressOf(answers)));
    await expect(page.locator('.so-far dt')).toHaveText(QUESTIONS.map((question) => question.short));
    await expect(page.locator('.so-far > div', { hasText: 'Felt small' })).toContainText('Not sure');
    await follow(page, page.getByRole('link', { name: /^Change ?: Without systems$/ }));
    await expect(h1(page)).toHaveText(QUESTIONS[10]!.title);
    expect(await standing(page, 'down')).toEqual(['half-day']);
    await answer(page, QUESTIONS[10]!, { down: ['hour'] });
    await goOn(page);
    expect(new URL(page.url()).pathname).toBe('/start/check');
    expect(sorted(queryOf(page))).toEqual(sorted(addressOf({ ...answers, down: ['hour'] })));
    await page.goBack();
    expect(await standing(page, 'down')).toEqual(['hour']);
    await page.goForward();
    await follow(page, page.getByRole('button', { name: 'Show my shortlist' }));
  });

  const need = addressOf({ ...answers, down: ['hour'] });
  const list = entriesOf(await page.content());
  await test.step('the shortlist: as many as it says, in the order of the data, everybody else counted', async () => {
    expect(new URL(page.url()).pathname).toBe('/shortlist');
    expect(sorted(queryOf(page))).toEqual(sorted(need));
    const slugs = await fitsFor(api, need);
    expect(list.map((one) => one.slug)).toEqual(slugs.slice(0, 5));
    expect(fitsIn(await page.content())).toBe(slugs.length);
    await expect(page.getByRole('heading', { name: /^Ruled out \(\d+\)$/ })).toBeVisible();
    await expect(page.locator('.notice.demonstration')).toContainText('made up');
    for (const one of list) expect([one.slug, one.demonstration, one.reasons.length > 0]).toEqual([one.slug, true, true]);
    await expectNoAccount(page);
  });

  const card = page.locator('article.entry').first();
  await test.step('a sum, opened and added up from what can be read', async () => {
    const sum = card.locator('dl.sum');
    await expect(sum).toBeHidden();
    await card.locator('summary', { hasText: /^How [\d.]+ comes about/ }).click();
    await expect(sum).toBeVisible();
    const numbers = (await sum.locator('dd').allInnerTexts()).map((text) => text.trim().replace('−', '-')).filter((text) => /^-?[\d.]+$/.test(text)).map(Number);
    const [total, lines] = [numbers.at(-1)!, numbers.slice(0, -1)];
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.reduce((so, line) => so + Math.round(10 * line), 0)).toBe(Math.round(10 * total));
    await expect(card.locator('.big')).toHaveText(total.toFixed(1));
  });

  await test.step('the provider, with a way back to this list', async () => {
    const name = list[0]!.name;
    await follow(page, card.getByRole('link', { name, exact: true }));
    await expect(h1(page)).toHaveText(name);
    expect(sorted(queryOf(page))).toEqual(sorted(need));
    const provider = page.url();
    await follow(page, page.getByRole('link', { name: 'Your shortlist' }));
    expect(entriesOf(await page.content()).map(({ slug, fit, place }) => [slug, fit, place])).toEqual(list.map(({ slug, fit, place }) => [slug, fit, place]));
    await page.goto(provider);
  });

  await test.step('its checks of an area, and the check in the standard', async () => {
    await follow(page, page.locator('.areas').getByRole('link', { name: 'Staffing and workload' }));
    await expect(h1(page)).toHaveText('Staffing and workload');
    await expect(page.locator('article.check')).toHaveCount(8);
    expect(sorted(queryOf(page)).filter((pair) => !pair.startsWith('area='))).toEqual(sorted(need));
    const check = page.locator('article.check').first().getByRole('heading').getByRole('link');
    const title = await check.innerText();
    await follow(page, check);
    await expect(h1(page)).toContainText(title);
    expect(new URL(page.url()).pathname).toBe('/standard/2026.1/STF-01');
    await expect(page.getByRole('heading', { name: /ask/i }).first()).toBeVisible();
  });
  await api.dispose();
});

test('a weight that is turned, and the order follows', async ({ page, playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL! });
  const need = 'zip=43215&people=18';
  const before = await fitsFor(api, need);
  let turned: { area: string; order: string[] } | undefined;
  for (const area of AREAS) {
    const order = await fitsFor(api, `${need}&w-${area}=2.5`);
    if (order.slice(0, 5).join() !== before.slice(0, 5).join()) turned = { area, order };
    if (turned) break;
  }
  expect(turned).toBeDefined();
  await page.goto(`/shortlist?${need}`);
  expect(entriesOf(await page.content()).map((one) => one.slug)).toEqual(before.slice(0, 5));
  await follow(page, page.getByRole('link', { name: 'Turn the weights yourself' }));
  await page.locator(`#w-${turned!.area}`).selectOption({ label: 'As much as can be' });
  await follow(page, page.getByRole('button', { name: 'Show the new order' }));
  expect(queryOf(page).get(`w-${turned!.area}`)).toBe('2.5');
  expect(entriesOf(await page.content()).map((one) => one.slug)).toEqual(turned!.order.slice(0, 5));
  await expect(page.locator('main')).toContainText('you have turned one weight');
  await follow(page, page.getByRole('link', { name: 'Turn the weights yourself' }));
  await expect(page.locator(`#w-${turned!.area}`)).toHaveValue('2.5');
  await follow(page, page.getByRole('link', { name: 'Back to what my answers say' }));
  expect(entriesOf(await page.content()).map((one) => one.slug)).toEqual(before.slice(0, 5));
  await api.dispose();
});

test('a need that is loosened, and exactly the promised number more', async ({ page, playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL! });
  await page.goto(`/shortlist?${addressOf(await practice(api))}`);
  const promises = loosenOf(await page.content());
  expect(promises.length).toBeGreaterThan(0);
  const before = fitsIn(await page.content());
  const [first] = promises;
  await follow(page, page.getByRole('link', { name: first!.says }));
  expect(fitsIn(await page.content())).toBe(before + first!.gains);
  await api.dispose();
});
