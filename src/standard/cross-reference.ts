// What zod cannot see: references between the parts of an edition. Pure.
import type { Guidance } from './guidance-schema.ts';
import type { AnswerRules, Sum } from './answer-schema.ts';
import type { Check, Edition } from './schema.ts';

function namesIn(sum: Sum): string[] {
  if (typeof sum === 'number') return [];
  if (typeof sum === 'string') return [sum];
  if ('when' in sum) return [sum.when, ...namesIn(sum.then), ...namesIn(sum.else)];
  return Object.values(sum).flat().flatMap((part) => namesIn(part as Sum));
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

function questionnaireProblems(edition: Edition, ids: ReadonlySet<string>): string[] {
  const areas = new Set(edition.areas.map((area) => area.code));
  const problems: string[] = [];
  for (const question of edition.questionnaire.questions)
    for (const field of question.fields) {
      const values = 'options' in field ? new Set(field.options.map((option) => option.value)) : undefined;
      for (const effect of field.effects ?? []) {
        if (Array.isArray(effect.when) && values) for (const value of effect.when) if (!values.has(value)) problems.push(`${field.param}: no answer ${value}`);
        for (const code of Object.keys(effect.areas ?? {})) if (!areas.has(code)) problems.push(`${field.param}: no area ${code}`);
        for (const id of effect.doubles ?? []) if (!ids.has(id)) problems.push(`${field.param}: doubles no check ${id}`);
        for (const must of effect.musts ?? []) if ('check' in must && !ids.has(must.check)) problems.push(`${field.param}: must names no check ${must.check}`);
      }
    }
  return problems;
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
  }
  for (const id of Object.keys(guidance)) if (!ids.has(id)) problems.push(`guidance for ${id}, which is no check`);
  return [...problems, ...questionnaireProblems(edition, ids)];
}
