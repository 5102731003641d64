// What an owner may put in to save something, and to have a link mailed. Strict, and without effects.
import { z } from 'zod';
import { Mailbox } from '#accounts/mailbox.ts';

/** No NUL (Postgres cannot hold it) and no other control character but tab and line breaks; in a name none at all. */
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const HIDDEN_IN_LINE = /[\u0000-\u001F\u007F]/;
const LEAVE_OUT = 'Leave out control characters; they cannot be stored.';

const Name = z.string('Give it a name.').max(80, 'Use at most 80 characters.').refine((text) => !HIDDEN_IN_LINE.test(text), LEAVE_OUT);
const Note = z.string().max(2_000, 'Use at most 2,000 characters.').refine((text) => !HIDDEN.test(text), LEAVE_OUT).optional();

/** Saves a need; with `list`, its shortlist of today too. The need itself stands in the address. */
export const SaveForm = z.strictObject({ name: Name, note: Note, list: z.boolean() });
export type SaveForm = z.infer<typeof SaveForm>;

/** One act on a saved need: another name and note, its list of today, or away with it. */
export const SavedForm = z.strictObject({ act: z.enum(['change', 'freeze', 'drop'], 'Choose what to do.'), name: Name.optional(), note: Note });

/** Keeps a firm with a note, or lets it go. `tell`: mail me when its facts change. */
export const KeepForm = z.strictObject({ act: z.enum(['keep', 'drop'], 'Choose what to do.'), note: Note, tell: z.boolean() });
export type KeepForm = z.infer<typeof KeepForm>;

/** Lets go of one thing in the list of what is saved: a need or a firm, by its id. */
export const DropForm = z.strictObject({ need: z.uuid().optional(), firm: z.uuid().optional() });

/** "Finish later": where the link goes. */
export const LaterForm = z.strictObject({ mailbox: Mailbox });
