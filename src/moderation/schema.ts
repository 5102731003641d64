// What a moderator may put in. Strict, and without effects.
import { z } from 'zod';
import { READ_PROOF_KINDS } from '#assessments/terms.ts';
import { parseDay } from '#kernel/time.ts';
import { DECISIONS } from '#standard/policy-schema.ts';

const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const words = (most: number, missing: string) => z.string(missing).max(most, `Use at most ${most.toLocaleString('en-US')} characters.`).refine((typed) => typed.trim().length >= 10, missing).refine((typed) => !HIDDEN.test(typed), 'Leave out control characters; they cannot be stored.');
const date = (missing: string) => z.string(missing).refine((typed) => parseDay(typed) !== undefined, 'Write the day like 2026-11-24.');

/** A decision, or one of the acts beside it. What goes with accept is asked for where that is chosen. */
export const CaseForm = z.strictObject({
  act: z.enum(['decide', 'undo', 'aside', 'take'], 'Choose what to do.'),
  decision: z.enum(DECISIONS, 'Choose a decision.').optional(),
  clause: z.string('Choose the clause.').regex(/^M-[1-9]\d*$/, 'Choose the clause.').optional(),
  reason: words(2_000, 'Say in a sentence why. The provider gets it word for word.').optional(),
  kind: z.enum(READ_PROOF_KINDS, 'Choose what kind of proof it is.').optional(),
  datedOn: date('Write the proof’s own day.').optional(),
  untilOn: date('').optional(),
  checked: words(1_000, 'Say what you looked at, without naming anybody. It is public.').optional(),
  /** Of a report about a fact: which one, and what is right. */
  fact: z.string().max(40).optional(),
  value: z.string().max(500, 'Use at most 500 characters.').refine((typed) => !HIDDEN.test(typed), 'Leave out control characters; they cannot be stored.').optional(),
  decisionId: z.uuid().optional(),
});
