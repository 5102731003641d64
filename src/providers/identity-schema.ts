// What people may put in to say who a firm is: an owner of its desk, or anybody. Strict, and without effects; what goes with which kind is judged by identity-rules.ts.
import { z } from 'zod';
import { parseDay } from '#kernel/time.ts';
import { IDENTITY_KINDS } from './team-terms.ts';

const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const HIDDEN_IN_LINE = /[\u0000-\u001F\u007F]/;
const LEAVE_OUT = 'Leave out control characters; they cannot be stored.';
const SAY = 'Say what happened, in a sentence or two.';
const line = z.string().max(200, 'Use at most 200 characters.').refine((text) => !HIDDEN_IN_LINE.test(text), LEAVE_OUT).optional();

const PARTS = {
  kind: z.enum(IDENTITY_KINDS, 'Choose what changed.'),
  newWords: line,
  /** Another firm, by its name, slug or the address of its page. */
  other: line,
  happenedOn: z.string().refine((text) => parseDay(text) !== undefined, 'Write the day like 2026-11-24.').optional(),
  says: z.string(SAY).refine((text) => text.trim().length >= 10, SAY).refine((text) => text.length <= 4_000, 'Use at most 4,000 characters.').refine((text) => !HIDDEN.test(text), LEAVE_OUT),
  link: z.url({ protocol: /^https?$/, error: 'Write an address like https://firm.com/news.' }).max(1_000, 'Use at most 1,000 characters.').optional(),
};

/** As the desk posts it. */
export const DeclareForm = z.strictObject(PARTS);

/** Takes back what was said and is not decided. */
export const DropChangeForm = z.strictObject({ drop: z.uuid('Choose what to take back.') });

/** As anybody posts it. */
export const ChallengeForm = z.strictObject({ ...PARTS, contact: z.email('Write an e-mail address like name@example.com, or leave it empty.').max(254, 'Use at most 254 characters.').optional() });
