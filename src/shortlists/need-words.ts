// A need in words: what was answered, and what is wrong with an answer. Pure; the questions' own words stand in the content.
import type { Need } from '#engine/need.ts';
import type { Field, Question } from '#standard/question-schema.ts';
import type { Edition } from '#standard/schema.ts';
import type { Gazetteer } from './gazetteer.ts';
import { weightParam, type NeedProblem } from './need.ts';

const fieldOf = (param: string, edition: Edition): Field | undefined => edition.questionnaire.questions.flatMap((question) => question.fields).find((field) => field.param === param);

const mostOf = (field: Field | undefined): number => (field?.kind === 'words' ? field.most : field?.kind === 'many' ? (field.most ?? 0) : 0);

function limitsOf(field: Field | undefined): string {
  return field?.kind === 'number' ? `from ${field.min.toLocaleString('en-US')} to ${field.max.toLocaleString('en-US')}` : 'from 0.5 to 2.5';
}

function labelOf(field: Field | undefined, value: string): string {
  return field && 'options' in field ? (field.options.find((option) => option.value === value)?.label ?? value) : value === 'unsure' ? 'I’m not sure' : value;
}

/** One sentence for what is wrong with an answer, as it stands beside the field. A weight belongs to no question, so its area is named. */
export function problemInWords(problem: NeedProblem, edition: Edition): string {
  const area = edition.areas.find(({ code }) => weightParam(code) === problem.param);
  return `${area ? `${area.name}: ` : ''}${sentenceOf(problem, edition)}`;
}

/** The same on a page that does not show the question: its name goes before it. */
export function problemOnAnotherPage(problem: NeedProblem, edition: Edition): string {
  const question = edition.questionnaire.questions.find(({ number }) => number === problem.question);
  return `${question ? `${question.short}: ` : ''}${problemInWords(problem, edition)}`;
}

function sentenceOf({ code, param, value }: NeedProblem, edition: Edition): string {
  const field = fieldOf(param, edition);
  switch (code) {
    case 'unknown-value':
      return `“${value}” is none of the answers. Choose one from the list.`;
    case 'repeated':
      return 'Only one answer fits here, and two came. Choose one.';
    case 'too-many':
      return `Choose at most ${mostOf(field)}.`;
    case 'alone':
      return `“${labelOf(field, value)}” cannot stand beside another answer. Choose one or the other.`;
    case 'not-a-zip':
      return 'A ZIP code has five digits, such as 43215.';
    case 'no-such-zip':
      return `We know no place with the ZIP code ${value}. Look at the digits again.`;
    case 'not-whole':
      return `“${value}” is not a whole number. Write it in digits, such as 18.`;
    case 'out-of-range':
      return `${value} is outside what we can work with. Give a number ${limitsOf(field)}.`;
    case 'too-long':
      return `“${value}…” is too long. Use at most ${field?.kind === 'words' ? field.longest : 60} letters.`;
    case 'no-letters':
      return `“${value}” holds no letter or digit. Type the name of the program.`;
    case 'control-character':
      return 'That answer holds a sign that nobody can type. Type it again.';
    case 'not-a-weight':
      return `“${value}” is not a weight. Use a number from 0.5 to 2.5.`;
  }
}

function wordsOfField(field: Field, need: Need, places: Gazetteer): string | undefined {
  if (need.unsure.includes(field.param)) return 'Not sure';
  if (field.kind === 'zip') {
    const place = need.zip === undefined ? undefined : places.find(need.zip);
    return place ? `${place.city}, ${place.state} ${place.zip}` : need.zip;
  }
  if (field.kind === 'number') return need.people === undefined ? undefined : need.people.toLocaleString('en-US');
  if (field.kind === 'words') return need.apps.length ? need.apps.map((app) => app.typed).join(', ') : undefined;
  const values = need.choices[field.param] ?? [];
  if (!values.length) return undefined;
  if (field.kind === 'tick') return field.tick;
  return values.map((value) => field.options.find((option) => option.value === value)).flatMap((option) => (option ? [option.short ?? option.label] : [])).join(', ');
}

/** An answered question in words, or undefined where it has no answer. */
export function answerInWords(question: Question, need: Need, places: Gazetteer): string | undefined {
  const words = question.fields.map((field) => wordsOfField(field, need, places)).filter((text) => text !== undefined);
  return words.length ? words.join('; ') : undefined;
}

/** A line of "So far" and of the check page. */
export interface AnsweredLine {
  readonly number: number;
  readonly name: string;
  readonly answer: string | undefined;
}

/** Every question with its answer in words, in order. */
export const answersInWords = (edition: Edition, need: Need, places: Gazetteer): AnsweredLine[] =>
  edition.questionnaire.questions.map((question) => ({ number: question.number, name: question.short, answer: answerInWords(question, need, places) }));
