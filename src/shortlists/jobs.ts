// The jobs that this room asks for, by name. What answers them stands in worker.ts.
import { MAIL_TRIES } from '#accounts/jobs.ts';
import type { Job } from '#platform/queue.ts';

/** Firms that this account keeps are not what they were. The job names account and day; what to say stands in a row that goes with the account. */
export const SAVED_FIRMS_CHANGED = (account: string, day: string): Job => ({ name: 'saved-firms-changed', payload: { id: account, day }, tries: MAIL_TRIES });

/**
 * Somebody wants to finish the questions later. The answers stand in the job alone: it goes when the mail is sent, and a try more than other mails
 * have is the one that finds it too old and lets it go (later-mail.ts).
 */
export const LATER_ASKED = (wish: { readonly mailbox: string; readonly query: string; readonly askedAt: string }): Job => ({ name: 'later-asked', payload: wish, tries: MAIL_TRIES + 1 });
