// What people may put in to sign in and to keep their account. Strict, and without effects.
import { z } from 'zod';
import { Mailbox } from './mailbox.ts';

/** "Send me a link". `next` was put there by our own page, and is judged again where it is used. */
export const LinkForm = z.strictObject({ mailbox: Mailbox, next: z.string().max(8_192).optional() });

/** The code from a mail; what it is worth is told by the verb. */
export const CodeForm = z.strictObject({ code: z.string().max(60, 'The code has eight letters and digits.').optional() });

/** Ends one session, or all but this. */
export const EndForm = z.strictObject({ session: z.union([z.uuid(), z.literal('others')], 'Choose which session to end.') });

/** Another mailbox for the account. */
export const MailboxForm = z.strictObject({ mailbox: Mailbox });

/** The account is erased only where its owner writes the word. */
export const EraseForm = z.strictObject({ sure: z.literal('erase', 'Type the word erase to go on.') });

/** A new passkey with its name, or one to remove. */
export const PasskeyForm = z.strictObject({
  name: z.string().max(60, 'Use at most 60 characters.').optional(),
  enrolment: z.string().max(60, 'Use at most 60 characters.').optional(),
  answer: z.string().max(60_000).optional(),
  remove: z.string().max(1_400).optional(),
});
