// The answers of a checkup ⇄ their query string, and one step of its pages. Pure. The address is the state: every step carries all of it.
import type { CheckupAnswers } from '#engine/checkup.ts';
import { questionsOf, type Checkup, type CheckupPage, type CheckupQuestion } from '#standard/checkup-schema.ts';
import type { Field } from '#standard/question-schema.ts';
import type { NeedProblem } from './need.ts';
import { problemInWords } from './need-words.ts';
import { readChoices, UNSURE } from './need-values.ts';
import { isReturn, pairsIn, RETURN_TO, SENT, withPairs, type FieldProblem } from './questionnaire.ts';

/** What an address says. `unsure` and open questions mean the same to the engine. */
export interface ReadCheckup {
  readonly answers: CheckupAnswers;
  readonly unsure: ReadonlySet<string>;
  /** In the order of the questions; empty where all is well. */
  readonly problems: readonly NeedProblem[];
}

const fieldOf = ({ param, title, options }: CheckupQuestion): Extract<Field, { kind: 'one' }> => ({ kind: 'one', param, label: title, options: options.map(({ value, label }) => ({ value, label })) });

/** Reads a checkup from an address. Unknown parameters are ignored; an unknown or a second value is a problem, and the question stays open. */
export function readCheckup(query: URLSearchParams, checkup: Pick<Checkup, 'pages'>): ReadCheckup {
  const answers: Record<string, string> = {};
  const unsure = new Set<string>();
  const problems: NeedProblem[] = [];
  for (const question of questionsOf(checkup)) {
    const { param } = question;
    const values = readChoices(query.getAll(param), fieldOf(question));
    problems.push(...values.problems.map((one) => ({ ...one, param })));
    if (values.unsure) unsure.add(param);
    if (values.read[0] !== undefined && values.problems.length === 0) answers[param] = values.read[0];
  }
  return { answers, unsure, problems };
}

/** The query string of a checkup, without "?", in the order of the questions. */
export function writeCheckup({ answers, unsure }: Pick<ReadCheckup, 'answers' | 'unsure'>, checkup: Pick<Checkup, 'pages'>): string {
  const query = new URLSearchParams();
  for (const { param } of questionsOf(checkup)) {
    const value = unsure.has(param) ? UNSURE : answers[param];
    if (value !== undefined) query.append(param, value);
  }
  return query.toString();
}

/** All answers in an address as they came, right or wrong, in one order. */
export const carriedCheckup = (query: URLSearchParams, checkup: Pick<Checkup, 'pages'>): (readonly [string, string])[] =>
  pairsIn(query, questionsOf(checkup).map(({ param }) => param));

/** The page, from 1, on which a question stands. */
export const pageOf = (param: string, { pages }: Pick<Checkup, 'pages'>): number => 1 + pages.findIndex(({ questions }) => questions.some((one) => one.param === param));

/** The address of a question on its page, with the answers so far. `returnTo` leads back from a change. */
export function questionOnPage(param: string, pairs: readonly (readonly [string, string])[], checkup: Pick<Checkup, 'pages'>, returnTo: string): string {
  return `${withPairs(`/checkup/${pageOf(param, checkup)}`, [...pairs, [RETURN_TO, returnTo]])}#${param}`;
}

export interface AskedPage {
  readonly kind: 'ask';
  readonly status: 200 | 400;
  readonly page: CheckupPage;
  /** Values of this page's questions as they came, so that nothing chosen is lost. */
  readonly typed: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly FieldProblem[];
  readonly carried: readonly (readonly [string, string])[];
  readonly back: string;
  readonly returnTo: string | undefined;
}

/**
 * Page `number` (from 1; the caller has checked that it is there) for this query. A sent form leads on with 303, or comes back with 400 and
 * everything kept. A question may be left open: it means the same as "not sure".
 */
export function takePage(number: number, query: URLSearchParams, checkup: Checkup): AskedPage | { readonly kind: 'go'; readonly to: string } {
  const { pages } = checkup;
  const page = pages[number - 1]!;
  const own = new Set(page.questions.map(({ param }) => param));
  const shortOf = (param: string): string => page.questions.find((one) => one.param === param)!.short;
  // Several questions stand on one page, and the summary above them must say which one is meant.
  const problems = readCheckup(query, { pages: [page] }).problems.map((problem) => ({ field: problem.param, says: `${shortOf(problem.param)}: ${problemInWords(problem, checkup.loaded.edition)}` }));
  const pairs = carriedCheckup(query, checkup);
  const wanted = query.get(RETURN_TO);
  const returnTo = isReturn(wanted, pages.length) ? wanted : undefined;
  if (query.has(SENT) && problems.length === 0) return { kind: 'go', to: withPairs(`/checkup/${returnTo ?? (number === pages.length ? 'check' : number + 1)}`, pairs) };
  return {
    kind: 'ask',
    status: problems.length ? 400 : 200,
    page,
    typed: Object.fromEntries([...own].map((param) => [param, query.getAll(param)])),
    problems,
    carried: pairs.filter(([param]) => !own.has(param)),
    back: withPairs(returnTo ? `/checkup/${returnTo}` : number === 1 ? '/checkup' : `/checkup/${number - 1}`, pairs),
    returnTo,
  };
}

/** What a page after the questions reads, or the address where a wrong answer is mended. */
export function checkupOrMend(query: URLSearchParams, checkup: Pick<Checkup, 'pages'>): { readonly read: ReadCheckup; readonly query: string } | { readonly mend: string } {
  const read = readCheckup(query, checkup);
  const [first] = read.problems;
  if (first) return { mend: withPairs(`/checkup/${pageOf(first.param, checkup)}`, [...carriedCheckup(query, checkup), [RETURN_TO, 'check']]) };
  return { read, query: writeCheckup(read, checkup) };
}
