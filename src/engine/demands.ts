// (edition, need) → what the need asks of any provider: weights, must-haves, wishes. Knows no provider and no day.
import type { Effect, Field, Must } from '#standard/question-schema.ts';
import type { Edition } from '#standard/schema.ts';
import { chosen, type Need } from './need.ts';
import { wishesOf, type Wish } from './wishes.ts';

/** Where a must-have comes from: the answer that asks for it. Dropping that answer drops all of its must-haves. */
interface Asked {
  readonly id: string;
  readonly param: string;
  readonly value: string;
}

/** Something a provider must have. `upTo` in dollars per person a month, tolerance included; `people` left out where it is not known. */
export type MustHave = Asked &
  (
    | { readonly kind: 'check'; readonly check: string; readonly rule?: string; readonly points: number }
    | { readonly kind: 'visits'; readonly oneOf: readonly string[] }
    | { readonly kind: 'sizes'; readonly people: number }
    | { readonly kind: 'price'; readonly people?: number; readonly upTo: number }
    | { readonly kind: 'languages'; readonly language: string }
  );

export interface Demands {
  /** How much more or less each area counts, by code, in the edition's order; the owner's weights are in it, and it is clipped. */
  readonly multipliers: Readonly<Record<string, number>>;
  /** Checks whose weight counts twice inside their area, in catalogue order. */
  readonly doubled: readonly string[];
  readonly musts: readonly MustHave[];
  readonly wishes: readonly Wish[];
}

function answersTo(field: Field, need: Need): readonly string[] {
  if (field.kind === 'zip') return need.zip === undefined ? [] : [need.zip];
  if (field.kind === 'number') return need.people === undefined ? [] : [String(need.people)];
  if (field.kind === 'words') return need.apps.map((app) => app.program);
  return need.choices[field.param] ?? [];
}

/** The first answer that brings the effect about. However many do, it counts once (rule 37). */
function causeOf({ when }: Effect, answers: readonly string[]): string | undefined {
  if (when === 'any') return answers[0];
  if (Array.isArray(when)) return answers.find((answer) => when.includes(answer));
  return answers.find((answer) => Number(answer) <= when.upTo);
}

interface Caused {
  readonly param: string;
  readonly value: string;
  readonly effect: Effect;
}

const effectsOf = (edition: Edition, need: Need): Caused[] =>
  edition.questionnaire.questions
    .flatMap((question) => question.fields)
    .flatMap((field) =>
      (field.effects ?? []).flatMap((effect) => {
        const value = causeOf(effect, answersTo(field, need));
        return value === undefined ? [] : [{ param: field.param, value, effect }];
      }),
    );

/** A fact that the need says too little about to ask for (an open-ended budget, a size without a head count) is no must-have. */
function mustFrom(must: Must, { param, value }: Caused, edition: Edition, need: Need): MustHave[] {
  const asked = { id: must.id, param, value };
  if ('check' in must) return [{ ...asked, kind: 'check', check: must.check, points: must.points, ...(must.rule !== undefined && { rule: must.rule }) }];
  const { people } = need;
  if (must.fact === 'visits') return [{ ...asked, kind: 'visits', oneOf: must.oneOf }];
  if (must.fact === 'languages') return [{ ...asked, kind: 'languages', language: value }];
  if (must.fact === 'sizes') return people === undefined ? [] : [{ ...asked, kind: 'sizes', people }];
  const limit = edition.questionnaire.budgets[chosen(need, 'budget') ?? '']?.to;
  return limit === undefined ? [] : [{ ...asked, kind: 'price', upTo: limit * edition.fit.priceTolerance, ...(people !== undefined && { people }) }];
}

type Lifts = Readonly<Record<string, number>>;

const liftsBy = ({ areas }: Edition, effects: readonly Caused[]): Lifts => Object.fromEntries(areas.map(({ code }) => [code, effects.reduce((so, { effect }) => so * (effect.areas?.[code] ?? 1), 1)]));

/** What the answers alone make of each area, before the owner's own weights and the clip. */
export const liftsOf = (edition: Edition, need: Need): Lifts => liftsBy(edition, effectsOf(edition, need));

const clipped = ({ fit }: Edition, product: number): number => Math.min(fit.clip[1], Math.max(fit.clip[0], product));

function multipliersOf(edition: Edition, need: Need, effects: readonly Caused[]): Record<string, number> {
  const lifts = liftsBy(edition, effects);
  return Object.fromEntries(edition.areas.map(({ code }) => [code, clipped(edition, lifts[code]! * (need.weights[code] ?? 1))]));
}

/** `demands` with the owner's own weight of one area set to `weight`; `lifts` are those of its need. All else stays as it is (rule 17). */
export const reweighed = (edition: Edition, demands: Demands, lifts: Lifts, area: string, weight: number): Demands => ({
  ...demands,
  multipliers: { ...demands.multipliers, [area]: clipped(edition, (lifts[area] ?? 1) * weight) },
});

/**
 * What `need` asks under `edition`. Multipliers on one area are multiplied, then the owner's own weight, then clipped (4.1 and rule 17);
 * a doubled check is doubled once however often it is named. Answers that the edition does not know ask nothing.
 */
export function demandsOf(edition: Edition, need: Need): Demands {
  const effects = effectsOf(edition, need);
  const doubled = new Set(effects.flatMap(({ effect }) => effect.doubles ?? []));
  return {
    multipliers: multipliersOf(edition, need, effects),
    doubled: edition.checks.map((check) => check.id).filter((id) => doubled.has(id)),
    musts: effects.flatMap((caused) => (caused.effect.musts ?? []).flatMap((must) => mustFrom(must, caused, edition, need))),
    wishes: wishesOf(edition, need),
  };
}
