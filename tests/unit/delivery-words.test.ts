// The four lines at the head of a shortlist, the card of one's own person, and where lines cross, as an owner reads them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverage } from '#shortlists/coverage-words.ts';
import { crossingsInWords } from '#shortlists/crossing-words.ts';
import { heldInWords } from '#shortlists/costs-words.ts';
import { deliveryOf, type DeliveryModel } from '#shortlists/delivery-model.ts';
import { deliveryInLines, isHire, ownPersonInWords } from '#shortlists/delivery-words.ts';
import { readNeed } from '#shortlists/need.ts';
import { loadCosts } from '#standard/load-costs.ts';
import { loadStandard } from '#standard/load.ts';

const content = join(import.meta.dirname, '../../content');
const model = loadCosts(content);
const { current } = loadStandard(content);
const of = (query: string): DeliveryModel => deliveryOf(readNeed(new URLSearchParams(query), current).need, model)!;
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('the four lines', () => {
  it('name the way, its cost and range beside the next, hours and risk, and what would change it', () => {
    const lines = deliveryInLines(of('people=18&hours=extended&rules=hipaa'), model).map(plain);
    // 160 dollars a month, one month's fee over three years, an hour of extra work each, and 2.9 hours a month of the owner's time at 60.
    const provider = (price: number): number => 12 * 18 * price + (18 * price) / 3 + 18 * 160 + (2 + 18 / 20) * 12 * 60;
    const hundred = (amount: number): string => `$${(Math.round(amount / 100) * 100).toLocaleString('en-US')}`;
    expect(lines[0]).toBe('A provider comes first.');
    expect(lines[1]).toContain(`A provider costs about ${hundred(provider(160))} a year, likely ${hundred(provider(125))} to ${hundred(provider(200))}. Sharing the work between`);
    expect(lines[2]).toMatch(/^A provider covers the hours that you buy.*If a technician goes, the firm stays/);
    expect(lines[3]).toMatch(/^What would change it\?( (If|With) [^:.]*, ([^:.]* (comes|would come) first|it (is|would be) too close to call)\.){1,3}$/);
  });
  it('say plainly that hiring comes first, and what was asked for that only that gives', () => {
    const own = of('people=120&pains=new-faces&hours=office&rules=none&keep=yes&today=own-person');
    const lines = deliveryInLines(own, model);
    expect([isHire(own), lines[0]]).toEqual([true, 'A person of your own comes first.']);
    expect(lines[1]).toMatch(/^Sometimes one person of your own serves a firm better than any provider\. By your answers, yours is such a firm\./);
    expect(lines[1]).toContain('You want the same person each time.');
    expect(lines[2]).toContain('about 1,880 of the 8,760 hours of a year');
  });
  it('speak of both ways where it is too close to call', () => {
    const lines = deliveryInLines(of('people=50&keep=yes&today=own-person&pains=new-faces'), model);
    expect(lines[0]).toBe('Too close to call: sharing the work between one of your own and a provider, or a person of your own.');
    expect(lines[2]).toMatch(/^Shared work covers .* One person of your own is there /);
  });
  it('hold for every head count: no figure is missing, no line is empty', () => {
    for (let people = 1; people <= 5_000; people += people < 100 ? 1 : 97)
      for (const rest of ['', '&hours=always&pains=new-faces', '&hours=office&rules=none&down=days&visits=monthly', '&keep=yes&today=own-person&rules=pci']) {
        const own = of(`people=${people}${rest}`);
        const card = ownPersonInWords(own);
        for (const says of [...deliveryInLines(own, model), card.about, card.range, card.period, card.monthly, ...card.signs.map((one) => one.says)]) expect(says).not.toMatch(/NaN|undefined|Infinity|^$|\.\./);
        expect(0 < card.bar.low && card.bar.low < card.bar.middle && card.bar.middle < card.bar.high && card.bar.high <= 100).toBe(true);
      }
  });
});

it('are kept by what bears on them: another place is the same model, another answer is another', () => {
  expect(of('people=18&zip=43215')).toBe(of('people=18&zip=78701&trade=dental'));
  expect(of('people=18&hours=always')).not.toBe(of('people=18'));
  expect(of('people=19')).not.toBe(of('people=18'));
  expect(deliveryOf(readNeed(new URLSearchParams('hours=office'), current).need, model)).toBeUndefined();
});

describe('the card of one’s own person', () => {
  it('has a range, hours, the risk, and no place or score', () => {
    const card = ownPersonInWords(of('people=18'));
    expect(plain(card.range)).toMatch(/^\$\d{2,3},\d{3} to \$\d{2,3},\d{3}$/);
    expect(card.period).toBe('a year for 18 people, all in');
    expect(card.signs.map((one) => one.says).join(' ')).toMatch(/1,880 of the 8,760 hours.*some ten weeks without/);
    expect(JSON.stringify(card)).not.toMatch(/of 100|[Gg]rade|rank/);
  });
  it('says why it is left out, where it is', () => {
    expect(ownPersonInWords(of('people=18&hours=always')).signs.at(-1)!.says).toBe('Without specialists on call this is left out. Somebody must be there day and night, and one person cannot be awake all week.');
    expect(ownPersonInWords(of('people=18')).signs).toHaveLength(3);
  });
  it('is of the way that is left to the owner, and says so', () => {
    const [alone, covered] = [ownPersonInWords(of('people=40&today=own-person&keep=yes&pains=new-faces')), ownPersonInWords(of('people=18&hours=always'))];
    expect([alone.about, covered.about]).toEqual(['One person for all of IT. Without a score or a place: nobody has seen their proof.', 'One person for all of IT, with specialists on call. Without a score or a place: nobody has seen their proof.']);
    const cost = of('people=18&hours=always').delivery.costs.find(({ way }) => way === 'hire-plus')!;
    expect(plain(covered.range)).toContain(`$${(Math.round(cost.low / 100) * 100).toLocaleString('en-US')} to`);
  });
  it('names people by halves', () => {
    expect(ownPersonInWords(of('people=60')).about).toMatch(/^About 1\.5 people for all of IT\./);
    expect(ownPersonInWords(of('people=18'))).toMatchObject({ title: 'Hire your own IT person' });
    expect(ownPersonInWords(of('people=200')).about).toMatch(/^About five people for all of IT\./);
  });
});

it('says how many of one’s own people a way counts with', () => {
  const held = (people: number) => (['hire', 'shared', 'msp', 'visit'] as const).map((way) => heldInWords(way, of(`people=${people}`).decided.frame));
  // One for 40 people, or for 60 beside a provider.
  expect(held(18)).toEqual([[], ['One of your people, for about 30% of the week.'], [], []]);
  expect(held(90)).toEqual([['About 2.3 people.'], ['About 1.5 people.'], [], []]);
});

it('hours covered follow the days away', () => {
  expect(coverage(2_080 - 8 * 25)[0]![1][0]).toBe('About 1,880 of the 8,760 hours of a year: nine in ten office hours, after leave and illness.');
  expect(coverage(2_080 - 8 * 60)[0]![1][0]).toContain('About 1,600 of the 8,760 hours of a year: eight in ten');
});

it('crossings are sentences, and none is one too', () => {
  expect(crossingsInWords([{ people: 81, cheaper: 'hire', dearer: 'msp' }], 160)).toEqual(['From 81 people on, a person of your own costs less than a provider.']);
  expect(crossingsInWords([], 80)).toEqual(['Up to 80 people none of these lines crosses another: the cheapest stays the cheapest.']);
});
