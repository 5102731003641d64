// The cost model in words for an owner. Pure; computes nothing that the engine has not said.
import { peopleHeld, type CostFrame, type CostLine, type Way } from '#engine/costs.ts';
import type { Wish } from '#engine/delivery-asks.ts';
import type { Change, Flip } from '#engine/delivery-flips.ts';
import type { Delivery, OutReason, WayCost } from '#engine/delivery.ts';
import { counted, dollars, opening } from '#kernel/words.ts';
import type { Assumption, CostModel } from '#standard/cost-schema.ts';

/** A figure as it is read: parted by thousands, with two places at most. */
export const amount = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** Each way as it stands in a table, and within a sentence. */
export const WAY_NAMES: Readonly<Record<Way, string>> = {
  hire: 'One person of your own',
  'hire-plus': 'Your own person, with specialists on call',
  shared: 'Shared: your own person and a provider',
  msp: 'A provider',
  visit: 'Pay per visit',
};
export const WAY_IN_A_SENTENCE: Readonly<Record<Way, string>> = {
  hire: 'a person of your own',
  'hire-plus': 'a person of your own, with specialists on call',
  shared: 'sharing the work between one of your own and a provider',
  msp: 'a provider',
  visit: 'paying per visit',
};

export const LINE_NAMES: Readonly<Record<CostLine, string>> = {
  pay: 'Pay with benefits and taxes',
  training: 'Training',
  recruiting: 'Hiring, spread over the years',
  tools: 'Tools',
  fee: 'Monthly fees',
  'moving-in': 'Taking you on, spread over the years',
  'stand-in': 'A stand-in when your person is away',
  specialist: 'Specialists',
  retainer: 'Specialists on call',
  extra: 'Extra work',
  help: 'Hours of help',
  'your-time': 'Your own time',
};

const OUT_WORDS: Readonly<Record<OutReason, string>> = {
  'day-and-night': 'Somebody must be there day and night, and one person cannot be awake all week.',
  'rules-and-small': 'Rules apply to you, and with fewer than 25 people one person would hold them alone.',
  'own-person-kept': 'You keep your own IT person.',
  'too-large': 'You are more than 15 people.',
  hours: 'It fits office hours only.',
  rules: 'It fits only where no rules apply.',
  'cannot-wait': 'It fits only where you can do without your systems for a day or more.',
  'hurts-today': 'Something hurts today, and a visit now and then does not heal it.',
};

const WISH_WORDS: Readonly<Record<Wish, string>> = {
  'monthly-visits': 'somebody who comes by every month',
  'unusual-program': 'somebody who knows your unusual program',
  'our-business': 'somebody who gets your business',
  'same-person': 'the same person each time',
};

/** What a unit is called beside a field. */
export const UNIT_NAMES: Readonly<Record<Assumption['unit'], string>> = {
  'usd-year': 'dollars a year', 'usd-month': 'dollars a month', 'usd-hour': 'dollars', percent: 'percent', factor: 'times', people: 'people', years: 'years', months: 'months', weeks: 'weeks', days: 'days', hours: 'hours',
};

/** What stands behind a figure: it says where it is a vendor's claim. */
export const KIND_NAMES: Readonly<Record<Assumption['sources'][number]['kind'], string>> = {
  'public-authority': 'Public authority', court: 'Court', 'law-firm': 'Law firm', 'trade-press': 'Trade press', vendor: 'A vendor’s claim', consultancy: 'Consultancy', 'standards-body': 'Standards body', 'own-judgement': 'Source',
};

const nearest = (value: number, step: number): number => Math.round(value / step) * step;

/** A yearly cost as it is read: to the hundred, small ones to the ten. */
export const yearly = (value: number): string => dollars(nearest(value, value < 10_000 ? 10 : 100));

/** "$22,300 to $33,800", or one figure where both are the same. */
export const yearlyRange = ({ low, high }: Pick<WayCost, 'low' | 'high'>): string => (yearly(low) === yearly(high) ? yearly(low) : `${yearly(low)}\u00A0to\u00A0${yearly(high)}`);

/** How many people of the owner's own a way counts with; nothing where it is one, or none. */
export function heldInWords(way: Way, frame: CostFrame): string[] {
  const held = Math.round(20 * peopleHeld(way, frame)) / 20;
  if (held === 0 || held === 1) return [];
  return [held < 1 ? `One of your people, for about ${Math.round(100 * held)}% of the week.` : `About ${amount(Math.round(10 * held) / 10)} people.`];
}

/** Why a way is left out, as sentences. */
export const outInWords = (reasons: readonly OutReason[]): string[] => reasons.map((reason) => OUT_WORDS[reason]);

const minutes = (value: number): string => counted(Math.max(1, Math.round(value)), 'minute');
const costOf = ({ costs }: Delivery, way: Way): string => yearly(costs.find((one) => one.way === way)!.middle);

/** The answer as a headline. */
export const answerInWords = ({ answer, close }: Delivery): string =>
  answer === 'too-close' ? `Too close to call: ${close.map((way) => WAY_IN_A_SENTENCE[way]).join(', or ')}.` : `${opening(WAY_IN_A_SENTENCE[answer])} comes first.`;

/** What was asked for that only a dearer way gives, and whether it pays: two sentences, or none where nothing was. */
export function liftInWords({ lift }: Delivery): string[] {
  if (!lift) return [];
  const wish = lift.wishes.map((one) => WISH_WORDS[one]).join(', and ');
  const takes = `It pays for itself if each person saves ${minutes(lift.minutes)} a week`;
  return [`You want ${wish}. ${opening(WAY_IN_A_SENTENCE[lift.way])} gives you that.`, lift.holds ? `${takes}, which is within reach.` : `${takes}. More than ${lift.limit} is more than we would count on.`];
}

/** Why, in one to three sentences: what it costs beside the next, and what was asked for that only a dearer way gives. */
export function reasonsInWords(delivery: Delivery): string[] {
  const { order, lift, minutesBetween } = delivery;
  const [first, second] = order as [Way, Way | undefined];
  const cost = `${opening(WAY_IN_A_SENTENCE[first])} costs about ${costOf(delivery, first)} a year${second ? `, ${WAY_IN_A_SENTENCE[second]} about ${costOf(delivery, second)}` : ''}.`;
  if (lift) return [cost, ...liftInWords(delivery)];
  return [cost, ...(minutesBetween === undefined ? [] : [`The dearer of the two pays for itself where it saves each person ${minutes(minutesBetween)} a week.`])];
}

const valueInWords = (value: number, { unit }: Pick<Assumption, 'unit'>): string => (unit.startsWith('usd') ? `$${amount(value)}` : unit === 'percent' ? `${amount(value)}%` : amount(value));

function changeInWords(change: Change, model: CostModel): string {
  switch (change.kind) {
    case 'people':
      return `With ${counted(change.to, 'person', 'people')}`;
    case 'assumption': {
      const one = model.assumptions.find(({ id }) => id === change.id)!;
      return `If “${one.label}” were ${valueInWords(change.to, one)}`;
    }
    case 'hours':
      return change.to === 'always' ? 'If somebody must be there day and night' : 'If office hours are enough';
    case 'rules':
      return change.to === 'some' ? 'If rules such as HIPAA apply to you' : 'If no rules apply to you';
    case 'keeps-person':
      return change.to ? 'If you have an IT person of your own who stays' : 'If you would do without your own IT person';
    case 'wish':
      return change.to ? `If you want ${WISH_WORDS[change.wish]}` : `If you can do without ${WISH_WORDS[change.wish]}`;
  }
}

/** One change and what would come first then. */
export function flipInWords({ change, gives }: Flip, model: CostModel): string {
  const [be, come] = change.kind === 'assumption' ? ['would be', 'would come'] : ['is', 'comes'];
  return `${changeInWords(change, model)}, ${gives === 'too-close' ? `it ${be} too close to call` : `${WAY_IN_A_SENTENCE[gives]} ${come} first`}.`;
}

/** What is accepted and what is shipped, as a hint beside a field. */
export const rangeInWords = ({ low, high, unit }: { readonly low: number; readonly high: number; readonly unit: Assumption['unit'] }): string =>
  low === high ? '' : `Usually ${valueInWords(low, { unit })} to ${valueInWords(high, { unit })}`;
