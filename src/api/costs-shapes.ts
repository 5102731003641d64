// The form of an answer of the cost model as JSON. All money is in US dollars a year, unrounded.
import { z } from 'zod';
import { COST_LINES, WAYS } from '#engine/costs.ts';
import { ASSUMPTION_IDS, COST_UNITS } from '#standard/cost-schema.ts';
import { SOURCE_KINDS } from '#standard/guidance-schema.ts';
import { CalendarDay } from './shapes.ts';

const Way = z.enum(WAYS).describe('hire: one person of your own · hire-plus: with specialists on call · shared: your person and a provider · msp: a provider · visit: pay per visit.');
const Answer = z.enum([...WAYS, 'too-close']);
const Wish = z.enum(['monthly-visits', 'unusual-program', 'our-business', 'same-person']);

const Cost = z.strictObject({
  way: Way,
  low: z.number().describe('Pay at its lower quartile and prices at their low; all else at its middle.'),
  middle: z.number(),
  high: z.number(),
  lines: z.partialRecord(z.enum(COST_LINES), z.number()).describe('They add up to the middle.'),
  ownPeople: z.number().describe('IT people of your own that it holds.'),
  out: z.array(z.enum(['day-and-night', 'rules-and-small', 'own-person-kept', 'too-large', 'hours', 'rules', 'cannot-wait', 'hurts-today'])).describe('Why it is left out; empty where it is not.'),
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

const AssumptionShape = z.strictObject({
  id: z.enum(ASSUMPTION_IDS),
  label: z.string(),
  unit: z.enum(COST_UNITS),
  value: z.number().describe('What was reckoned with.'),
  changed: z.boolean().describe('True where you set it.'),
  ...{ low: z.number(), middle: z.number(), high: z.number(), least: z.number(), most: z.number() },
  note: z.string().nullable(),
  sources: z.array(z.strictObject({ kind: z.enum(SOURCE_KINDS), says: z.string(), url: z.url().nullable() })),
});

export const CostsDocument = z.strictObject({
  engine: z.string(),
  people: z.number().int().min(1),
  answer: Answer,
  close: z.array(Way).describe('Ways between which it is too close to call.'),
  order: z.array(Way).describe('The ways that stay in, first to last.'),
  minutesBetween: z.number().nullable().describe('Minutes a week for each person that lie between the first way and the next of another kind.'),
  lift: Lift.nullable(),
  costs: z.array(Cost),
  flips: z.array(Flip).describe('Up to three changes that would give another answer; empty: nothing within reach.'),
  assumptions: z.array(AssumptionShape),
  sourcesRead: CalendarDay.describe('The day on which the sources were read.'),
});
export type CostsDocument = z.infer<typeof CostsDocument>;
