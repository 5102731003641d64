// The questions to put to one provider: the checks that nobody knows or that are weak, heaviest for this owner first, in words. Pure.
import { readBrief, type BriefFinding } from '#engine/brief.ts';
import type { RankRow } from '#engine/columns.ts';
import type { Demands } from '#engine/demands.ts';
import { questionsToAsk } from '#engine/questions.ts';
import { counted, opening } from '#kernel/words.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Edition } from '#standard/schema.ts';
import { BECAUSE } from './entry-words.ts';
import type { Listing } from './listing.ts';

export interface InterviewQuestion {
  readonly check: string;
  /** The page of the check. */
  readonly href: string;
  readonly ask: string;
  /** Why it is asked, without a full stop: not answered, a weak answer. */
  readonly because: string;
  readonly goodAnswer: string;
  readonly redFlag: string;
}

export interface Interview {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly says: string;
  /** At most eight, heaviest for this owner first. */
  readonly questions: readonly InterviewQuestion[];
}

/** What is known of a firm that has told nothing: no check is answered. */
export const nothingKnown = (edition: Edition): BriefFinding[] =>
  edition.areas.flatMap(({ code, checks }) =>
    checks.map((check) => ({ check, area: code, outcome: 'unanswered' as const, points: 0, counted: 0, contested: false, falseAnswer: false, wouldNotSay: false })),
  );

function introOf(count: number, hasAnswered: boolean): string {
  if (!hasAnswered) return `It has told us nothing, so every check is open. These ${counted(count, 'question')} weigh most for you.`;
  if (count === 0) return 'None of its checks is open or weak. Ask to see the proof of the ones that matter most to you.';
  return `${opening(counted(count, 'check'))} that ${count === 1 ? 'is' : 'are'} open or weak, what weighs most for you first. Let them talk, and write down the figures.`;
}

/** The interview with one provider. `row` is its rank row; undefined while it is only listed. */
export function interviewOf({ slug, name, demonstration }: Listing, row: RankRow | undefined, demands: Demands, { edition, guidance }: LoadedEdition): Interview {
  const findings = row ? readBrief(edition, row.brief) : nothingKnown(edition);
  const questions = questionsToAsk(edition, demands, findings).map(({ check, reason }): InterviewQuestion => {
    const { meetingQuestion, goodAnswer, redFlag } = guidance[check]!;
    return { check, href: `/standard/${edition.id}/${check}`, ask: meetingQuestion, because: BECAUSE[reason], goodAnswer, redFlag };
  });
  return { slug, name, demonstration, says: introOf(questions.length, row !== undefined), questions };
}
