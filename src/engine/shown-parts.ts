// The parts of a score bar as they are printed: one decimal each, adding up to what is printed above them (rule 15).
import { splitRounded, toOneDecimal, toShown } from './rounding.ts';
import type { Parts } from './score-types.ts';

/**
 * `parts` with one decimal: the three that count add up to their sum as it is printed, all six to 100. `limits` are those that the printed
 * sum may not seem to reach (rule 1); points of one check have none.
 */
export function shownParts(parts: Parts, limits: readonly number[] = []): Parts {
  const total = toShown(parts.attested + parts.document + parts.declared, limits);
  const [attested, document, declared] = splitRounded([parts.attested, parts.document, parts.declared], total) as [number, number, number];
  const rest = toOneDecimal(100 - total);
  const [claimed, unanswered, missed] = splitRounded([parts.claimed, parts.unanswered, parts.missed], rest) as [number, number, number];
  return { attested, document, declared, claimed, unanswered, missed };
}
