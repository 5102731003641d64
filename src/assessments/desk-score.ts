// The numbers above a checklist, in words. Pure; the sentences are those of the public page.
import { opening } from '#kernel/words.ts';
import type { Parts } from '#engine/score-types.ts';
import { shownParts } from '#engine/shown-parts.ts';
import type { LoadedEdition } from '#standard/load.ts';
import type { Grade } from '#standard/schema.ts';
import type { DeskFacts } from './desk-facts.ts';
import { answeredWords, scoreWords } from './number-words.ts';
import { capsInWords, gradeInWords } from './wording.ts';

export interface DeskScoreView {
  readonly grade: Grade | undefined;
  readonly gradeSays: string;
  readonly shown: string;
  readonly claimed: string;
  readonly answered: string;
  readonly parts: Parts;
  /** With all drafts published: the number, where it differs. */
  readonly drafted: string | undefined;
  readonly caps: readonly { readonly says: string; readonly lift: readonly { readonly id: string; readonly title: string; readonly because: string | undefined }[] }[];
}

/** Today's score, and what all drafts would make of it. */
export function deskScore({ edition }: LoadedEdition, { today, withDrafts, drafts, claims }: DeskFacts): DeskScoreView {
  const { scoring } = edition;
  const isDrafted = drafts.length > 0 || claims.some((claim) => claim.state === 'draft');
  return {
    grade: today.score.grade,
    gradeSays: gradeInWords(today.score, scoring),
    shown: scoreWords(today.score.shown, scoring),
    claimed: scoreWords(today.score.claimed, scoring),
    answered: answeredWords(today.score.answered, scoring),
    parts: shownParts(today.score.parts),
    drafted: isDrafted ? scoreWords(withDrafts.score.shown, scoring) : undefined,
    caps: capsInWords(today.score, today.findings, edition).map(({ effect, reason, checks }) => ({ says: `${opening(effect)}. ${reason}.`, lift: checks })),
  };
}
