// The form of an answer of the cost model as JSON. All money is in US dollars a year, unrounded.
import { z } from 'zod';
import { ASSUMPTION_IDS, COST_UNITS } from '#standard/cost-schema.ts';
import { SOURCE_KINDS } from '#standard/guidance-schema.ts';
import { DeliveryDocument, Way } from './delivery-shapes.ts';
import { CalendarDay } from './shapes.ts';

const Crossing = z.strictObject({ people: z.number().int().min(2), cheaper: Way, dearer: Way }).describe('From `people` on `cheaper` costs less than `dearer`; with one person fewer it did not.');

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
  ...DeliveryDocument.shape,
  crossings: z.array(Crossing).describe('Where the lines of one person of your own, a provider and both cross, within the head counts that the page draws.'),
  assumptions: z.array(AssumptionShape),
  sourcesRead: CalendarDay.describe('The day on which the sources were read.'),
});
export type CostsDocument = z.infer<typeof CostsDocument>;
