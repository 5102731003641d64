// Which proofs stand behind an answer of a fictional firm, and their days: fresh, about to lapse, in their grace time, lapsed. Pure.
import type { ReadProof } from '#assessments/publish-answers.ts';
import { addDays, addMonths, earlier, type Day } from '#kernel/time.ts';
import type { Check } from '#standard/schema.ts';
import type { Dice } from './dice.ts';
import type { Firm } from './firms.ts';

/** Checks for which even a small firm can show something attested: a certificate, a policy, a published contract. */
const EASILY_ATTESTED = new Set(['IND-06', 'SEC-03', 'PRC-01', 'PRC-02', 'PRC-03', 'EXT-01', 'EXT-02', 'SVC-01']);

export interface Paper {
  readonly kind: 'document' | 'attested';
  readonly days: { readonly date: Day; readonly checkedOn: Day; readonly until?: Day };
}

function kindFor(check: Check, firm: Firm, dice: Dice): Paper['kind'] | undefined {
  const { papers, attested } = firm;
  const chance = EASILY_ATTESTED.has(check.id) ? attested * 1.6 : attested;
  if (check.proofs.attested && dice.chance(chance)) return 'attested';
  return check.proofs.document && dice.chance(papers) ? 'document' : undefined;
}

/** A few papers are old: past their last valid day by some weeks, which counts one kind lower, or by more than the grace. */
function paperDate(given: Day, months: number, dice: Dice, asOf: Day): Day {
  if (dice.chance(0.05)) return addDays(addMonths(asOf, -months), -dice.whole(5, 150));
  if (dice.chance(0.025)) return addDays(addMonths(asOf, -months), -dice.whole(185, 260));
  return addDays(given, -dice.whole(0, 45));
}

/** The proofs of an answer given on `given`: none, one, or a document beside something attested. Only what is true can be shown. */
export function papersFor(check: Check, firm: Firm, given: Day, dice: Dice, asOf: Day): Paper[] {
  const kind = kindFor(check, firm, dice);
  if (!kind) return [];
  const date = earlier(paperDate(given, check.valid.months, dice, asOf), given);
  const until = check.id === 'IND-06' ? { until: addDays(addMonths(date, 12), -1) } : {};
  const paper = (of: Paper['kind']): Paper => ({ kind: of, days: { date, checkedOn: earlier(addDays(given, dice.whole(1, 12)), asOf), ...until } });
  return kind === 'attested' && check.proofs.document && dice.chance(0.4) ? [paper('document'), paper('attested')] : [paper(kind)];
}

/** A paper as it is stored. Its words come from the check itself: what such a proof must be. */
export const readProof = (check: Check, { kind, days }: Paper): ReadProof => ({ kind, ...days, checkedBy: 'demonstration', checked: check.proofs[kind] ?? check.notApplicable?.paper ?? check.title });
