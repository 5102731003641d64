// One step of the questionnaire: what an address asks for, and where it leads. Pure. The address is the state, so every step carries all of it.
import type { Need } from '#engine/need.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Question } from '#standard/question-schema.ts';
import { readNeed, weightParam, writeNeed, type NeedProblem } from './need.ts';
import { problemInWords } from './need-words.ts';

/** Says that a question's form was sent, and where to go after it: to the check page, or to a question that was left for a change. */
export const SENT = 'go';
export const RETURN_TO = 'back';

/** Something to mend on a page, beside the field it belongs to. */
export interface FieldProblem {
  readonly field: string;
  readonly says: string;
  /** Where the field stands, if on another page. */
  readonly href?: string;
}

export interface AskedQuestion {
  readonly kind: 'ask';
  readonly status: 200 | 400;
  readonly question: Question;
  readonly need: Need;
  /** Values of this question's fields as they came, so that nothing typed is lost. */
  readonly typed: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly FieldProblem[];
  /** All other answers as they came, to be carried by the form: name and value. */
  readonly carried: readonly (readonly [string, string])[];
  readonly back: string;
  readonly returnTo: string | undefined;
}

export type Step = AskedQuestion | { readonly kind: 'go'; readonly to: string };

type Rules = Pick<LoadedEdition, 'edition' | 'programs'>;
type KnowsZip = (zip: string) => boolean;

/** Every parameter of a need, in the order of the questionnaire, weights last. */
export const needParams = ({ edition }: Rules): string[] => [
  ...edition.questionnaire.questions.flatMap((question) => question.fields.map((field) => field.param)),
  ...edition.areas.map((area) => weightParam(area.code)),
];

/** The answers in an address as they came, right or wrong, in one order; empty ones and all other parameters left out. */
export function carriedFrom(query: URLSearchParams, rules: Rules): (readonly [string, string])[] {
  return pairsIn(query, needParams(rules));
}

/** Longer than any right answer. A wrong one is carried that far: whole, and with percent signs, it could make an address that nobody takes. */
const LONGEST_VALUE = 200;

/** What `query` holds of `params`, in their order; empty values left out. */
export const pairsIn = (query: URLSearchParams, params: readonly string[]): (readonly [string, string])[] =>
  params.flatMap((param) => query.getAll(param).filter((value) => value.trim() !== '').map((value) => [param, value.slice(0, LONGEST_VALUE)] as const));

/** A path with these answers in its query. */
export const withPairs = (path: string, pairs: readonly (readonly [string, string])[]): string => {
  const query = new URLSearchParams(pairs as [string, string][]).toString();
  return query ? `${path}?${query}` : path;
};

/** The page of a question with the answers so far. `returnTo` leads back from a change. */
export function questionAddress(number: number, pairs: readonly (readonly [string, string])[], returnTo?: string): string {
  return withPairs(`/start/${number}`, returnTo ? [...pairs, [RETURN_TO, returnTo]] : pairs);
}

/** Whether a form may lead back there: to the check page, or to one of `last` pages. */
export const isReturn = (value: string | null, last: number): value is string => value === 'check' || (value !== null && /^[1-9]\d?$/.test(value) && Number(value) <= last);

/** The question of the head count, with the answers so far, and back to the check page from there. */
export function headCountAddress(pairs: readonly (readonly [string, string])[], { edition }: Rules): string {
  const { number } = edition.questionnaire.questions.find((question) => question.fields.some((field) => field.param === 'people'))!;
  return questionAddress(number, pairs, 'check');
}

function nextAddress(number: number, last: number, pairs: readonly (readonly [string, string])[], returnTo: string | undefined): string {
  const to = returnTo ?? (number === last ? 'check' : String(number + 1));
  return withPairs(`/start/${to}`, pairs);
}

const belongsTo = (question: Question, problem: NeedProblem): boolean => problem.question === question.number;

/** Whether the question's first field, the one that it asks, has an answer or "not sure". */
function isAnswered(question: Question, query: URLSearchParams): boolean {
  return query.getAll(question.fields[0]!.param).some((value) => value.trim() !== '');
}

/**
 * Question `number` (from 1; the caller has checked that it is there) for this query. A sent form leads on with 303, or comes back with 400 and
 * everything kept. An answer that was carried in is filled in, never skipped; a wrong one is told at once.
 */
export function takeStep(number: number, query: URLSearchParams, rules: Rules, knowsZip: KnowsZip): Step {
  const { questions } = rules.edition.questionnaire;
  const question = questions[number - 1]!;
  const { need, problems } = readNeed(query, rules, knowsZip);
  const own: FieldProblem[] = problems.filter((problem) => belongsTo(question, problem)).map((problem) => ({ field: problem.param, says: problemInWords(problem, rules.edition) }));
  const sent = query.has(SENT);
  if (sent && own.length === 0 && !isAnswered(question, query)) own.push({ field: question.fields[0]!.param, says: question.missing });
  const pairs = carriedFrom(query, rules);
  const wanted = query.get(RETURN_TO);
  const returnTo = isReturn(wanted, questions.length) ? wanted : undefined;
  if (sent && own.length === 0) return { kind: 'go', to: nextAddress(number, questions.length, pairs, returnTo) };
  const fields = new Set(question.fields.map((field) => field.param));
  return {
    kind: 'ask',
    status: own.length ? 400 : 200,
    question,
    need,
    typed: Object.fromEntries([...fields].map((param) => [param, query.getAll(param).map((value) => value.slice(0, LONGEST_VALUE))])),
    problems: own,
    carried: pairs.filter(([param]) => !fields.has(param)),
    back: returnTo ? withPairs(`/start/${returnTo}`, pairs) : number === 1 ? '/' : withPairs(`/start/${number - 1}`, pairs),
    returnTo,
  };
}

/** The need of a page that follows the questionnaire, or the address where a wrong answer is mended. */
export type NeedRead = { readonly need: Need; readonly query: string; readonly wrongWeights: readonly FieldProblem[] } | { readonly mend: string };

/** Reads the need of such a page. A wrong answer leads to its question; a wrong weight to the page of weights, with everything kept. */
export function needOrMend(query: URLSearchParams, rules: Rules, knowsZip: KnowsZip): NeedRead {
  const { need, problems } = readNeed(query, rules, knowsZip);
  const first = problems.find((problem) => problem.question !== undefined);
  if (first) return { mend: questionAddress(first.question!, carriedFrom(query, rules), 'check') };
  return { need, query: writeNeed(need, rules.edition), wrongWeights: problems.map((problem) => ({ field: problem.param, says: problemInWords(problem, rules.edition) })) };
}
