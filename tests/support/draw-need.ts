// Needs as addresses, drawn from the questionnaire itself. Beside random-need.ts, which draws values; this knows the query string alone.
import type { Edition } from '../../src/standard/schema.ts';
import type { Chance } from './seed.ts';

const PROGRAMS = ['Dentrix', 'QuickBooks', 'clio', 'MyOddProgram'];
const PEOPLE = ['1', '3', '9', '10', '18', '24', '25', '49', '60', '150', '900', '5000'];

/** What is drawn from: the edition's questions, ZIP codes to live in, and how many of the questions are answered. */
export interface Drawing {
  readonly edition: Edition;
  readonly zips: readonly string[];
  readonly answered: number;
}

/** One need in its query string, without "?"; some answers are "not sure", some areas have weights of the owner's own. */
export function drawNeed({ edition, zips, answered }: Drawing, chance: Chance): string {
  const query = new URLSearchParams();
  if (chance.is(0.93)) query.append('zip', chance.one(zips));
  for (const field of edition.questionnaire.questions.flatMap((question) => question.fields)) {
    if (field.kind === 'zip' || !chance.is(answered)) continue;
    const add = (values: readonly string[]): void => values.forEach((value) => query.append(field.param, value));
    if (chance.is(0.12)) add(['unsure']);
    else if (field.kind === 'number') add([chance.one(PEOPLE)]);
    else if (field.kind === 'words') add(chance.some(PROGRAMS, 2));
    else if (field.kind === 'tick') add([field.value]);
    else if (field.kind === 'one') add([chance.one(field.options).value]);
    else add(chance.is(0.2) && field.alone !== undefined ? [field.alone] : chance.some(field.options.map((option) => option.value).filter((value) => value !== field.alone), Math.min(2, field.most ?? 2)));
  }
  for (const { code } of edition.areas) if (chance.is(answered / 4)) query.append(`w-${code.toLowerCase()}`, chance.one(['0.5', '0.75', '1.5', '2.5']));
  return query.toString();
}
