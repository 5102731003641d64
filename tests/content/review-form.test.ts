// The form of a review as it is written: whole, and held against what the engine counts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadReviewForm, reviewFormProblems } from '../../src/standard/review-form.ts';

const form = loadReviewForm(join(import.meta.dirname, '../../content'));

it('asks twelve ratings and thirteen facts, each once', () => expect([form.ratings.length, form.facts.length, reviewFormProblems(form)]).toEqual([12, 13, []]));
it('sees what is left out, asked twice, or answered otherwise', () => {
  const [first, ...rest] = form.ratings;
  expect(reviewFormProblems({ ...form, ratings: [first!, first!, ...rest.slice(1)] })).toEqual(['each of the twelve ratings is asked once']);
  expect(reviewFormProblems({ ...form, facts: form.facts.slice(1) })).toEqual(['each fact is asked once']);
  expect(reviewFormProblems({ ...form, facts: form.facts.map((one) => (one.fact === 'surprise-bill' ? { ...one, answers: { none: 'No' } } : one)) })).toEqual(['surprise-bill: its answers are not those that are counted']);
});
