// Whether the sentences that tell an answer fit its check: one for each option, and no figure that nobody enters. Pure.
import type { Plain } from './guidance-schema.ts';
import type { Check } from './schema.ts';

const NAMES = /\{(\w+)\}/g;

/** The figures that a sentence names, `value` among them. */
export const figuresNamed = (sentence: string): string[] => [...sentence.matchAll(NAMES)].map((match) => match[1]!);

function numberProblems(answer: Extract<Check['answer'], { kind: 'number' }>, plain: Plain): string[] {
  if (Array.isArray(plain)) return ['sentences for options, and the answer is a number'];
  const { says, flagged } = typeof plain === 'string' ? { says: plain, flagged: {} } : plain;
  const figures = new Set(['value', ...(answer.figures ?? []).map((figure) => figure.id)]);
  const flags = new Set((answer.flags ?? []).map((flag) => flag.id));
  return [
    ...[says, ...Object.values(flagged)].flatMap(figuresNamed).filter((name) => !figures.has(name)).map((name) => `a sentence names no figure: ${name}`),
    ...Object.keys(flagged).filter((flag) => !flags.has(flag)).map((flag) => `a sentence for no flag: ${flag}`),
  ];
}

/** Every misfit in words; empty where all is well. A check answered rule by rule has no sentences. */
export function plainProblems(check: Check, plain: Plain): string[] {
  const { answer } = check;
  return answer.kind === 'rules' ? ['sentences for a check by rules'] : shortProblems(check, plain);
}

/** The same for the few words of a comparison, where a check answered rule by rule has words for each option too. */
export function shortProblems({ answer }: Check, plain: Plain): string[] {
  if (answer.kind === 'number') return numberProblems(answer, plain);
  if (!Array.isArray(plain)) return ['one sentence, and the answer is a choice'];
  if (plain.length !== answer.options.length) return [`${plain.length} sentences for ${answer.options.length} options`];
  return answer.options.flatMap((option, at) => {
    const counts = !option.silent && !option.notApplicable;
    return counts === (plain[at] !== null) ? [] : [`option ${at + 1} ${counts ? 'has no sentence' : 'says nothing and has a sentence'}`];
  });
}
