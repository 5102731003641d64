// A decision as those read it whom it is about: what it does, until when they may say something. Pure.
import { addDays, dayOf, type Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { Policy } from '#standard/policy-schema.ts';
import type { decisions } from './tables.ts';

type Row = typeof decisions.$inferSelect;

/** The last day on which an appeal is taken; undefined where none can be: what was decided on an appeal, or changes nothing. */
export function appealEnd({ subject, decision, effectAt }: Pick<Row, 'subject' | 'decision' | 'effectAt'>, { limits }: Pick<Policy, 'limits'>): Day | undefined {
  if (subject === 'appeal' || subject === 'fact-check' || decision === 'no-change' || effectAt === null) return undefined;
  return addDays(dayOf(effectAt), limits.appeal.count);
}

const ON_ANSWER: Partial<Record<Row['decision'], string>> = {
  correct: 'Your answer counts as unanswered. You may answer anew at any time.',
  'false-answer': 'The check counts nothing for 12 months. For as long, what you only declare earns no more than the worst answer would, and a dated note stands on your page.',
  remove: 'Your comment beside the answer is not shown. A note says when, and under which clause.',
};
const ON_FACT: Partial<Record<Row['decision'], string>> = {
  correct: 'This fact of your profile counts no more, and is not shown. You may enter it anew.',
  'false-answer': 'This fact of your profile is marked as false for 12 months, and counts as if you would not say.',
};

const ON_IDENTITY: Partial<Record<Row['decision'], string>> = {
  correct: 'The change stands on the page of the firm with its day, and what it was before stays there too.',
  join: 'The two count as one: what the other firm answered, its proofs, its marks and its first day go along with their own dates, and its page leads to the firm that goes on.',
};

/** What it changes on the firm's page, as a sentence; undefined where nothing changes. */
export function doesWhat({ subject, decision, checkId, correction }: Pick<Row, 'subject' | 'decision' | 'checkId' | 'correction'>): string | undefined {
  if (subject === 'claim' && decision === 'claim-grant') return 'Somebody else speaks for the firm beside you. Nobody of your team can be taken out for 30 days.';
  if (subject === 'evidence' && decision === 'refuse') return 'The proof does not count. Your answer stays as it was.';
  if (subject === 'report' && decision === 'remove' && checkId === null) return 'Your firm is taken off the list. Its address says when, and under which clause.';
  if (subject === 'identity') return ON_IDENTITY[decision];
  return (correction ? ON_FACT : ON_ANSWER)[decision];
}

/** Where a decision stands, as a sentence for those whom it is about. */
export function stateWords({ state, publishesOn, agreedAt }: Pick<Row, 'state' | 'publishesOn' | 'agreedAt'>): string {
  if (state === 'heard') return agreedAt ? 'You agreed; it is being published.' : `Not published yet. You see it first; it is published on ${fullDate(publishesOn as Day)}.`;
  if (state === 'dropped') return 'Dropped after you were heard. Nothing was published.';
  return state === 'reversed' ? 'Changed on appeal.' : 'It has taken effect.';
}
