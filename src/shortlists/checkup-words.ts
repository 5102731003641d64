// A checkup in sentences: what holds, what does not, what is open, what drifts. Pure; the only place, beside the content's own words.
import type { CheckupJudgement, HeldState, JudgedArea, JudgedQuestion } from '#engine/checkup.ts';
import { counted, opening } from '#kernel/words.ts';
import { questionsOf, type Checkup } from '#standard/checkup-schema.ts';
import { FEWEST_PEERS, type Peers } from './checkup-peers.ts';
import type { ReadCheckup } from './checkup-query.ts';
import type { CheckupView } from './checkup-view.ts';
import type { AnsweredLine } from './need-words.ts';

/** Signs of drift from which we call it so. */
const DRIFT_FROM = 3;

const linesOf = ({ areas }: CheckupJudgement): JudgedQuestion[] => areas.flatMap(({ lines }) => lines);
const countOf = (judgement: CheckupJudgement, state: HeldState): number => linesOf(judgement).filter((line) => line.state === state).length;
/** Essentials that do not hold, in catalogue order. */
const failing = (judgement: CheckupJudgement): JudgedQuestion[] => linesOf(judgement).filter(({ essential, state }) => essential && state === 'short');
const signs = ({ drift }: CheckupJudgement): number => drift.filter(({ state }) => state === 'sign').length;

/** Whether anything at all was answered. */
export const isEmpty = (judgement: CheckupJudgement): boolean => [...linesOf(judgement), ...judgement.drift].every(({ state }) => state === 'open');

/** The four numbers at the head of the result, each with its name. */
export const tallyOf = (judgement: CheckupJudgement): readonly { readonly name: string; readonly count: number; readonly of: number }[] => [
  { name: 'Holds', count: countOf(judgement, 'holds'), of: linesOf(judgement).length },
  { name: 'Does not hold', count: countOf(judgement, 'short'), of: linesOf(judgement).length },
  { name: 'To ask', count: countOf(judgement, 'open'), of: linesOf(judgement).length },
  { name: 'Signs of drift', count: signs(judgement), of: judgement.drift.length },
];

/** The headline: what matters most, and no more than the answers say. */
export function headlineOf(judgement: CheckupJudgement): string {
  const [essentials, short, drift] = [failing(judgement).length, countOf(judgement, 'short'), signs(judgement)];
  if (isEmpty(judgement)) return 'Nothing is known yet';
  if (essentials > 0) return `${opening(counted(essentials, 'essential'))} ${essentials === 1 ? 'does' : 'do'} not hold`;
  if (drift >= DRIFT_FROM) return `${opening(counted(drift, 'sign'))} of drift`;
  if (short > 0) return `${opening(counted(short, 'answer'))} ${short === 1 ? 'falls' : 'fall'} short`;
  return countOf(judgement, 'open') > 0 ? 'What you know of holds' : 'All that you can see holds';
}

function driftSentence(judgement: CheckupJudgement): string[] {
  const drift = signs(judgement);
  if (drift === 0) return judgement.drift.some(({ state }) => state === 'none') ? ['You see no sign of drift.'] : [];
  if (drift === 1) return ['There is one sign of drift. One alone means little.'];
  return drift < DRIFT_FROM ? ['There are two signs of drift. Keep an eye on them.'] : [`${opening(counted(drift, 'sign'))} in one year are drift: the service is sliding.`];
}

/** What the headline rests on, and what to do first. */
export function verdictOf(judgement: CheckupJudgement): string[] {
  if (isEmpty(judgement)) return ['Answer what you know. What you leave open becomes a question to your provider.'];
  const essentials = failing(judgement).map(({ question }) => `“${question.short}”`);
  const open = countOf(judgement, 'open');
  const first = essentials.length ? [`Put ${essentials.length === 1 ? 'this' : 'these'} right first: ${essentials.join(', ')}. Ask for it in writing, with a date.`] : [];
  const unknown = open > 0 ? [`${opening(counted(open, 'thing'))} you could not tell. ${open === 1 ? 'It is' : 'They are'} in the letter to your provider, ready to send.`] : [];
  return [[...first, ...driftSentence(judgement)].join(' '), ...unknown].filter((says) => says !== '');
}

const STATE_COUNTS: readonly (readonly [HeldState, (count: number) => string])[] = [
  ['holds', (count) => counted(count, 'holds', 'hold')],
  ['short', (count) => counted(count, 'does not', 'do not')],
  ['open', (count) => counted(count, 'to ask', 'to ask')],
];

/** An area's own count: two hold, one does not, one to ask. */
export function areaInWords({ lines }: JudgedArea): string {
  const parts = STATE_COUNTS.flatMap(([state, says]) => {
    const count = lines.filter((line) => line.state === state).length;
    return count > 0 ? [says(count)] : [];
  });
  return `${opening(parts.join(', '))}.`;
}

const quoted = ({ label }: { readonly label: string }): string => `“${label}”`;

/** One line of the result: what was said of a check, and where it would hold. */
export function lineInWords({ state, chosen, enough }: JudgedQuestion): string {
  const from = enough ? `It holds from: ${quoted(enough)}.` : '';
  if (state === 'open') return `Not known. ${from}`.trim();
  return state === 'holds' ? `You said: ${quoted(chosen!)}.` : `You said: ${quoted(chosen!)}. ${from}`.trim();
}

/** How many real providers prove it; undefined while they are too few to say. */
export const provingInWords = (check: string, { count, proving }: Peers): string | undefined => (proving ? `${proving.get(check) ?? 0} of ${count} assessed providers prove it.` : undefined);

/** The sentence about the comparison: how it is made, or why there is none. */
export function peersInWords({ count, proving }: Peers): string {
  if (proving) return `Beside each line stands how many of the ${count} real providers that we have assessed prove the same. Their word alone does not count.`;
  const now = count === 0 ? 'So far no real provider has been assessed' : `So far ${counted(count, 'real provider has', 'real providers have')} been assessed`;
  return `${now}. From ${FEWEST_PEERS} on, this page shows how many of them prove each line. Until then there is nothing to compare with, and we make nothing up.`;
}

/** The first thing that must be there before notice and is not; undefined where the owner has it all. */
export function leavingInWords(steps: CheckupView['leaving']): string | undefined {
  const before = steps.slice(0, steps.findIndex(({ notice }) => notice));
  const at = before.findIndex(({ had, done }) => had !== undefined && !done);
  return at < 0 ? undefined : `Do not give notice before step ${at + 1} is done: ${before[at]!.title.replace(/^./, (first) => first.toLowerCase())}.`;
}

/** Every question with its answer, in the order of the pages; numbered from 1. */
export const checkupLines = ({ answers, unsure }: Pick<ReadCheckup, 'answers' | 'unsure'>, checkup: Pick<Checkup, 'pages'>): (AnsweredLine & { readonly param: string })[] =>
  questionsOf(checkup).map(({ param, short, options }, at) => {
    const chosen = options.find(({ value }) => value === answers[param]);
    const answer = unsure.has(param) ? 'Not sure' : chosen && (chosen.short ?? chosen.label);
    return { number: at + 1, param, name: short, answer };
  });
