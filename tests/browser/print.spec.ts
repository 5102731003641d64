// On paper: a shortlist and a provider's page as PDF hold every word that the screen has, opened, on the paper and in its margins.
import type { Page } from '@playwright/test';
import { lettersOn, readPdf, type PdfPage } from '../support/pdf-text.ts';
import { addressOf, practice } from '../support/owner.ts';
import { expect, test } from '../support/visit.ts';

test.use({ trace: 'off' });

const A_MILLIMETER = 72 / 25.4;
/** The sheet asks for 14 mm; a printer needs about five. */
const MARGIN = 13.5 * A_MILLIMETER;

/** What the screen says, block by block, with every fold opened; what is for hands alone (links back, buttons, forms) is left out. */
const wordsOnScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const forHands = '.off-paper, .button, .paging, .menu, form, svg, .unseen, .skip';
    const words: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement!;
      if (holder.closest(forHands) || !holder.checkVisibility()) continue;
      const text = (node.textContent ?? '').replace(/\s+/g, '');
      if (text) words.push(text);
    }
    return words;
  });

async function onPaper(page: Page, format: 'Letter' | 'A4'): Promise<PdfPage[]> {
  return readPdf(await page.pdf({ format, printBackground: false }));
}

/** Nothing lies outside of the paper's margins. */
function expectInside(pages: readonly PdfPage[]): void {
  for (const [at, { width, height, letters }] of pages.entries()) {
    const outside = letters.filter(({ text, left, right, top }) => text.trim() !== '' && (left < MARGIN || right > width - MARGIN + 1 || top < MARGIN || top > height - MARGIN + 1));
    expect([at + 1, outside.map(({ text }) => text).join('')]).toEqual([at + 1, '']);
  }
}

const CHECKUP = 'who=own&person=one&meetings=once&targets=slower&incident=no-number&keys=no-promise&restore=none&changed=changed&slower=slower&dearer=more';

const cases: readonly [name: string, path: (need: string, slug: string, four: readonly string[]) => string, mostPages: number][] = [
  ['a shortlist', (need) => `/shortlist?${need}`, 5],
  ['a provider', (_, slug) => `/providers/${slug}`, 6],
  ['a provider seen from a shortlist', (need, slug) => `/providers/${slug}?${need}`, 6],
  ['a kit', (need, slug) => `/kit?p=${slug}&${need}`, 12],
  ['a comparison of four, with a person of one’s own', (need, _, four) => `/compare?${four.map((slug) => `p=${slug}`).join('&')}&${need}`, 2],
  ['a checkup', () => `/checkup/result?${CHECKUP}`, 4],
  ['the letter of a checkup', () => `/checkup/letter?${CHECKUP}`, 2],
  ['the checks of an area', (_, slug) => `/providers/${slug}/checks?area=stf`, 6],
];
for (const [name, path, mostPages] of cases)
  test(`${name} on paper is whole`, async ({ page, playwright, baseURL }) => {
    const api = await playwright.request.newContext({ baseURL: baseURL! });
    const { providers } = (await (await api.get('/api/v1/providers?grade=B')).json()) as { providers: { slug: string }[] };
    const need = addressOf(await practice(api));
    await api.dispose();
    await page.goto(path(need, providers[0]!.slug, providers.slice(0, 4).map(({ slug }) => slug)));

    // As a reader prints it: folds closed on the screen, whatever the scheme.
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const format of ['Letter', 'A4'] as const) {
      const pages = await onPaper(page, format);
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.length).toBeLessThanOrEqual(mostPages);
      expectInside(pages);
      const paper = lettersOn(pages);
      const screen = await wordsOnScreen(page);
      expect(screen.length).toBeGreaterThan(40);
      expect([format, screen.filter((word) => !paper.includes(word))]).toEqual([format, []]);
      await page.reload();
    }
    await page.emulateMedia({ colorScheme: null });
  });
