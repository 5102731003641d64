// The form of a review as it is written: whole, and held against what the engine counts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { INVITING_WAYS, OBJECTIONS, TIES } from '../../src/reviews/terms.ts';
import { loadReviewForm, ratingAsked, reviewFormProblems } from '../../src/standard/review-form.ts';

const form = loadReviewForm(join(import.meta.dirname, '../../content'));

it('asks twelve ratings and thirteen facts, each once', () => expect([form.ratings.length, form.facts.length, reviewFormProblems(form)]).toEqual([12, 13, []]));
it('sees what is left out, asked twice, or answered otherwise', () => {
  const [first, ...rest] = form.ratings;
  expect(reviewFormProblems({ ...form, ratings: [first!, first!, ...rest.slice(1)] })).toEqual(['each of the twelve ratings is asked once']);
  expect(reviewFormProblems({ ...form, facts: form.facts.slice(1) })).toEqual(['each fact is asked once']);
  expect(reviewFormProblems({ ...form, facts: form.facts.map((one) => (one.fact === 'surprise-bill' ? { ...one, answers: { none: 'No' } } : one)) })).toEqual(['surprise-bill: its answers are not those that are counted']);
});
it('asks last whether they would be chosen again, and shows that by its name', () => expect([form.ratings.at(-1)!.code, ratingAsked(form, 'ALL').name]).toEqual(['ALL', 'Again']));
it('has one word for each thing that is stored', () => {
  for (const words of [TIES, OBJECTIONS, INVITING_WAYS]) expect(new Set<string>(words).size).toBe(words.length);
});
