// The whole way by keyboard alone: Tab, Shift, Enter, Space and arrows. What has the focus is always to be seen.
import type { Page } from '@playwright/test';
import { practice, QUESTIONS, type Answers } from '../support/owner.ts';
import { expect, test } from '../support/visit.ts';

test.use({ trace: 'off', viewport: { width: 1280, height: 800 } });
test.setTimeout(120_000);

interface Focus {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly text: string;
  /** A line around it, or around the label that holds it. */
  readonly seen: boolean;
  /** Some of it lies in the window. */
  readonly inWindow: boolean;
}

const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const holders = [element, element.closest('label')].filter((one) => one !== null);
    const lined = (one: HTMLElement): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      tag: element.tagName.toLowerCase(), name: element.getAttribute('name') ?? '', value: (element as HTMLInputElement).value ?? '', id: element.id, text: (element.textContent ?? '').trim().replace(/\s+/g, ' '),
      seen: holders.some(lined), inWindow: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  });

const MOST_STEPS = 80;

/** Tabs on until `wanted`; every stop on the way must be seen. */
async function tabTo(page: Page, wanted: (at: Focus) => boolean): Promise<Focus> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const at = await focus(page);
    expect([at.tag, at.text.slice(0, 40) || at.name, at.seen, at.inWindow]).toEqual([at.tag, at.text.slice(0, 40) || at.name, true, true]);
    if (wanted(at)) return at;
    passed.push(`${at.tag} ${at.name || at.text.slice(0, 30)}`);
  }
  throw new Error(`never reached by Tab; passed ${passed.join(', ')}`);
}

/** The first stop of every page is the way past its head, and it works. */
async function skip(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const at = await focus(page);
  expect([at.tag, at.text, at.seen, at.inWindow]).toEqual(['a', 'Skip to main content', true, true]);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focus(page)).id).toBe('main');
}

async function press(page: Page, key: string, keys = 1): Promise<void> {
  for (let at = 0; at < keys; at += 1) await page.keyboard.press(key);
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Answers one question: words are typed, lists are typed into, radios go by arrows, boxes by Space. */
async function answerByKeys(page: Page, at: number, answers: Answers): Promise<void> {
  const question = QUESTIONS[at]!;
  for (const field of question.fields) {
    const values = answers[field.param];
    if (!values || (values[0] === 'unsure' && field.kind !== 'one')) continue;
    if (field.kind === 'zip' || field.kind === 'number' || field.kind === 'words') {
      await tabTo(page, (one) => one.name === field.param && one.tag === 'input');
      await press(page, 'ControlOrMeta+A');
      await page.keyboard.type(values[0]!);
      continue;
    }
    if (field.kind === 'one' && (await page.locator(`select[name="${field.param}"]`).count())) {
      await tabTo(page, (one) => one.name === field.param && one.tag === 'select');
      await page.keyboard.type(field.options.find((option) => option.value === values[0])!.label.slice(0, 12));
      expect((await focus(page)).value).toBe(values[0]);
      continue;
    }
    if (field.kind === 'one') {
      const all = [...field.options.map((option) => option.value), ...(field === question.fields[0] ? ['unsure'] : [])];
      await tabTo(page, (one) => one.name === field.param);
      await press(page, 'ArrowDown', all.indexOf(values[0]!));
      if (all.indexOf(values[0]!) === 0) await press(page, 'Space');
      const now = await focus(page);
      expect([now.value, now.seen]).toEqual([values[0], true]);
      expect(await page.locator(`input[name="${field.param}"]:checked`).getAttribute('value')).toBe(values[0]);
      continue;
    }
    for (const value of values) {
      await tabTo(page, (one) => one.name === field.param && one.value === value);
      await press(page, 'Space');
    }
  }
  await tabTo(page, (one) => one.tag === 'button' && one.text === 'Continue');
  await press(page, 'Enter');
}

test('from home through eighteen questions to an opened sum', async ({ page, playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL! });
  const answers = await practice(api);
  await api.dispose();
  await page.goto('/');
  await skip(page);
  await tabTo(page, (at) => at.name === 'zip');
  await page.keyboard.type('43215');
  await tabTo(page, (at) => at.name === 'people');
  await page.keyboard.type('many');
  await press(page, 'Enter');

  for (const [at, question] of QUESTIONS.entries()) {
    await expect(title(page)).toHaveText(question.title);
    if (question.number === 3) {
      // What was typed at home is wrong: it is said at once, and the way leads from the summary into the field.
      await expect.poll(async () => (await focus(page)).id).toBe('error');
      expect((await focus(page)).seen).toBe(true);
      const link = await tabTo(page, (one) => one.tag === 'a');
      expect(link.text).toContain('“many” is not a whole number');
      await press(page, 'Enter');
      await expect.poll(async () => (await focus(page)).id).toBe('people');
      await press(page, 'ControlOrMeta+A');
      await page.keyboard.type('18');
      await press(page, 'Enter');
      continue;
    }
    await skip(page);
    await answerByKeys(page, at, answers);
  }
  await expect(title(page)).toHaveText('Check your answers, then see your shortlist');
  await skip(page);
  await tabTo(page, (at) => at.tag === 'button' && at.text === 'Show my shortlist');
  await press(page, 'Enter');
  await page.waitForURL(/\/shortlist\?/);
  await skip(page);
  const summary = await tabTo(page, (at) => at.tag === 'summary' && /^How [\d.]+ comes about/.test(at.text));
  expect(summary.seen).toBe(true);
  const details = page.locator('article.entry details').first();
  await press(page, 'Enter');
  await expect(details).toHaveAttribute('open', '');
  await expect(details.locator('dl.sum')).toBeVisible();
  await press(page, 'Space');
  await expect(details.locator('dl.sum')).toBeHidden();
});

test('an error in a choice leads from the summary to the first choice', async ({ page }) => {
  await page.goto('/start/7?zip=43215&go=1');
  await expect.poll(async () => (await focus(page)).id).toBe('error');
  await tabTo(page, (at) => at.tag === 'a');
  await press(page, 'Enter');
  await expect.poll(async () => (await focus(page)).name).toBe('rivals');
  await press(page, 'ArrowDown');
  expect((await focus(page)).value).toBe('tell-me');
});

test('no page is a trap: Tab leaves every page that it enters', async ({ page }) => {
  for (const path of ['/', '/providers', '/shortlist?zip=43215&people=18', '/shortlist/weights?zip=43215', '/start/5', '/report', '/method']) {
    await page.goto(path);
    let left = false;
    for (let step = 0; step < 400 && !left; step += 1) {
      await page.keyboard.press('Tab');
      left = step > 0 && (await page.evaluate(() => document.activeElement === document.body || !document.hasFocus()));
    }
    expect([path, left]).toEqual([path, true]);
  }
});
