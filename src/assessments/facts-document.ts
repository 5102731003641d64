// Every input of one provider's score, as data for everybody: with the published standard it gives the score to the last bit. Pure.
import { z } from 'zod';
import type { ProviderFacts } from '#engine/facts.ts';
import { ENGINE_VERSION } from '#engine/score.ts';
import type { Day } from '#kernel/time.ts';
import { FACT_SCHEMAS } from '#providers/fact-schema.ts';
import type { LoadedEdition } from '#standard/load.ts';
import { CheckId } from '#standard/schema.ts';
import type { ReadText } from './read-texts.ts';

const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const ProofFact = z.strictObject({
  kind: z.enum(['document', 'attested']),
  date: CalendarDay.describe('The proof’s own day: a log’s last day, a certificate’s issue. Its clock runs from here.'),
  checked: CalendarDay.describe('The day it was checked. Before it, the proof does not count.'),
  until: CalendarDay.optional().describe('The proof’s own last day, where it has one. It only shortens its validity.'),
});

const AnswerFact = z
  .strictObject({
    given: CalendarDay,
    value: z.number().optional().describe('The number, where a check asks for one as it is.'),
    figures: z.record(z.string(), z.number()).optional().describe('Figures by their id, as entered. The value follows from them by the edition’s sum.'),
    flags: z.record(z.string(), z.boolean()).optional().describe('Ticks beside the figures. One that is not here was not set.'),
    choice: z.number().int().min(1).optional().describe('Position of the option as printed, from 1.'),
    proofs: z.array(ProofFact),
    ended: CalendarDay.optional().describe('From this day a change of fact ended the answer, its proofs, and all answers before it.'),
  })
  .describe('One answer as it was given; one without value, figures and choice took back what was said before it. Points follow from the edition.');

const CheckFact = z.strictObject({
  answers: z.array(AnswerFact).describe('All answers so far, oldest first. Empty for a check that is answered rule by rule.'),
  rules: z.record(z.string(), z.array(AnswerFact)).optional().describe('For a check answered rule by rule: the answers to each rule, oldest first.'),
  notApplicable: z
    .strictObject({ ground: z.string(), claimed: CalendarDay, proofs: z.array(ProofFact) })
    .optional()
    .describe('A claim that the check does not apply. It holds only with a valid paper, and within the limit of the edition.'),
  clients: z
    .strictObject({ agree: z.number().int().min(0), disagree: z.number().int().min(0), latest: CalendarDay })
    .optional()
    .describe('Client companies whose newest verified review agrees or disagrees with the answer, and the day of the latest.'),
  falseFound: CalendarDay.optional().describe('The day on which the answer was found to be false, and the provider should have known.'),
  wouldNotSay: CalendarDay.optional().describe('The day on which the provider refused to say, or took its answer back.'),
});

function known<Value extends z.ZodType>(value: Value) {
  const said = { given: CalendarDay, source: z.string(), falseFound: CalendarDay.optional() };
  const takenBack = CalendarDay.describe('The provider took this fact back on that day, and has said nothing of it since: it would not say.');
  return z.union([z.strictObject({ value, ...said }), z.strictObject({ ...said, takenBack })]).optional();
}

const ProfileFacts = z
  .strictObject({
    sizes: known(FACT_SCHEMAS.sizes),
    sizeShares: known(FACT_SCHEMAS['size-shares']),
    prices: known(FACT_SCHEMAS.prices),
    minimumFee: known(FACT_SCHEMAS['minimum-fee']),
    hours: known(FACT_SCHEMAS.hours),
    languages: known(FACT_SCHEMAS.languages),
    trades: known(FACT_SCHEMAS.trades),
    apps: known(FACT_SCHEMAS.apps),
    visits: known(FACT_SCHEMAS.visits),
    startsFrom: known(FACT_SCHEMAS['starts-from']),
  })
  .describe('Facts beside the checks, each with its day and source. They move the fit; one found to be false also moves the score.');

const PublishedText = z.strictObject({
  check: CheckId,
  rule: z.string().optional(),
  address: z.string(),
  readOn: CalendarDay,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 in UTF-8 of what was read, each run of white space as one blank, none at either end.'),
});

export const FactsDocument = z.strictObject({
  $schema: z.url(),
  provider: z.strictObject({ slug: z.string(), name: z.string() }),
  demonstration: z.boolean().describe('True for a fictional firm, made to show how the site works.'),
  edition: z.strictObject({ id: z.string(), digest: z.string().regex(/^[0-9a-f]{64}$/), address: z.url().describe('Where the edition stands as data.') }),
  engine: z.string().describe('Version of the program that computed the published score.'),
  asOf: CalendarDay.describe('The day, in UTC, for which the score is computed.'),
  firstClaimed: CalendarDay.nullable().describe('The day on which the provider first spoke for itself; null while it is only listed.'),
  checks: z.record(CheckId, CheckFact).describe('In catalogue order. Of a check that is not here nothing is known.'),
  profile: ProfileFacts,
  texts: z.array(PublishedText).describe('Published texts that a moderator has read as proof. Their proofs stand beside the answers.'),
});
export type FactsDocument = z.infer<typeof FactsDocument>;

/** What stands around the facts in a document. */
export interface FactsFrame {
  readonly name: string;
  readonly demonstration: boolean;
  readonly asOf: Day;
  /** Absolute addresses of the document's JSON Schema and of the edition as data. */
  readonly schema: string;
  readonly editionAddress: string;
  readonly texts: readonly ReadText[];
}

/**
 * The document of `facts` under one edition. Throws where a fact has a form that the schema does not allow: what is published must be
 * readable by the published schema. A mark on a check that the edition does not hold still counts (rule 35), so every check stands here.
 */
export function factsDocument({ edition, digest }: LoadedEdition, facts: ProviderFacts, frame: FactsFrame): FactsDocument {
  const order = new Map(edition.checks.map((check, index) => [check.id, index]));
  const checks = Object.entries(facts.checks).sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || (a < b ? -1 : 1));
  return FactsDocument.parse({
    $schema: frame.schema,
    provider: { slug: facts.slug, name: frame.name },
    demonstration: frame.demonstration,
    edition: { id: edition.id, digest, address: frame.editionAddress },
    engine: ENGINE_VERSION,
    asOf: frame.asOf,
    firstClaimed: facts.firstClaimed ?? null,
    checks: Object.fromEntries(checks),
    profile: facts.profile,
    texts: frame.texts.map(({ rule, ...text }) => ({ ...text, ...(rule !== null && { rule }) })),
  });
}

/** The JSON Schema (draft 2020-12) of a facts document, named by its own address. */
export const factsJsonSchema = (id: string): object => ({
  $id: id,
  title: 'The facts behind one provider’s score',
  ...z.toJSONSchema(FactsDocument, { target: 'draft-2020-12', io: 'output' }),
});
