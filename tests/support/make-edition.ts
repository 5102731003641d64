// Small editions and facts for tests of the engine, with honest defaults. Scoring rules are read from the published head, never copied.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Answer, CheckFacts, Proof, ProviderFacts } from '#engine/facts.ts';
import { findingsOf } from '#engine/findings.ts';
import type { Finding, Score } from '#engine/score-types.ts';
import { scoreOf } from '#engine/score.ts';
import { day, type Day } from '#kernel/time.ts';
import type { NumberAnswer } from '#standard/answer-schema.ts';
import { EditionHead, type Check, type Edition, type Scoring } from '#standard/schema.ts';

const headFile = join(import.meta.dirname, '../../content/standard/2026.1/edition.yaml');

/** The head of edition 2026.1 as it is published. */
export const HEAD: EditionHead = EditionHead.parse(parse(readFileSync(headFile, 'utf8')));
type EditionHead = ReturnType<typeof EditionHead.parse>;

/** The day on which most tests look. */
export const TODAY: Day = day('2026-11-24');
/** The day on which answers are given and proofs are dated unless a test says otherwise: valid on TODAY, for twelve months. */
export const GIVEN: Day = day('2026-06-01');

/** A check by choice with these points, best first; all of declared, document and attested are open for it. */
export function makeChoice(id: string, points: readonly number[] = [100, 60, 10], change: Partial<Check> = {}): Check {
  return makeCheck(id, { kind: 'choice', options: points.map((one, index) => ({ label: `option ${index + 1}`, points: one })) }, change);
}

/** A check by number. Where less is better: up to 10 is 100 points, up to 20 is 60, the rest is 10. */
export function makeNumber(id: string, answer: Partial<NumberAnswer> = {}, change: Partial<Check> = {}): Check {
  const bands = [{ label: 'up to 10', upTo: 10, points: 100 }, { label: 'up to 20', upTo: 20, points: 60 }, { label: 'over 20', points: 10 }];
  return makeCheck(id, { kind: 'number', unit: 'percent', better: 'less', bands, ...answer }, change);
}

/** A check with any way of answering: weight 1, valid for 12 months. */
export function makeCheck(id: string, answer: Check['answer'], change: Partial<Check> = {}): Check {
  const proofs = { declared: 'a signed answer', document: 'a paper', attested: 'an auditor' };
  return { id, title: id, question: `${id}?`, weight: 1, answer, proofs, valid: { months: 12 }, ...change };
}

/** An edition of these areas. Weights of areas are 1 unless given; scoring is that of 2026.1 but for `scoring`. */
export function makeEdition(areas: readonly { code: string; weight?: number; checks: readonly Check[] }[], scoring: Partial<Scoring> = {}): Edition {
  return {
    ...HEAD,
    id: '9999.1',
    scoring: { ...HEAD.scoring, ...scoring },
    areas: areas.map(({ code, weight = 1, checks }) => {
      const id = code.toLowerCase();
      return { code, slug: id, name: id, short: id, aim: id, weight, checks: checks.map((check) => check.id) };
    }),
    checks: areas.flatMap((area) => area.checks),
    questionnaire: { questions: [], sizeBands: [], budgets: {} },
  };
}

export const document = (date: string = GIVEN, change: Partial<Proof> = {}): Proof => ({ kind: 'document', date: day(date), checked: day(date), ...change });
export const attested = (date: string = GIVEN, change: Partial<Proof> = {}): Proof => ({ kind: 'attested', date: day(date), checked: day(date), ...change });

/** An answer by choice. */
export const choose = (choice: number, proofs: readonly Proof[] = [], given: string = GIVEN): Answer => ({ given: day(given), choice, proofs });
/** An answer by one number, entered as it is. */
export const enter = (value: number, proofs: readonly Proof[] = [], given: string = GIVEN): Answer => ({ given: day(given), value, proofs });

/** A provider claimed well before TODAY, with an empty profile. */
export function makeFacts(checks: Readonly<Record<string, CheckFacts>>, change: Partial<ProviderFacts> = {}): ProviderFacts {
  return { slug: 'harbour-it', firstClaimed: day('2026-01-05'), profile: {}, checks, ...change };
}

/** The finding of the only check of a one-check edition. */
export function findOne(check: Check, facts: CheckFacts, asOf: string = TODAY, change: Partial<ProviderFacts> = {}): Finding {
  const [finding] = findingsOf(makeEdition([{ code: 'AAA', checks: [check] }]), makeFacts({ [check.id]: facts }, change), day(asOf));
  return finding!;
}

/** The score of these facts, through findings. */
export const scoreFacts = (edition: Edition, facts: ProviderFacts, asOf: Day = TODAY): Score =>
  scoreOf(edition, findingsOf(edition, facts, asOf), facts.firstClaimed, asOf);
