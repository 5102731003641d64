// Every kind of page, at four widths, in light and dark: it fits, is accessible, can be read, is large enough to touch, runs nothing and asks nobody else.
import type { Page, Response } from '@playwright/test';
import { bringAxe, violationsOf } from '../support/axe.ts';
import { follow } from '../support/follow.ts';
import { overflowing, runnable, smallTargets, squeezed } from '../support/page-marks.ts';
import { expect, test } from '../support/visit.ts';

const WIDTHS = [320, 390, 768, 1280];
/** How axe looks: with all rules at a desk in the light, and at what colors decide on a phone in the dark, which reads the same page. */
const LOOKS = [
  { scheme: 'light', width: 1280, rules: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] } },
  { scheme: 'dark', width: 390, rules: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
] as const;
const HEIGHT = 900;

const PRACTICE = 'zip=43215&people=18&visits=when-needed&trade=dental&app=Dentrix&rules=hipaa&rivals=tell-me&small=often&pains=slow-answers&pains=new-faces&hours=office&down=half-day&today=provider&budget=150-200&commit=any-time&change=mix&decide=explain&plans=none&start=now';
const LONGEST = `${PRACTICE}&app=A+program+with+a+very+long+name+that+nobody+knows+2026&app=Donaudampfschifffahrtsverwaltung&w-stf=2.5&w-ext=0.5`;

const CHECKUP = 'who=own&person=one&meetings=once&onsite=either&program=know&scope=in-and-out&targets=slower&incident=no-number&duties=unsure&renewal=silent&early=month&documents=unsure&names=mixed&earnings=silent&insurance=unsure&keys=no-promise&second-step=nearly&restore=none&changed=changed&slower=slower&dearer=more&quiet=same&sold=unsure';

interface Kind {
  readonly name: string;
  /** With {demonstration}, {listed} and {withdrawn} for the slugs of such providers. */
  readonly path: string;
  readonly status?: number;
  /** Fictional firms are shown here. */
  readonly shows?: 'demonstration' | 'nobody';
  /** Filled in and sent, instead of read. */
  readonly form?: Readonly<Record<string, string>>;
  /** What must be seen, so that the page is of the kind that it is called. */
  readonly sees: string | RegExp;
}

const KINDS: readonly Kind[] = [
  { name: 'home', path: '/', sees: 'What you leave with' },
  { name: 'question with one answer', path: `/start/2?${PRACTICE}`, sees: 'Question 2 of 18' },
  { name: 'question with a list', path: '/start/4?zip=43215&people=18', sees: 'Question 4 of 18' },
  { name: 'question with words', path: `/start/5?${LONGEST}`, sees: 'Question 5 of 18' },
  { name: 'question with many answers', path: '/start/9', sees: 'Question 9 of 18' },
  { name: 'question with an error', path: '/start/3?zip=43215&people=many&go=1', status: 400, sees: 'There is a problem' },
  { name: 'question with an error in a choice', path: '/start/7?zip=43215&go=1', status: 400, sees: 'There is a problem' },
  { name: 'costs with nothing answered', path: '/costs', sees: 'Work it out' },
  { name: 'costs', path: `/costs?${PRACTICE}`, sees: 'Where the money goes' },
  { name: 'costs with an error', path: `/costs?${PRACTICE}&c-price=lots&c-pay=-5`, status: 400, sees: 'There is a problem' },
  { name: 'check', path: `/start/check?${LONGEST}`, sees: 'Show my shortlist' },
  { name: 'check with nothing answered', path: '/start/check', sees: 'You have answered nothing yet' },
  { name: 'sign-in', path: '/sign-in', sees: 'Send me a link' },
  { name: 'who a firm is', path: '/providers/{demonstration}/identity', sees: 'Sold or merged' },
  { name: 'who a firm is, one kind', path: '/providers/{demonstration}/identity?kind=predecessor', sees: 'The firm that was there before' },
  { name: 'claim', path: '/providers/{demonstration}/claim', sees: 'Sign in to go on' },
  { name: 'what was decided', path: '/about/transparency', sees: 'The record' },
  { name: 'finish later', path: `/account/later?${LONGEST}`, sees: 'Finish later' },
  { name: 'finish later, with an answer that is none', path: '/account/later?people=18&hours=never', sees: 'Left out, because we could not read it' },
  { name: 'finish later, sent', path: `/account/later/sent?${PRACTICE}`, sees: 'Go on with the questions after all' },
  { name: 'checkup', path: '/checkup', sees: 'What to have at hand' },
  { name: 'checkup, a page with nothing answered', path: '/checkup/1', sees: 'Page 1 of 6' },
  { name: 'checkup, a page with all answered', path: `/checkup/2?${CHECKUP}`, sees: 'So far' },
  { name: 'checkup, about a year ago', path: `/checkup/6?${CHECKUP}`, sees: 'Page 6 of 6' },
  { name: 'checkup with errors', path: `/checkup/5?${CHECKUP}&keys=lost&go=1`, status: 400, sees: 'There is a problem' },
  { name: 'checkup, check', path: `/checkup/check?${CHECKUP}`, sees: 'Show the result' },
  { name: 'checkup, result', path: `/checkup/result?${CHECKUP}`, sees: 'Four essentials do not hold' },
  { name: 'checkup, result with nothing answered', path: '/checkup/result', sees: 'Nothing is known yet' },
  { name: 'checkup, letter', path: `/checkup/letter?${CHECKUP}`, sees: 'What no small firm should be without' },
  { name: 'shortlist with fits', path: '/shortlist?zip=43215&people=18&trade=dental', shows: 'demonstration', sees: 'Place 1' },
  { name: 'shortlist where hiring comes first', path: '/shortlist?zip=43215&people=120&hours=office&today=own-person&keep=yes&pains=new-faces', shows: 'demonstration', sees: 'A person of your own comes first.' },
  { name: 'shortlist of a full need', path: `/shortlist?${LONGEST}`, shows: 'demonstration', sees: 'Ruled out' },
  { name: 'shortlist with none', path: '/shortlist?zip=43215&people=4999&hours=always&visits=monthly&language=km&keep=yes&rivals=must-not', shows: 'demonstration', sees: 'None here fits' },
  { name: 'shortlist far from everybody', path: '/shortlist?zip=96950&people=18', shows: 'demonstration', sees: /96950/ },
  { name: 'all that fit', path: '/shortlist/fits?people=18', shows: 'demonstration', sees: 'All that fit' },
  { name: 'all to ask first', path: '/shortlist/ask-first?people=18&language=es', shows: 'demonstration', sees: 'Ask:' },
  { name: 'all that are ruled out', path: '/shortlist/ruled-out?zip=43215&hours=always&visits=monthly', shows: 'demonstration', sees: 'All that are ruled out' },
  { name: 'kit', path: `/kit?p={demonstration}&p={listed}&${LONGEST}&renewal=2030-06-30&notice=90`, shows: 'demonstration', sees: 'Your last day to cancel is' },
  { name: 'kit without a need', path: '/kit?p={listed}', shows: 'demonstration', sees: 'It has told us nothing, so every check is open.' },
  { name: 'kit with errors', path: `/kit?p={demonstration}&${PRACTICE}&renewal=2027-02-30&notice=0`, status: 400, shows: 'demonstration', sees: 'There is a problem' },
  { name: 'kit for nobody', path: '/kit', status: 400, sees: 'We cannot make this kit' },
  { name: 'kit for one that was taken down', path: '/kit?p={demonstration}&p={withdrawn}', status: 410, sees: 'is no longer listed' },
  { name: 'weights', path: `/shortlist/weights?${LONGEST}`, sees: 'How much should each area count?' },
  { name: 'weights with an error', path: '/shortlist/weights?zip=43215&w-stf=heavy', status: 400, sees: 'is not a weight' },
  { name: 'comparison', path: '/compare?p={four}&people=18&pains=slow-answers', shows: 'demonstration', sees: 'What would change the order' },
  { name: 'comparison of a full need', path: `/compare?p={four}&${LONGEST}`, shows: 'demonstration', sees: 'Keeping data safe' },
  { name: 'comparison, only differences', path: '/compare?p={four}&only=differences&own=no', shows: 'demonstration', sees: 'Show all rows' },
  { name: 'comparison with a firm that is only listed', path: '/compare?p={listed}&p={demonstration}&people=18', shows: 'demonstration', sees: 'Not assessed yet' },
  { name: 'comparison with errors', path: '/compare?p={demonstration}&p={demonstration}&p=nobody&people=many', status: 400, shows: 'demonstration', sees: 'We know no provider by the name' },
  { name: 'comparison with one that was taken down', path: '/compare?p={demonstration}&p={withdrawn}', status: 410, shows: 'demonstration', sees: 'It is left out here' },
  { name: 'comparison of nobody', path: '/compare', sees: 'Answer the questions first' },
  { name: 'browse', path: '/providers', shows: 'demonstration', sees: 'Narrow it down' },
  { name: 'browse near a place', path: '/providers?near=43215&within=60&sort=near', shows: 'demonstration', sees: 'Nearest first' },
  { name: 'browse, all values of a filter', path: '/providers?near=43215&all=app', sees: 'Program it knows' },
  { name: 'browse, only listed', path: '/providers?standing=listed&near=43215', sees: 'Firms that are only listed' },
  { name: 'browse, empty', path: '/providers?q=no-such-word-anywhere&grade=B', sees: 'Nothing fits all of that' },
  { name: 'browse with an error', path: '/providers?near=abc&q=technology', status: 400, shows: 'demonstration', sees: 'There is a problem' },
  { name: 'provider, demonstration', path: '/providers/{demonstration}', shows: 'demonstration', sees: 'Against the standard' },
  { name: 'provider, seen from a shortlist', path: `/providers/{demonstration}?${PRACTICE}`, shows: 'demonstration', sees: 'Your shortlist' },
  { name: 'provider, only listed', path: '/providers/{listed}', sees: 'has told us nothing yet' },
  { name: 'provider that was taken down', path: '/providers/{withdrawn}', status: 410, sees: 'This listing was taken down' },
  { name: 'checks of an area', path: '/providers/{demonstration}/checks?area=stf', shows: 'demonstration', sees: 'Staffing and workload' },
  { name: 'checks of a listed firm', path: '/providers/{listed}/checks?area=stf', sees: 'So there is no answer to show' },
  { name: 'standard', path: '/standard', sees: '2026.1' },
  { name: 'edition', path: '/standard/2026.1', sees: 'Staffing and workload' },
  { name: 'check of the standard', path: '/standard/2026.1/STF-01', sees: 'How many computers' },
  { name: 'check by rules', path: '/standard/2026.1/CLI-06', sees: 'HIPAA' },
  { name: 'method', path: '/method', sees: 'How we score' },
  { name: 'method of reviews', path: '/method/reviews', sees: 'How well it works' },
  { name: 'guides', path: '/guides', sees: 'Guides' },
  { name: 'guide', path: '/guides/provider-or-your-own-person', sees: 'your own person' },
  { name: 'guide with a score', path: '/guides/how-to-read-a-score', sees: /score/i },
  { name: 'guide with tables', path: '/guides/keeping-a-provider-honest', sees: 'The yearly meeting' },
  { name: 'guide with a letter', path: '/guides/leaving-a-provider', sees: 'We end our agreement' },
  { name: 'about', path: '/about', sees: 'pays' },
  { name: 'privacy', path: '/about/privacy', sees: 'Privacy' },
  { name: 'terms', path: '/about/terms', sees: 'Terms' },
  { name: 'accessibility', path: '/about/accessibility', sees: 'Accessibility' },
  { name: 'contact', path: '/about/contact', sees: 'Contact' },
  { name: 'report form', path: '/report', sees: 'Send the report' },
  { name: 'report form about a firm', path: '/report?provider={demonstration}', sees: 'Report about' },
  { name: 'report form with errors', path: '/report', form: { provider: 'it', text: 'no', contact: 'nobody' }, status: 422, sees: 'There is a problem' },
  { name: 'report received', path: '/report/received?number=1001', sees: '1001' },
  { name: 'nothing', path: '/nothing-here', status: 404, sees: 'There is no page at this address' },
  { name: 'an address that cannot be read', path: '/providers?q=%00', status: 400, sees: 'We could not read that address' },
];

/** Fills in the form at `path` and sends it, as a person would. */
async function send(page: Page, path: string, form: Readonly<Record<string, string>>): Promise<Response> {
  await page.goto(path);
  for (const [name, value] of Object.entries(form)) await page.locator(`[name="${name}"]`).fill(value);
  const [response] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), follow(page, page.getByRole('button', { name: 'Send the report' }))]);
  return response;
}

// A film of each of so many pages would cost more than the looking; what is wrong is said in words.
test.use({ trace: 'off' });

let slugs: Readonly<Record<string, string>>;
test.beforeAll(async ({ playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL! });
  const first = async (query: string): Promise<string> => ((await (await api.get(`/api/v1/providers${query}`)).json()) as { providers: { slug: string }[] }).providers[0]!.slug;
  const four = ((await (await api.get('/api/v1/providers?grade=B')).json()) as { providers: { slug: string }[] }).providers.slice(0, 4).map(({ slug }) => slug);
  slugs = { four: four.join('&p='), demonstration: await first('?grade=B'), listed: await first('?standing=listed'), withdrawn: process.env['PLUMBLINE_WITHDRAWN'] ?? 'none' };
  await api.dispose();
});

for (const kind of KINDS)
  test(kind.name, async ({ page, baseURL }) => {
    const path = kind.path.replace(/\{(\w+)\}/g, (_, name: string) => slugs[name]!);
    const response = kind.form ? await send(page, path, kind.form) : await page.goto(path, { waitUntil: 'load' });
    expect(response?.status()).toBe(kind.status ?? 200);
    await expect(page.locator('main')).toContainText(kind.sees);

    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/ – Plumbline$/);
    if (kind.status === 400 && /^\/(start|checkup)/.test(kind.path)) await expect(page).toHaveTitle(/^Error: /);
    expect(await page.locator('.notice.demonstration').count()).toBe(kind.shows === 'demonstration' ? 1 : 0);
    expect(await page.evaluate(runnable)).toEqual([]);
    expect(page.url().startsWith(`${baseURL}/`)).toBe(true);

    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      expect([width, await page.evaluate(overflowing)]).toEqual([width, []]);
      expect([width, await page.evaluate(smallTargets)]).toEqual([width, []]);
    }
    expect(await page.evaluate(squeezed)).toEqual([]);
    await bringAxe(page);
    for (const { scheme, width, rules } of LOOKS) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: HEIGHT });
      expect([scheme, await violationsOf(page, { ...rules, values: [...rules.values] })]).toEqual([scheme, []]);
    }
    await page.emulateMedia({ colorScheme: null });
  });
