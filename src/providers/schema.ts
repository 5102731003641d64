// What people and files may put in: reports by strangers, and the note beside a list. Strict, and without effects.
import { z } from 'zod';
import { SUBJECT_SLUGS } from './profile-subjects.ts';
import { CASE_KINDS } from './terms.ts';

/** No NUL (Postgres cannot hold it) and no other control character but tab and line breaks. */
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const MISSING = 'Write what is wrong, in a sentence or two.';

const Check = z.string().regex(/^[A-Z]{3}-[0-9]{2}$/, 'Choose the check from the list.').optional();

/** The form by which anybody reports a wrong fact or asks for a listing to be taken down. */
export const CaseReport = z.strictObject({
  kind: z.enum(CASE_KINDS, 'Choose what you want to report.'),
  /** Whose answer it is about; with kind answer, and only there. */
  check: Check,
  text: z
    .string(MISSING)
    .refine((text) => text.trim().length >= 10, MISSING)
    .refine((text) => text.length <= 4000, 'Use at most 4,000 characters.')
    .refine((text) => !HIDDEN.test(text), 'Leave out control characters; they cannot be stored.'),
  /** Left out where the reporter wants no answer. */
  contact: z
    .email('Write an e-mail address like name@example.com, or leave it empty.')
    .max(254, 'Use at most 254 characters.')
    .optional(),
});
export type CaseReport = z.infer<typeof CaseReport>;

const { kind, check, text, contact } = CaseReport.shape;

/** The same as it is posted: with the firm as the reporter names it. */
export const ReportDraft = z.strictObject({ kind, check, provider: z.string().max(200, 'Use at most 200 characters.').optional(), text, contact });

/** Says a subject of a profile again, as the list of subjects shows it. `seen` is judged by the verb. */
export const RenewForm = z.strictObject({ again: z.enum(SUBJECT_SLUGS, 'Choose what is still true.'), seen: z.string().optional() });

/** `<list>.yaml` beside `<list>.csv`: where the list is from. Every firm of the list carries this source and its day. */
export const ListingNote = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/),
  /** Completes "found in …", as: a public list of federal IT contractors. */
  says: z.string().min(1).max(200),
  publisher: z.string().min(1).max(200),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  licence: z.string().max(200).optional(),
  url: z.url().optional(),
  /** Hosts of the list's own site: an address there is no website of a firm. */
  ownHosts: z.array(z.string()).default([]),
});
export type ListingNote = z.infer<typeof ListingNote>;
