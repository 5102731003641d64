// What the questionnaire of an edition can ask of a provider: this alone gets a column. Pure; knows no provider.
import type { Edition } from '#standard/schema.ts';

/** The name of what a must-have reads: a check, or a rule of it. */
export const mustKey = (check: string, rule?: string): string => (rule === undefined ? check : `${check}:${rule}`);

/** Lists in the order in which their columns stand. */
export interface Plan {
  readonly areas: readonly { readonly code: string; readonly weight: number }[];
  readonly doubled: readonly { readonly check: string; readonly area: number; readonly weight: number }[];
  readonly musts: readonly { readonly key: string; readonly check: string; readonly rule?: string }[];
  readonly bands: readonly string[];
  readonly trades: readonly string[];
  readonly languages: readonly string[];
}

const optionsOf = (edition: Edition, param: string): string[] =>
  edition.questionnaire.questions
    .flatMap((question) => question.fields)
    .flatMap((field) => (field.param === param && 'options' in field ? field.options.map((option) => option.value) : []));

function makePlan(edition: Edition): Plan {
  const effects = edition.questionnaire.questions.flatMap((question) => question.fields).flatMap((field) => field.effects ?? []);
  const doubles = new Set(effects.flatMap((effect) => effect.doubles ?? []));
  const musts = effects.flatMap((effect) => effect.musts ?? []).flatMap((must) => ('check' in must ? [must] : []));
  const keyed = new Map(musts.map(({ check, rule }) => [mustKey(check, rule), { key: mustKey(check, rule), check, ...(rule !== undefined && { rule }) }]));
  const areaOf = (id: string): number => edition.areas.findIndex((area) => area.checks.includes(id));
  return {
    areas: edition.areas.map(({ code, weight }) => ({ code, weight })),
    doubled: edition.checks.filter((check) => doubles.has(check.id)).map(({ id, weight }) => ({ check: id, area: areaOf(id), weight })),
    musts: [...keyed.values()],
    bands: edition.questionnaire.sizeBands.map((band) => band.id),
    trades: optionsOf(edition, 'trade'),
    languages: optionsOf(edition, 'language'),
  };
}

const plans = new WeakMap<Edition, Plan>();

/** The plan of `edition`, in catalogue order. Made once for each edition, which never changes. */
export function planOf(edition: Edition): Plan {
  const plan = plans.get(edition) ?? makePlan(edition);
  plans.set(edition, plan);
  return plan;
}
