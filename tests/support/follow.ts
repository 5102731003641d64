// A step to another page. A click returns as soon as the next page's answer begins: what is read then may lack its style, or be half of it.
import type { Locator, Page } from '@playwright/test';

/** Clicks on what leads to another page, and waits until that page stands whole, with its style. */
export async function follow(page: Page, way: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), way.click()]);
}
