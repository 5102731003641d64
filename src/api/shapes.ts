// Forms that several answers of the API share, as zod: a score, a grade, a problem. What the OpenAPI document describes is exactly this.
import { z } from 'zod';
import { GRADES, PROOF_KINDS } from '#standard/schema.ts';

export const Percent = z.number().min(0).max(100);
export const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Grade = z.enum(GRADES).nullable().describe('Null: not rated, because the firm is only listed or was claimed less than 61 days ago.');
export const ProofKind = z.enum(PROOF_KINDS);

export const Cap = z.strictObject({
  reason: z.enum(['one-essential', 'more-essentials', 'declared-essential']),
  limit: Percent,
  checks: z.array(z.string()).describe('The essential checks that set it.'),
  binds: z.boolean().describe('True where it lies under the uncapped score and changes the number.'),
});

/** All numbers are unrounded: rounding is for pages. */
export const ScoreSummary = z.strictObject({
  shown: Percent.describe('What counts so far, after caps.'),
  uncapped: Percent,
  claimed: Percent.describe('The same with every answer at its full points, proven or not.'),
  answered: Percent.describe('Percent of the applicable weight that is answered.'),
  grade: Grade,
});

export const ScoreWithCaps = ScoreSummary.extend({ caps: z.array(Cap) });

/** RFC 9457. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.strictObject({ name: z.string(), reason: z.string() })).optional().describe('Each parameter that is wrong, with the reason.'),
});

/** A schema among the components of the OpenAPI document, by its name. */
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: named('Problem') } } });

/** What any address can answer beside its own: nothing was done, and the problem says why. */
export const PROBLEMS = {
  400: problem('A value that could not be read. Each is named in `errors`.'),
  404: problem('There is nothing at this address.'),
  406: problem('The Accept header asks for something other than JSON.'),
} as const;

export const GONE = { 410: problem('The firm was taken off the list.') } as const;

/** The answer of an address that gives JSON by the schema of that name. */
export const answersWith = (description: string, schema: string, type = 'application/json') => ({ 200: { description, content: { [type]: { schema: named(schema) } } } });
