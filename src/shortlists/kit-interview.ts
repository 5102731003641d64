// The questions to put to one provider: the checks that nobody knows or that are weak, heaviest for this owner first, then what rests on a word, in words. Pure.
import { readBrief, type BriefFinding } from '#engine/brief.ts';
import type { RankRow } from '#engine/columns.ts';
import type { Demands } from '#engine/demands.ts';
import { questionsToPut } from '#engine/questions.ts';
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

/** Why a check is asked about on its word, and what to ask for. */
const ON_WORD = 'on its word alone: ask to see the proof';

function introOf(open: number, onWord: number, hasAnswered: boolean): string {
  if (!hasAnswered) return `It has told us nothing, so every check is open. These ${counted(open, 'question')} weigh most for you.`;
  if (open + onWord === 0) return 'All its answers are strong and proven. Ask to see the papers of the ones that matter most to you.';
  const first = open > 0 ? [`${opening(counted(open, 'check'))} that ${open === 1 ? 'is' : 'are'} open or weak`] : [];
  const then = onWord > 0 ? [`${counted(onWord, 'answer')} that ${onWord === 1 ? 'rests' : 'rest'} on its word alone`] : [];
  return `${opening([...first, ...then].join(', then '))}, what weighs most for you first. Let them talk, and write down the figures.`;
}

/** The interview with one provider. `row` is its rank row; undefined while it is only listed. */
export function interviewOf({ slug, name, demonstration }: Listing, row: RankRow | undefined, demands: Demands, { edition, guidance }: LoadedEdition): Interview {
  const findings = row ? readBrief(edition, row.brief) : nothingKnown(edition);
  const put = questionsToPut(edition, demands, findings);
  const onWord = put.filter(({ reason }) => reason === 'word').length;
  const questions = put.map(({ check, reason }): InterviewQuestion => {
    const { meetingQuestion, goodAnswer, redFlag } = guidance[check]!;
    return { check, href: `/standard/${edition.id}/${check}`, ask: meetingQuestion, because: reason === 'word' ? ON_WORD : BECAUSE[reason], goodAnswer, redFlag };
  });
  return { slug, name, demonstration, says: introOf(put.length - onWord, onWord, row !== undefined), questions };
}
