// A comparison on a phone, by hand and without scripts: from the shortlist, two columns at a time, names in view; and a table for all who listen.
import type { Page } from '@playwright/test';
import { follow } from '../support/follow.ts';
import { expect, test as base } from '../support/visit.ts';

const test = base.extend<{ page: Page }>({
  page: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    await use(await context.newPage());
    await context.close();
  },
});
test.use({ trace: 'off', actionTimeout: 10_000 });

/** Names at the head of the columns that can be seen. */
const shown = async (page: Page): Promise<string[]> => (await page.locator('thead th:visible').allInnerTexts()).map((text) => text.split('\n')[0]!.replace(/(Demonstration|Remove).*/, '').trim());

test('three that are ticked on the shortlist stand side by side, two at a time', async ({ page }) => {
  await page.goto('/shortlist?zip=43215&people=18&trade=dental');
  const names: string[] = [];
  for (const at of [0, 1, 2]) {
    names.push((await page.locator('article h2').nth(at).innerText()).trim());
    await page.getByLabel(`Compare ${names[at]}`).check();
  }
  await follow(page, page.getByRole('button', { name: 'Compare those you ticked' }));
  expect(new URL(page.url()).searchParams.get('zip')).toBe('43215');
  expect(await shown(page)).toEqual(names.slice(0, 2));
  // On a phone too, who is made up says so.
  await expect(page.locator('thead th:visible .made-up:visible')).toHaveCount(2);

  await page.getByLabel(names[0]!, { exact: true }).uncheck();
  await page.getByLabel('Your own person', { exact: true }).check();
  expect(await shown(page)).toEqual([names[1], 'Your own person']);
  for (const row of await page.locator('tbody tr:not(.titled)').all()) await expect(row.locator('td:visible')).toHaveCount(2);

  const last = page.locator('tbody tr').last();
  await last.scrollIntoViewIfNeeded();
  const head = (await page.locator('thead').boundingBox())!;
  expect(head.y).toBeGreaterThanOrEqual(0);
  expect(head.y).toBeLessThan(2);
});

test('a screen reader hears a table, however its rows are laid out', async ({ page }) => {
  await page.goto('/shortlist?zip=43215&people=18');
  const [one, two] = await page.locator('article').evaluateAll((found) => found.slice(0, 2).map((entry) => entry.id));
  await page.goto(`/compare?p=${one}&p=${two}&own=no&zip=43215&people=18`);
  const table = page.getByRole('table');
  await expect(table).toHaveCount(1);
  await expect(table.getByRole('columnheader')).toHaveCount(2);
  const row = table.getByRole('row', { name: /^Contract length/ });
  await expect(row.getByRole('rowheader')).toHaveCount(1);
  await expect(row.getByRole('cell')).toHaveCount(2);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(table.getByRole('columnheader')).toHaveCount(3);
});
