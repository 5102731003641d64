// Random checks in words: what a desk says of an answer that was drawn, and what became of the answers of a draw. Pure.
import type { Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { Check } from '#standard/schema.ts';
import type { EvidenceRow } from './desk-facts.ts';
import type { drawnAnswers } from './draw-tables.ts';
import { DRAWN_STATES, type DrawnState } from './terms.ts';

type Drawn = Pick<typeof drawnAnswers.$inferSelect, 'checkId' | 'rule' | 'dueOn'>;

const ruleLabel = ({ answer }: Check, rule: string): string => (answer.kind === 'rules' ? answer.rules.find((one) => one.id === rule)?.label : undefined) ?? rule;

/** A check, and its rule where it is answered by rules: Who holds the keys (SEC-02), HIPAA. */
export const lineWords = (check: Check, rule: string | null): string => `${check.title} (${check.id})${rule === null ? '' : `, ${ruleLabel(check, rule)}`}`;

/** What the desk says of each open answer that was drawn for one check. */
export function drawnWords(check: Check, drawn: readonly Drawn[], evidence: readonly EvidenceRow[]): string[] {
  return drawn
    .filter((one) => one.checkId === check.id)
    .map(({ rule, dueOn }) => {
      const waits = evidence.some((one) => one.checkId === check.id && one.rule === rule && !one.forClaim && one.state === 'waiting');
      const ofRule = rule === null ? '' : ` for ${ruleLabel(check, rule)}`;
      return waits ? `Drawn: your proof${ofRule} is with our checkers.` : `Drawn: send fuller proof${ofRule} by ${fullDate(dueOn as Day)}.`;
    });
}

/** What became of an answer, after a count: 3 backed by proof. */
const BECAME: Readonly<Record<DrawnState, string>> = { asked: 'asked for proof', backed: 'backed by proof', changed: 'changed or taken back', ended: 'ended, because nothing came', over: 'over with the edition' };

/** What became of the answers of a draw: “2 backed by proof, 1 ended, because nothing came”. */
export const becameWords = (states: Readonly<Partial<Record<DrawnState, number>>>): string => DRAWN_STATES.flatMap((state) => (states[state] ? [`${states[state]} ${BECAME[state]}`] : [])).join('; ');
