// What is posted to add evidence, and why it was not added. Strict, and without effects.
import { z } from 'zod';
import { parseDay, type Day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import type { AttachProblem } from './attach-evidence.ts';
import { MOST_EVIDENCE } from './attach-evidence.ts';
import { lastDayToSend } from './close-asked.ts';
import type { EvidenceRow } from './desk-facts.ts';
import { READ_PROOF_KINDS } from './terms.ts';

const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const isLink = (text: string): boolean => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && new URL(text).username === '' && /\.[a-z]/i.test(new URL(text).hostname);
const date = (says: string) => z.string(says).refine((typed) => parseDay(typed) !== undefined, 'Write the day like 2026-11-24.').transform((typed) => typed as Day);

export const EvidenceForm = z.strictObject({
  act: z.enum(['add', 'withdraw'], 'Choose what to do.'),
  kind: z.enum(READ_PROOF_KINDS, 'Choose what kind of proof it is.').optional(),
  rule: z.string().max(60).optional(),
  forClaim: z.boolean(),
  paper: z.string().max(60).optional(),
  link: z.string().max(1_000, 'Use at most 1,000 characters.').refine(isLink, 'Write a whole address, like https://harbour-it.com/terms.').optional(),
  datedOn: date('Write the day that stands on it.').optional(),
  untilOn: date('').optional(),
  note: z.string().max(2_000, 'Use at most 2,000 characters.').refine((typed) => !HIDDEN.test(typed), 'Leave out control characters; they cannot be stored.').optional(),
  evidence: z.uuid().optional(),
});

export const ATTACH_PROBLEMS: Readonly<Record<AttachProblem, { readonly field: string; readonly says: string }>> = {
  'not-member': { field: 'kind', says: 'You are no longer in the team of this firm. Nothing was kept.' },
  'not-allowed': { field: 'kind', says: 'This check does not take that kind of proof.' },
  'too-many': { field: 'file', says: `Six pieces wait for this check, or ${MOST_EVIDENCE.firm} for all. Take one back first.` },
  'nothing-to-prove': { field: 'kind', says: 'Answer the check first; then there is something to prove.' },
  'day-to-come': { field: 'datedOn', says: 'That day is still to come. Write the day that stands on the paper.' },
};

const STATES = {
  draft: 'Goes to a moderator when the area is published',
  waiting: 'With our checkers',
  asked: 'We asked again: look into your mail, and send more',
  accepted: 'Accepted',
  refused: 'Refused: the reason is in your mail',
  withdrawn: 'Taken back',
} as const;

/** Where a piece of evidence stands, for its team; what we asked for again with the last day to send it. `days` are those of the policy. */
export const evidenceWords = ({ state, askedAt }: Pick<EvidenceRow, 'state' | 'askedAt'>, days: number): string => `${STATES[state]}${state === 'asked' && askedAt ? ` by ${fullDate(lastDayToSend(askedAt, days))}` : ''}`;
