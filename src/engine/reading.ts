// One check of one provider, read: its answers and what they are worth, before not applicable is ruled on.
import type { Day } from '#kernel/time.ts';
import type { Check } from '#standard/schema.ts';
import { markHolds } from './clock.ts';
import type { Answer, CheckFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import { walkAnswers, type Claim, type History } from './history.ts';
import { floorOf, judgeAnswer } from './points.ts';
import { bestStanding, clientsWord, standingsOf, type Standing } from './standing.ts';

/** The answers to one question: the check's own, or those of one rule of it. */
export interface Line {
  readonly rule?: string;
  readonly history: History;
  readonly standings: readonly Standing[];
  readonly best: Standing | undefined;
}

export interface Reading {
  readonly check: Check;
  readonly floor: number;
  /** One, or one for each rule in the order as printed. */
  readonly lines: readonly Line[];
  /** The line that counts: the rule with the best product (rule 31); undefined where nothing stands. */
  readonly counts: Line | undefined;
  readonly contested: boolean;
  readonly isFalse: boolean;
  /** A claim that the check does not apply, made after every answer. */
  readonly claim: Claim | undefined;
}

function bestLine(lines: readonly Line[]): Line | undefined {
  const best = bestStanding(lines.flatMap((line) => line.best ?? []));
  return best && lines.find((line) => line.best === best);
}

/** The claim stands while no answer was given after it and it was not taken back; then the answers before it count no more. */
function standingClaim(lines: readonly Line[], facts: CheckFacts, asOf: Day, refused: Day | undefined): Claim | undefined {
  const last = lines.map((line) => line.history.last ?? '').toSorted().at(-1) ?? '';
  const { notApplicable } = facts;
  const chosen = lines.map((line) => line.history.claim).find((claim) => claim !== undefined);
  const stands = notApplicable && notApplicable.claimed <= asOf && notApplicable.claimed >= last && !(refused && notApplicable.claimed <= refused);
  if (!stands) return chosen;
  return { claimed: notApplicable.claimed, proofs: [...notApplicable.proofs, ...(chosen?.proofs ?? [])] };
}

/** Reads what is known of a provider about `check`. A check that nothing is known of reads like one without answers. */
export function readCheck(check: Check, facts: CheckFacts, frame: Frame): Reading {
  const { asOf, scoring } = frame;
  const refused = facts.wouldNotSay !== undefined && facts.wouldNotSay <= asOf ? facts.wouldNotSay : undefined;
  const floor = floorOf(check, scoring.floor);
  const word = clientsWord(check, facts.clients, frame);
  const judge = (answer: Answer) => judgeAnswer(check, answer, frame.inflation, floor);
  const readLine = (answers: readonly Answer[]) => {
    const history = walkAnswers(answers, judge, asOf, refused);
    const standings = standingsOf(history.candidates, check, frame, word);
    return { history, standings, best: bestStanding(standings) };
  };
  const lines: Line[] =
    check.answer.kind === 'rules'
      ? check.answer.rules.map(({ id }) => ({ rule: id, ...readLine(facts.rules?.[id] ?? []) }))
      : [readLine(facts.answers)];
  const claim = standingClaim(lines, facts, asOf, refused);
  const counts = claim ? undefined : bestLine(lines);
  const isFalse = markHolds(facts.falseFound, scoring.falseAnswerMonths, asOf);
  return { check, floor, lines, counts, contested: counts !== undefined && word.contested, isFalse, claim };
}
