// What is posted to a decision by those whom it is about, and why it was not taken. Strict.
import { z } from 'zod';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import { agreeToDecision, appealDecision, sayToDecision, type AnswerProblem } from './answer-decision.ts';

const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Say something before publication, agree, or appeal. Words go with the first and the last. */
export const DecisionAnswer = z.strictObject({
  act: z.enum(['say', 'agree', 'appeal'], 'Choose what to do.'),
  text: z.string().max(4_000, 'Use at most 4,000 characters.').refine((typed) => !HIDDEN.test(typed), 'Leave out control characters; they cannot be stored.').optional(),
});

const PROBLEMS: Readonly<Record<AnswerProblem, string>> = {
  'not-yours': 'Only an owner of the firm’s desk may do this.',
  'not-heard': 'This was published or dropped meanwhile. Look at it again.',
  'too-late': 'The time for that is over.',
  'appealed-already': 'Somebody of your team has appealed already. There is one appeal.',
  'two-sides': 'Two firms are heard here. It is published on its day, whoever agrees.',
  'too-long': 'Together with what the other firm said that is too long. Say it in fewer words.',
  'not-open': 'There is nothing to appeal against here.',
};

/** Does it; gives what is wrong, or nothing where it is done. */
export async function answerDecision(app: Pick<App, 'db' | 'clock' | 'queue' | 'policy'>, viewer: SignedIn, id: string, { act, text }: z.output<typeof DecisionAnswer>): Promise<{ readonly field: string; readonly says: string } | undefined> {
  const words = text?.trim() ?? '';
  if (act !== 'agree' && words.length < 10) return { field: 'text', says: act === 'say' ? 'Write what is wrong with it, in a sentence or two.' : 'Write why it should be decided otherwise, in a sentence or two.' };
  const outcome = act === 'agree' ? await agreeToDecision(app, viewer, id) : act === 'say' ? await sayToDecision(app, viewer, id, words) : await appealDecision(app, viewer, id, words);
  return outcome.kind === 'done' ? undefined : { field: 'text', says: PROBLEMS[outcome.code] };
}
