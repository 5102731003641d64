// What an owner could change alone: one weight, or one answer. Every change that an address can hold, each with the need it makes. Knows no provider.
import type { Field } from '#standard/question-schema.ts';
import type { Edition, ProofKind } from '#standard/schema.ts';
import type { Need } from './need.ts';

/**
 * One change that may swap two neighbours. weight: the owner's own weight of an area. need: the answers to one parameter, none where it is left
 * open. proof: the lower of the two proves one answer better than it does now.
 */
export type RankChange =
  | { readonly kind: 'weight'; readonly area: string; readonly from: number; readonly to: number }
  | { readonly kind: 'need'; readonly param: string; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'proof'; readonly check: string; readonly from: ProofKind; readonly to: 'document' | 'attested' };

export type OwnChange = Exclude<RankChange, { kind: 'proof' }>;

/** Weights are turned by tenths, as a person would type them. */
const TENTHS = 10;

/**
 * Answers that say what the business is, not what its owner wants. Nobody moves, grows or changes the trade to put one provider before another.
 */
const GIVEN: ReadonlySet<string> = new Set(['zip', 'sites', 'people', 'trade', 'app', 'unusual', 'rules', 'today', 'plans']);

/** An owner who did not name a language speaks that of the others: to add one is no change of mind. */
const ONLY_DROPPED: ReadonlySet<string> = new Set(['language']);

/** The weights of one area from the nearest to the farthest, up or down; the one that stands is left out. */
export function weightsAround({ fit }: Edition, from: number, direction: 1 | -1): number[] {
  const [least, most] = fit.clip;
  const weights: number[] = [];
  const start = direction === 1 ? Math.floor(TENTHS * from + 1e-9) + 1 : Math.ceil(TENTHS * from - 1e-9) - 1;
  for (let tenth = start; tenth <= TENTHS * most && tenth >= TENTHS * least; tenth += direction) weights.push(tenth / TENTHS);
  return weights;
}

/** `need` with another weight for an area. A weight of 1 is none. */
export function withWeight(need: Need, area: string, weight: number): Need {
  const { [area]: _, ...others } = need.weights;
  return { ...need, weights: weight === 1 ? others : { ...others, [area]: weight } };
}

/** `need` with other answers to a parameter; none leave it open. */
export function withAnswers(need: Need, param: string, answers: readonly string[]): Need {
  const { [param]: _, ...others } = need.choices;
  return { ...need, choices: answers.length === 0 ? others : { ...others, [param]: answers }, unsure: need.unsure.filter((one) => one !== param) };
}

/** The need after a change of the owner's own. */
export const afterChange = (need: Need, change: OwnChange): Need => (change.kind === 'weight' ? withWeight(need, change.area, change.to) : withAnswers(need, change.param, change.to));

function othersFor(field: Field, from: readonly string[]): (readonly string[])[] {
  const left = from.length === 0 ? [] : [[]];
  if (field.kind === 'tick') return from.length === 0 ? [[field.value]] : left;
  if (field.kind === 'one') return [...(ONLY_DROPPED.has(field.param) ? [] : field.options.filter(({ value }) => value !== from[0]).map(({ value }) => [value])), ...left];
  if (field.kind !== 'many') return [];
  const order = field.options.map(({ value }) => value).filter((value) => value !== field.alone);
  const kept = from.filter((value) => value !== field.alone);
  const fewer = kept.map((value) => kept.filter((one) => one !== value));
  const more = kept.length >= (field.most ?? order.length) ? [] : order.filter((value) => !kept.includes(value)).map((value) => order.filter((one) => one === value || kept.includes(one)));
  return [...fewer, ...more];
}

/** Every change of one answer that the owner could want, in the order of the questionnaire. */
export function answerChanges({ questionnaire }: Edition, need: Need): Extract<RankChange, { kind: 'need' }>[] {
  const fields = questionnaire.questions.flatMap((question) => question.fields).filter(({ param }) => !GIVEN.has(param));
  return fields.flatMap((field) => {
    const from = need.choices[field.param] ?? [];
    return othersFor(field, from).map((to) => ({ kind: 'need' as const, param: field.param, from, to }));
  });
}
