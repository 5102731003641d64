// The delivery model in four lines for the head of a shortlist, and one's own person as a card in its list. Pure; says what the engine has worked out.
import { hoursOfOne, peopleHeld, type Way } from '#engine/costs.ts';
import { counted, dollars, opening } from '#kernel/words.ts';
import type { CostModel } from '#standard/cost-schema.ts';
import { answerInWords, flipInWords, liftInWords, outInWords, WAY_IN_A_SENTENCE, yearly, yearlyRange } from './costs-words.ts';
import { hoursOfYear, OWN } from './coverage-words.ts';
import type { DeliveryModel } from './delivery-model.ts';

/** Ways between which the answer chooses: the first alone, or those too close to call. */
const named = ({ delivery }: DeliveryModel): readonly Way[] => (delivery.close.length > 0 ? delivery.close : delivery.order.slice(0, 1));

/** The answer is to hire, alone or with specialists on call. */
export const isHire = ({ delivery }: DeliveryModel): boolean => delivery.answer === 'hire' || delivery.answer === 'hire-plus';

/** Hours covered, and what happens when one person goes (5.3). */
function coverInWords(way: Way, hours: number): string {
  switch (way) {
    case 'hire':
      return `One person of your own is there ${hoursOfYear(hours)}. If they go, what they know goes too.`;
    case 'hire-plus':
      return `One person of your own is there ${hoursOfYear(hours)}, and specialists are on call. If your person goes, what they know goes too.`;
    case 'shared':
      return 'Shared work covers nearly all office hours, and more as bought. If one person goes, the other side still knows your business.';
    case 'msp':
      return 'A provider covers the hours that you buy, so ask who picks up at night. If a technician goes, the firm stays, but the one who goes may be the one who knows you.';
    case 'visit':
      return 'Paying per visit covers no hours for sure. If they stop coming, you start again with somebody else.';
  }
}

/** What the first way costs, and the next beside it, each with its likely range. */
const costInWords = ({ delivery }: DeliveryModel): string[] =>
  delivery.order.slice(0, 2).map((way) => {
    const cost = delivery.costs.find((one) => one.way === way)!;
    return `${opening(WAY_IN_A_SENTENCE[way])} costs about ${yearly(cost.middle)} a year, likely ${yearlyRange(cost)}.`;
  });

const HIRE_SAYS = 'Sometimes one person of your own serves a firm better than any provider. By your answers, yours is such a firm.';

/** The answer in four lines: which way comes first; what it costs and why; hours and the risk of one person; what would change it. */
export function deliveryInLines(model: DeliveryModel, costs: CostModel): readonly [string, string, string, string] {
  const { delivery, flips, decided } = model;
  const hours = hoursOfOne(decided.frame.values);
  return [
    answerInWords(delivery),
    [...(isHire(model) ? [HIRE_SAYS] : []), ...costInWords(model), ...liftInWords(delivery)].join(' '),
    named(model).map((way) => coverInWords(way, hours)).join(' '),
    flips.length === 0 ? 'Nothing within reach would change this.' : `What would change it? ${flips.map((flip) => flipInWords(flip, costs)).join(' ')}`,
  ];
}

export interface OwnPersonWords {
  readonly title: string;
  readonly about: string;
  readonly range: string;
  readonly period: string;
  readonly monthly: string;
  /** For the bar, in percent of `full`. */
  readonly bar: { readonly low: number; readonly middle: number; readonly high: number };
  /** What the whole bar stands for. */
  readonly full: string;
  readonly signs: readonly { readonly kind: 'ok' | 'watch'; readonly says: string }[];
}

/** Amounts of which a bar may be the whole, US dollars a year: 1, 2, 2.5 or 5 with zeros. */
const roundUp = (amount: number): number => {
  const power = 10 ** Math.floor(Math.log10(amount));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((whole) => whole >= amount)!;
};

/** What an owner should know of a person of one's own whatever they cost, and why this way is left out where it is. */
function signsOf({ delivery, decided }: DeliveryModel, own: Way): OwnPersonWords['signs'] {
  const out = outInWords(delivery.costs.find(({ way }) => way === 'hire')!.out);
  const leftOut = own === 'hire' ? 'Left out of the answer above.' : 'Without specialists on call this is left out.';
  return [
    { kind: 'ok', says: 'Knows your business, is on site, and works for nobody else' },
    { kind: 'watch', says: `One person is there ${hoursOfYear(hoursOfOne(decided.frame.values))}` },
    { kind: 'watch', says: OWN.risk },
    ...out.map((says) => ({ kind: 'watch' as const, says: `${leftOut} ${says}` })),
  ];
}

/** One's own person as a card, by the same of the two ways as in a comparison: no score and no place, because nobody has seen the proof. */
export function ownPersonInWords(model: DeliveryModel): OwnPersonWords {
  const { delivery, decided } = model;
  const { people } = decided.frame;
  const own = delivery.order.find((way) => way === 'hire' || way === 'hire-plus') ?? 'hire';
  const cost = delivery.costs.find(({ way }) => way === own)!;
  const held = Math.round(2 * peopleHeld(own, decided.frame)) / 2;
  const whom = held > 1 ? `About ${Number.isInteger(held) ? counted(held, 'person', 'people') : `${held} people`} for all of IT` : 'One person for all of IT';
  const full = roundUp(Math.max(...delivery.costs.filter(({ way }) => way === own || way === 'msp').map(({ high }) => high)));
  const share = (amount: number): number => Math.round((1_000 * amount) / full) / 10;
  return {
    title: held > 1 ? 'Hire your own IT people' : 'Hire your own IT person',
    about: `${whom}${own === 'hire-plus' ? ', with specialists on call' : ''}. Without a score or a place: nobody has seen their proof.`,
    range: yearlyRange(cost),
    period: `a year for ${counted(people, 'person', 'people')}, all in`,
    monthly: `That is about ${dollars(Math.round(cost.middle / 1_200) * 100)} a month in the middle.`,
    bar: { low: share(cost.low), middle: share(cost.middle), high: share(cost.high) },
    full: yearly(full),
    signs: signsOf(model, own),
  };
}
