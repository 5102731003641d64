// The standard with an edition after the current one, made in memory, for tests of what happens when it comes.
import type { Standard } from '../../src/standard/load.ts';
import type { Check } from '../../src/standard/schema.ts';

type Changes = Readonly<Record<string, ((check: Check) => Check) | undefined>>;

/** Edition 2027.1 beside the current one: some checks are changed in it; without a change, they are gone. */
export function nextEdition({ current }: Standard, changes: Changes): Standard {
  const checks = current.edition.checks.flatMap((check) => (check.id in changes ? (changes[check.id]?.(structuredClone(check)) ?? []) : [check]));
  const areas = current.edition.areas.map((area) => ({ ...area, checks: area.checks.filter((id) => checks.some((check) => check.id === id)) }));
  const next = { ...current, edition: { ...current.edition, id: '2027.1', label: '2027.1', areas, checks } };
  return { editions: [current, next], current: next };
}

/** Asks something else. */
export const reworded = (check: Check): Check => ({ ...check, question: `${check.question} In writing?` });

/** Another part of its answer. */
export const withAnswer = (check: Check, change: object): Check => ({ ...check, answer: { ...check.answer, ...change } });
