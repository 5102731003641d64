// The need ⇄ its query string. The address is the state: nothing else holds an owner's answers. Pure, and the same way back.
import { NO_NEED, type NamedApp, type Need } from '#engine/need.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Field } from '#standard/question-schema.ts';
import type { Edition } from '#standard/schema.ts';
import { readApps, readChoices, readWeight, readWhole, readZip, UNSURE, type ValueProblem, type Values } from './need-values.ts';

/** What is wrong with one parameter. `question` is left out for a weight, which belongs to none. */
export interface NeedProblem extends ValueProblem {
  readonly param: string;
  readonly question?: number;
}

export interface ReadNeed {
  readonly need: Need;
  /** In the order of the questions; empty where all is well. */
  readonly problems: readonly NeedProblem[];
}

/** The parameter of an owner's weight for an area: w-stf. */
export const weightParam = (area: string): string => `w-${area.toLowerCase()}`;

/** The need while it is being read. */
interface Draft {
  zip?: string;
  people?: number;
  apps: readonly NamedApp[];
  choices: Record<string, readonly string[]>;
  unsure: string[];
  weights: Record<string, number>;
}

type Rules = Pick<LoadedEdition, 'edition' | 'programs'>;

function readField(field: Field, raw: readonly string[], draft: Draft, { programs }: Rules, knowsZip: (zip: string) => boolean): Values<unknown> {
  if (field.kind === 'zip') {
    const values = readZip(raw, knowsZip);
    if (values.read !== undefined) draft.zip = values.read;
    return values;
  }
  if (field.kind === 'number') {
    const values = readWhole(raw, field);
    if (values.read !== undefined) draft.people = values.read;
    return values;
  }
  if (field.kind === 'words') {
    const values = readApps(raw, field, programs);
    draft.apps = values.read;
    return values;
  }
  const values = readChoices(raw, field);
  if (values.read.length > 0) draft.choices[field.param] = values.read;
  return values;
}

/**
 * Reads a need from an address. Unknown parameters are ignored; an unknown value is a problem that names parameter and value, and what could
 * be read is kept. An empty value is no value. A weight of 1 is no weight. `knowsZip` says whether a ZIP code exists.
 */
export function readNeed(query: URLSearchParams, rules: Rules, knowsZip: (zip: string) => boolean = () => true): ReadNeed {
  const { questionnaire, areas, fit } = rules.edition;
  const draft: Draft = { apps: [], choices: {}, unsure: [], weights: {} };
  const problems: NeedProblem[] = [];
  for (const { number, fields } of questionnaire.questions)
    for (const field of fields) {
      const values = readField(field, query.getAll(field.param), draft, rules, knowsZip);
      if (values.unsure) draft.unsure.push(field.param);
      problems.push(...values.problems.map((one) => ({ ...one, param: field.param, question: number })));
    }
  for (const { code } of areas) {
    const param = weightParam(code);
    const { read, unsure, problems: wrong } = readWeight(query.getAll(param), fit.clip);
    if (read !== undefined && read !== 1) draft.weights[code] = read;
    problems.push(...[...wrong, ...(unsure ? [{ code: 'not-a-weight' as const, value: UNSURE }] : [])].map((one) => ({ ...one, param })));
  }
  return { need: { ...NO_NEED, ...draft }, problems };
}

function valuesFor(field: Field, need: Need): readonly string[] {
  if (need.unsure.includes(field.param)) return [UNSURE];
  if (field.kind === 'zip') return need.zip === undefined ? [] : [need.zip];
  if (field.kind === 'number') return need.people === undefined ? [] : [String(need.people)];
  if (field.kind === 'words') return need.apps.map((app) => app.typed);
  return need.choices[field.param] ?? [];
}

/** The query string of a need, without "?": parameters in the order of the questions, then weights in the order of the areas. */
export function writeNeed(need: Need, edition: Edition): string {
  const query = new URLSearchParams();
  for (const field of edition.questionnaire.questions.flatMap((question) => question.fields)) for (const value of valuesFor(field, need)) query.append(field.param, value);
  for (const { code } of edition.areas) {
    const weight = need.weights[code];
    if (weight !== undefined) query.append(weightParam(code), String(weight));
  }
  return query.toString();
}
