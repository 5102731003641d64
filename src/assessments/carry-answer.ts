// Takes an answer from one edition to another: what is asked in the same words is carried along, the rest is named. An option is known by its words, since its number may have moved. Pure.
import type { Option } from '#standard/answer-schema.ts';
import type { Check } from '#standard/schema.ts';
import { ruleField, type Input } from './answer-input.ts';
import { ticksOf } from './sheet-input.ts';

export interface Carried {
  /** Undefined where nothing of the answer holds any more. */
  readonly input: Input | undefined;
  /** What was left behind, a sentence each. */
  readonly left: readonly string[];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Figures and ticks as they are asked; limits are the newer edition's, which judges by them. */
const asked = ({ answer }: Check): unknown => (answer.kind === 'number' ? [answer.unit, answer.figures?.map(({ id, label, unit }) => [id, label, unit]), answer.flags?.map(({ id, label }) => [id, label])] : undefined);

/** The number of the option with the same words; undefined where there is none. */
function moved(from: readonly Option[], to: readonly Option[], choice: unknown): number | undefined {
  const at = to.findIndex((option) => option.label === from[Number(choice) - 1]?.label);
  return at < 0 ? undefined : at + 1;
}

/** What of an answer to `from` answers `to`, the check of the same id in another edition. */
export function carryInput(from: Check, to: Check | undefined, input: Input): Carried {
  const lost = (says: string): Carried => ({ input: undefined, left: [says] });
  if (!to) return lost('This edition does not ask this any more.');
  if (from.question !== to.question || from.answer.kind !== to.answer.kind) return lost('This edition asks something else here.');
  if (input['says'] === 'not-applicable' && from.notApplicable?.ground !== to.notApplicable?.ground) return lost('This edition leaves the check out on another ground, or never.');
  if (input['says'] !== 'answer') return { input: { says: input['says'], ...(input['ground'] !== undefined && { ground: input['ground'] }), ...ticksOf(to, {}) }, left: [] };
  if (from.answer.kind === 'number' || to.answer.kind === 'number') return isSame(asked(from), asked(to)) ? { input, left: [] } : lost('This edition asks for other figures here.');
  const [old, fresh] = [from.answer.options, to.answer.options];
  if (from.answer.kind === 'choice' || to.answer.kind === 'choice') {
    const choice = moved(old, fresh, input['choice']);
    return choice === undefined ? lost('The option that you chose is not there any more.') : { input: { ...input, choice }, left: [] };
  }
  const rules = to.answer.rules;
  const answered = from.answer.rules.filter(({ id }) => input[ruleField(id)] !== undefined).map(({ id, label }) => {
    const isThere = rules.some((rule) => rule.id === id && rule.label === label);
    return { field: ruleField(id), label, choice: isThere ? moved(old, fresh, input[ruleField(id)]) : undefined };
  });
  const left = answered.filter((one) => one.choice === undefined).map(({ label }) => `${label}: this edition does not ask this, or not with the option that you chose.`);
  const others = Object.entries(input).filter(([name]) => !answered.some(({ field }) => field === name));
  const kept = answered.flatMap(({ field, choice }) => (choice === undefined ? [] : [[field, choice] as const]));
  return { input: kept.length === 0 ? undefined : { ...Object.fromEntries(others), ...Object.fromEntries(kept) }, left };
}
