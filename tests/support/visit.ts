// What every browser test stands on: one context for each worker, kept from test to test, and an eye on what its pages ask for and do.
import { test as base, type BrowserContext, type Page } from '@playwright/test';

/** What a page did that no page of ours may do. */
export interface Watched {
  /** Requests to another origin. */
  readonly foreign: string[];
  /** What the browser refused or complained about. */
  readonly complaints: string[];
}

interface Kept {
  readonly kept: BrowserContext;
}
interface Own {
  readonly watched: Watched;
  readonly page: Page;
}

/** A page of its own in the worker's one context. With `watched`, the test fails where the page asks elsewhere or complains. */
export const test = base.extend<Own, Kept>({
  kept: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: `http://localhost:${process.env['PLUMBLINE_PORT'] ?? ''}` });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  watched: async ({ browserName: _ }, use) => {
    await use({ foreign: [], complaints: [] });
  },
  page: async ({ kept, watched, baseURL }, use) => {
    const page = await kept.newPage();
    page.on('request', (request) => void (request.url().startsWith(`${baseURL}/`) || request.url().startsWith('data:') || watched.foreign.push(request.url())));
    page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()) && watched.complaints.push(message.text())));
    page.on('pageerror', (error) => void watched.complaints.push(error.message));
    await use(page);
    await page.close();
    test.expect(watched).toEqual({ foreign: [], complaints: [] });
  },
});
export const expect = test.expect;
