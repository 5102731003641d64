// The form of a comparison as JSON. What is printed on the page and what stands here come from one value.
import { z } from 'zod';
import { RANKED_FACTS } from '#engine/columns.ts';
import { GROUP_NAMES } from '#engine/rank.ts';
import { COMPARE_GROUPS } from '#standard/guidance-schema.ts';
import { CalendarDay, Percent, ProofKind, ScoreWithCaps } from './shapes.ts';

const Column = z.strictObject({
  provider: z.strictObject({ slug: z.string(), name: z.string(), demonstration: z.boolean() }),
  group: z.enum(GROUP_NAMES).nullable().describe('Null where it is not ranked: it is only listed, or does not serve the place.'),
  place: z.number().int().min(1).nullable().describe('In its group of the whole shortlist.'),
  aboutSame: z.boolean().describe('It and the column before stand in one group and differ by less than the edition’s tie.'),
  fit: Percent.nullable(),
  fitShown: z.number().nullable().describe('The fit with one decimal, as it is printed.'),
  needs: Percent.nullable(),
  match: Percent.nullable(),
  score: ScoreWithCaps.nullable(),
  mustHaves: z.strictObject({ says: z.string(), note: z.string().nullable() }).nullable().describe('How what the owner cannot do without stands, in few words; null where nothing is.'),
  links: z.strictObject({ self: z.url(), page: z.url() }),
});

const Cell = z.strictObject({
  says: z.string(),
  of: z.string().nullable().describe('What the value is of.'),
  note: z.string().nullable().describe('What must be known of the answer: past its day, clients disagree.'),
  open: z.boolean().describe('Nobody has answered, or nothing of it counts today.'),
  proof: ProofKind.nullable(),
  on: CalendarDay.nullable().describe('The day of the proof, or on which it was said.'),
  worth: z.strictObject({ low: Percent, high: Percent }).nullable().describe('What counts of the answer today, and what it could be worth at most. Null for a fact, and where the check does not apply.'),
});

const OwnCell = z.strictObject({ says: z.string(), note: z.string().nullable() });

const Row = z.strictObject({
  kind: z.enum(['fact', 'check']),
  id: z.string().describe(`A check, or one of ${RANKED_FACTS.join(', ')}.`),
  rule: z.string().nullable(),
  name: z.string(),
  asked: z.enum(['must', 'wish', 'cap', 'double']).nullable().describe('Why the row stands so early: a must-have, a wish, a check that holds down the score of one of these, a check that counts double; null where its weight alone decides.'),
  same: z.boolean().describe('All providers say the same, with the same proof.'),
  lead: z.number().int().min(0).nullable().describe('The place among the columns of the one that leads clearly.'),
  cells: z.array(Cell).describe('One for each column.'),
  own: OwnCell.nullable(),
});

const Change = z.strictObject({
  kind: z.enum(['weight', 'need', 'proof']),
  id: z.string().describe('The area, the parameter of the answer, or the check.'),
  from: z.union([z.number(), z.array(z.string()), ProofKind]),
  to: z.union([z.number(), z.array(z.string()), ProofKind]),
});

export const CompareDocument = z.strictObject({
  edition: z.string(),
  engine: z.string(),
  asOf: CalendarDay,
  demonstration: z.boolean(),
  columns: z.array(Column).describe('In the owner’s order.'),
  own: z.strictObject({ way: z.enum(['hire', 'hire-plus']).nullable(), cost: z.strictObject({ low: z.number(), middle: z.number(), high: z.number() }).nullable().describe('US dollars a year; null without a head count.') }).nullable().describe('A person of one’s own, who is never scored. Null where it was left out.'),
  scoreLead: z.number().int().min(0).nullable().describe('The place among the columns of the one whose score leads clearly.'),
  groups: z.array(z.strictObject({ id: z.enum(COMPARE_GROUPS), title: z.string(), rows: z.array(Row) })),
  flips: z
    .array(z.strictObject({ upper: z.string(), lower: z.string(), change: Change.nullable().describe('Null: nothing within reach.'), size: z.number().nullable().describe('Percent of the owner’s yardstick that it moves.'), says: z.string() }))
    .describe('For each two neighbours the smallest change that puts the lower before the upper; the whole ranking was run again with it.'),
  links: z.strictObject({ page: z.url() }),
});
export type CompareDocument = z.infer<typeof CompareDocument>;
