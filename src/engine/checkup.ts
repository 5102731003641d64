// What an owner's answers about its own provider come to: what holds by the edition's own points, what does not, what is open. Pure; no sentences.
import { isDrift, questionsOf, type Checkup, type CheckupAnswer, type DriftQuestion, type HeldQuestion } from '#standard/checkup-schema.ts';
import type { Check, Edition } from '#standard/schema.ts';
import { floorOf, judgeAnswer } from './points.ts';

/** The chosen value of each answered question, by parameter. A question that is open, or "not sure", is left out. */
export type CheckupAnswers = Readonly<Record<string, string>>;

export type HeldState = 'holds' | 'short' | 'open';
export type HeldOption = HeldQuestion['options'][number];

export interface JudgedQuestion {
  readonly question: HeldQuestion;
  readonly essential: boolean;
  /** Points from which an answer holds. */
  readonly limit: number;
  readonly state: HeldState;
  /** What was answered, and its points before any proof; absent while open. */
  readonly chosen?: HeldOption;
  readonly points?: number;
  /** The least good answer that holds. */
  readonly enough: HeldOption | undefined;
}

export interface JudgedArea {
  readonly area: Edition['areas'][number];
  readonly lines: readonly JudgedQuestion[];
  /** What no client can see, as questions to the provider. */
  readonly ask: Checkup['ask'];
  /** short: something falls short · holds: something holds, and nothing known falls short · open: nothing is known. */
  readonly state: HeldState;
}

export interface JudgedDrift {
  readonly question: DriftQuestion;
  readonly state: 'sign' | 'none' | 'open';
}

export interface CheckupJudgement {
  readonly areas: readonly JudgedArea[];
  readonly drift: readonly JudgedDrift[];
}

/**
 * Points from which an answer to `check` holds: its essential limit where it is essential, else the score from which the edition calls a
 * provider good (grade B). See decision 0024.
 */
export function holdsFrom({ essential }: Check, { scoring }: Edition): number {
  return essential?.points ?? scoring.grades.find(({ grade }) => grade === 'B')!.score;
}

/** Points of an owner's answer, as `check` counts them for a provider that treats all its clients so. Undefined where it says nothing. */
export function pointsOf(check: Check, answer: CheckupAnswer, { scoring }: Edition): number | undefined {
  if ('silent' in answer) return check.answer.kind === 'number' ? check.answer.silent?.[0]?.points : undefined;
  // No question is about a band that follows inflation.
  const judged = judgeAnswer(check, answer, 0, floorOf(check, scoring.floor));
  return judged.says === 'points' ? judged.points : undefined;
}

function judgeQuestion(question: HeldQuestion, edition: Edition, answers: CheckupAnswers): JudgedQuestion {
  const check = edition.checks.find(({ id }) => id === question.check)!;
  const limit = holdsFrom(check, edition);
  const holds = (option: HeldOption): boolean => (pointsOf(check, option.answer, edition) ?? 0) >= limit;
  const shared = { question, essential: check.essential !== undefined, limit, enough: question.options.findLast(holds) };
  const chosen = question.options.find(({ value }) => value === answers[question.param]);
  const points = chosen && pointsOf(check, chosen.answer, edition);
  return chosen && points !== undefined ? { ...shared, state: points >= limit ? 'holds' : 'short', chosen, points } : { ...shared, state: 'open' };
}

const areaState = (lines: readonly JudgedQuestion[]): HeldState =>
  lines.some(({ state }) => state === 'short') ? 'short' : lines.some(({ state }) => state === 'holds') ? 'holds' : 'open';

function judgeDrift(question: DriftQuestion, answers: CheckupAnswers): JudgedDrift {
  const chosen = question.options.find(({ value }) => value === answers[question.param]);
  return { question, state: chosen === undefined ? 'open' : chosen.drift ? 'sign' : 'none' };
}

/**
 * What `answers` come to under `checkup`: areas in the edition's order, questions in the order of their checks. A value that is none of the
 * question's counts as open; the door refuses it before.
 */
export function judgeCheckup(checkup: Checkup, answers: CheckupAnswers): CheckupJudgement {
  const { edition } = checkup.loaded;
  const questions = questionsOf(checkup);
  const areas = edition.areas.map((area) => {
    const asked = area.checks.flatMap((id) => questions.filter((one): one is HeldQuestion => !isDrift(one) && one.check === id));
    const lines = asked.map((question) => judgeQuestion(question, edition, answers));
    return { area, lines, ask: checkup.ask.filter(({ check }) => area.checks.includes(check)), state: areaState(lines) };
  });
  return { areas, drift: questions.filter(isDrift).map((question) => judgeDrift(question, answers)) };
}
