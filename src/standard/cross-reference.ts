// What zod cannot see: references between the parts of an edition. Pure.
import type { Guidance } from './guidance-schema.ts';
import type { AnswerRules, Sum } from './answer-schema.ts';
import { heardProblems } from './heard.ts';
import { plainProblems, shortProblems } from './plain.ts';
import type { Effect, Field } from './question-schema.ts';
import type { Check, Edition } from './schema.ts';

function namesIn(sum: Sum): string[] {
  if (typeof sum === 'number') return [];
  if (typeof sum === 'string') return [sum];
  if ('when' in sum) return [sum.when, ...namesIn(sum.then), ...namesIn(sum.else)];
  return Object.values(sum).flat().flatMap(namesIn);
}

function sumProblems(answer: Extract<AnswerRules, { kind: 'number' }>): string[] {
  const known = new Set(['inflation', ...(answer.figures ?? []).map((figure) => figure.id), ...(answer.flags ?? []).map((flag) => flag.id)]);
  const sums = [answer.value, ...answer.bands.flatMap((band) => [band.upTo, band.from]), ...(answer.usable ?? []).flatMap((rule) => rule.atLeast)];
  const used = sums.filter((sum) => sum !== undefined).flatMap(namesIn);
  const problems = used.filter((name) => !known.has(name)).map((name) => `no figure or flag named ${name}`);
  if (answer.figures && answer.value === undefined) problems.push('figures without a value');
  if (answer.deduct && !known.has(answer.deduct.unless)) problems.push(`deduct names ${answer.deduct.unless}`);
  const limit = answer.better === 'less' ? 'upTo' : 'from';
  if (answer.bands.slice(0, -1).some((band) => band[limit] === undefined)) problems.push(`a band without ${limit}`);
  const last = answer.bands.at(-1);
  if (last?.upTo !== undefined || last?.from !== undefined) problems.push('the last band must take the rest');
  return problems;
}

function checkProblems(check: Check, ids: ReadonlySet<string>): string[] {
  const problems = check.answer.kind === 'number' ? sumProblems(check.answer) : [];
  if (check.answer.kind !== 'number')
    for (const option of check.answer.options)
      if (option.points === undefined && !option.notApplicable && !option.silent) problems.push(`option “${option.label}” has no points`);
  if (check.essential && check.notApplicable) problems.push('an essential check is never not applicable');
  if (check.notApplicable?.onlyWhile && !ids.has(check.notApplicable.onlyWhile.check)) problems.push('onlyWhile names no check');
  return problems.map((problem) => `${check.id}: ${problem}`);
}

function effectProblems(field: Field, effect: Effect, edition: Edition): string[] {
  const areas = new Set(edition.areas.map((area) => area.code));
  const checks = new Map(edition.checks.map((check) => [check.id, check]));
  const values = valuesOf(field);
  const unknown = (kind: string, names: readonly string[], known: { has(name: string): boolean }): string[] =>
    names.filter((name) => !known.has(name)).map((name) => `${field.param}: no ${kind} ${name}`);
  const rules = (effect.musts ?? []).flatMap((must) => {
    if (!('check' in must) || must.rule === undefined) return [];
    const answer = checks.get(must.check)?.answer;
    const known = answer?.kind === 'rules' ? answer.rules.some((rule) => rule.id === must.rule) : false;
    return known ? [] : [`${field.param}: ${must.check} has no rule ${must.rule}`];
  });
  return [
    ...(Array.isArray(effect.when) && values ? unknown('answer', effect.when, values) : []),
    ...unknown('area', Object.keys(effect.areas ?? {}), areas),
    ...unknown('check', [...(effect.doubles ?? []), ...(effect.musts ?? []).flatMap((must) => ('check' in must ? [must.check] : []))], checks),
    ...rules,
  ];
}

function valuesOf(field: Field): Set<string> | undefined {
  if (field.kind === 'tick') return new Set([field.value]);
  return 'options' in field ? new Set(field.options.map((option) => option.value)) : undefined;
}

/** Counted twice, a name would mean two things in an address or in a reason. */
const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

function questionnaireProblems(edition: Edition): string[] {
  const { questions, budgets } = edition.questionnaire;
  const fields = questions.flatMap((question) => question.fields);
  const musts = fields.flatMap((field) => field.effects ?? []).flatMap((effect) => effect.musts ?? []);
  const budget = fields.find((field) => field.param === 'budget');
  return [
    ...questions.filter((question, index) => question.number !== index + 1).map((question) => `question ${question.number} is out of order`),
    ...repeated(fields.map((field) => field.param)).map((param) => `two fields named ${param}`),
    ...repeated(musts.map((must) => must.id)).map((id) => `two must-haves named ${id}`),
    ...[...((budget && valuesOf(budget)) ?? [])].filter((value) => !budgets[value]).map((value) => `budget ${value} has no limits`),
    ...fields.flatMap((field) => (field.effects ?? []).flatMap((effect) => effectProblems(field, effect, edition))),
  ];
}

/** Every broken reference in words, with the check or parameter that holds it; empty where all is well. */
export function crossReference(edition: Edition, guidance: Readonly<Record<string, Guidance>>): string[] {
  const ids = new Set(edition.checks.map((check) => check.id));
  const problems = edition.checks.flatMap((check) => checkProblems(check, ids));
  for (const area of edition.areas)
    for (const id of area.checks) if (!id.startsWith(area.code)) problems.push(`${id} stands in area ${area.code}`);
  for (const check of edition.checks) {
    const words = guidance[check.id];
    if (!words) problems.push(`${check.id} has no guidance`);
    else if (Boolean(check.proofs.clients) !== Boolean(words.clientsAgree)) problems.push(`${check.id}: client fact and its words must stand together`);
    problems.push(...heardProblems(check, words?.clientsHeard).map((problem) => `${check.id}: ${problem}`));
    if (words?.compare !== undefined) problems.push(...shortProblems(check, words.compare.short).map((problem) => `${check.id}, to compare: ${problem}`));
    if (words?.plain !== undefined) problems.push(...plainProblems(check, words.plain).map((problem) => `${check.id}: ${problem}`));
  }
  for (const id of Object.keys(guidance)) if (!ids.has(id)) problems.push(`guidance for ${id}, which is no check`);
  return [...problems, ...questionnaireProblems(edition)];
}
