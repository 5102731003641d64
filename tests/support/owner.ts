// An owner of a practice and what she answers, chosen so that today's world gives her a list worth looking at; and her way through a question.
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Field, Question } from '../../src/standard/question-schema.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { follow } from './follow.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;

/** The questions as the content prints them. */
export const QUESTIONS: readonly Question[] = edition.questionnaire.questions;
/** Codes of the areas, in the edition's order. */
export const AREAS: readonly string[] = edition.areas.map(({ code }) => code.toLowerCase());

export interface Answers {
  readonly [param: string]: readonly string[];
}

/** An 18-person dental practice in Columbus, Ohio; the question about feeling small she is not sure of. */
const PRACTICE: Answers = {
  zip: ['43215'], people: ['18'], sites: ['1'], visits: ['when-needed'], trade: ['dental'], app: ['Dentrix'], rules: ['hipaa'], rivals: ['tell-me'], small: ['unsure'], pains: ['slow-answers', 'new-faces'],
  hours: ['office'], down: ['half-day'], today: ['provider'], budget: ['150-200'], commit: ['any-time'], change: ['mix'], decide: ['explain'], plans: ['none'], start: ['now'],
};
const OTHERWISE: readonly Answers[] = [{}, { commit: ['year'] }, { visits: ['rarely'] }, { rules: ['none'] }, { visits: ['monthly'], rules: ['none'], commit: ['year'] }, { budget: ['200-300'], rules: ['none'], commit: ['year'] }];

/** The query string of answers, in the order of the questionnaire. */
export const addressOf = (answers: Answers): string =>
  new URLSearchParams(QUESTIONS.flatMap((question) => question.fields.flatMap((field) => (answers[field.param] ?? []).map((value) => [field.param, value])))).toString();

interface Document {
  readonly fits: readonly { readonly provider: { readonly slug: string } }[];
  readonly total: { readonly fits: number; readonly ruledOut: number };
  readonly loosen: readonly { readonly param: string; readonly gains: number }[];
}

/** The slugs that fit, in order. */
export const fitsFor = async (api: APIRequestContext, query: string): Promise<string[]> =>
  ((await (await api.get(`/api/v1/shortlist?${query}&group=fits`)).json()) as Document).fits.map((entry) => entry.provider.slug);

/**
 * The practice's answers, with one or two of them otherwise where today's world would give her nothing to see: at least two providers that fit,
 * somebody who is ruled out, and a wish that would bring more if it were given up.
 */
export async function practice(api: APIRequestContext): Promise<Answers> {
  for (const change of OTHERWISE) {
    const answers = { ...PRACTICE, ...change };
    const { total, loosen } = (await (await api.get(`/api/v1/shortlist?${addressOf(answers)}`)).json()) as Document;
    if (total.fits > 1 && total.ruledOut > 0 && loosen.some(({ param, gains }) => gains > 0 && param !== 'people' && param !== 'zip')) return answers;
  }
  throw new Error('no practice finds a list worth looking at');
}

/** What stands beside a choice on the page. */
const labelOf = (field: Field, value: string): string =>
  value === 'unsure' ? 'I’m not sure' : field.kind === 'tick' ? field.tick : 'options' in field ? field.options.find((option) => option.value === value)!.label : value;

/** Answers one question by hand: types, ticks and chooses; what stands there already is left alone. */
export async function answer(page: Page, question: Question, answers: Answers): Promise<void> {
  for (const field of question.fields) {
    const values = answers[field.param] ?? [];
    const isUnsure = values.includes('unsure');
    for (const [at, value] of values.entries()) {
      if ((field.kind === 'zip' || field.kind === 'number' || field.kind === 'words') && !isUnsure) await page.locator(`input[name="${field.param}"]:not([type=checkbox])`).nth(at).fill(value);
      else if (await page.locator(`select[name="${field.param}"]`).count()) await page.locator(`select[name="${field.param}"]`).selectOption({ label: labelOf(field, value) });
      else await page.locator('label', { has: page.locator(`input[name="${field.param}"]`) }).filter({ has: page.getByText(labelOf(field, value), { exact: true }) }).locator('input').check();
    }
  }
}

/** Presses Continue, and waits for the page that follows. */
export async function goOn(page: Page): Promise<void> {
  await follow(page, page.getByRole('button', { name: 'Continue' }));
}
