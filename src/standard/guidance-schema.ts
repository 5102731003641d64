// Words about a check that may improve without a new edition. Never part of the digest; the engine reads only how clients are heard (rule 18).
import { z } from 'zod';
import { ClientsHeard } from './review-schema.ts';

export const SOURCE_KINDS = ['public-authority', 'court', 'law-firm', 'trade-press', 'vendor', 'consultancy', 'standards-body', 'own-judgement'] as const;

/** A reason for a band or a weight. `own-judgement` has no address; every other kind has one. */
export const Source = z
  .strictObject({ kind: z.enum(SOURCE_KINDS), says: z.string(), url: z.url().optional() })
  .refine((source) => (source.kind === 'own-judgement') === (source.url === undefined), 'own judgement has no address, every other source has one');

/**
 * An answer as a sentence about the provider, for its page. For a number: a sentence with {value} or the figures by id in it, and another
 * where a flag is set. For a choice: one for each option as printed; an option that counts no points has none.
 */
export const Plain = z.union([
  z.string(),
  z.strictObject({ says: z.string(), flagged: z.record(z.string(), z.string()) }),
  z.array(z.string().nullable()).min(2),
]);
export type Plain = z.infer<typeof Plain>;

/** What owners compare providers by, in the order of a comparison. */
export const COMPARE_GROUPS = ['money', 'breaks', 'safety', 'attention', 'fit', 'independence', 'leaving'] as const;
export type CompareGroup = (typeof COMPARE_GROUPS)[number];

/** A check as a row of a comparison: few words, because five stand side by side. */
export const Compared = z.strictObject({
  group: z.enum(COMPARE_GROUPS),
  row: z.string().max(40),
  /** What the values are of, under the name of the row. */
  note: z.string().max(50).optional(),
  /** Each answer in a few words; for a check by rules, one for each option. */
  short: Plain,
  /** What it is with a person of one's own, who is never scored. */
  own: z.string().max(60),
});

export const Guidance = z.strictObject({
  check: z.string().regex(/^[A-Z]{3}-\d{2}$/),
  why: z.string(),
  /** Why the check weighs what it weighs. */
  weightBecause: z.string(),
  sources: z.array(Source).min(1),
  meetingQuestion: z.string(),
  /** What a good answer sounds like. */
  goodAnswer: z.string(),
  redFlag: z.string(),
  /** How a bad firm would fake it, and what catches that. */
  faked: z.strictObject({ how: z.string(), caughtBy: z.string() }),
  /** What a provider does to earn more here. */
  remedy: z.string(),
  effort: z.enum(['an-hour', 'a-day', 'a-week', 'a-month', 'a-quarter']),
  /** For a check with a live review fact: which answers agree, in words. */
  clientsAgree: z.string().optional(),
  /** The same as data, which is what counts. */
  clientsHeard: ClientsHeard.optional(),
  /** Short words for reasons on a shortlist, by points: `strong` at 75 or more, `weak` at 40 or less. */
  strong: z.string(),
  weak: z.string(),
  /** What nobody knows while the check is not answered, as the end of “Not answered: …”: how many technicians left last year. */
  open: z.string(),
  /** Where it is there, the provider's page tells the answer in words, under the area's name. */
  plain: Plain.optional(),
  /** Where it is there, the check may be a row of a comparison. */
  compare: Compared.optional(),
});
export type Guidance = z.infer<typeof Guidance>;
