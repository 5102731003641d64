// The one definition of what the cost model assumes: content/costs/assumptions.yaml. Reads no file.
import { z } from 'zod';
import { Source } from './guidance-schema.ts';

/** Money in US dollars by the year, month or hour; a percent of a year's pay; a plain factor; counts of the rest. */
export const COST_UNITS = ['usd-year', 'usd-month', 'usd-hour', 'percent', 'factor', 'people', 'years', 'months', 'weeks', 'days', 'hours'] as const;

/** Which option an assumption belongs to; `you` is what the owner knows best. */
export const COST_GROUPS = ['own', 'provider', 'shared', 'visit', 'you'] as const;

export const ASSUMPTION_IDS = [
  'pay', 'side-pay', 'load', 'people-per-person', 'training', 'recruiting', 'stays', 'tools', 'absence', 'people-per-urgent-hour', 'stand-in', 'specialist',
  'specialist-base', 'specialist-each', 'retainer', 'own-time', 'price', 'moving-in', 'extra-hours', 'extra-rate', 'provider-time', 'shared-price',
  'people-per-shared-person', 'shared-time', 'visit-hours', 'visit-rate', 'visit-tools', 'your-hour', 'worker-hour', 'weeks',
] as const;
export type AssumptionId = (typeof ASSUMPTION_IDS)[number];

/** Where the published tables give the values: pay as the mean over occupations, or the load on pay by size of firm (rules 7 and 8). */
const FromTable = z.union([
  z.strictObject({ occupations: z.array(z.string().regex(/^\d\d-\d{4}$/)).min(1), year: z.int() }),
  z.strictObject({ benefits: z.literal('bySize') }),
]);

const shared = {
  id: z.enum(ASSUMPTION_IDS),
  label: z.string(),
  unit: z.enum(COST_UNITS),
  group: z.enum(COST_GROUPS),
  least: z.number(),
  most: z.number(),
  spreads: z.boolean().default(false),
  note: z.string().optional(),
  sources: z.array(Source).min(1),
};

const values = { low: z.number(), middle: z.number(), high: z.number() };

export const WrittenAssumption = z.union([z.strictObject({ ...shared, ...values }), z.strictObject({ ...shared, table: FromTable })]);

export const CostFile = z.strictObject({ read: z.iso.date(), assumptions: z.array(WrittenAssumption) });

export interface Levels {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** A range of people with a computer, and what holds within it. The last has no `upTo`. */
export interface LevelsBySize extends Levels {
  readonly upTo?: number;
}

/** One assumption, ready to reckon with. `sizes` in rising order; most have one. */
export interface Assumption extends Omit<z.infer<typeof WrittenAssumption>, 'low' | 'middle' | 'high' | 'table'> {
  readonly sizes: readonly LevelsBySize[];
  /** Whether the values come from a published table. */
  readonly measured: boolean;
}

/** What the cost model assumes, and the day on which its sources were read. */
export interface CostModel {
  readonly read: string;
  readonly assumptions: readonly Assumption[];
}

/** Low, middle and high of `assumption` for a firm of `people`. */
export const levelsFor = (assumption: Assumption, people: number): Levels =>
  assumption.sizes.find(({ upTo }) => upTo === undefined || people <= upTo) ?? assumption.sizes.at(-1)!;
