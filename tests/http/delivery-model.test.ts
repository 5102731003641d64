// Hire, share or buy at the head of the shortlist: page, JSON and costs page hold one value, and a need without a head count is told what is missing.
import { beforeAll, describe, expect, it } from 'vitest';
import { readJson, validatorsOf } from '../support/api.ts';
import { textOf } from '../support/shortlist-page.ts';
import { useSite } from '../support/server.ts';

interface Delivery {
  readonly people: number;
  readonly answer: string;
  readonly says: readonly string[];
  readonly order: readonly string[];
  readonly costs: readonly { readonly way: string; readonly low: number; readonly middle: number; readonly high: number; readonly hoursOfOne: number | null; readonly out: readonly string[] }[];
  readonly flips: readonly unknown[];
}
interface Costs extends Delivery {
  readonly crossings: readonly { readonly people: number; readonly cheaper: string; readonly dearer: string }[];
}

const site = useSite();
const NEEDS = [
  'zip=43215&people=18&visits=when-needed&rules=hipaa&hours=extended',
  'zip=43215&people=9&hours=office&rules=none&down=days',
  'people=50&keep=yes&today=own-person&pains=new-faces',
  'zip=43215&people=120&hours=office&keep=yes&today=own-person&pains=new-faces',
  'people=1&budget=150-200',
];
const HIRES = NEEDS[3]!;
const pageAt = async (path: string): Promise<string> => {
  const answer = await fetch(site.url + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};
const deliveryFor = async (query: string): Promise<Delivery | null> => (await readJson<{ deliveryModel: Delivery | null }>(`${site.url}/api/v1/shortlist?${query}`)).body.deliveryModel;
const costsFor = async (query: string): Promise<Costs> => (await readJson<Costs>(`${site.url}/api/v1/costs?${query}`)).body;
/** An amount as it is printed: to the hundred, under 10,000 to the ten. */
const printed = (amount: number): string => {
  const step = amount < 10_000 ? 10 : 100;
  return `$${(Math.round(amount / step) * step).toLocaleString('en-US')}`;
};
const sectionOf = (html: string): string => /<section[^>]*id="delivery"[\s\S]*?<\/section>/.exec(html)![0];
const cardOf = (html: string): string | undefined => /<article[^>]*id="your-own-person"[\s\S]*?<\/article>/.exec(html)?.[0];
const sorted = (query: string): string[] => [...new URLSearchParams(query)].map((pair) => pair.join('=')).toSorted();
const WORD: Readonly<Record<string, string>> = { hire: 'A person of your own', 'hire-plus': 'A person of your own, with specialists on call', shared: 'Sharing the work between one of your own and a provider', msp: 'A provider', visit: 'Paying per visit' };
let validatorFor: ReturnType<typeof validatorsOf>;

beforeAll(async () => {
  validatorFor = validatorsOf((await readJson<Parameters<typeof validatorsOf>[0]>(`${site.url}/api/openapi.json`)).body);
});

describe.each(NEEDS)('%s', (query) => {
  it('is the same on page and in JSON, line by line and to the dollar', async () => {
    const html = await pageAt(`/shortlist?${query}`);
    const { body } = await readJson<{ deliveryModel: Delivery }>(`${site.url}/api/v1/shortlist?${query}`);
    expect(validatorFor('/api/v1/shortlist', 200)(body)).toBe(true);
    const { says, order, costs, answer } = body.deliveryModel;
    const section = sectionOf(html);
    const lines = [...section.matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)].map(([, inside]) => textOf(inside!));
    expect(lines.slice(0, 4)).toEqual(says.map(textOf));
    // The printed amounts are those of the numbers, and not only those of the sentences.
    for (const way of order.slice(0, 2)) {
      const { low, middle, high } = costs.find((one) => one.way === way)!;
      expect(lines[1]).toContain(`${WORD[way]} costs about ${printed(middle)} a year, likely ${printed(low)} to ${printed(high)}.`);
    }
    if (answer !== 'too-close') expect(lines[0]).toBe(`${WORD[answer]} comes first.`);
    const card = cardOf(html)!;
    const hire = costs.find((one) => one.way === 'hire')!;
    // The card is of the way that is left to this owner, the cheaper of the two, as in a comparison.
    const own = costs.find((one) => one.way === order.find((way) => way === 'hire' || way === 'hire-plus'))!;
    expect(textOf(card)).toContain(`${printed(own.low)} to ${printed(own.high)} a year for`);
    expect(textOf(card)).toContain(`${hire.hoursOfOne!.toLocaleString('en-US')} of the 8,760 hours`);
    expect(textOf(card).includes('Without specialists on call this is left out.')).toBe(hire.out.length > 0);
    expect(textOf(card)).not.toMatch(/of 100|Place \d|Grade/);
    // It leads to the sums of the same need.
    for (const part of [section, card]) expect(sorted(/href="\/costs\?([^"]*)"/.exec(part)![1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'))).toEqual(sorted(query));
  });
  it('is the same at /api/v1/costs', async () => {
    const costs = await costsFor(query);
    const shared = await deliveryFor(query);
    expect(costs).toMatchObject(shared!);
    expect(Object.keys(shared!).toSorted()).toEqual(Object.keys(costs).filter((name) => !['engine', 'crossings', 'assumptions', 'sourcesRead'].includes(name)).toSorted());
  });
  it('stands before the list; your own person stands before the providers only where the answer is to hire', async () => {
    const html = await pageAt(`/shortlist?${query}`);
    expect(html.indexOf('id="delivery"')).toBeLessThan(html.indexOf('<h1'));
    const [own, first] = [html.indexOf('id="your-own-person"'), html.indexOf('<article class="entry')];
    if (first !== -1) expect(own < first).toBe(query === HIRES);
  });
});

it('says plainly that hiring comes first, before the providers', async () => {
  const text = textOf(sectionOf(await pageAt(`/shortlist?${HIRES}`)));
  expect(text).toContain('A person of your own comes first. Sometimes one person of your own serves a firm better than any provider. By your answers, yours is such a firm.');
});

it.each(['zip=43215', 'zip=43215&people=unsure&hours=office', ''])('%s: one line says what is missing, and leads to the question with all other answers', async (query) => {
  const html = await pageAt(`/shortlist?${query}`);
  expect(await deliveryFor(query)).toBeNull();
  expect(cardOf(html)).toBeUndefined();
  const section = sectionOf(html);
  expect(textOf(section)).toBe('First: hire, share or buy? We cannot say yet, because the number of people is missing. Tell us how many use a computer .');
  const to = /href="(\/start\/3\?[^"]*)"/.exec(section)![1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
  const question = await pageAt(to);
  expect(question).toContain('How many people use a computer?');
  for (const [name, value] of new URLSearchParams(query)) if (name !== 'people') expect(question).toContain(`name="${name}" value="${value}"`);
});

describe('where lines cross', () => {
  it.each(['people=60&c-own-people=1', 'people=60&c-own-people=1&c-price=250', 'people=18', 'people=40&c-pay=45000&c-price=190'])('%s: the page lists what the API gives, and both sides of each hold', async (query) => {
    const { crossings } = await costsFor(query);
    const html = await pageAt(`/costs?${query}`);
    const list = /Where the lines cross<\/h3>\s*<ul[^>]*>([\s\S]*?)<\/ul>/.exec(html)![1]!;
    const says = [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, inside]) => textOf(inside!));
    const within = (way: string): string => WORD[way]!.charAt(0).toLowerCase() + WORD[way]!.slice(1);
    const most = /Up to (\d+) people none of these lines crosses another/.exec(says[0]!);
    if (crossings.length === 0) expect(most).not.toBeNull();
    else expect(says).toEqual(crossings.map(({ people, cheaper, dearer }) => `From ${people < 10 ? ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][people] : people} people on, ${within(cheaper)} costs less than ${within(dearer)}.`));
    for (const { people, cheaper, dearer } of crossings) {
      const gapAt = async (count: number): Promise<number> => {
        const { costs } = await costsFor(query.replace(/people=\d+/, `people=${count}`));
        return costs.find((one) => one.way === cheaper)!.middle - costs.find((one) => one.way === dearer)!.middle;
      };
      expect(await gapAt(people)).toBeLessThan(0);
      expect(await gapAt(people - 1)).toBeGreaterThanOrEqual(0);
    }
  });
  it('finds the one of the worked example: one person and a provider at 160 dollars meet at about 80 people', async () => {
    const { crossings } = await costsFor(`people=60&c-own-people=1&c-load=${45.65 / (32.07 + 3.44)}`);
    expect(Math.abs(crossings.find((one) => one.cheaper === 'hire' && one.dearer === 'msp')!.people - 80)).toBeLessThanOrEqual(2);
  });
});
