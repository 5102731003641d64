// Finding one's way in an edition: a check's area, its share of the whole, its neighbours, its definitions. Pure; reads no disk.
import type { AnswerRules } from './answer-schema.ts';
import type { Check, Edition } from './schema.ts';

/** One of the ten parts of an edition. */
export type Area = Edition['areas'][number];

/** A check with its area and what stands before and after it in catalogue order. */
export interface Place {
  readonly check: Check;
  readonly area: Area;
  /** Percent of the whole score that hangs on this check where everything applies: W w / sum of w. */
  readonly share: number;
  readonly previous: Check | undefined;
  readonly next: Check | undefined;
}

/** The checks of one area, in catalogue order. */
export const checksOf = (edition: Edition, area: Area): Check[] => edition.checks.filter((check) => area.checks.includes(check.id));

/** Sum of the check weights of an area. */
export const weightSum = (edition: Edition, area: Area): number => checksOf(edition, area).reduce((sum, check) => sum + check.weight, 0);

/** Where a check stands in its edition; undefined where the edition has no such check. */
export function placeOf(edition: Edition, id: string): Place | undefined {
  const at = edition.checks.findIndex((check) => check.id === id);
  const check = edition.checks[at];
  const area = edition.areas.find((one) => one.checks.includes(id));
  if (!check || !area) return undefined;
  const share = (area.weight * check.weight) / weightSum(edition, area);
  return { check, area, share, previous: edition.checks[at - 1], next: edition.checks[at + 1] };
}

function wordsOf(answer: AnswerRules): string[] {
  if (answer.kind === 'choice') return answer.options.map((option) => option.label);
  if (answer.kind === 'rules') return [...answer.rules, ...answer.options].map((one) => one.label);
  return [answer.unit, ...[...answer.bands, ...(answer.figures ?? []), ...(answer.flags ?? [])].map((one) => one.label)];
}

/** The edition's definitions whose term the check itself uses, in the edition's order. */
export function definitionsOf(edition: Edition, check: Check): Edition['definitions'] {
  const proofs = [check.proofs.declared, check.proofs.document, check.proofs.attested, check.proofs.clients?.says];
  const text = [check.title, check.question, ...wordsOf(check.answer), ...proofs].join(' ').toLowerCase();
  return edition.definitions.filter(({ term }) => text.includes(term.toLowerCase()));
}
