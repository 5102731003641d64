// From a fresh world: somebody claims a demonstration firm, answers a whole area, sends proof; a moderator accepts it; score and badge change, and the public page says why.
// All of it without JavaScript, but for the passkey: that ceremony alone needs it, here with a virtual authenticator.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import pg from 'pg';
import { bringAxe, violationsOf } from '../support/axe.ts';
import { signInByMail, smallPdf } from '../support/desk-walk.ts';
import { follow } from '../support/follow.ts';
import { expect, test } from '../support/visit.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIRM = 'redstart-office-it';
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const;
const run = promisify(execFile);
const url = (): string => process.env['PLUMBLINE_DATABASE']!;

async function withDatabase<Value>(act: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  return act(client).finally(() => client.end());
}
/** The ten minutes of every decision pass. */
const tenMinutes = () =>
  withDatabase(async (client) => {
    await client.query(`update decisions set effect_at = now() where state = 'set'`);
    await client.query(`select graphile_worker.reschedule_jobs(array(select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'decision-due'), run_at => now())`);
  });

const without = (browser: Browser, baseURL: string) => browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

/** axe needs scripts, so it looks at the same page, with the same cookie, in a context that has them. */
async function expectAccessible(browser: Browser, page: Page): Promise<void> {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const copy = await context.newPage();
  await copy.goto(page.url());
  await bringAxe(copy);
  expect([page.url(), await violationsOf(copy, { ...RULES, values: [...RULES.values] })]).toEqual([page.url(), []]);
  expect(await copy.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await context.close();
}

test('a provider proves an area, a moderator accepts, and everybody sees why', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const context = await without(browser, baseURL!);
  const page = await context.newPage();
  await signInByMail(page, `me@${FIRM}.example`);
  await expect(page).toHaveURL(/\/account$/);
  await expectAccessible(browser, page);
  await page.goto(`/providers/${FIRM}`);
  await follow(page, page.getByRole('link', { name: 'Is this your firm?' }));
  await follow(page, page.getByRole('button', { name: 'Yes, it is my firm' }));
  await expect(page.getByRole('status')).toHaveText('Granted.');
  await follow(page, page.getByRole('link', { name: /Open the desk/ }));
  await expectAccessible(browser, page);

  // A whole area: each check answered anew, by the first option, or by the figures that stand there.
  for (const id of ['ATT-01', 'ATT-02', 'ATT-03', 'ATT-04', 'ATT-05', 'ATT-06']) {
    await page.goto(`/desk/${FIRM}/checklist/${id}`);
    if (id === 'ATT-01') await expectAccessible(browser, page);
    await page.getByLabel('We answer').check();
    const choice = page.locator('input[name="choice"]').first();
    if ((await choice.count()) > 0) await choice.check();
    else for (const field of await page.locator('input[inputmode="decimal"]').all()) if ((await field.inputValue()) === '') await field.fill('10');
    if (id === 'ATT-03') {
      await page.getByLabel('Your figure').fill('many');
      await follow(page, page.getByRole('button', { name: 'Save and go on' }));
      await expect(page.getByRole('alert')).toContainText('Write a number, such as 250 or 12.5.');
      await page.getByLabel('Your figure').fill('8');
      await follow(page, page.getByRole('button', { name: 'See what it is worth' }));
      await expect(page.getByRole('status')).toContainText('100 points, of which');
    }
    await follow(page, page.getByRole('button', { name: 'Save and go on' }));
  }
  await page.goto(`/desk/${FIRM}/checklist/ATT-03`);
  await follow(page, page.getByRole('link', { name: 'Add proof', exact: true }));
  await expectAccessible(browser, page);
  await page.getByLabel('A document').check();
  await page.getByLabel('A file', { exact: true }).setInputFiles({ name: '../../etc/invoice totals.pdf.exe', mimeType: 'application/x-msdownload', buffer: smallPdf() });
  await page.getByLabel('The day that stands on it').fill('2026-10-31');
  await follow(page, page.getByRole('button', { name: 'Add it' }));
  await expect(page.getByRole('status')).toContainText('Your proof is kept.');
  await page.goto(`/desk/${FIRM}/checklist`);
  await expectAccessible(browser, page);
  const area = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Attention to small clients' }) });
  await area.getByLabel(/I am an owner or a director/).check();
  await follow(page, area.getByRole('button', { name: 'Publish Attention to small clients' }));
  await expect(page.getByRole('status')).toContainText('Published: Attention to small clients.');

  const text = async (path: string): Promise<string> => (await page.request.get(path)).text();
  const checks = `/providers/${FIRM}/checks?area=att`;
  await expect.poll(async () => (await text(checks)).includes('8% of revenue'), { timeout: 30_000 }).toBe(true);
  const badgeBefore = await text(`/badge/${FIRM}.svg`);

  const moderator = await moderatorOf(browser, baseURL!);
  await moderator.goto('/moderation');
  await follow(moderator, moderator.getByRole('link', { name: 'Proof for ATT-03' }));
  await bringAxe(moderator);
  expect(await violationsOf(moderator, { ...RULES, values: [...RULES.values] })).toEqual([]);
  const [file] = await Promise.all([moderator.waitForEvent('download'), moderator.getByRole('link', { name: 'Open the file' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^evidence-[0-9a-f]{12}\.pdf$/);
  await moderator.getByLabel('A proof is accepted').check();
  await moderator.getByLabel('Clause').selectOption('M-9');
  await moderator.getByLabel('Why').fill('The totals show 8%.');
  await moderator.getByLabel('What you looked at').fill('Twelve months of totals, names blacked out.');
  await follow(moderator, moderator.getByRole('button', { name: 'Decide', exact: true }));
  await expect(moderator.getByRole('status')).toContainText('It takes effect in 10 minutes.');
  await tenMinutes();

  await expect.poll(async () => (await text(checks)).includes('Twelve months of totals, names blacked out.'), { timeout: 30_000 }).toBe(true);
  await expect.poll(async () => (await text(`/badge/${FIRM}.svg`)) !== badgeBefore, { timeout: 30_000 }).toBe(true);
  await page.goto('/about/transparency');
  await expect(page.getByText('A proof is accepted, clause M-9, check ATT-03: redstart-office-it')).toHaveCount(1);
  await expectAccessible(browser, page);
  await context.close();
  await moderator.context().close();
});

/** A moderator as the operator makes one: by command, by mail, by a passkey of a virtual authenticator, and signed in with that. */
async function moderatorOf(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const { stdout } = await run(process.execPath, ['src/cli/moderator.ts', 'dov@plumbline.example'], { cwd: ROOT, env: { ...process.env, DATABASE_URL: url(), SITE_URL: baseURL } });
  const word = /^ {3}([A-Za-z0-9_-]{43})$/m.exec(stdout)![1]!;
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } });
  await signInByMail(page, 'dov@plumbline.example');
  expect((await page.request.get('/moderation', { maxRedirects: 0 })).status()).toBe(404);
  await page.goto('/account/passkeys');
  await page.getByLabel('A name for it').fill('My phone');
  await page.getByLabel('The word from the operator').fill(word);
  await follow(page, page.getByRole('button', { name: 'Add a passkey' }));
  await expect(page.getByRole('button', { name: 'Remove My phone' })).toHaveCount(1);
  await follow(page, page.getByRole('button', { name: 'Sign out' }));
  await page.goto('/sign-in/passkey');
  await follow(page, page.getByRole('button', { name: 'Use a passkey' }));
  await expect(page).toHaveURL(/\/moderation$/);
  return page;
}
