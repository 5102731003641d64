// What a provider answered to one check, in words: as the edition prints it, and as a sentence about the provider. Pure.
import type { Answer, CheckFacts } from '#engine/facts.ts';
import type { Finding } from '#engine/score-types.ts';
import { dollars } from '#kernel/words.ts';
import type { NumberAnswer } from '#standard/answer-schema.ts';
import type { Plain } from '#standard/guidance-schema.ts';
import type { Check } from '#standard/schema.ts';
import { figureWords, limitsOf, roughly, withUnit } from './number-words.ts';

/** One answer in the edition's own words. */
export interface AnswerWords {
  readonly says: string;
  /** The rule it is about, for a check answered rule by rule. */
  readonly rule?: string;
  /** The figures as they were entered, and what was ticked beside them. */
  readonly figures: readonly { readonly label: string; readonly says: string }[];
  readonly ticked: readonly string[];
}

const lineOf = (facts: CheckFacts | undefined, rule: string | undefined): readonly Answer[] => (rule === undefined ? facts?.answers : facts?.rules?.[rule]) ?? [];

/** The answer that a finding rests on; undefined where nothing counts. */
export const answerBehind = (finding: Finding, facts: CheckFacts | undefined): Answer | undefined =>
  lineOf(facts, finding.rule).findLast((answer) => answer.given === finding.given && (finding.choice === undefined || answer.choice === finding.choice));

function numberInWords(rules: NumberAnswer, value: number, answer: Answer | undefined): AnswerWords {
  const figures = (rules.figures ?? []).flatMap(({ id, label, unit }) => {
    const entered = answer?.figures?.[id];
    return entered === undefined ? [] : [{ label, says: withUnit(entered, unit) }];
  });
  const ticked = (rules.flags ?? []).filter(({ id }) => answer?.flags?.[id]).map(({ label }) => label);
  return { says: withUnit(value, rules.unit, limitsOf(rules)), figures, ticked };
}

/** The answer that counts, in the edition's words; undefined where nothing counts. */
export function answerInWords(check: Check, finding: Finding, facts: CheckFacts | undefined): AnswerWords | undefined {
  if (check.answer.kind === 'number')
    return finding.value === undefined ? undefined : numberInWords(check.answer, finding.value, answerBehind(finding, facts));
  const option = finding.choice === undefined ? undefined : check.answer.options[finding.choice - 1];
  if (!option) return undefined;
  const rule = check.answer.kind === 'rules' ? check.answer.rules.find((one) => one.id === finding.rule)?.label : undefined;
  return { says: option.label, ...(rule !== undefined && { rule }), figures: [], ticked: [] };
}

/** For a check answered rule by rule: what was answered last to each other rule, by its label. */
export function otherRules(check: Check, finding: Finding, facts: CheckFacts | undefined): { readonly rule: string; readonly says: string }[] {
  if (check.answer.kind !== 'rules') return [];
  const { rules, options } = check.answer;
  return rules.filter(({ id }) => id !== finding.rule).flatMap(({ id, label }) => {
    const option = options[(lineOf(facts, id).at(-1)?.choice ?? 0) - 1];
    return option && finding.pointsByRule?.[id] !== undefined ? [{ rule: label, says: option.label }] : [];
  });
}

/** The day of an answer that is newer than the one that counts, and waits for its proof (rule 32). */
export function newerAnswer(finding: Finding, facts: CheckFacts | undefined): Answer | undefined {
  const last = lineOf(facts, finding.rule).at(-1);
  return last && finding.given !== undefined && last.given > finding.given ? last : undefined;
}

function fill(sentence: string, check: Check, value: number, answer: Answer | undefined): string | undefined {
  const rules = check.answer.kind === 'number' ? check.answer : undefined;
  let isWhole = true;
  const told = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'value') return rules?.unit.startsWith('US dollars') ? dollars(value) : roughly(value, rules ? limitsOf(rules) : []);
    const entered = answer?.figures?.[name];
    if (entered === undefined) isWhole = false;
    const unit = rules?.figures?.find((figure) => figure.id === name)?.unit ?? '';
    return unit.startsWith('US dollars') ? dollars(entered ?? 0) : entered === undefined ? '' : figureWords(entered);
  });
  return isWhole ? told : undefined;
}

/**
 * The answer that counts as a sentence about the provider, from the guidance; undefined where nothing counts, or where the sentence wants a
 * figure that was never entered.
 */
export function plainSentence(check: Check, plain: Plain | undefined, finding: Finding, facts: CheckFacts | undefined): string | undefined {
  if (plain === undefined) return undefined;
  if (Array.isArray(plain)) return finding.choice === undefined ? undefined : (plain[finding.choice - 1] ?? undefined);
  if (finding.value === undefined) return undefined;
  const answer = answerBehind(finding, facts);
  const { says, flagged } = typeof plain === 'string' ? { says: plain, flagged: {} } : plain;
  const flag = Object.keys(flagged).find((id) => answer?.flags?.[id]);
  return fill(flag === undefined ? says : flagged[flag]!, check, finding.value, answer);
}
