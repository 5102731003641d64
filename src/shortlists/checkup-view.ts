// What the pages after the questions show of one checkup: read, judged, compared, in one value. Pure but for the directory in memory.
import { judgeCheckup, type CheckupAnswers, type CheckupJudgement } from '#engine/checkup.ts';
import type { Checkup, LeavingStep } from '#standard/checkup-schema.ts';
import { peersOf, type Peers } from './checkup-peers.ts';
import { carriedCheckup, checkupOrMend } from './checkup-query.ts';
import type { Directory } from './directory.ts';

export interface CheckupView {
  /** The answers in their one order, for links onward. */
  readonly query: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly judgement: CheckupJudgement;
  readonly peers: Peers;
  readonly leaving: readonly (LeavingStep & { readonly done: boolean })[];
}

const isDone = ({ had }: LeavingStep, answers: CheckupAnswers): boolean => had !== undefined && had.values.includes(answers[had.param] ?? '');

/** The result for this address, or the address where a wrong answer is mended. */
export function checkupView(query: URLSearchParams, checkup: Checkup, directory: Pick<Directory, 'rows' | 'version'>): CheckupView | { readonly mend: string } {
  const found = checkupOrMend(query, checkup);
  if ('mend' in found) return found;
  const { answers } = found.read;
  return {
    query: found.query,
    pairs: carriedCheckup(new URLSearchParams(found.query), checkup),
    judgement: judgeCheckup(checkup, answers),
    peers: peersOf(directory, checkup.loaded.edition),
    leaving: checkup.leaving.map((step) => ({ ...step, done: isDone(step, answers) })),
  };
}
