// The form of a shortlist as JSON. What is printed on the page and what stands here come from one value.
import { z } from 'zod';
import { MUST_REASONS } from '#engine/must-haves.ts';
import { DeliveryDocument } from './delivery-shapes.ts';
import { CalendarDay, Percent, ProofKind, ScoreWithCaps } from './shapes.ts';

const Line = z
  .strictObject({
    kind: z.enum(['area', 'item', 'cap']),
    id: z.string().describe('An area’s code, an item of the match, or “cap”.'),
    reads: z.number().nullable().describe('What it reads of the provider, of 100; null where nothing is known or nothing applies.'),
    adds: z.number().describe('Unrounded. All lines together are the fit.'),
    most: z.number().describe('What it could add at most.'),
    shown: z.number().describe('One decimal. All lines together are `fitShown`.'),
    difference: z.number().nullable().describe('What it adds here less what it adds in the mean of those compared with.'),
    ask: z.boolean().describe('Something of it is not known.'),
  })
  .describe('One line of the sum behind the fit.');

const Reason = z.strictObject({
  sign: z.enum(['plus', 'watch', 'ask']),
  says: z.string(),
  kind: z.enum(['area', 'item', 'cap']),
  id: z.string(),
  check: z.string().nullable(),
  proof: ProofKind.nullable(),
  adds: z.number().nullable(),
  difference: z.number().nullable(),
});

const MustHave = z.strictObject({
  id: z.string(),
  verdict: z.enum(['pass', 'ask', 'out']),
  reason: z.enum(MUST_REASONS),
  says: z.string(),
  /** Only where the answer is open. */
  question: z.string().nullable().describe('What to ask first, where it is not known.'),
  points: Percent.nullable(),
  proof: ProofKind.nullable(),
  price: z.number().nullable(),
});

export const ShortlistEntry = z.strictObject({
  place: z.number().int().min(1).describe('In its group.'),
  aboutSame: z.boolean().describe('It and the one before differ by less than the edition’s tie.'),
  provider: z.strictObject({ slug: z.string(), name: z.string(), demonstration: z.boolean(), city: z.string().nullable(), state: z.string().nullable() }),
  fit: Percent,
  fitShown: z.number().describe('The fit with one decimal, as it is printed.'),
  needs: Percent,
  match: Percent.nullable().describe('Null where the need wishes for nothing of the profile.'),
  score: ScoreWithCaps,
  price: z.strictObject({ low: z.number(), high: z.number() }).nullable().describe('Dollars per person a month for this head count.'),
  miles: z.number().nullable(),
  lines: z.array(Line),
  reasons: z.array(Reason).describe('What speaks for it, then what to watch; strongest first.'),
  mustHaves: z.array(MustHave),
  toAsk: z.array(z.strictObject({ check: z.string(), reason: z.string(), question: z.string(), weight: z.number() })).describe('The grey and weak checks that weigh most for this need.'),
  links: z.strictObject({ self: z.url(), page: z.url() }),
});

const Entries = z.array(ShortlistEntry);
const Count = z.number().int().min(0);
const NextPage = z.url().nullable();

export const ShortlistDocument = z
  .strictObject({
    edition: z.string(),
    engine: z.string(),
    asOf: CalendarDay,
    demonstration: z.boolean().describe('True where a fictional firm stands among the candidates.'),
    need: z.record(z.string(), z.array(z.string())).describe('The answers as they were read, by parameter.'),
    place: z.strictObject({ zip: z.string(), city: z.string(), state: z.string() }).nullable(),
    deliveryModel: DeliveryDocument.nullable().describe('Whether to hire, share or buy, as /api/v1/costs answers for the same need; null where the need does not tell the head count.'),
    candidates: Count.describe('Providers that have answered and serve the place.'),
    fits: Entries.optional(),
    askFirst: Entries.optional(),
    ruledOut: Entries.optional(),
    total: z.strictObject({ fits: Count, askFirst: Count, ruledOut: Count }),
    next: z.strictObject({ fits: NextPage.optional(), askFirst: NextPage.optional(), ruledOut: NextPage.optional() }).describe('The next page of each list that stands here. A page of one list leaves out the other two.'),
    listedNearby: Count.nullable().describe('Firms within the edition’s nearby miles that are only listed; null where the place is not known.'),
    counts: z.array(z.strictObject({ mustHave: z.string(), reason: z.enum(MUST_REASONS), providers: Count })).describe('Candidates that a must-have asks or rules out.'),
    loosen: z.array(z.strictObject({ param: z.string(), value: z.string(), mustHaves: z.array(z.string()), gains: Count })).describe('What leaving an answer out would gain.'),
    middle: z.strictObject({ real: Percent.nullable(), demonstration: Percent.nullable() }).describe('Uncapped score of the middle assessed candidate; null below five.'),
    links: z.strictObject({ page: z.url() }),
  });
export type ShortlistDocument = z.infer<typeof ShortlistDocument>;
