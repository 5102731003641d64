// The form of the delivery model as JSON, alone in a shortlist and within the document of costs. All money is in US dollars a year, unrounded.
import { z } from 'zod';
import { COST_LINES, WAYS } from '#engine/costs.ts';
import { OUT_REASONS } from '#engine/delivery.ts';

export const Way = z.enum(WAYS).describe('hire: one person of your own · hire-plus: with specialists on call · shared: your person and a provider · msp: a provider · visit: pay per visit.');
const Answer = z.enum([...WAYS, 'too-close']);
const Wish = z.enum(['monthly-visits', 'unusual-program', 'our-business', 'same-person']);

const Cost = z.strictObject({
  way: Way,
  low: z.number().describe('Pay at its lower quartile and prices at their low; all else at its middle.'),
  middle: z.number(),
  high: z.number(),
  lines: z.partialRecord(z.enum(COST_LINES), z.number()).describe('They add up to the middle.'),
  ownPeople: z.number().describe('IT people of your own that it holds.'),
  hoursOfOne: z.number().nullable().describe('Working hours of the 8,760 of a year in which one person of your own is there; null where no own person carries it alone.'),
  out: z.array(z.enum(OUT_REASONS)).describe('Why it is left out; empty where it is not.'),
});

const Lift = z
  .strictObject({
    way: Way,
    before: Way,
    wishes: z.array(Wish),
    minutes: z.number().describe('That each person must save a week for the dearer way to pay for itself.'),
    limit: z.number().describe('The most minutes at which what was asked for goes before the cheaper way.'),
    holds: z.boolean(),
  })
  .describe('The cheapest way that alone gives something asked for.');

const Flip = z.strictObject({
  change: z.strictObject({ kind: z.enum(['people', 'assumption', 'hours', 'rules', 'keeps-person', 'wish']), id: z.string().nullable().describe('The assumption or the wish.'), to: z.union([z.number(), z.string(), z.boolean()]) }),
  gives: Answer.describe('The answer with this one change, decided anew.'),
});

/** Which way of having IT done comes first, and what stands behind it. */
export const DeliveryDocument = z
  .strictObject({
    people: z.number().int().min(1),
    answer: Answer,
    says: z.array(z.string()).length(4).describe('The answer in four lines, as a shortlist opens with them: which way comes first, what it costs and why, hours and the risk of one person, what would change it.'),
    close: z.array(Way).describe('Ways between which it is too close to call.'),
    order: z.array(Way).describe('The ways that stay in, first to last.'),
    minutesBetween: z.number().nullable().describe('Minutes a week for each person that lie between the first way and the next of another kind.'),
    lift: Lift.nullable(),
    costs: z.array(Cost),
    flips: z.array(Flip).describe('Up to three changes that would give another answer; empty: nothing within reach.'),
  })
  .describe('One person of your own, a provider, both, or pay per visit: which comes first for this need.');
export type DeliveryDocument = z.infer<typeof DeliveryDocument>;
