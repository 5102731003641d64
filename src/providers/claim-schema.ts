// What people may put in to claim a firm, to add one, and to keep a team. Strict, and without effects.
import { z } from 'zod';
import { Mailbox } from '#accounts/mailbox.ts';
import { TEAM_ROLES } from './team-terms.ts';

/** Control characters, and those that turn the direction of writing. */
const HIDDEN = /[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const line = (missing: string) => z.string(missing).max(200, 'Use at most 200 characters.').refine((text) => !HIDDEN.test(text), 'Leave out control characters; they cannot be stored.');

/** One of the ways on the page of a claim. */
export const ClaimForm = z.strictObject({
  act: z.enum(['mail', 'record', 'moderator', 'drop'], 'Choose a way.'),
  mailbox: Mailbox.optional(),
  ground: z.string().max(2_000, 'Use at most 2,000 characters.').refine((text) => !text.includes('\0'), 'Leave out control characters; they cannot be stored.').optional(),
});

/** A firm that is not listed. `sure`: the asker saw the firms that look like it. */
export const AddForm = z.strictObject({
  name: line('Write the name of the firm.'),
  legalName: line('Write the legal name, as it stands in the register of companies.').optional(),
  website: line('Write the address of its website.'),
  zip: z.string('Write the ZIP of its office.').regex(/^\d{5}$/, 'Write a ZIP of five digits.'),
  sure: z.boolean(),
});

/** Invites somebody, or changes one member or invitation by its id. */
export const TeamForm = z.strictObject({
  act: z.enum(['invite', 'withdraw', 'owner', 'editor', 'remove', 'give-back'], 'Choose what to do.'),
  mailbox: Mailbox.optional(),
  role: z.enum(TEAM_ROLES, 'Choose what they may do.').optional(),
  who: z.uuid().optional(),
  sure: z.string().max(40).optional(),
});

/** Says yes or no to an invitation. */
export const InvitationForm = z.strictObject({ invitation: z.uuid(), answer: z.enum(['yes', 'no']) });
