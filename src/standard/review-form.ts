// What a client is asked, as content/reviews/form.yaml says it: the schema of that file, its reading, and finding one's way in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ReadYaml } from './parsed.ts';
import { CHOSEN_FACTS, NUMBER_FACTS, RATINGS, SIZES, SPENDS, TENURES, type ChosenFact, type Rating } from './review-schema.ts';

const Words = z.string().min(1).max(120);
const Anchors = z.strictObject({ 1: Words, 3: Words, 5: Words });
const AskedRating = z.strictObject({ code: z.enum(RATINGS), name: Words, asks: Words, anchors: Anchors });
const AskedFact = z.union([
  z.strictObject({ fact: z.enum(Object.keys(CHOSEN_FACTS) as [ChosenFact, ...ChosenFact[]]), asks: Words, answers: z.record(z.string(), Words) }),
  z.strictObject({ fact: z.enum(NUMBER_FACTS), asks: Words, number: z.literal('percent') }),
]);

export const ReviewForm = z.strictObject({
  ratings: z.array(AskedRating),
  facts: z.array(AskedFact),
  sizes: z.record(z.enum(SIZES), Words),
  tenures: z.record(z.enum(TENURES), Words),
  spends: z.record(z.enum(SPENDS), Words),
  roles: z.record(z.string(), Words),
  trades: z.record(z.string(), Words),
  /** Phrases that many people write; texts that share only these are not alike. */
  stock: z.array(z.string().min(3)),
});
export type ReviewForm = z.infer<typeof ReviewForm>;
export type AskedRating = z.infer<typeof AskedRating>;
export type AskedFact = z.infer<typeof AskedFact>;

const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

/** What is left out, asked twice, or answered otherwise than the engine reads it; empty where all is well. Pure. */
export function reviewFormProblems({ ratings, facts }: ReviewForm): string[] {
  return [
    ...(same(ratings.map((one) => one.code), RATINGS) ? [] : ['each of the twelve ratings is asked once']),
    ...(same(facts.map((one) => one.fact), [...Object.keys(CHOSEN_FACTS), ...NUMBER_FACTS]) ? [] : ['each fact is asked once']),
    ...facts.flatMap((one) => ('answers' in one && !same(Object.keys(one.answers), CHOSEN_FACTS[one.fact]) ? [`${one.fact}: its answers are not those that are counted`] : [])),
  ];
}

/** The form under `contentDir`. Throws with the file and what is wrong in it. */
export function loadReviewForm(contentDir: string, readYaml: ReadYaml = parse): ReviewForm {
  const file = join(contentDir, 'reviews', 'form.yaml');
  const parsed = ReviewForm.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const problems = reviewFormProblems(parsed.data);
  if (problems.length) throw new Error(`${file}: ${problems.join('; ')}`);
  return Object.freeze(parsed.data);
}

/** How a rating is asked and named. */
export const ratingAsked = (form: Pick<ReviewForm, 'ratings'>, code: Rating): AskedRating => form.ratings.find((one) => one.code === code)!;
