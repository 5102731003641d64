// What this room says to people: why a link or a code did not work, and how somebody signed in. Pure.
import type { LinkProblem } from './use-link.ts';
import type { Strength } from './terms.ts';

/** The status to answer with, and the sentence. */
export const LINK_PROBLEMS: Readonly<Record<LinkProblem, { readonly status: number; readonly says: string }>> = {
  'no-such-link': { status: 404, says: 'This link or code does not work here. Your mail program may have cut it off, or a newer mail took its place.' },
  used: { status: 410, says: 'This link was used already. Each works once.' },
  'too-late': { status: 410, says: 'This link is too old. Each works for 15 minutes.' },
  'code-wanted': { status: 422, says: 'Type the code from the mail.' },
  'wrong-code': { status: 422, says: 'That is not the code in the mail. Look again: it has eight letters and digits.' },
  'no-tries': { status: 410, says: 'The code was wrong five times, so the link stopped working.' },
};

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = { mailbox: 'by a link in a mail', passkey: 'with a passkey' };
