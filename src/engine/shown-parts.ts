// The parts of a score bar as they are printed: one decimal each, adding up to what is printed above them (rule 15).
import { splitRounded, toOneDecimal } from './rounding.ts';
import type { Parts } from './score-types.ts';

/** `parts` with one decimal: the three that count add up to their rounded sum, all six to 100. */
export function shownParts(parts: Parts): Parts {
  const total = toOneDecimal(parts.attested + parts.document + parts.declared);
  const [attested, document, declared] = splitRounded([parts.attested, parts.document, parts.declared], total) as [number, number, number];
  const rest = toOneDecimal(100 - total);
  const [claimed, unanswered, missed] = splitRounded([parts.claimed, parts.unanswered, parts.missed], rest) as [number, number, number];
  return { attested, document, declared, claimed, unanswered, missed };
}
