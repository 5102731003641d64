// axe, put into a page once and asked there as often as wanted. The package for Playwright puts it in anew for each question, which takes longer than the answer.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Puts axe into the page that is open. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(`${SOURCE};0`);
}

/** What breaks these rules on the page as it stands: the rule, then up to three places. `bringAxe` first. */
export async function violationsOf(page: Page, rules: axe.RunOnly): Promise<string[]> {
  const violations = await page.evaluate(async (runOnly) => (await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] })).violations, rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}
