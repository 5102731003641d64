// Finding one's way in an edition: a check's area, its share of the whole, its neighbours, its definitions. Pure; reads no disk.
import type { AnswerRules } from './answer-schema.ts';
import type { LoadedEdition, Standard } from './load.ts';
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

function placesIn(edition: Edition): ReadonlyMap<string, Place> {
  const areas = edition.areas.map((area) => ({ area, weights: weightSum(edition, area) }));
  return new Map(
    edition.checks.flatMap((check, at) => {
      const found = areas.find(({ area }) => area.checks.includes(check.id));
      if (!found) return [];
      const share = (found.area.weight * check.weight) / found.weights;
      return [[check.id, { check, area: found.area, share, previous: edition.checks[at - 1], next: edition.checks[at + 1] }]];
    }),
  );
}

const kept = new WeakMap<Edition, ReadonlyMap<string, Place>>();

/**
 * Where a check stands in its edition; undefined where the edition has no such check. Worked out once for each edition, which never changes:
 * a provider's page asks for some hundred places.
 */
export function placeOf(edition: Edition, id: string): Place | undefined {
  const places = kept.get(edition) ?? placesIn(edition);
  kept.set(edition, places);
  return places.get(id);
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

/** The edition of this name; that of today where there is none. */
export const editionNamed = ({ editions, current }: Pick<Standard, 'editions' | 'current'>, id: string | undefined): LoadedEdition => editions.find((one) => one.edition.id === id) ?? current;
