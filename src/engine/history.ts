// Which of a provider's answers to one question may count, and with which proofs (rule 32). Knows no factor and no clock.
import type { Day } from '#kernel/time.ts';
import type { Answer, Proof } from './facts.ts';
import type { Judged } from './points.ts';

/** An answer that may count, with the proofs that stand behind it: its own, and those that carried over. */
export interface Candidate {
  readonly given: Day;
  readonly points: number;
  readonly unlessAttested?: number;
  readonly value?: number;
  readonly choice?: number;
  readonly proofs: readonly Proof[];
}

/** A claim that the check does not apply, with the papers for it. */
export interface Claim {
  readonly claimed: Day;
  readonly proofs: readonly Proof[];
}

export interface History {
  /** In order of time. The last is the live answer; none has more points than it. */
  readonly candidates: readonly Candidate[];
  /** The last answer chose an option that makes the check not applicable. */
  readonly claim?: Claim;
  /** It had said something, and now says nothing (rule 27). */
  readonly takenBack: boolean;
  /** The day of the last answer, whatever it says. */
  readonly last?: Day;
}

const isSame = (a: Candidate, b: Candidate): boolean => a.value === b.value && a.choice === b.choice && a.points === b.points;

/**
 * A new answer beside the earlier ones. One with more points falls away and leaves its proofs to the new answer, which they prove all the
 * more; the same answer given again keeps its proofs and takes the new day; any other stays, with its own proofs and its own clock.
 */
function addCandidate(earlier: readonly Candidate[], fresh: Candidate): Candidate[] {
  const absorbed = earlier.filter((one) => one.points > fresh.points || isSame(one, fresh));
  const proofs = [...absorbed.flatMap((one) => one.proofs), ...fresh.proofs];
  return [...earlier.filter((one) => !absorbed.includes(one)), { ...fresh, proofs }];
}

/**
 * Walks the answers in time up to `asOf`. What was given up to `refused`, the day on which the provider said that it would not say, is
 * taken back. An answer that a change of fact has ended takes all before it along; so does one that says nothing.
 */
export function walkAnswers(answers: readonly Answer[], judge: (answer: Answer) => Judged, asOf: Day, refused: Day | undefined): History {
  const isRefused = refused !== undefined && refused <= asOf;
  const standing = answers.filter((answer) => answer.given <= asOf && !(isRefused && answer.given <= refused));
  let history: History = { candidates: [], takenBack: isRefused };
  for (const answer of standing.toSorted((a, b) => (a.given < b.given ? -1 : a.given > b.given ? 1 : 0))) {
    const judged = judge(answer);
    const { given, proofs } = answer;
    const saidSomething = history.candidates.length > 0 || history.claim !== undefined;
    if (answer.ended !== undefined && answer.ended <= asOf) history = { candidates: [], takenBack: false, last: given };
    else if (judged.says === 'nothing') history = { candidates: [], takenBack: history.takenBack || saidSomething, last: given };
    else if (judged.says === 'not-applicable') {
      // Given again, it keeps its papers, as any answer does.
      const papers = [...(history.claim?.proofs ?? []), ...proofs];
      history = { candidates: [], claim: { claimed: given, proofs: papers }, takenBack: false, last: given };
    } else {
      const { says: _, ...judgement } = judged;
      history = { candidates: addCandidate(history.candidates, { given, proofs, ...judgement }), takenBack: false, last: given };
    }
  }
  return history;
}
